import { Refusal } from './refusal.ts';
import type { Rule } from './rules/rules.ts';

const header = 'Idempotency-Key';
const longest = 200;

/** As draft-ietf-httpapi-idempotency-key-header has it, a string in quotation marks; bare, as most clients send it, says the same. */
const quoted = /^"([\x20\x21\x23-\x5b\x5d-\x7e]+)"$/;
const bare = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/** The key of an `Idempotency-Key` header. Refuses (`malformed`) what is no key. */
export function idempotencyKeyOf(value: string): string {
  const key = quoted.exec(value)?.[1] ?? (bare.test(value) ? value : '');
  if (key.trim() !== '' && key.length <= longest) return key;
  const message = `Give a key of 1 to ${longest} visible ASCII characters, such as a UUID.`;
  throw new Refusal('malformed', 'The Idempotency-Key cannot be read.', [{ path: header, rule: 'key', message }]);
}

const problem = (rule: Rule, message: string) => [{ path: header, rule, message }];

/** The key was used for something else. */
export const keyReused = (): Refusal => {
  const message = 'This Idempotency-Key was sent with another request. Use a new key for a new order.';
  return new Refusal('invalid', message, problem('reused', message));
};

/** The first request with the key has no answer yet. */
export const orderUnderWay = (): Refusal => {
  const message = 'The same order is still under way. Send it again in a moment to get its answer.';
  return new Refusal('under-way', message, problem('under-way', message));
};
