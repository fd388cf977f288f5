import type { Problem } from '../../domain/refusal.ts';
import { fieldOf, isEmpty, mergeEdits, passes, withoutRefused } from './order.ts';
import type { Branch, Edits, Filing, Order, StoryRef, Taken, Trouble } from './order.ts';

/**
 * How far what is typed in one story has come. Each edit is in exactly one of `unsent`, `sending`, `refused` and `branch` until it has
 * arrived. Times in milliseconds.
 */
export type SavingState = {
  story: StoryRef;
  headline: string;
  /** The version the next save is written over; 0 for a story that is not there yet. */
  base: number;
  /** The version that the last save of this page made. */
  own?: number;
  unsent: Edits;
  sending?: Order;
  refused: { edits: Edits; problems: readonly Problem[] };
  /** Somebody else saved meanwhile, `version` at the latest: what is typed goes here until the person decides. */
  branch?: Branch & { version: number; isKept: boolean };
  taken: Taken;
  filing?: Filing;
  trouble?: Trouble;
  failures: number;
  retryAt: number;
  savedAt?: number;
  /** When the oldest and the latest text was typed that has not arrived. */
  since: number;
  typedAt: number;
};

/** Typing rests for so long before it is sent, and is sent after so long though it goes on. */
const pace = { rest: 1_000, longest: 5_000 };

export const openState = (story: StoryRef, base: number, headline: string): SavingState => ({
  story,
  base,
  headline,
  unsent: {},
  refused: { edits: {}, problems: [] },
  taken: {},
  failures: 0,
  retryAt: 0,
  since: 0,
  typedAt: 0,
});

export const hasUnsent = ({ sending, unsent }: SavingState): boolean => sending !== undefined || !isEmpty(unsent);

export const isAllThere = (state: SavingState): boolean =>
  !hasUnsent(state) && isEmpty(state.refused.edits) && !state.branch;

/** When there is something to send; undefined while there is nothing, or while the person has to do something first. */
export function dueAt(state: SavingState): number | undefined {
  const { trouble, branch, sending, unsent } = state;
  if (trouble) return passes(trouble) ? state.retryAt : undefined;
  if (sending) return 0;
  const rested = Math.min(state.typedAt + pace.rest, state.since + pace.longest);
  if (branch) return branch.isKept ? undefined : rested;
  return isEmpty(unsent) ? undefined : rested;
}

/** Without the fields that were typed in again: they are sent again. */
function stillRefused({ edits, problems }: SavingState['refused'], typed: Edits): SavingState['refused'] {
  const left = Object.entries(edits).filter(([name]) => !(name in typed));
  return { edits: Object.fromEntries(left), problems: problems.filter((problem) => !(fieldOf(problem) in typed)) };
}

type Stage = Taken[string];

const takenAt = (taken: Taken, stage: Stage): string[] => Object.keys(taken).filter((id) => taken[id] === stage);

export const without = (taken: Taken, stage: Stage): Taken =>
  Object.fromEntries(Object.entries(taken).filter(([, each]) => each !== stage));

const markBranches = (taken: Taken, ids: readonly string[], stage: Stage): Taken => ({
  ...taken,
  ...Object.fromEntries(ids.map((id) => [id, stage])),
});

/** The branch that the newsroom is to be told of next: the story has its text. */
export const nextToClose = ({ taken }: SavingState): string | undefined => takenAt(taken, 'there')[0];

export const closeBranch = (state: SavingState, id: string): SavingState => ({
  ...state,
  taken: markBranches(state.taken, [id], 'closed'),
});

/** Has the newsroom all of it, heard what became of each branch, and is nothing to be filed? */
export const isDone = (state: SavingState): boolean =>
  isAllThere(state) && nextToClose(state) === undefined && state.filing === undefined;

type Typed = {
  /** The branch that this text is taken from. */
  of?: string;
  /** What it is called by now, if that was typed. */
  title?: unknown;
};

export function addTyping(before: SavingState, edits: Edits, now: number, { of, title }: Typed = {}): SavingState {
  const state = of === undefined ? before : { ...before, taken: markBranches(before.taken, [of], 'under-way') };
  const headline = typeof title === 'string' ? title : state.headline;
  const since = isAllThere(state) ? now : state.since;
  // What was too long or refused may be right now; a session that ended has not come back by typing.
  const isMended = state.trouble?.why === 'too-large' || state.trouble?.why === 'refused';
  const next = { ...state, headline, since, typedAt: now, ...(isMended && { trouble: undefined }) };
  if (state.branch)
    return { ...next, branch: { ...state.branch, edits: mergeEdits(state.branch.edits, edits), isKept: false } };
  return { ...next, unsent: mergeEdits(state.unsent, edits), refused: stillRefused(state.refused, edits) };
}

/** The order that is sent next: the one whose outcome is not known yet, or else all that is unsent. */
export function began(state: SavingState, newKey: () => string, merges: boolean): SavingState {
  if (state.sending || isEmpty(state.unsent)) return state;
  const { story, base, unsent } = state;
  return {
    ...state,
    unsent: {},
    sending: {
      story,
      base,
      edits: unsent,
      key: newKey(),
      ...(merges ? { merge: true } : state.own === base && { own: true }),
    },
  };
}

export const calm = { trouble: undefined, failures: 0, retryAt: 0 } as const;

/** With `edits` refused for `problems`, but for what was typed again since. */
function refusedWith(state: SavingState, edits: Edits, problems: readonly Problem[]): SavingState['refused'] {
  const left = Object.fromEntries(Object.entries(edits).filter(([name]) => !(name in state.unsent)));
  const before = stillRefused(state.refused, edits);
  return {
    edits: mergeEdits(before.edits, left),
    problems: [...before.problems, ...problems.filter((problem) => fieldOf(problem) in left)],
  };
}

type Arrived = { id: string; version: number; notTaken?: readonly Problem[] };

/** A save has arrived, but for what was not taken: that stays here, named, until it is typed again. */
export function confirmSave(state: SavingState, { id, version, notTaken = [] }: Arrived, now: number): SavingState {
  const edits = state.sending?.edits ?? {};
  const next: SavingState = {
    ...state,
    ...calm,
    sending: undefined,
    story: { id },
    base: Math.max(state.base, version),
    own: version,
    savedAt: now,
    since: now,
  };
  const settled = { ...next, refused: refusedWith(next, withoutRefused(edits, notTaken)?.refused ?? {}, notTaken) };
  if (!isAllThere(settled)) return settled;
  return { ...settled, taken: markBranches(settled.taken, takenAt(settled.taken, 'under-way'), 'there') };
}

/** It did not arrive: it goes with what is typed next, under a key of its own. */
const backInLine = (state: SavingState, order: Order): SavingState => ({
  ...state,
  sending: undefined,
  unsent: mergeEdits(order.edits, state.unsent),
});

/** A save takes the rest and names what it could not take; where nothing is named, it waits for the person. */
function partlyRefused(met: SavingState, order: Order, problems: readonly Problem[]): SavingState {
  const parts = withoutRefused(order.edits, problems);
  if (!parts) return backInLine(met, order);
  return {
    ...met,
    ...calm,
    sending: undefined,
    unsent: mergeEdits(parts.taken, met.unsent),
    refused: refusedWith(met, parts.refused, problems),
  };
}

const unkept = (id: string, of: string, base: number) => ({ id, story: { id: of }, base: base || 1, isKept: false });

/** Somebody else's save is the story now; what was written over an older one goes on beside it. */
function beside(
  met: SavingState,
  order: Order,
  theirs: Trouble & { why: 'conflict' },
  newKey: () => string,
): SavingState {
  const id = order.story.id ?? theirs.id;
  // A story that is not there yet has no other side: it is begun again.
  if (id === undefined) return { ...backInLine(met, order), trouble: { why: 'busy' } };
  const { version } = theirs;
  const edits = mergeEdits(mergeEdits(met.refused.edits, order.edits), met.unsent);
  const { isLost } = theirs;
  const branch = { ...unkept(newKey(), id, order.base), edits, version, ...(isLost && { isLost }) };
  const bare = { sending: undefined, unsent: {}, refused: { edits: {}, problems: [] } };
  // What was taken and has not arrived is in this branch as well: the others stay until the person has chosen again.
  return { ...met, ...calm, ...bare, story: { id }, branch, taken: without(met.taken, 'under-way') };
}

/**
 * A save was merged with what others wrote, and what was typed here since, over `base`, changes the same: it goes beside the story until the
 * person has chosen.
 */
export function apart(state: SavingState, base: number, newKey: () => string): SavingState {
  const { story, unsent, base: version } = state;
  if (story.id === undefined || state.branch || isEmpty(unsent)) return state;
  const branch = { ...unkept(newKey(), story.id, base), edits: unsent, version };
  return { ...state, unsent: {}, branch };
}

export function recordTrouble(
  state: SavingState,
  trouble: Trouble,
  retryAt: number,
  newKey: () => string,
): SavingState {
  const order = state.sending;
  const met = { ...state, trouble, failures: state.failures + 1, retryAt };
  if (!order || passes(trouble)) return met;
  if (trouble.why === 'refused') return partlyRefused(met, order, trouble.problems);
  if (trouble.why === 'moved') return { ...backInLine({ ...state, ...calm }, order), base: trouble.version };
  if (trouble.why === 'conflict') return beside(met, order, trouble, newKey);
  return backInLine(met, order);
}

/** The branch holds `edits` now; what was typed meanwhile is sent after it. */
export const branchKept = (state: SavingState, edits: Edits): SavingState =>
  state.branch ? { ...state, ...calm, branch: { ...state.branch, isKept: state.branch.edits === edits } } : state;

/** Something has changed for the better: the connection is back, somebody has signed in again. */
export const woken = (state: SavingState): SavingState => ({ ...state, ...calm });

/** Nothing is sent until somebody has signed in again. */
export const signedOut = (state: SavingState): SavingState => ({ ...state, trouble: { why: 'signed-out' } });

/** The person asks for it: what was refused is sent once more, too. */
export const askedFor = (state: SavingState): SavingState => ({
  ...state,
  ...calm,
  unsent: mergeEdits(state.refused.edits, state.unsent),
  refused: { edits: {}, problems: [] },
});

/** `edits`: what came of one's own text and theirs, chosen place by place. */
export type Choice = { take: 'mine'; version: number; edits?: Edits } | { take: 'theirs'; version: number };

/** After a conflict: one's own text is saved over `version`, and its branch taken by that; or it rests in its branch. */
export function settleConflict(state: SavingState, choice: Choice, now: number): SavingState {
  const { version } = choice;
  const mine = choice.take === 'mine' ? state.branch : undefined;
  // Also one that nobody answered for: it may be in the newsroom.
  const taken = mine ? markBranches(state.taken, [mine.id], 'under-way') : without(state.taken, 'under-way');
  const unsent = mine ? ('edits' in choice && choice.edits) || mine.edits : {};
  return { ...state, ...calm, branch: undefined, base: version, unsent, taken, since: now, typedAt: now };
}

/** A transition, or another act of this page, has moved the story on. */
export const movedOn = (state: SavingState, version: number): SavingState => ({
  ...state,
  base: Math.max(state.base, version),
});

/** What was typed and is not in the newsroom: later text over earlier. */
export const unsavedOf = ({ refused, sending, unsent, branch }: SavingState): Edits => ({
  ...refused.edits,
  ...sending?.edits,
  ...unsent,
  ...branch?.edits,
});
