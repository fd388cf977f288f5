'use client';

import { useEffect, useState } from 'react';
import { withBlockIds } from '../../domain/body/blockIds.ts';
import { newBlockId } from '../uuid.ts';
import { article, ask, savedCopyOf, type Answer } from '../deskApi.ts';
import { storyKind } from '../kinds/story.ts';
import {
  mergeStories,
  type Conflict,
  type MergedStory,
  type StorySides,
  type Values,
} from '../../domain/merge/stories.ts';
import type { Choice } from '../../domain/merge/bodies.ts';
import type { SavedBy, SaveSince } from '../../domain/merge/saves.ts';

type SavesSince = {
  version: number;
  saves: SaveSince[];
  /** The fields that changed since, as they were; null where that is not known any more. */
  base: Record<string, unknown> | null;
};

const savesSince = (id: string, version: number): Promise<Answer<SavesSince>> =>
  ask(`${article(id)}/saves?since=${version}`);

/** The story as it is saved, what was saved since a text was begun, and what both began with, where that is known. */
export type Since = { version: number; theirs: Values; base?: Values; saves: SavesSince['saves'] };

/** Reads what happened in a story since a version; undefined where the newsroom does not answer, or was faster between two questions. */
async function readSince(id: string, version: number): Promise<Since | undefined> {
  const [copy, since] = await Promise.all([savedCopyOf(storyKind, id), savesSince(id, version)]);
  if (!copy.ok || !since.ok || copy.body.baseVersion !== since.body.version) return undefined;
  const { base, saves } = since.body;
  return { version: since.body.version, theirs: copy.body, saves, ...(base && { base: { ...copy.body, ...base } }) };
}

/** What was chosen of each place where both changed the same. */
export type Choices = Readonly<Record<string, Choice>>;

/** One name for a place where both changed the same. */
export const placeOf = ({ field, block }: Conflict): string => (block === undefined ? field : `${field} ${block}`);

/**
 * Both texts in one, with what was chosen so far. Where both stand, the second has its id from here on: this page and the newsroom would
 * give it another each, and whoever writes in it next would seem to have deleted it. Blocks, whose ids no editor keeps, have the newsroom's.
 */
export function mergeWith(sides: StorySides, choices: Choices): MergedStory {
  const merged = mergeStories(sides, (conflict) => choices[placeOf(conflict)]);
  const { body } = merged.changes;
  return body
    ? { ...merged, changes: { ...merged.changes, body: withBlockIds(body, newBlockId, sides.theirs.body) } }
    : merged;
}

/** Who changed that place last on the other side, and when. */
export const changedBy = ({ field, block }: Conflict, saves: Since['saves']): SavedBy | undefined =>
  saves.findLast((save) => (block === undefined ? save.fields.includes(field) : save.blocks.includes(block)))?.by;

/** Milliseconds until it is asked again where the newsroom did not answer. */
const again = 3_000;

/** What happened in the story since the version `base`; read anew when it is at another `version`. */
export function useSince(id: string, base: number | undefined, version: number | undefined): Since | undefined {
  const [since, setSince] = useState<Since>();
  useEffect(() => {
    if (base === undefined) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async (): Promise<void> => {
      const found = await readSince(id, base);
      if (isOver) return;
      if (found) setSince(found);
      else timer = setTimeout(() => void read(), again);
    };
    void read();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [id, base, version]);
  return since;
}
