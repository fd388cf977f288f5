import type { ChoiceName } from './fields/choices.ts';
import type { Problem } from './refusal.ts';
import type { Role } from './workflow/roles.ts';
import type { ThreadKind } from './threads.ts';
import type { State } from './workflow/workflow.ts';

/** A photo a story uses, as far as publication cares. `path` is where the story uses it; `isGone`: it was put in the trash, or purged. */
export type PhotoInStory = { path: string; alt?: string | null; isGone?: boolean };

/** What the workflow needs to know of a story; the desk reads it from the database. Times are ISO 8601 instants. */
export type Story = {
  state: State;
  /** Did readers or subscribers ever have it, and no notice of a kill since? */
  wasPublished?: boolean;
  headline?: string | null;
  datelinePlace?: string | null;
  words: number;
  /** Who signs it and is there, or the text instead. */
  bylineNames: number;
  /** Who is named in the byline and is no longer there. */
  signersGone?: number;
  /** Only if it is there. */
  section?: string | null;
  isSectionGone?: boolean;
  photos: readonly PhotoInStory[];
  /** Blocks, links and rows that are not finished. */
  halfMade?: readonly Problem[];
  /** What would go out is marked otherwise than what readers have, in a way that only an update may. */
  onlyByUpdate?: readonly ChoiceName[];
  /** Kinds of the open threads beside it that hold it, by the newsroom's setting. */
  heldByThreads?: readonly ThreadKind[];
  embargoUntil?: string | null;
  /** The state it was spiked from. */
  spikedFrom?: State | null;
  /** The name of the colleague who has it open, if another than the actor. */
  lockedBy?: string | null;
  /** Who moved it last, and when: said when two people move it at once. */
  lastMove?: { by: string; at: string } | null;
};

/** Who acts on a story: a member of staff, as they stand to it, or the publish clock. */
export type Actor = { kind: 'staff'; role: Role; isOwn: boolean; isOnDesk: boolean } | { kind: 'clock' };

/** What the actor gives along with a transition. `at` is an ISO 8601 instant. */
export type Carrying = {
  note?: string;
  reason?: string;
  at?: string;
  correction?: string;
  notice?: string;
};

/** House rules the managing editor can set. */
export type NewsroomRules = { fourEyes: boolean };
