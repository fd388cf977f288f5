import type { Types } from 'mongoose';
import type { PayloadRequest } from 'payload';
import { rawCollection, sessionOf } from '../../database/rows.ts';

/** Somebody by name; null for one whose account was deleted for good: their name is nowhere then. */
export type PersonName = { id: string; name: string | null };

export type NameOf = (id: Types.ObjectId) => PersonName;

type Ids = readonly (Types.ObjectId | undefined)[];

/** What these people are called today, who was put in the trash too. */
export async function readUserNames(ids: Ids, req: PayloadRequest): Promise<NameOf> {
  const wanted = ids.filter((id) => id !== undefined);
  const names = new Map<string, string>();
  if (wanted.length > 0) {
    const users = rawCollection<{ _id: Types.ObjectId; name?: string }>(req.payload, 'users');
    const options = { projection: { name: 1 }, session: await sessionOf(req) };
    for await (const { _id, name = '' } of users.find({ _id: { $in: wanted } }, options))
      names.set(_id.toHexString(), name);
  }
  return (id) => ({ id: id.toHexString(), name: names.get(id.toHexString()) ?? null });
}
