/** Letters of the newsroom's three languages that Unicode does not decompose, as its slugs and name lists write them. */
const plainLetters: Record<string, string> = {
  ə: 'e',
  ı: 'i',
  ө: 'o',
  ä: 'a',
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ö: 'o',
  ü: 'u',
  ç: 'c',
  ş: 's',
  ğ: 'g',
};

/** How a name or heading is written in plain Latin letters: for slugs and for tables, in lower case. */
export const plainLetterPairs: readonly (readonly [string, string])[] = Object.entries(plainLetters);

/** Latin letters that no decomposition makes plain. */
export const plainLatin: Readonly<Record<string, string>> = {
  ə: 'e',
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

/** Lower case that an Azerbaijani capital İ does not turn into two characters. */
export const lowerCase = (text: string): string => text.replaceAll('İ', 'i').toLowerCase();

const isAscii = /^[\n\r\t -~]*$/;

/** A phrase made comparable: case, diacritics, script, punctuation and spacing no longer matter. Meant for short text. */
export function foldLetters(text: string): string {
  // Most names and words: nothing in them is to be decomposed.
  if (isAscii.test(text))
    return text
      .slice(0, 1000)
      .toLowerCase()
      .replace(/['`.]/g, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  const decomposed = Array.from(lowerCase(text.slice(0, 1000)), (letter) => plainLetters[letter] ?? letter).join('');
  return decomposed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’ʼ`.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** `foldLetters` for text of any length: word by word, and a word longer than any in pieces. */
export const foldedText = (text: string): string =>
  (text.match(/\S{1,500}/gu) ?? []).map(foldLetters).filter(Boolean).join(' ');

/** Spellings of one sound in the three languages; the order matters. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/ə|э/g, 'a'],
  [/shch|щ/g, 's'],
  [/дж|dzh|dj/g, 'c'],
  [/sh|ş|ш/g, 's'],
  [/zh|ж/g, 'j'],
  [/ch|ç|ч/g, 'c'],
  [/kh|х/g, 'x'],
  [/gh|ğ/g, 'g'],
];
const looserSounds: readonly (readonly [RegExp, string])[] = [
  [/ks/g, 'x'],
  [/q/g, 'g'],
  [/w/g, 'v'],
  [/j/g, 'c'],
  [/[yi]+/g, 'i'],
  [/e/g, 'a'],
  [/(.)\1+/gu, '$1'],
];

const respell = (text: string, table: typeof sounds): string =>
  table.reduce((spelling, [pattern, sound]) => spelling.replace(pattern, sound), text);

/** A personal name by its sound, so that Rəşid, Rashid and Рашид meet. Looser than `foldLetters`: compare only within a list. */
export const soundOf = (name: string): string =>
  respell(foldLetters(respell(lowerCase(name.slice(0, 200)), sounds)), looserSounds);
