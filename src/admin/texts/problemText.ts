import { words, type Labels } from '../../domain/labels.ts';
import type { Language } from '../../domain/languages.ts';
import { inWords, moveWords, type MoveRule } from '../../domain/workflow/moveWords.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import { isRule, type Params, type Rule } from '../../domain/rules/rules.ts';
import { ruleWords } from '../../domain/rules/ruleWords.ts';

/** Of some fields a rule has words of its own. */
const fieldWords: Readonly<Partial<Record<`${string}:${Rule}`, Labels>>> = {
  'headline:required': words('The story needs a headline.', 'Başlıq lazımdır.', 'Нужен заголовок.'),
  'title:required': words('It needs a title.', 'Başlıq lazımdır.', 'Нужен заголовок.'),
  'dateline.place:required': words(
    'The story needs a dateline: the place.',
    'Yer sətri lazımdır.',
    'Нужна строка места.',
  ),
  'body:required': words('There is no text yet.', 'Mətn yoxdur.', 'Текста пока нет.'),
  'byline:required': words('The story needs a byline.', 'İmza lazımdır.', 'Нужна подпись.'),
  'byline:gone': words(
    'Somebody in the byline is no longer there: choose another author.',
    'İmzadakı müəllif artıq yoxdur: başqasını seçin.',
    'Одного из подписавших больше нет: выберите другого автора.',
  ),
  'section:required': words('Choose a section.', 'Bölmə seçin.', 'Выберите раздел.'),
  'slug:required': words('It needs a slug.', 'Slaq lazımdır.', 'Нужен слаг.'),
  'slug:unique': words('Another one has this slug.', 'Bu slaq tutulub.', 'Такой слаг занят.'),
  'language:required': words('It needs a language.', 'Dil lazımdır.', 'Нужен язык.'),
  'at:required': words('Give the time.', 'Vaxtı yazın.', 'Укажите время.'),
  'reason:required': words('Give a reason.', 'Səbəbi yazın.', 'Укажите причину.'),
  'correction:required': words(
    'Say what was wrong: readers will see it.',
    'Nəyin səhv olduğunu yazın: oxucular görəcək.',
    'Напишите, что было неверно: это увидят читатели.',
  ),
  'notice:required': words(
    'Write a notice to readers.',
    'Oxuculara bildiriş yazın.',
    'Напишите уведомление читателям.',
  ),
  'baseVersion:required': words(
    'It is not known which version this is of. Load the page again.',
    'Bunun hansı versiyaya aid olduğu bilinmir. Səhifəni yenidən yükləyin.',
    'Неизвестно, к какой версии это относится. Загрузите страницу заново.',
  ),
  'desk:unknown-id': words('There is no such desk.', 'Belə şöbə yoxdur.', 'Такого отдела нет.'),
  'desk:same': words(
    'The story is on that desk already.',
    'Xəbər artıq həmin şöbədədir.',
    'Материал уже в этом отделе.',
  ),
  'body:half-made': words(
    '{block} {number} in the body: no {field} yet.',
    'Mətndə «{block}» {number}: {field} yoxdur.',
    '{block} {number} в тексте: не указано — {field}.',
  ),
  'body:embed': words(
    '{block} {number} in the body: this address cannot be embedded.',
    'Mətndə «{block}» {number}: bu ünvan yerləşdirilə bilməz.',
    '{block} {number} в тексте: этот адрес нельзя встроить.',
  ),
};

/** What a refusal says that names no field. */
const codeWords: Readonly<Record<RefusalCode | 'fault', Labels>> = {
  malformed: words('The request cannot be read.', 'Sorğunu oxumaq olmur.', 'Запрос не читается.'),
  unauthenticated: words('Sign in first.', 'Əvvəlcə daxil olun.', 'Сначала войдите.'),
  'not-allowed': words('Not yours to do.', 'Bunun üçün səlahiyyətiniz yoxdur.', 'Это не в ваших полномочиях.'),
  'not-found': words(
    'There is nothing here that you may see.',
    'Burada görə biləcəyiniz heç nə yoxdur.',
    'Здесь нет ничего, что вам можно видеть.',
  ),
  'too-slow': words(
    'What was sent came too slowly. Try again.',
    'Göndərilən çox yavaş gəldi. Yenidən cəhd edin.',
    'Данные шли слишком медленно. Попробуйте ещё раз.',
  ),
  conflict: words(
    'Somebody changed it meanwhile. Look at it again.',
    'Bu arada başqası dəyişib. Yenidən baxın.',
    'Тем временем это изменил кто-то другой. Посмотрите ещё раз.',
  ),
  'under-way': ruleWords['under-way'],
  gone: words('It is no longer there.', 'Bu artıq yoxdur.', 'Этого больше нет.'),
  'precondition-failed': ruleWords.version,
  'too-large': words('This is too large.', 'Bu çox böyükdür.', 'Это слишком велико.'),
  unsupported: words('This kind is not taken here.', 'Bu növ burada qəbul edilmir.', 'Такой вид здесь не принимают.'),
  invalid: words('Some fields do not fit.', 'Bəzi sahələr uyğun gəlmir.', 'Некоторые поля не подходят.'),
  'precondition-required': words(
    'It is not known which version this is of. Load the page again.',
    'Bunun hansı versiyaya aid olduğu bilinmir. Səhifəni yenidən yükləyin.',
    'Неизвестно, к какой версии это относится. Загрузите страницу заново.',
  ),
  'too-many': words(
    'Too many at once. Wait a moment.',
    'Birdəfəyə çoxdur. Bir az gözləyin.',
    'Слишком много сразу. Подождите немного.',
  ),
  'storage-full': words(
    'The newsroom’s disk is full: nothing was kept. Tell an administrator.',
    'Serverin diski doludur: heç nə saxlanılmadı. Administratora deyin.',
    'Диск сервера переполнен: ничего не сохранено. Сообщите администратору.',
  ),
  overloaded: words(
    'The newsroom cannot do this just now. Try again in a moment.',
    'Server indi bunu edə bilmir. Bir azdan yenidən cəhd edin.',
    'Сервер сейчас не может этого сделать. Попробуйте ещё раз чуть позже.',
  ),
  'outcome-unknown': words(
    'It is not known whether this was done. Look before you do it again.',
    'Bunun edilib-edilmədiyi bilinmir. Yenidən etməzdən əvvəl baxın.',
    'Неизвестно, сделано ли это. Проверьте, прежде чем повторять.',
  ),
  fault: words(
    'Something went wrong in the newsroom’s server. Try again.',
    'Serverdə nasazlıq oldu. Yenidən cəhd edin.',
    'На сервере произошла ошибка. Попробуйте ещё раз.',
  ),
};

/** As it comes from the API: its rule may be one that another release has. */
type ProblemParts = { path: string; rule: string; message: string; params?: Params };

const isMoveRule = (why: unknown): why is MoveRule => typeof why === 'string' && Object.hasOwn(moveWords, why);

function labelsOf({ path, rule }: ProblemParts): Labels | undefined {
  // Somebody else's validator has said it in the language of the request.
  if (!isRule(rule) || rule === 'invalid') return undefined;
  return fieldWords[`${path}:${rule}`] ?? ruleWords[rule];
}

/** A problem in the UI's language. English keeps the API's own, fuller words. */
export function problemText(problem: ProblemParts, language: Language): string {
  const { message, params = {} } = problem;
  if (isMoveRule(params.why)) return inWords(moveWords[params.why], params, language);
  const labels = language === 'en' ? undefined : labelsOf(problem);
  return labels ? inWords(labels, params, language) : message;
}

type Failed = { message: string; code?: string; problems?: readonly ProblemParts[] };

/** A refusal as one text: what is wrong with each field, or what its code says. */
export function refusalText({ message, code, problems = [] }: Failed, language: Language): string {
  if (language === 'en') return message;
  if (problems.length > 0) return [...new Set(problems.map((each) => problemText(each, language)))].join(' ');
  // Payload says in the language of the request that name or password are wrong.
  if (code === 'unauthenticated') return message;
  return (Object.hasOwn(codeWords, code ?? '') && codeWords[code as RefusalCode][language]) || message;
}
