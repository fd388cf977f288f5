import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { mongo } from 'mongoose';
import { initTransaction, type PayloadRequest } from 'payload';
import { isDuplicateKey, mongoCodeOf } from '../../database/errorCodes.ts';
import { rawCollection, sessionOf } from '../../database/rows.ts';
import { commitOrTakeBack, overtaken } from './inTransaction.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Rule } from '../../domain/rules/rules.ts';

const header = 'Idempotency-Key';
const longest = 200;

/** As draft-ietf-httpapi-idempotency-key-header has it, a string in quotation marks; bare, as most clients send it, says the same. */
const quoted = /^"([\x20\x21\x23-\x5b\x5d-\x7e]+)"$/;
const bare = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/** The key of an `Idempotency-Key` header. Refuses (`malformed`) what is no key. */
export function idempotencyKeyOf(value: string): string {
  const key = quoted.exec(value)?.[1] ?? (bare.test(value) ? value : '');
  if (key.trim() !== '' && key.length <= longest) return key;
  const message = `Give a key of 1 to ${longest} visible ASCII characters, such as a UUID.`;
  throw new Refusal('malformed', 'The Idempotency-Key cannot be read.', [{ path: header, rule: 'key', message }]);
}

const problem = (rule: Rule, message: string) => [{ path: header, rule, message }];

/** The key was used for something else. */
const keyReused = (): Refusal => {
  const message = 'This Idempotency-Key was sent with another request. Use a new key for a new order.';
  return new Refusal('invalid', message, problem('reused', message));
};

/** The first request with the key has no answer yet. */
const orderUnderWay = (): Refusal => {
  const message = 'The same order is still under way. Send it again in a moment to get its answer.';
  return new Refusal('under-way', message, problem('under-way', message));
};

/** Answers to orders that named an Idempotency-Key: written in the transaction of the act, so that either both are there or none. For 24 hours. */
const keptAnswers = 'kept_answers';
/** Bytes of one kept answer, compressed. */
const mostBytes = 64 * 1024;

/** `id` is of the key and whose it is, `requestHash` of all that was asked with it. */
export type KeyedOrder = { id: string; requestHash: string };
type Row = {
  _id: string;
  asked: string;
  at: Date;
  /** The answer, which is written in the same transaction as the key. */
  status?: number;
  location?: string | null;
  body?: mongo.Binary;
};

const [compress, expand] = [promisify(gzip), promisify(gunzip)];
const rows = (req: PayloadRequest) => rawCollection<Row>(req.payload, keptAnswers);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of an answer too large to be kept: which document it was about, its version, and what of the order was not taken. */
function shorten(text: string): string {
  const entries = Object.entries(JSON.parse(text) as Record<string, unknown>);
  const short = entries.map(([name, value]) =>
    isRecord(value) && 'id' in value ? [name, { id: value.id, baseVersion: value.baseVersion }] : [name, value],
  );
  return JSON.stringify(
    Object.fromEntries(short.filter(([name, value]) => name === 'notTaken' || !Array.isArray(value))),
  );
}

async function bytesOf(text: string): Promise<Buffer> {
  const bytes = await compress(text);
  return bytes.length <= mostBytes ? bytes : compress(shorten(text));
}

/** The answer that is kept for this order, or nothing. Refuses (`invalid`) another order under the same key. */
async function storedAnswer({ id, requestHash }: KeyedOrder, req: PayloadRequest): Promise<Response | undefined> {
  const row = await rows(req).findOne({ _id: id });
  if (!row) return undefined;
  if (row.asked !== requestHash) throw keyReused();
  const text = row.body ? (await expand(row.body.buffer)).toString() : '';
  const headers = { 'Content-Type': 'application/json', ...(row.location ? { Location: row.location } : {}) };
  return new Response(text, { status: row.status, headers });
}

/** Takes the key in the transaction: whoever else holds it has not ended yet, or has ended just now. */
async function takeKey({ id, requestHash }: KeyedOrder, req: PayloadRequest): Promise<void> {
  try {
    await rows(req).insertOne({ _id: id, asked: requestHash, at: new Date() }, { session: await sessionOf(req) });
  } catch (error) {
    if (mongoCodeOf(error) === 112) throw orderUnderWay();
    throw isDuplicateKey(error) ? overtaken() : error;
  }
}

async function keepAnswer({ id }: KeyedOrder, response: Response, req: PayloadRequest): Promise<void> {
  const body = new mongo.Binary(await bytesOf(await response.clone().text()));
  const answer = { status: response.status, location: response.headers.get('location'), body };
  await rows(req).updateOne({ _id: id }, { $set: answer }, { session: await sessionOf(req) });
}

/** The act answered with a refusal: nothing was done, so there is nothing to keep, and the same order may be sent again. */
class NothingDone extends Error {
  constructor(readonly response: Response) {
    super('Nothing was done.');
  }
}

async function perform(order: KeyedOrder, act: () => Promise<Response>, req: PayloadRequest): Promise<Response> {
  await initTransaction(req);
  const run = async (): Promise<Response> => {
    await takeKey(order, req);
    const response = await act();
    if (!response.ok) throw new NothingDone(response);
    await keepAnswer(order, response, req);
    return response;
  };
  return commitOrTakeBack(req, run).catch((error: unknown) => {
    if (error instanceof NothingDone) return error.response;
    throw error;
  });
}

/**
 * Does an order once: the same order under the same key gets the answer of the first. Throws `under-way` while that has none, `invalid`
 * if the key was for another order, and what `act` throws; then nothing was done and the key is free.
 */
export const answerOnce = async (
  order: KeyedOrder,
  act: () => Promise<Response>,
  req: PayloadRequest,
): Promise<Response> => (await storedAnswer(order, req)) ?? perform(order, act, req);
