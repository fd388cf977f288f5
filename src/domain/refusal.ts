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
  | 'overloaded';

/** One field and the rule it breaks. `path` is the field's path in dots, `rule` a stable machine word. */
export type Problem = { path: string; rule: string; message: string };

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
};

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
