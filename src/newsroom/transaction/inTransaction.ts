import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload';
import { Refusal } from '../../domain/refusal.ts';
import { settingsOf } from '../../config/custom.ts';

/** Tags of the events a request has recorded in its transaction. */
const recorded = new WeakMap<PayloadRequest, Set<string>>();

export function noteTags(tags: readonly string[], req: PayloadRequest): void {
  const noted = recorded.get(req) ?? new Set();
  for (const tag of tags) noted.add(tag);
  recorded.set(req, noted);
}

/** The transaction did not happen: nothing of it is to be told. */
const forgetTags = (req: PayloadRequest): boolean => recorded.delete(req);

/**
 * Tells this process's caches what was just committed, so that whoever asked for it finds it done. The other processes are told by the
 * change stream, and so is this one, if a listener fails here.
 */
function tellCommitted(req: PayloadRequest): void {
  const tags = [...(recorded.get(req) ?? [])];
  recorded.delete(req);
  if (tags.length > 0) settingsOf(req.payload).committed.tell(tags);
}

type MongoError = { code?: number; errorLabels?: string[]; errorLabelSet?: Set<string> };

/** WriteConflict, SnapshotUnavailable, NoSuchTransaction: another transaction was faster, or the catalog changed under this one. */
const transientCodes: readonly unknown[] = [112, 246, 251];

/** Does MongoDB say that the same work may well succeed when it is done again? Then nothing of it was written. */
export function isTransient(error: unknown): boolean {
  const { code, errorLabels, errorLabelSet } = (error ?? {}) as MongoError;
  const labels = [...(errorLabels ?? []), ...(errorLabelSet ?? [])];
  return transientCodes.includes(code) || labels.includes('TransientTransactionError');
}

/** Another change was faster, and nothing was written. The API (src/server/api.ts) does the same request again. */
export class Overtaken extends Refusal {
  constructor() {
    super('conflict', 'Somebody else was changing this at the same moment. Nothing was written; try again.');
  }
}
export const overtaken = (): Overtaken => new Overtaken();

const usualAttempts = 6;
/** About ten seconds: whoever is faster has gone by then. */
export const manyAttempts = 28;

/** Lets the one who was faster finish: longer each time, and never the same for two who wait. In all about a second. */
export const giveWay = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, (0.5 + Math.random()) * Math.min(20 * 2 ** attempt, 400)));

/** Does `task` in the transaction the request has begun, and ends that: all of it is written and told, or nothing. */
export async function commitOrTakeBack<T>(req: PayloadRequest, task: () => Promise<T>): Promise<T> {
  try {
    const result = await task();
    await commitTransaction(req);
    tellCommitted(req);
    return result;
  } catch (error) {
    await killTransaction(req);
    forgetTags(req);
    throw error;
  }
}

/**
 * Does `task` in one MongoDB transaction, and again from the start if another one was faster.
 * Inside a transaction it joins that one. Throws what `task` throws; then nothing of it was written.
 */
export async function inTransaction<T>(
  req: PayloadRequest,
  task: () => Promise<T>,
  attempts = usualAttempts,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const isOurs = await initTransaction(req);
    if (!isOurs) return task();
    try {
      return await commitOrTakeBack(req, task);
    } catch (error) {
      if (!isTransient(error)) throw error;
      if (attempt === attempts)
        throw new Refusal('conflict', 'Others are changing this at the same moment. Try again.');
      await giveWay(attempt);
    }
  }
}
