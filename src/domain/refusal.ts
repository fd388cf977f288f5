import type { Params, Rule } from './rules/rules.ts';

/** Why the newsroom says no. The edge maps each code to one HTTP status; nothing else decides a status. */
export type RefusalCode =
  | 'malformed'
  | 'unauthenticated'
  | 'not-allowed'
  | 'not-found'
  | 'too-slow'
  | 'conflict'
  | 'under-way'
  | 'gone'
  | 'precondition-failed'
  | 'too-large'
  | 'unsupported'
  | 'invalid'
  | 'precondition-required'
  | 'too-many'
  | 'storage-full'
  | 'overloaded'
  | 'outcome-unknown';

/**
 * One field and the rule it breaks. `path` is the field's path in dots, `rule` a stable machine word. Within rich text `path` is the field,
 * `place` where in it; `params` is what the words of a rule name.
 */
export type Problem = {
  path: string;
  rule: Rule;
  message: string;
  place?: string;
  params?: Params;
};

export const statusOfRefusal: Record<RefusalCode, number> = {
  malformed: 400,
  unauthenticated: 401,
  'not-allowed': 403,
  'not-found': 404,
  'too-slow': 408,
  conflict: 409,
  'under-way': 409,
  gone: 410,
  'precondition-failed': 412,
  'too-large': 413,
  unsupported: 415,
  invalid: 422,
  'precondition-required': 428,
  'too-many': 429,
  'storage-full': 507,
  overloaded: 503,
  'outcome-unknown': 503,
};

/** The code for a status that somebody else chose. With fields at fault, 400 is what a validator refuses: `invalid`. */
export function codeOfStatus(status: number, hasFields: boolean): string {
  if (status >= 500) return 'fault';
  if (status === 400) return hasFields ? 'invalid' : 'malformed';
  return Object.entries(statusOfRefusal).find(([, of]) => of === status)?.[0] ?? 'malformed';
}

/** A rule of the newsroom in the way. `details` is extra data the caller may show, such as both sides of a conflict. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly problems: readonly Problem[] = [],
    readonly details?: Readonly<Record<string, unknown>>,
  ) {
    super(message);
  }

  get status(): number {
    return statusOfRefusal[this.code];
  }
}
