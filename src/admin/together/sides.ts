import { article, ask, savedCopyOf, type Answer } from '../deskApi.ts';
import {
  mergeStories,
  type Conflict,
  type MergedStory,
  type StorySides,
  type Values,
} from '../../domain/merge/stories.ts';
import type { Choice } from '../../domain/merge/bodies.ts';

type SavedBy = { id?: string; name: string; at: string };
type SavesSince = {
  version: number;
  saves: { version: number; by: SavedBy; fields: string[]; blocks: string[] }[];
  /** The fields that changed since, as they were; null where that is not known any more. */
  base: Record<string, unknown> | null;
};

const savesSince = (id: string, version: number): Promise<Answer<SavesSince>> =>
  ask(`${article(id)}/saves?since=${version}`);

/** The story as it is saved, what was saved since a text was begun, and what both began with, where that is known. */
export type Since = { version: number; theirs: Values; base?: Values; saves: SavesSince['saves'] };

/** Reads what happened in a story since a version; undefined where the newsroom does not answer, or was faster between two questions. */
export async function readSince(id: string, version: number): Promise<Since | undefined> {
  const [copy, since] = await Promise.all([savedCopyOf(id), savesSince(id, version)]);
  if (!copy.ok || !since.ok || copy.body.baseVersion !== since.body.version) return undefined;
  const { base, saves } = since.body;
  return { version: since.body.version, theirs: copy.body, saves, ...(base && { base: { ...copy.body, ...base } }) };
}

/** What was chosen of each place where both changed the same. */
export type Choices = Readonly<Record<string, Choice>>;

/** One name for a place where both changed the same. */
export const placeOf = ({ field, block }: Conflict): string => (block === undefined ? field : `${field} ${block}`);

/** Both texts in one, with what was chosen so far. */
export const mergeWith = (sides: StorySides, choices: Choices): MergedStory =>
  mergeStories(sides, (conflict) => choices[placeOf(conflict)]);

/** Who changed that place last on the other side, and when. */
export const changedBy = ({ field, block }: Conflict, saves: Since['saves']): SavedBy | undefined =>
  saves.findLast((save) => (block === undefined ? save.fields.includes(field) : save.blocks.includes(block)))?.by;
