import slugify from '@sindresorhus/slugify';
import { lowerCase, plainLetterPairs } from '../letters.ts';

const defaultLength = 96;
/** Room for a counter behind a slug of the default length. */
const longestSlug = 128;
const fallback = 'story';

/** A headline is never this long; what is longer is cut before the transliteration sees it. */
const longestInput = 1000;

/** `&` has three names in the newsroom's languages, so it gets none. */
const replacements: [string, string][] = [
  ...plainLetterPairs.map(([from, to]): [string, string] => [from, to]),
  ['&', ' '],
];

const toSlug = (text: string): string => slugify(text, { customReplacements: replacements, decamelize: false });

/** Letters of scripts that may have no Latin spelling here; ь and ъ are left out on purpose. */
const otherLetters = /[^\P{L}\p{Lm}\p{Script=Latin}\p{Script=Cyrillic}]/gu;
const losesLetters = (text: string): boolean =>
  [...new Set(text.match(otherLetters) ?? [])].some((letter) => toSlug(letter) === '');

/** A short name for what has none in Latin letters: the same text, the same name, on every node and for good (FNV-1a, twice). */
function idOf(text: string): string {
  const hash = (seed: number): number => {
    let value = seed;
    for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    return value;
  };
  const joined = hash(0x811c9dc5) * 0x100000 + (hash(0x9e3779b9) & 0xfffff);
  return `x${joined.toString(36).padStart(11, '0')}`;
}

/**
 * The URL name of a headline: lower-case Latin letters, digits and single hyphens, at most `maxLength` characters, cut
 * between words, never empty; of a text in a script without a Latin spelling (日本) a short id. Azerbaijani ə ı ö ü ç ş ğ → e i o u c s g; Russian by the newsroom's practice (ж → zh,
 * х → kh, щ → shch, ю → yu, я → ya, ё → e; ь and ъ dropped). Abbreviations stay together: U.S. → us, 1,000 → 1000.
 */
export function slugOf(headline: string, { maxLength = defaultLength }: { maxLength?: number } = {}): string {
  const text = lowerCase(headline.slice(0, longestInput).replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ''))
    .replace(/(?<!\p{L})(?:\p{L}\.){2,}/gu, (letters) => letters.replaceAll('.', ''))
    .replace(/(?<=\d)[,’'](?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\p{L})['’ʼ`](?=\p{L})/gu, '');
  const slug = toSlug(text);
  if (/[a-z]/.test(slug) || !/\p{L}|\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(text))
    return cutBetweenWords(slug, maxLength) || fallback;
  return withId(slug, text, maxLength);
}

const withId = (slug: string, text: string, maxLength: number): string => {
  const id = idOf(text.normalize('NFC').replace(/\s+/g, ' ').trim());
  return [cutBetweenWords(slug, maxLength - id.length - 1), id].filter((part) => part !== '').join('-');
};

/** As `slugOf`, and two names that differ in what has no Latin spelling never share it: “Visit 北京”, “Visit 日本”. For what has no counter. */
export function distinctSlugOf(name: string): string {
  const slug = slugOf(name);
  const text = lowerCase(name.slice(0, longestInput));
  return losesLetters(text) && /[a-z]/.test(toSlug(text)) ? withId(slug, text, defaultLength) : slug;
}

function cutBetweenWords(slug: string, maxLength: number): string {
  if (slug.length <= maxLength) return slug;
  const end = slug.lastIndexOf('-', maxLength);
  return slug.slice(0, end > 0 ? end : maxLength);
}

/** Whether a text has the form of a slug: what an editor may type by hand. */
export const isSlug = (text: string): boolean => text.length <= longestSlug && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);

/** Was the slug made from this headline, and not typed by a person? */
export const isMadeFrom = (slug: string, headline: string): boolean => {
  const base = slugOf(headline);
  return slug === base || (slug.startsWith(`${base}-`) && /^(\d{1,3}|[0-9a-f]{8})$/.test(slug.slice(base.length + 1)));
};
