import { otherTermsOf, termsOf, placesOf, searchTextOf, wordsOf, snippetOf } from '../../src/domain/searchText.ts';
import { periodBefore, periodOf } from '../../src/published/storage/collections.ts';
import type { Language } from '../../src/domain/languages.ts';

it.each<[Language, string, string]>([
  ['az', 'Bakı', 'bakıda'],
  ['az', 'BAKI', 'Bakının'],
  ['az', 'seçki', 'Seçkilərdən'],
  ['az', 'secki', 'seçkilər'],
  ['az', 'Əhali', 'ehalinin'],
  ['az', 'İqtisadi', 'iqtisadiyyat'],
  ['az', 'prezident', 'prezidentin'],
  ['ru', 'выборы', 'выборами'],
  ['ru', 'ещё', 'еще'],
  ['ru', 'Баку', 'БАКУ'],
  ['ru', 'Reuters', 'reuters'],
  ['en', 'refinery', 'refineries'],
  ['en', "Iran's", 'Iran'],
  ['en', 'U.S.', 'US'],
  ['en', '1,000', '1000'],
  ['en', 'café', 'cafe'],
])('takes in %s %s and %s for one word', (language, one, other) => {
  expect(wordsOf(one, language).map(({ stem }) => stem)).toEqual(wordsOf(other, language).map(({ stem }) => stem));
});

it.each<[Language, string, string]>([
  ['az', 'ev', 'evlilik'],
  ['az', 'nazir', 'nazim'],
  ['ru', 'май', 'маис'],
  ['en', 'art', 'party'],
  ['en', 'budget', 'budgie'],
])('keeps apart in %s %s and %s', (language, one, other) => {
  expect(wordsOf(one, language)[0]?.stem).not.toBe(wordsOf(other, language)[0]?.stem);
});

it.each<[Language, string, readonly string[]]>([
  ['ru', 'Алиев', ['ал', 'алиев']],
  ['ru', 'Алиева', ['алиев']],
  ['ru', 'Алиеву', ['алиев']],
  ['ru', 'Алиевым', ['алиев']],
  ['ru', 'Алиевой', ['алиев']],
  ['ru', 'Иванов', ['иван', 'иванов']],
  ['ru', 'Ивановых', ['иванов']],
  ['ru', 'слова', ['слов']],
  ['ru', 'голова', ['голов']],
  ['en', 'Coca-Cola', ['coca', 'cola', 'cocacola']],
  ['en', 'e-mail', ['e', 'mail', 'email']],
  ['az', 'BMT-yə', ['bmt']],
  ['az', 'NATO-nun', ['nato']],
  ['az', '2026-cı', ['2026']],
  ['az', 'Bakı-Tbilisi', ['baki', 'tbili', 'bakit']],
])('has the index read in %s %s as %j', (language, text, stems) => {
  expect(searchTextOf(text, language).trim().split(' ')).toEqual(stems);
});

it('asks besides for a surname, and for what hyphens join, and for nothing else', () => {
  expect(otherTermsOf('президент Алиев', 'ru')).toEqual([['президент'], ['алиев']]);
  expect(otherTermsOf('Coca-Cola e-mail news', 'en')).toEqual([['cocacola'], ['email'], ['new']]);
  expect(otherTermsOf('"Coca-Cola" news', 'en')).toBeUndefined();
  expect(otherTermsOf('budget', 'en')).toBeUndefined();
});

it('gives the index nothing but letters, digits and single spaces', () => {
  const hostile = ' “-drop” "x" $where: {a} \u0000\u202e 👍 İ ﬁ ½ ';
  expect(searchTextOf(hostile, 'en')).toMatch(/^ (?:[\p{L}\p{N}]+ )*$/u);
});

it('reads words and phrases, each once', () => {
  expect(termsOf('budget “oil prices” «oil prices» budgets', 'en')).toEqual([['budget'], ['oil', 'price']]);
  expect(termsOf('-" "', 'en')).toEqual([]);
  expect(termsOf('"unfinished phrase', 'en')).toEqual([['unfinish'], ['phrase']]);
});

it('finds the places of what was asked in the text as it stands', () => {
  const text = 'Seçkilər keçirilib. Prezident seçkiləri 2026-cı ildə.';
  const found = placesOf(text, termsOf('seçki "prezident seçkisi"', 'az'), 'az').map(([start, end]) =>
    text.slice(start, end),
  );
  expect(found).toEqual(['Seçkilər', 'Prezident seçkiləri', 'seçkiləri']);
});

it('shows the stretch with most of the words, between words, marks where they stand', () => {
  const filler = 'Nothing of the kind was said that day by anybody in the room. '.repeat(6);
  const text = `Budget.\n\n${filler}The parliament passed the budget on Tuesday. ${filler}`;
  const { snippet, marks } = snippetOf(text, termsOf('parliament budget', 'en'), 'en');
  expect(snippet.startsWith('… ')).toBe(true);
  expect(snippet.endsWith(' …')).toBe(true);
  expect(snippet.length).toBeLessThan(230);
  expect(marks.map(([start, end]) => snippet.slice(start, end))).toEqual(['parliament', 'budget']);
  expect(snippetOf('Short.', termsOf('nothing', 'en'), 'en')).toEqual({ snippet: 'Short.', marks: [] });
});

it('goes back month by month', () => {
  expect(periodOf('2026-01-31T23:59:59.000Z')).toBe('2026-01');
  expect(periodBefore('2026-01')).toBe('2025-12');
  expect(periodBefore('2024-03')).toBe('2024-02');
});

const forms = (...endings: string[]) => endings;
const inFirst = forms('', 'а', 'у', 'ым', 'е', 'ой', 'ы', 'ых', 'ыми');
const inYan = forms('', 'а', 'у', 'ом', 'е', 'ы', 'ов', 'ам', 'ами', 'ах');
const inSky = forms('ий', 'ого', 'ому', 'им', 'ом', 'ая', 'ой', 'ую', 'ие', 'их', 'ими');

/** What a question for one form and a text with another have in common: a text is found by either. */
const sharesTerm = (one: string, other: string): boolean => {
  const stems = (text: string): string[] => searchTextOf(text, 'ru').trim().split(' ');
  return stems(one).some((stem) => stems(other).includes(stem));
};

it.each([
  ['Путин', 'Путин', inFirst],
  ['Никитин', 'Никитин', inFirst],
  ['Саркисян', 'Саркисян', inYan],
  ['Саркисяна', 'Саркисян', inYan],
  ['Пашиняну', 'Пашинян', inYan],
  ['Чайковский', 'Чайковск', inSky],
  ['Маяковский', 'Маяковск', inSky],
])('finds %s in all cases, of a man, a woman and a family', (name, root, endings) => {
  expect(endings.filter((ending) => !sharesTerm(name, `${root}${ending}`))).toEqual([]);
});

it.each([
  ['магазин', 'Магалин'],
  ['магазины', 'маг'],
  ['английский', 'Англия'],
  ['английского', 'Англичанин'],
  ['машина', 'Маш'],
  ['Путин', 'путь'],
  ['Путина', 'путём'],
  ['русский', 'Русин'],
  ['Саркисян', 'Саркисов'],
  ['Пашинян', 'Пашин'],
])('keeps %s and %s apart', (one, other) => {
  expect(sharesTerm(one, other)).toBe(false);
});

it.each([
  ['магазин', 'магазинами'],
  ['английский', 'английскую'],
])('still takes %s and %s for one word', (one, other) => {
  expect(sharesTerm(one, other)).toBe(true);
});
