'use client';

import { createContext, use } from 'react';
import type { Light } from '../saving/light.ts';
import type { Edits, Taken } from '../saving/order.ts';
import type { Saver } from '../saving/saver.ts';

/** `id` is the branch's, `isKept`: it is in the newsroom. */
export type ConflictOf = { id: string; version: number; isKept: boolean };

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
  /** The story as it stands on the page. */
  values: () => Readonly<Record<string, unknown>>;
  version: () => number;
  /** What was typed and is not in the newsroom. */
  unsaved: () => Edits;
  /** True once all that was typed is in the newsroom. */
  save: () => Promise<boolean>;
  /** Tries at once: the connection is back, or somebody has signed in again. */
  wake: () => void;
  /** A transition of this page has moved the story on. */
  movedOn: (version: number) => void;
  sessionEnded: () => void;
  settle: Saver['settle'];
  /** Puts text into the story as if it was typed now. `of`: the text beside the story that it is. */
  putIn: (edits: Edits, of?: string) => void;
};

export const StorySaverContext = createContext<StorySaver | undefined>(undefined);

/** How the story's text comes into the newsroom; undefined where it is only read. */
export const useStorySaver = (): StorySaver | undefined => use(StorySaverContext);
