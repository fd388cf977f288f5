import type { MergedWith } from '../../domain/merge/saves.ts';
import type { Problem } from '../../domain/refusal.ts';

/** What a person changed: whole values by the name of the field, as the API takes them. */
export type Edits = Readonly<Record<string, unknown>>;

/** A story the newsroom has, or one that so far is only on this device. `draftKey` is a UUID made by the device. */
export type StoryRef = { id: string } | { id?: undefined; draftKey: string };

/**
 * One save. It is sent again unchanged until its outcome is known, so that it takes effect once: `key` is its Idempotency-Key.
 * `base` is the version it was written over; 0 for a story that is not there yet. `merge`: it may be merged with what others saved since;
 * `own`: `base` is what this page itself has saved, and needs no version of its own.
 */
export type Order = { story: StoryRef; base: number; edits: Edits; key: string; merge?: true; own?: true };

/** Text of one person beside a story that somebody else has saved meanwhile. `id` is a UUID made by the device, so that it is kept once. */
export type Branch = {
  id: string;
  story: { id: string };
  base: number;
  edits: Edits;
  /** A colleague had taken the story over. */
  isLost?: true;
};

/**
 * Branches whose text this person takes into the story, by their ids: `under-way` until a save that holds it has arrived, `there` until the
 * newsroom has been told so, then `closed`.
 */
export type Taken = Readonly<Record<string, 'under-way' | 'there' | 'closed'>>;

export type TakenBranch = { story: string; uuid: string };

/** Answers that stay the same however often one asks: the writer may not any more, or the story is not there for them. */
export type Lasting = 'not-allowed' | 'gone';

/** Why text is not in the newsroom. */
export type Trouble =
  /** It is not known whether it arrived, or it can be taken later. `retryAfter` in seconds. */
  | { why: 'offline' | 'busy'; retryAfter?: number }
  | { why: 'signed-out' | 'too-large' | Lasting }
  /** `id`: of the story that was begun under the same key before; `isLost`: a colleague has taken the story over meanwhile. */
  | { why: 'conflict'; version: number; id?: string; isLost?: true }
  /** Nobody has written in it, only moved it: the same goes over `version`. */
  | { why: 'moved'; version: number }
  | { why: 'refused'; problems: readonly Problem[] };

/**
 * `doc`: the story as the newsroom has it now, where it says so. `notTaken`: what of the save it left as it was. `isApart`: what was typed on
 * the page since changes the same as what the save was merged with.
 */
export type Outcome =
  | {
      ok: true;
      id: string;
      version: number;
      doc?: Readonly<Record<string, unknown>>;
      notTaken?: readonly Problem[];
      merged?: MergedWith;
      isApart?: true;
    }
  | { ok: false; trouble: Trouble };

/** Why the newsroom did not take a story that was filed from here. `code` is the API's. */
export type Unfiled = { code?: string; message: string; problems: readonly Problem[] };

/**
 * A story that its writer has filed, until the newsroom has taken it, or until they have read why it did not. `base` is the version that is
 * meant: it moves on with this person's own saves alone. `at` in milliseconds; `key` is its Idempotency-Key; `draftKey`: it was begun here under it.
 */
export type Filing = { key: string; base: number; at: number; note?: string; draftKey?: string; unfiled?: Unfiled };

/** One filing as it is sent. */
export type FilingOrder = { story: string } & Pick<Filing, 'key' | 'base' | 'note' | 'draftKey'>;

/** `doc`: the story as the newsroom has it now; none if it is out of this person's sight. */
export type FilingOutcome =
  | { ok: true; version: number; doc?: Readonly<Record<string, unknown>> }
  | { ok: false; trouble: Trouble }
  | { ok: false; unfiled: Unfiled };

/** Those of `before` that `after` does not replace, and those of `after`. */
export const mergeEdits = (before: Edits, after: Edits): Edits => ({ ...before, ...after });

export const isEmpty = (edits: Edits): boolean => Object.keys(edits).length === 0;

/** The field a problem's path lies in: `body.quote` lies in `body`, `photo.0.alt` in `photo`. */
export const fieldOf = ({ path }: Problem): string => path.split('.')[0] ?? '';

/** Parts the edits of a refused save by what its problems name; undefined if they name nothing of it. */
export function withoutRefused(
  edits: Edits,
  problems: readonly Problem[],
): { taken: Edits; refused: Edits } | undefined {
  const names = new Set(problems.map(fieldOf));
  const entries = Object.entries(edits);
  const refused = entries.filter(([name]) => names.has(name));
  if (refused.length === 0) return undefined;
  const taken = entries.filter(([name]) => !names.has(name));
  return { taken: Object.fromEntries(taken), refused: Object.fromEntries(refused) };
}

export const lastingOf = (trouble: Trouble | undefined): Lasting | undefined =>
  trouble?.why === 'not-allowed' || trouble?.why === 'gone' ? trouble.why : undefined;

/** Is this a state that passes by itself, so that the same order is sent again? */
export const passes = ({ why }: Pick<Trouble, 'why'>): boolean => why === 'offline' || why === 'busy';
