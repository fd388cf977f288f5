import type { ClientSession, Types } from 'mongoose';
import type { Payload, PayloadRequest } from 'payload';
import { rawCollection, sessionOf } from '../../database/rows.ts';

type Where = { payload: Payload; session?: ClientSession };

/** What these people or desks are called today, who was put in the trash too, by id; nothing of those who are gone. */
export async function readNamesIn(
  collection: 'users' | 'desks',
  ids: readonly Types.ObjectId[],
  { payload, session }: Where,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await rawCollection<{ _id: Types.ObjectId; name?: string }>(payload, collection)
    .find({ _id: { $in: [...ids] } }, { projection: { name: 1 }, session })
    .toArray();
  return new Map(rows.map(({ _id, name = '' }) => [_id.toHexString(), name]));
}

/** Somebody by name; null for one whose account was deleted for good: their name is nowhere then. */
export type PersonName = { id: string; name: string | null };

export type NameOf = (id: Types.ObjectId) => PersonName;

type Ids = readonly (Types.ObjectId | undefined)[];

/** What these people are called today, who was put in the trash too. */
export async function readUserNames(ids: Ids, req: PayloadRequest): Promise<NameOf> {
  const definedIds = ids.filter((id) => id !== undefined);
  const names = await readNamesIn('users', definedIds, { payload: req.payload, session: await sessionOf(req) });
  return (id) => ({ id: id.toHexString(), name: names.get(id.toHexString()) ?? null });
}
