import type { Payload, PayloadRequest } from 'payload';
import { Types, type ClientSession, type Collection } from 'mongoose';

type Connected = { connection: { collection: (name: string) => Collection }; sessions?: Record<string, ClientSession> };

const databaseOf = (payload: Payload): Connected => payload.db as unknown as Connected;

/** The driver's own collection, on Payload's connection: a session can't cross drivers. */
export const rawCollection = (payload: Payload, name: string): Collection =>
  databaseOf(payload).connection.collection(name);

/** The session of the request's transaction, or none. */
export async function sessionOf(req: PayloadRequest): Promise<ClientSession | undefined> {
  const id = await req.transactionID;
  return id === undefined ? undefined : databaseOf(req.payload).sessions?.[String(id)];
}

export const objectId = (id: string): Types.ObjectId | undefined =>
  Types.ObjectId.isValid(id) ? new Types.ObjectId(id) : undefined;

/** The few fields of a story that decide where a save goes, read inside the request's transaction. */
export async function storyRow(id: string, req: PayloadRequest): Promise<Record<string, unknown> | undefined> {
  const _id = objectId(id);
  if (!_id) return undefined;
  const projection = { state: 1, _status: 1, deletedAt: 1 };
  const session = await sessionOf(req);
  return (await rawCollection(req.payload, 'articles').findOne({ _id }, { projection, session })) ?? undefined;
}
