import type { EditorialEvent } from './events.ts';
import type { Role } from './roles.ts';

/** Where a story stands at the desk. */
export const states = [
  'draft',
  'filed',
  'in-edit',
  'approved',
  'scheduled',
  'published',
  'killed',
  'spiked',
  'archived',
] as const;
export type State = (typeof states)[number];

export const isState = (value: unknown): value is State => states.includes(value as State);

/** What must hold before a transition; each is checked in `requirements.ts`. */
export type Requirement =
  | 'headline'
  | 'dateline'
  | 'body'
  | 'byline'
  | 'section'
  | 'altText'
  | 'finished'
  | 'threadsClosed'
  | 'notLockedByAnother'
  | 'embargoPassed'
  | 'markedAsBefore';

/** What a transition carries with it, and whether it must. */
export type Carried = 'note' | 'reason' | 'at' | 'correction' | 'notice';

/** What a person has to confirm before it is done: to send out what readers have already. */
export const confirmable = ['nothing-changed'] as const;
export type Confirmed = (typeof confirmable)[number];

/** Who may make a transition. `desk` is the least role on the story's own desk; without it the desk may not. */
export type Who = {
  desk?: Role;
  /** The story's own people may too: in any state, or only in (or out of) the states named. */
  ownPeople?: true | readonly State[];
  /** Four eyes: one's own story needs another pair (a newsroom setting, on unless switched off). */
  notOwn?: true;
  /** The publish clock may, from these states. */
  clock?: readonly State[];
};

/** What readers see after it: as before, the pending edits, or nothing of the story. */
export type ReadersSee = 'the same' | 'the pending edits' | 'nothing';

export type Transition = {
  from: readonly State[];
  /** From these too, if readers ever had the story and it was not killed. */
  fromOncePublished?: readonly State[];
  to: State;
  who: Who;
  carries: Partial<Record<Carried, 'required' | 'optional'>>;
  holds: readonly Requirement[];
  readersSee: ReadersSee;
  event: EditorialEvent;
};

const complete = ['headline', 'dateline', 'body', 'byline', 'section', 'altText', 'finished'] as const;
const ready = [...complete, 'threadsClosed', 'notLockedByAnother'] as const;

/** Every transition a story can make. What is not listed is refused. */
export const transitions = {
  file: {
    from: ['draft'],
    to: 'filed',
    who: { desk: 'journalist', ownPeople: true },
    carries: { note: 'optional' },
    holds: ['headline', 'body'],
    readersSee: 'the same',
    event: 'story.filed',
  },
  // Until the desk takes it, a filed story is still its writer's to call back.
  recall: {
    from: ['filed'],
    to: 'draft',
    who: { ownPeople: true },
    carries: {},
    holds: ['notLockedByAnother'],
    readersSee: 'the same',
    event: 'story.recalled',
  },
  take: {
    from: ['filed'],
    to: 'in-edit',
    who: { desk: 'sub-editor' },
    carries: {},
    holds: ['notLockedByAnother'],
    readersSee: 'the same',
    event: 'story.taken',
  },
  'send-back': {
    from: ['filed', 'in-edit', 'approved'],
    to: 'draft',
    who: { desk: 'sub-editor' },
    carries: { reason: 'required' },
    holds: ['notLockedByAnother'],
    readersSee: 'the same',
    event: 'story.sentBack',
  },
  approve: {
    from: ['in-edit'],
    to: 'approved',
    who: { desk: 'section-editor', notOwn: true },
    carries: {},
    holds: ready,
    readersSee: 'the same',
    event: 'story.approved',
  },
  schedule: {
    from: ['approved'],
    to: 'scheduled',
    who: { desk: 'section-editor' },
    carries: { at: 'required' },
    holds: ready,
    readersSee: 'the same',
    event: 'story.scheduled',
  },
  unschedule: {
    from: ['scheduled'],
    to: 'approved',
    who: { desk: 'section-editor' },
    carries: {},
    holds: ['notLockedByAnother'],
    readersSee: 'the same',
    event: 'story.unscheduled',
  },
  publish: {
    from: ['approved', 'scheduled'],
    to: 'published',
    who: { desk: 'section-editor', clock: ['scheduled'] },
    carries: {},
    holds: [...ready, 'embargoPassed'],
    readersSee: 'the pending edits',
    event: 'story.published',
  },
  update: {
    from: ['published'],
    to: 'published',
    who: { desk: 'section-editor' },
    carries: {},
    holds: [...ready, 'embargoPassed'],
    readersSee: 'the pending edits',
    event: 'story.updated',
  },
  correct: {
    from: ['published'],
    to: 'published',
    who: { desk: 'section-editor' },
    carries: { correction: 'required' },
    holds: [...ready, 'embargoPassed', 'markedAsBefore'],
    readersSee: 'the pending edits',
    event: 'story.corrected',
  },
  unpublish: {
    from: ['published'],
    to: 'in-edit',
    who: { desk: 'managing-editor' },
    carries: { reason: 'required' },
    holds: [],
    readersSee: 'nothing',
    event: 'story.unpublished',
  },
  // Nothing may stand in the way of a kill: no lock, no missing field. Subscribers keep what was unpublished or archived.
  kill: {
    from: ['published'],
    fromOncePublished: ['draft', 'filed', 'in-edit', 'approved', 'scheduled', 'spiked', 'archived'],
    to: 'killed',
    who: { desk: 'section-editor' },
    carries: { notice: 'required' },
    holds: [],
    readersSee: 'nothing',
    event: 'story.killed',
  },
  spike: {
    from: ['draft', 'filed', 'in-edit', 'approved'],
    to: 'spiked',
    who: { desk: 'sub-editor', ownPeople: ['draft'] },
    carries: { reason: 'required' },
    holds: ['notLockedByAnother'],
    readersSee: 'the same',
    event: 'story.spiked',
  },
  restore: {
    from: ['spiked'],
    to: 'draft',
    who: { desk: 'sub-editor', ownPeople: ['draft'] },
    carries: { reason: 'required' },
    holds: [],
    readersSee: 'the same',
    event: 'story.restored',
  },
  archive: {
    from: ['published', 'killed', 'spiked'],
    to: 'archived',
    who: { desk: 'managing-editor' },
    carries: {},
    holds: [],
    readersSee: 'the same',
    event: 'story.archived',
  },
} as const satisfies Record<string, Transition>;

export type TransitionName = keyof typeof transitions;
export const transitionNames = Object.keys(transitions) as TransitionName[];

export const isTransition = (value: unknown): value is TransitionName =>
  typeof value === 'string' && Object.hasOwn(transitions, value);

/** The row of the table, as its general type. */
export const transitionOf = (name: TransitionName): Transition => transitions[name];

/** States in which readers may see a story; `archived` only if it was published before. */
export const readableStates = ['published', 'archived'] as const satisfies readonly State[];

/** Of a story in such a state nothing more is shown by link: what was withdrawn or dropped is not to go round. */
export const endsPreviews = (state: unknown): boolean =>
  state === 'killed' || state === 'spiked' || state === 'archived';

/** Who may edit the copy in each state: the least role on its desk, and whether its own people may. No row, nobody. */
export const editing: Partial<Record<State, { desk: Role; ownPeople: boolean }>> = {
  draft: { desk: 'sub-editor', ownPeople: true },
  'in-edit': { desk: 'sub-editor', ownPeople: false },
  approved: { desk: 'section-editor', ownPeople: false },
  scheduled: { desk: 'section-editor', ownPeople: false },
  published: { desk: 'sub-editor', ownPeople: false },
};
