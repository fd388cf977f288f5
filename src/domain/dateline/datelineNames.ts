/** Words that stand with a slash or a colon in ordinary prose. */
const neverPlaces = new Set(
  'by he she his her him they it i we you and or yes no input output question answer note update correction editor pros cons am pm who what why how и или да нет он она və ya bəli xeyr qeyd'.split(
    ' ',
  ),
);
const nameWord = /^\p{Lu}[\p{L}\p{M}.'’‘–-]*$/u;
export const smallWord = /^(?:de|da|do|del|la|le|el|al|an|am|der|of|the|upon|sur|on|на|и|və)$/u;

/** One to five capitalised words, as places, regions and agencies are written. */
export function isName(text: string): boolean {
  const words = text.split(' ');
  if (text === '' || words.length > 5 || !nameWord.test(words[0] ?? '')) return false;
  if (words.some((word) => neverPlaces.has(word.toLowerCase()))) return false;
  return words.every((word) => nameWord.test(word) || smallWord.test(word) || word === '&');
}

export const isCapitals = (text: string): boolean => text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);

/** What a line has before its text, in any order; `isSetOff` when the agency stands in brackets or between slashes. */
export type Parts = { places: string[]; date?: string; source?: string; signer?: string; isSetOff?: boolean };
/** The mark that ends a dateline: a dash, a colon, a full stop, a bracket, or the end of the line. */
export type End = 'dash' | 'colon' | 'stop' | 'bracket' | 'line';
export type IsSource = (text: string) => boolean;

/** “Sarvan News”, “Агентство Сарван”: a name with a word by which agencies call themselves. */
export const isNamedAgency = (name: string): boolean =>
  /(?<!\p{L})(?:news|press|agency|media|radio|tv|wire|newswire|post|times|daily|herald|courier|telegraph|[iİ]nfo|[iİ]nform|xəbər|xəbərlər|agentliyi|press-klub|новости|агентство|пресс|инфо|информ|медиа|иа|курьер|вестник|телеграф|известия)(?!\p{L})/iu.test(
    name,
  );

/** A word before an agency that says who of it wrote: “Корр. БЕЛТА”. */
export const agencyTitle = /^(?:(?:корр|соб|спец|спец\.корр|соб\.корр|corr)\.|спецкор|собкор|корреспондент)$/i;
