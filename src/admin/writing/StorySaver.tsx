'use client';

import { createContext, use } from 'react';
import type { Light } from '../saving/light.ts';
import type { MergedWith } from '../../domain/merge/saves.ts';
import type { Edits, Filing, Taken, Unfiled } from '../saving/order.ts';
import type { Saver } from '../saving/saver.ts';

/** `id` is the branch's, `isKept`: it is in the newsroom; `isLost`: the story was taken over from this page. `base`: the version its text was written over. */
export type ConflictOf = { id: string; base: number; version: number; isKept: boolean; isLost?: true };

export type StorySaver = {
  /** The story's id; none before the newsroom has it. */
  id?: string;
  light: Light;
  /** The latest version somebody else has saved while text of this person waits beside it. */
  conflict?: ConflictOf;
  /** Texts beside the story that this page takes into it: no longer told of. */
  taken: Taken;
  /** When the text was typed that was found on this device and put back. */
  putBackAt?: number;
  /** What others changed meanwhile, and is kept together with what was typed here; until it is closed. */
  merged?: MergedWith;
  closeMerged: () => void;
  /** The story as it stands on the page. */
  values: () => Readonly<Record<string, unknown>>;
  version: () => number;
  /** What was typed and is not in the newsroom. */
  unsavedEdits: () => Edits;
  /** True once all that was typed is in the newsroom. */
  save: () => Promise<boolean>;
  /** Tries at once: the connection is back, or somebody has signed in again. */
  wake: () => void;
  /** A transition of this page has moved the story on. */
  movedOn: (version: number) => void;
  sessionEnded: () => void;
  settle: Saver['settle'];
  /** That it is filed, until the newsroom has taken it. */
  filing?: Filing;
  /** Files it, now or as soon as the newsroom is there; gives what came of it. */
  file: (note?: string) => Promise<'filed' | 'waits' | Unfiled>;
  takeBack: () => void;
  /** Puts text into the story as if it was typed now. `of`: the text beside the story that it is. */
  putIn: (edits: Edits, of?: string) => void;
};

export const StorySaverContext = createContext<StorySaver | undefined>(undefined);

/** How the story's text comes into the newsroom; undefined where it is only read. */
export const useStorySaver = (): StorySaver | undefined => use(StorySaverContext);
