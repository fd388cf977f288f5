import { problemText, refusalText } from '../../src/admin/texts/problemText.ts';
import { fetchInWords } from '../../src/admin/refusalsInWords.ts';
import { inWords } from '../../src/domain/workflow/moveWords.ts';
import { languages, type Language } from '../../src/domain/languages.ts';
import { rules, type Params, type Rule } from '../../src/domain/rules/rules.ts';
import { ruleWords } from '../../src/domain/rules/ruleWords.ts';
import { problemsOfPayload } from '../../collections/shared/payloadProblems.ts';

const namesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

describe.each(rules)('the rule %s', (rule) => {
  const labels = ruleWords[rule];

  it('has a sentence of its own in each language, with the same parameters', () => {
    for (const language of languages) {
      expect(labels[language].trim()).not.toBe('');
      expect(namesIn(labels[language])).toEqual(namesIn(labels.en));
    }
    expect(new Set(languages.map((language) => labels[language])).size).toBe(3);
    expect(labels.ru).toMatch(/[а-яё]/i);
    expect(labels.az).not.toMatch(/[а-яё]/i);
    expect(labels.az + labels.ru).not.toMatch(/\b(the|this|has to|story)\b/i);
  });

  it('shows no key and no brace, whether or not its parameters are given', () => {
    const given: Params = Object.fromEntries(namesIn(labels.en).map((name) => [name, '7']));
    for (const language of languages)
      for (const params of [{}, given]) {
        const said = inWords(labels, params, language);
        expect(said).not.toMatch(/[{}[\]]|undefined/);
        expect(said).not.toMatch(/\b[a-z]+_[a-z]+\b|[a-z]+[A-Z][a-z]+/);
        expect(said).toMatch(/[.!?a-zа-яёəğıöşü/]$/i);
      }
  });
});

type Case = [path: string, rule: Rule, params: Params, az: string, ru: string];
const cases: Case[] = [
  ['names.az', 'required', {}, 'Bu lazımdır.', 'Это нужно заполнить.'],
  ['headline', 'required', {}, 'Başlıq lazımdır.', 'Нужен заголовок.'],
  ['slug', 'unique', {}, 'Bu slaq tutulub.', 'Такой слаг занят.'],
  ['email', 'unique', {}, 'Bu, başqasında artıq var.', 'Такое уже есть у другого.'],
  [
    'id',
    'in-use',
    { count: 3 },
    'Bu hələ istifadə olunur: 3. Əvvəlcə oradan çıxarın.',
    'Это ещё используется: 3. Сначала уберите оттуда.',
  ],
  ['state', 'read-only', {}, 'Bunu burada dəyişmək olmaz.', 'Это здесь не меняют.'],
  ['edits.wing', 'unknown-field', { name: 'wing' }, 'Burada belə sahə yoxdur: wing.', 'Здесь нет такого поля: wing.'],
  [
    'baseVersion',
    'stale',
    { version: 12 },
    'Bu arada başqası saxlayıb; indiki versiya: 12. Yenidən yükləyin.',
    'Тем временем сохранил кто-то другой; сейчас версия 12. Загрузите заново.',
  ],
  [
    'password',
    'length',
    { least: 12, most: 256 },
    'Uzunluğu uyğun gəlmir: 12–256 işarə.',
    'Длина не подходит: от 12 до 256 знаков.',
  ],
  [
    'headline',
    'too-long',
    { most: 250, length: 311 },
    'Çox uzundur: ən çoxu 250 işarə, burada 311.',
    'Слишком длинно: не больше 250 знаков; здесь 311.',
  ],
  ['headline', 'too-long', {}, 'Çox uzundur.', 'Слишком длинно.'],
  ['edits', 'too-large', { most: '4 MB' }, 'Bu çox böyükdür: ən çoxu 4 MB.', 'Это слишком велико: не больше 4 MB.'],
  ['upload', 'one-of', {}, 'Fotonu yalnız bir üsulla göndərin.', 'Отправьте фото только одним способом.'],
  [
    'to',
    'same-language',
    {},
    'Xəbər elə bu dildədir: başqa dil seçin.',
    'Материал и так на этом языке: выберите другой.',
  ],
  ['to', 'translated', {}, 'Xəbər bu dildə artıq var.', 'На этом языке материал уже есть.'],
  [
    'state',
    'wrong-state',
    { state: 'in-edit' },
    'İndiki vəziyyətdə bunu etmək olmaz: Redaktədə.',
    'В нынешнем состоянии этого сделать нельзя: В редактуре.',
  ],
  ['', 'session-ended', {}, 'Sessiyanız bitib. Yenidən daxil olun.', 'Ваш сеанс завершён. Войдите снова.'],
  ['desk', 'own-desk', {}, 'İşlədiyiniz şöbəni seçin.', 'Выберите отдел, в котором работаете.'],
  [
    'name',
    'who',
    { why: 'role', step: 'send-back', role: 'sub-editor', least: 'section-editor' },
    '«Geri qaytar» sizin vəzifəniz (redaktor köməkçisi) üçün deyil: ən azı bölmə redaktoru lazımdır.',
    '«Вернуть» — не для вашей роли (литературный редактор): нужна не ниже «редактор отдела».',
  ],
  [
    'name',
    'who',
    { why: 'publisher', step: 'withdraw', least: 'managing-editor' },
    '«Saytdan götür» addımını məsul redaktor və ya ondan yuxarı vəzifəli edir.',
    '«Снять с сайта» — только для роли «ответственный редактор» и выше.',
  ],
];

const said = (language: Language, [path, rule, params]: Case): string =>
  problemText({ path, rule, message: 'What the API says.', params }, language);

it.each(cases)('%s %s %j is said in Azerbaijani and Russian', (...one) => {
  expect(said('az', one)).toBe(one[3]);
  expect(said('ru', one)).toBe(one[4]);
});

const english: [Rule, Params, string][] = [
  ['required', {}, 'This is needed.'],
  ['unique', {}, 'Another one has this already.'],
  ['in-use', { count: 3 }, 'This is still in use: 3. Take it out of there first.'],
  ['read-only', {}, 'This cannot be changed here.'],
  ['stale', { version: 12 }, 'Somebody else saved it meanwhile; it is at version 12. Load it again.'],
  ['stale', {}, 'Somebody else saved it meanwhile. Load it again.'],
  ['too-long', { most: 250, length: 311 }, 'Too long: at most 250 characters; this has 311.'],
  ['range', { least: 1, most: 9 }, 'This number is out of range: 1 to 9.'],
  ['too-large', { most: '25 MB' }, 'This is too large: at most 25 MB.'],
  ['locked', { name: 'Leyla' }, 'A colleague has the story open: Leyla.'],
  ['wrong-state', { state: 'in-edit' }, 'This cannot be done in the state it is in: In edit.'],
  ['time-zone', { timeZone: 'Asia/Bakou' }, 'There is no such time zone: Asia/Bakou; give one such as Asia/Baku.'],
  ['fresh-sign-in', {}, 'Sign in again first: this takes a session that has just begun.'],
];

it.each(english)('%s %j in English', (rule, params, text) => {
  expect(inWords(ruleWords[rule], params, 'en')).toBe(text);
});

it('keeps in English what the API says, but for words that name a step by its key', () => {
  expect(said('en', ['slug', 'unique', {}, '', ''])).toBe('What the API says.');
  const params = { why: 'publisher', step: 'withdraw', least: 'managing-editor' };
  expect(said('en', ['name', 'who', params, '', ''])).toBe('“Withdraw” is for a managing editor or above.');
});

it('says of a refusal that names no field what its code means, and of a rule it does not know what it was told', () => {
  expect(refusalText({ message: 'Too much.', code: 'too-many' }, 'ru')).toBe('Слишком много сразу. Подождите немного.');
  expect(refusalText({ message: 'Пароль неверен.', code: 'unauthenticated' }, 'ru')).toBe('Пароль неверен.');
  const problems = [{ path: 'a', rule: 'of-tomorrow', message: 'Not before tomorrow.' }];
  expect(refusalText({ message: 'Some fields do not fit.', code: 'invalid', problems }, 'ru')).toBe(
    'Not before tomorrow.',
  );
});

const refused = {
  errors: [
    {
      name: 'Refusal',
      message: 'Some fields do not fit.',
      data: {
        code: 'invalid',
        errors: [
          { path: 'name', rule: 'too-long', message: 'At most 80 characters.', params: { most: 80, length: 99 } },
        ],
      },
    },
  ],
};

const answering =
  (path: string, status: number): typeof fetch =>
  async () => {
    const answer = Response.json(refused, { status, headers: { 'X-Request-Id': 'abc' } });
    Object.defineProperty(answer, 'url', { value: `https://desk.example${path}` });
    return answer;
  };

it('gives forms of the admin the refusals of the API in the UI’s language', async () => {
  const answer = await fetchInWords(answering('/api/authors', 422), 'ru')('/api/authors');
  expect([answer.status, answer.headers.get('x-request-id'), answer.url]).toEqual([
    422,
    'abc',
    'https://desk.example/api/authors',
  ]);
  const words = 'Слишком длинно: не больше 80 знаков; здесь 99.';
  expect(await answer.json()).toMatchObject({
    errors: [
      { message: words, data: { code: 'invalid', errors: [{ path: 'name', rule: 'too-long', message: words }] } },
    ],
  });
});

it.each([
  ['in English', '/api/authors', 422, 'en'],
  ['of another address', '/v1/stories', 422, 'ru'],
  ['that is none', '/api/authors', 200, 'ru'],
] as const)('leaves an answer %s as it is', async (_, path, status, language) => {
  const answer = await fetchInWords(answering(path, status), language)(path);
  expect(await answer.json()).toEqual(refused);
});

it('finds the rule of what a validator says, in whichever language it says it', () => {
  const ruleOf = (message: string) => problemsOfPayload([{ path: 'name', message }])[0]?.rule;
  expect(ruleOf('This field is required.')).toBe('required');
  expect(ruleOf('Bu sahə mütləq doldurulmalıdır.')).toBe('required');
  expect(ruleOf('Значение должно быть уникальным')).toBe('unique');
  expect(ruleOf('Give a colour as #rrggbb.')).toBe('colour');
  expect(ruleOf('Укажите цвет в виде #rrggbb.')).toBe('colour');
  expect(ruleOf('Whatever else.')).toBe('invalid');
});
