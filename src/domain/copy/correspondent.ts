import { isKnownAgency } from '../dateline/datelinePlaces.ts';

const letterWord = /[\p{L}\p{M}.'’-]+/gu;
/** Only so much before the word is looked at: a line is a few words. */
const reach = 60;

/**
 * The line a text gives its correspondent: “Washington correspondent” in “TURAN's Washington correspondent reports”,
 * “Vaşinqton müxbiri”, “вашингтонский корреспондент”. It tells which posting the story is from.
 */
export function correspondentLineOf(text: string): string | undefined {
  for (const match of text.matchAll(/(?<!\p{L})(?:correspondent|müxbiri?|корреспондент)(?!\p{L})/gu)) {
    const before = text.slice(Math.max(0, match.index - reach), match.index);
    const words = before.slice(before.search(/[^,;:!?()"“”«»—–]*$/)).match(letterWord) ?? [];
    const place: string[] = [];
    for (const word of words.toReversed()) {
      const isPossessive = /['’]s$/.test(word) || (match[0].startsWith('müxbir') && /n[ıiuü]n$/.test(word));
      const isAdjective = match[0] === 'корреспондент' && /ский$/.test(word);
      if (isAdjective && place.length === 0) return `${word} ${match[0]}`;
      const isPlaceWord = /^\p{Lu}/u.test(word);
      const isOther = /^(?:The|A|An|Our|Its|Special)$/.test(word) || isKnownAgency(word);
      if (isPossessive || isOther || !isPlaceWord || place.length === 2) break;
      place.unshift(word);
    }
    if (place.length > 0 && before.endsWith(' ')) return `${place.join(' ')} ${match[0]}`;
  }
  return undefined;
}

/** A line that says what the one who signs is, and nothing else: “TURAN's Washington correspondent”. */
export const isTitleLine = (text: string): boolean =>
  text.length <= reach &&
  /(?:correspondent|müxbiri?|корреспондент)$/u.test(text) &&
  correspondentLineOf(text) !== undefined;
