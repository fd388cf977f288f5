import type { Refusal, RefusalCode } from '../domain/refusal.ts';

/** What stands in the way of a review, by the code of its refusal; `/docs/problems` explains each. */
export const reviewTitles: Partial<Record<RefusalCode, string>> = {
  malformed: 'The request cannot be read.',
  'not-found': 'There is nothing here.',
  conflict: 'This story takes no reviews.',
  'too-large': 'The request is too large.',
  unsupported: 'Send JSON, or a form.',
  invalid: 'Some fields do not fit.',
  'too-many': 'Too many at once.',
  overloaded: 'The newsroom cannot answer just now.',
  'outcome-unknown': 'It is not known whether this was done.',
};

/** A refusal as a problem document (RFC 9457); `errors` names each field and the rule it breaks. */
export const problemFrom = ({ code, status, message, problems }: Refusal) => ({
  type: `/docs/problems#${code}`,
  title: reviewTitles[code] ?? message,
  status,
  detail: message,
  ...(problems.length > 0 && { errors: problems }),
});
