import type { Payload, PayloadRequest } from 'payload';
import { Types, type ClientSession, type mongo } from 'mongoose';
import type { Article } from '../payload-types.ts';
import { mapObject } from '../domain/mapObject.ts';
import { limitedCollection, limitedDatabase } from './requestLimits.ts';

/** A row as the driver has it: under an id of MongoDB's, or of our own. */
type Stored = mongo.BSON.Document & { _id?: Types.ObjectId | string };

type Connected = {
  connection: { collection: <Row extends Stored>(name: string) => mongo.Collection<Row>; db?: mongo.Db };
  sessions?: Record<string, ClientSession>;
};

const connectionOf = (payload: Payload): Connected => payload.db as unknown as Connected;

/** The driver's own collection, on Payload's connection: a session can't cross drivers. Its queries have the limits of the request. */
export const rawCollection = <Row extends Stored = Stored>(payload: Payload, name: string): mongo.Collection<Row> =>
  limitedCollection(connectionOf(payload).connection.collection<Row>(name));

/** The driver's own database, on Payload's connection; its queries have the limits of the request. */
export function databaseOf(payload: Payload): mongo.Db {
  const { db } = connectionOf(payload).connection;
  if (!db) throw new Error('There is no connection to MongoDB.');
  return limitedDatabase(db);
}

/** By its kind, not its class: the server and the admin's pages each have a driver of their own. */
const isObjectId = (value: unknown): value is Types.ObjectId =>
  (value as { _bsontype?: unknown } | null | undefined)?._bsontype === 'ObjectId';

const plainName = (name: string): string => (name === '_id' ? 'id' : name);

/** A document as plain JSON: ids are strings, times ISO 8601, `_id` is `id`. What Payload's adapter gives stays as it is. */
export function plainOf<T>(value: unknown): T {
  if (isObjectId(value)) return value.toHexString() as T;
  if (value instanceof Date) return value.toISOString() as T;
  if (Array.isArray(value)) return value.map((each) => plainOf(each)) as T;
  if (typeof value !== 'object' || value === null) return value as T;
  return mapObject(value as Record<string, unknown>, plainOf, plainName) as T;
}

/** The session of the request's transaction, or none. */
export async function sessionOf(req: PayloadRequest): Promise<ClientSession | undefined> {
  const id = await req.transactionID;
  return id === undefined ? undefined : connectionOf(req.payload).sessions?.[String(id)];
}

export const objectId = (id: string): Types.ObjectId | undefined =>
  Types.ObjectId.isValid(id) ? new Types.ObjectId(id) : undefined;

/** Those of the ids that are any. */
export const objectIds = (ids: readonly string[]): Types.ObjectId[] => ids.flatMap((id) => objectId(id) ?? []);

/** The few fields of a story that decide where a save goes. */
export type StandingRow = Pick<Article, 'state' | '_status' | 'deletedAt'>;

/** Read inside the request's transaction. */
export async function storyRow(id: string, req: PayloadRequest): Promise<StandingRow | undefined> {
  const _id = objectId(id);
  if (!_id) return undefined;
  const projection = { state: 1, _status: 1, deletedAt: 1 };
  const session = await sessionOf(req);
  const articles = rawCollection<StandingRow & { _id: Types.ObjectId }>(req.payload, 'articles');
  return (await articles.findOne({ _id }, { projection, session })) ?? undefined;
}
