import { z } from 'zod';
import { cleanLine, cleanText, longestReview } from '../domain/review.ts';
import { describedBy, type JsonSchema } from '../http/jsonSchema.ts';
import type { Rule } from '../domain/rules/rules.ts';

/** The rule that a value breaks. */
class Fault {
  constructor(
    readonly rule: Rule,
    readonly message: string,
  ) {}
}
type Read<T> = (value: unknown) => T | Fault;

/** A field as readers send it: what documents say of it, and how it is read. */
const field = <T>(json: JsonSchema, read: Read<T>): z.ZodType<T> =>
  describedBy<T>(
    json,
    z.unknown().transform((input, { issues }) => {
      const value = read(input);
      if (!(value instanceof Fault)) return value;
      issues.push({ code: 'custom', input, message: value.message, params: { rule: value.rule } });
      return z.NEVER;
    }),
  );

const needed = new Fault('required', 'This is needed.');

/** Text without what nobody sees. Empty, it was not given. */
const cleanedBy =
  (most: number, clean: (text: string) => string): Read<string | undefined> =>
  (value) => {
    if (typeof value !== 'string') return new Fault('text', 'This has to be text.');
    const text = clean(value);
    if (text.length > most) return new Fault('too-long', `At most ${most} characters; this has ${text.length}.`);
    return text || undefined;
  };

const required = (key: 'name' | 'text', clean: (text: string) => string): z.ZodType<string> => {
  const read = cleanedBy(longestReview[key], clean);
  const json = { type: 'string', maxLength: longestReview[key] };
  return field(json, (value) => (value === undefined ? needed : (read(value) ?? needed)));
};

/** What comes beside a review. */
const aside = field<string | undefined>(
  { type: 'string' },
  cleanedBy(500, (text) => text),
).optional();

const rating = field({ type: 'integer', minimum: 1, maximum: 5 }, (value) =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 5
    ? (value as number)
    : new Fault('range', 'Give a whole number from 1 to 5.'),
);

/** Enough of RFC 5321 to catch a slip; whether it exists nobody asks. */
const address = /^[^\s@<>"(),:;[\]\\]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
const readEmail = cleanedBy(longestReview.email, cleanLine);
const email = field({ type: 'string', maxLength: longestReview.email }, (value) => {
  const text = readEmail(value);
  if (text === undefined || text instanceof Fault) return text;
  return address.test(text) ? text.toLowerCase() : new Fault('email', 'This is not an e-mail address.');
});

const idForm = /^[0-9a-f]{24}$/;
const parent = field({ type: 'string', pattern: idForm.source }, (value) =>
  typeof value === 'string' && idForm.test(value.toLowerCase())
    ? value.toLowerCase()
    : new Fault('id', 'This has to be the id of a review.'),
);

const readReason = cleanedBy(longestReview.reason, cleanText);
const reason = field({ type: 'string', maxLength: longestReview.reason }, (value) => {
  const text = readReason(value);
  return text instanceof Fault ? new Fault('text', `Text of at most ${longestReview.reason} characters.`) : text;
});

/** A review as it is sent. `website` is shown to no person: whoever fills it in is none. */
export const reviewBody = z.strictObject({
  name: required('name', cleanLine),
  text: required('text', cleanText),
  rating: rating.optional(),
  email: email.optional().describe('For the newsroom alone; never shown.'),
  parent: parent.optional().describe('The review this one answers.'),
  token: aside.describe('From the form.'),
  challenge: aside.describe('From the form, where it asks for work.'),
  nonce: aside.describe('The work done.'),
  website: aside.describe('Leave it empty.'),
});
export type SentReview = z.output<typeof reviewBody>;

/** A reader's word against a review. */
export const reportBody = z.strictObject({ reason: reason.optional() });
export type SentReport = z.output<typeof reportBody>;

/** The id of a review, in a path. */
export const reviewId = z.string().regex(idForm);
