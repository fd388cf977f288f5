import { Refusal, type Problem } from './refusal.ts';
import { longestReview, type ReviewDraft, cleanLine, cleanText } from './review.ts';

/** What comes with a review beside it. `website` is shown to no person: whoever fills it in is none. */
export type Beside = { token?: string; challenge?: string; nonce?: string; website?: string };

type Found = { problems: Problem[] };
type Read<T> = (found: Found, path: string, value: unknown) => T | undefined;

const add = ({ problems }: Found, path: string, rule: string, message: string): undefined => {
  problems.push({ path, rule, message });
  return undefined;
};

const text =
  (most: number, clean: (text: string) => string): Read<string> =>
  (found, path, value) => {
    if (typeof value !== 'string') return add(found, path, 'text', 'This has to be text.');
    const cleaned = clean(value);
    if (cleaned.length > most)
      return add(found, path, 'too-long', `At most ${most} characters; this has ${cleaned.length}.`);
    return cleaned || undefined;
  };

const rating: Read<number> = (found, path, value) =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 5
    ? (value as number)
    : add(found, path, 'range', 'Give a whole number from 1 to 5.');

/** Enough of RFC 5321 to catch a slip; whether it exists nobody asks. */
const address = /^[^\s@<>"(),:;[\]\\]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
const email: Read<string> = (found, path, value) => {
  const cleaned = text(longestReview.email, cleanLine)(found, path, value)?.toLowerCase();
  if (cleaned === undefined || address.test(cleaned)) return cleaned;
  return add(found, path, 'email', 'This is not an e-mail address.');
};

const parent: Read<string> = (found, path, value) =>
  typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value)
    ? value.toLowerCase()
    : add(found, path, 'id', 'This has to be the id of a review.');

const aside = text(500, (given) => given);

const reads = {
  name: text(longestReview.name, cleanLine),
  text: text(longestReview.text, cleanText),
  rating,
  email,
  parent,
  token: aside,
  challenge: aside,
  nonce: aside,
  website: aside,
} as const satisfies Record<keyof ReviewDraft | keyof Beside, Read<unknown>>;

const needed = ['name', 'text'] as const;

/** What a reader sent, checked and cleaned. Throws a Refusal (`invalid`) that names every field and the rule it breaks. */
export function reviewFrom(given: Readonly<Record<string, unknown>>): { draft: ReviewDraft; beside: Beside } {
  const found: Found = { problems: [] };
  const read: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    if (!Object.hasOwn(reads, key))
      add(found, key.slice(0, 80), 'unknown-field', `There is no field ${key.slice(0, 80)} here.`);
    else if (value !== null && value !== undefined) read[key] = reads[key as keyof typeof reads](found, key, value);
  }
  for (const key of needed)
    if (read[key] === undefined && !found.problems.some(({ path }) => path === key))
      add(found, key, 'required', 'This is needed.');
  if (found.problems.length > 0) throw new Refusal('invalid', 'Some fields do not fit.', found.problems.slice(0, 20));
  const { token, challenge, nonce, website, ...draft } = read as ReviewDraft & Beside;
  return { draft, beside: { token, challenge, nonce, website } };
}
