import type { PayloadRequest } from 'payload';
import { Types } from 'mongoose';
import { articleFields } from '../../domain/fields/articleFields.ts';
import { isDuplicateKey } from '../../database/errorCodes.ts';
import { objectId, rawCollection, sessionOf } from '../../database/rows.ts';
import type { Copy, StoredCopy } from '../story/loadStory.ts';
import { slugTaken } from '../publish/projection.ts';
import { toKeep } from '../story/versions.ts';

export const publishQueue = 'publish';
export const publishTask = 'publishScheduled';

/** Queues the publication in the transaction that schedules it: the job is there exactly if the schedule is. */
export async function queuePublication(story: string, at: string, req: PayloadRequest): Promise<void> {
  await req.payload.jobs.queue({
    task: publishTask,
    input: { story, at },
    queue: publishQueue,
    waitUntil: new Date(at),
    req,
  });
}

type StoredField = { storedAs?: 'date' | 'id'; parts?: Readonly<Record<string, StoredField>> };

/** What Payload keeps beside the fields. */
const around: Readonly<Record<string, StoredField>> = {
  createdAt: { storedAs: 'date' },
  updatedAt: { storedAs: 'date' },
};

/** What a move stamps on a story, as MongoDB keeps it: instants as dates, colleagues as ids, rows with an id of their own. */
function storedValue(value: unknown, { storedAs, parts = {} }: StoredField = {}): unknown {
  if (typeof value === 'string' && storedAs === 'date') return new Date(value);
  if (typeof value === 'string' && storedAs === 'id') return objectId(value) ?? null;
  if (Array.isArray(value))
    return value.map((row) => ({ id: new Types.ObjectId().toHexString(), ...storedFields(row as object, parts) }));
  return typeof value === 'object' && value !== null ? storedFields(value, parts) : value;
}

const storedFields = (fields: object, table: Readonly<Record<string, StoredField>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, storedValue(value, table[key])]],
    ),
  );

/**
 * Writes the story and a version of it, in the request's transaction: `copy` as it was kept, with the fields that the move changes.
 * Answers the version's id. Refuses (`conflict`) an address that another story has taken meanwhile.
 */
export async function saveMove(copy: StoredCopy, changes: Partial<Copy>, req: PayloadRequest): Promise<string> {
  const { _id: parent, createdAt, ...before } = copy;
  const data = { ...before, ...storedFields(changes, { ...articleFields, ...around }) } as Record<string, unknown>;
  const { updatedAt } = data;
  const options = { session: await sessionOf(req) };
  const versions = rawCollection(req.payload, '_articles_versions');
  await rawCollection(req.payload, 'articles')
    .updateOne({ _id: parent }, { $set: data }, options)
    .catch((error: unknown) => {
      throw isDuplicateKey(error) ? slugTaken : error;
    });
  // Payload goes by `updatedAt` to find which version was the latest; two machines' clocks need not agree on that.
  await versions.updateMany({ parent, latest: true }, { $unset: { latest: 1 } }, options);
  const version = { ...data, createdAt };
  const row = { parent, version, ...toKeep, latest: true, createdAt: updatedAt, updatedAt, __v: 0 };
  return String((await versions.insertOne(row, options)).insertedId);
}
