import slugify from '@sindresorhus/slugify';
import { lowerCase, plainLetterPairs } from './letters.ts';

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

/**
 * The URL name of a headline: lower-case Latin letters, digits and single hyphens, at most `maxLength` characters, cut
 * between words, never empty. Azerbaijani ə ı ö ü ç ş ğ → e i o u c s g; Russian by the newsroom's practice (ж → zh,
 * х → kh, щ → shch, ю → yu, я → ya, ё → e; ь and ъ dropped). Abbreviations stay together: U.S. → us, 1,000 → 1000.
 */
export function slugOf(headline: string, { maxLength = defaultLength }: { maxLength?: number } = {}): string {
  const text = lowerCase(headline.slice(0, longestInput).replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ''))
    .replace(/(?<!\p{L})(?:\p{L}\.){2,}/gu, (letters) => letters.replaceAll('.', ''))
    .replace(/(?<=\d)[,’'](?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\p{L})['’ʼ`](?=\p{L})/gu, '');
  const slug = slugify(text, { customReplacements: replacements, decamelize: false });
  return cutBetweenWords(slug, maxLength) || fallback;
}

function cutBetweenWords(slug: string, maxLength: number): string {
  if (slug.length <= maxLength) return slug;
  const end = slug.lastIndexOf('-', maxLength);
  return slug.slice(0, end > 0 ? end : maxLength);
}

/** `base`, or the first of base-2, base-3, … that is not taken. */
export function uniqueSlug(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  let count = 2;
  while (taken.has(`${base}-${count}`)) count += 1;
  return `${base}-${count}`;
}

/** Whether a text has the form of a slug: what an editor may type by hand. */
export const isSlug = (text: string): boolean => text.length <= longestSlug && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);
