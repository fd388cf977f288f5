import { randomBytes } from 'node:crypto';
import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, Endpoint, PayloadRequest } from 'payload';
import { blockIdFrom, bytesOfBlockId, withBlockIds } from '../../../src/domain/body/blockIds.ts';
import { writtenNames } from '../../../src/domain/fields/articleFields.ts';
import { mergeStories, type Conflict, type Taken, type Values } from '../../../src/domain/merge/stories.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import type { MergedWith, SavedBy, SaveSince } from '../../../src/domain/merge/saves.ts';
import { historySince, keepReplaced, type Replaced } from '../../../src/newsroom/story/replaced.ts';
import type { Article } from '../../../src/payload-types.ts';
import { beforeOf, changedBy } from '../../../src/domain/merge/before.ts';
import { nameOf } from '../../../src/newsroom/record/history.ts';

/** May the save be merged with what others have saved since, block by block? Refuses any other wish. */
export function wantsMerge({ searchParams }: PayloadRequest): boolean {
  const wish = searchParams?.get('merge') ?? undefined;
  if (wish === undefined) return false;
  if (wish === 'blocks') return true;
  throw new Refusal('malformed', 'The parameter merge cannot be read.', [
    { path: 'merge', rule: 'option', message: 'Send `merge=blocks`, or nothing to be refused when others have saved.' },
  ]);
}

/** `merge=blocks`: the answer of a save that was merged tells with what. */
export const tellingMerged = (handler: Endpoint['handler']): Endpoint['handler'] =>
  async function answer(req) {
    wantsMerge(req);
    const response = await handler(req);
    const { merged } = req.context;
    if (!merged || !response.ok) return response;
    return Response.json({ ...((await response.json()) as object), merged }, response);
  };

export const newBlockId = (): string => blockIdFrom(randomBytes(bytesOfBlockId));

const touches = (save: SaveSince, { fields, blocks }: Taken): boolean =>
  save.fields.some((name) => fields.includes(name)) || save.blocks.some((block) => blocks.includes(block));

/** Everybody once, with their last save. */
function peopleOf(saves: readonly SaveSince[], taken: Taken): SavedBy[] {
  const people = new Map(saves.filter((save) => touches(save, taken)).map(({ by }) => [by.id ?? by.name ?? '', by]));
  return [...people.values()];
}

/** A conflict as it is told: who made the other side, and when. */
export type ToldConflict = Conflict & { by?: SavedBy };

const describeConflict =
  (saves: readonly SaveSince[]) =>
  (conflict: Conflict): ToldConflict => {
    const { field, block } = conflict;
    const at = { fields: block === undefined ? [field] : [], blocks: block === undefined ? [] : [block] };
    const by = saves.findLast((save) => touches(save, at))?.by;
    return { ...conflict, ...(by && { by }) };
  };

type Stale = { id: string; base: number; current: number; copy: Values; mine: Values };
export type Merge = { data: Values; merged: MergedWith; conflicts: ToldConflict[] };

const pick = (copy: Values, names: readonly string[]): Values =>
  Object.fromEntries(names.filter((name) => name in copy).map((name) => [name, copy[name]]));

/** A save written over an older copy, merged with the current one; nothing where the older one is not known any more. */
export async function mergeStale(
  { id, base, current, copy, mine }: Stale,
  req: PayloadRequest,
): Promise<Merge | undefined> {
  const { saves, base: was } = await historySince({ story: id, base, current, copy }, req);
  if (!was) return undefined;
  const body = mine.body ? { body: withBlockIds(mine.body, newBlockId, was.body) } : {};
  const { changes, taken, conflicts } = mergeStories({ base: was, theirs: copy, mine: { ...mine, ...body } });
  return {
    data: { ...pick(copy, writtenNames), ...changes },
    merged: { ...taken, by: peopleOf(saves, taken) },
    conflicts: conflicts.map(describeConflict(saves)),
  };
}

/** What a save replaces is known only before it is written: what comes after has its relations filled in. */
export const noteReplaced: CollectionBeforeChangeHook = ({ data, originalDoc, operation, req }) => {
  const before = (originalDoc ?? {}) as Partial<Article>;
  const after = { ...before, ...(data as Partial<Article>) };
  req.context.replaced =
    operation === 'update' ? { before: beforeOf(before, after), changed: changedBy(before, after) } : undefined;
  return data;
};

/** Whoever wrote over an older copy is merged with this one by what it replaced. */
export const keepWhatWasReplaced: CollectionAfterChangeHook = async ({ doc, req }) => {
  const replaced = req.context.replaced as Pick<Replaced, 'before' | 'changed'> | undefined;
  const { id, revision } = doc as { id: string; revision?: number };
  if (!replaced || revision === undefined) return;
  const by = { ...(req.user && { id: String(req.user.id) }), name: nameOf(req.user), at: new Date().toISOString() };
  await keepReplaced({ story: String(id), revision, by, ...replaced }, req);
};
