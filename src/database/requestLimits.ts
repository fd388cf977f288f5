import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import { DatabaseAway, hasNoConnection, isAway, mongoCodeOf, timeIsOver } from './errorCodes.ts';

/** What one request has asked of the database so far, how long each of its queries may take, and until when. */
export type RequestLimits = {
  words: number;
  bytes: number;
  milliseconds: number;
  /** Aborted once nobody waits for the answer any more. */
  left?: AbortSignal;
  /** Does it only read? Then its queries end with its client. A write is done or undone, and ends by its own limit. */
  isRead: boolean;
  /** How the database failed it, if it did. Payload takes a user who cannot be read for nobody, and a document for one that is not there. */
  trouble?: Error;
  /** What it is a part of. */
  whole?: RequestLimits;
};

/** Milliseconds that one query may take, one write, and an order with all it asks. */
export const patience = { readers: 2_000, staff: 10_000, write: 10_000, order: 12_000 };

/** Nobody waits for the answer any more: no fault, and nobody to be told of it. */
export class ClientLeft extends Error {
  override readonly name = 'ClientLeft';
}

/** Whoever was asked meanwhile may have wrapped it. */
export const isOfClientLeft = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'ClientLeft' || isOfClientLeft(error.cause));

const requests = new AsyncLocalStorage<RequestLimits>();
const nothingYet = (): RequestLimits => ({ words: 0, bytes: 0, milliseconds: patience.staff, isRead: false });

/** Does a request's work: all its queries are counted together. An attempt of a request goes on under the limits of that one. */
export function asOneRequest<T>(task: () => T, limits: Partial<RequestLimits> = {}): T {
  const whole = requests.getStore();
  const { left, isRead = false, milliseconds = patience.staff } = { ...whole, ...limits };
  return requests.run({ ...nothingYet(), milliseconds, isRead, ...(left && { left }), ...(whole && { whole }) }, task);
}

/** The request at hand only reads, whatever its method says. */
export function markRead(): void {
  for (let limits = requests.getStore(); limits; limits = limits.whole) limits.isRead = true;
}

/** What of the database's trouble passes: who asks may hear of it as "not now", never as "nobody" or "nothing there". */
function passingTrouble(error: Error): Error | undefined {
  if (isAway(error)) return error;
  const isLate = mongoCodeOf(error) === timeIsOver || hasNoConnection(error);
  return isLate ? new DatabaseAway('The database did not answer in time.', { cause: error }) : undefined;
}

function noteTrouble(error: Error): void {
  const trouble = passingTrouble(error);
  for (let limits = requests.getStore(); limits && trouble; limits = limits.whole) limits.trouble = trouble;
}

/** The answer to the request at hand says what went wrong: nobody takes it for one without. */
export function troubleIsTold(): void {
  for (let limits = requests.getStore(); limits; limits = limits.whole) limits.trouble = undefined;
}

/** What the request at hand has asked. Outside of requests (jobs, the command line, the admin's pages) each query stands alone. */
export const currentRequest = (): RequestLimits => requests.getStore() ?? nothingYet();

/** A signal that as many queries may listen to as a request makes at once. */
export function openLeft(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

type Options = { maxTimeMS?: number; timeoutMS?: number; signal?: AbortSignal; session?: unknown };

/** The limits of one read. One within a transaction ends with that. */
function limitRead(options: Options, { milliseconds, left, isRead }: RequestLimits): void {
  if (options.timeoutMS === undefined) options.maxTimeMS ??= milliseconds;
  if (left && isRead && !options.session) options.signal ??= left;
}

type Hooked = {
  pre: (operations: readonly string[], hook: (this: { options: Options }) => void) => unknown;
  post: (
    operations: readonly string[],
    hook: (error: Error, answer: unknown, next: (error: Error) => void) => void,
  ) => unknown;
};

const reads = ['find', 'findOne', 'countDocuments', 'estimatedDocumentCount', 'distinct', 'aggregate'];
const writes = [
  'updateOne',
  'updateMany',
  'replaceOne',
  'deleteOne',
  'deleteMany',
  'findOneAndUpdate',
  'findOneAndReplace',
  'findOneAndDelete',
];

/** A plugin of Mongoose's: the database gives up what takes too long, and a read whose client has left; where it is away is noted. */
export function limitTime(schema: object): void {
  (schema as Hooked).pre(reads, function () {
    limitRead(this.options, currentRequest());
  });
  (schema as Hooked).pre(writes, function () {
    this.options.maxTimeMS ??= patience.write;
  });
  (schema as Hooked).post([...reads, ...writes], (error, _answer, next) => {
    noteTrouble(error);
    next(error);
  });
}

/** Where the driver's own methods take their options. */
const placeOfOptions = {
  find: 1,
  findOne: 1,
  aggregate: 1,
  countDocuments: 1,
  distinct: 2,
  estimatedDocumentCount: 0,
  updateOne: 2,
  updateMany: 2,
  replaceOne: 2,
  deleteOne: 1,
  deleteMany: 1,
  findOneAndUpdate: 2,
  findOneAndReplace: 2,
  findOneAndDelete: 1,
} as const;

type Method = (...args: unknown[]) => unknown;

/** One for each collection of the driver's, so that it is not made anew for each query. */
const limitedCollections = new WeakMap<object, object>();

/** A collection of the driver's whose queries keep the limits of the request at hand; outside of requests, jobs walk all there is. */
export function limitedCollection<T extends object>(collection: T): T {
  const existing = limitedCollections.get(collection);
  if (existing) return existing as T;
  const limited = Object.create(collection) as Record<string, Method>;
  for (const [name, place] of Object.entries(placeOfOptions)) {
    limited[name] = (...args) => {
      const limits = requests.getStore();
      const options: Options = { ...(args[place] as Options) };
      if (limits && reads.includes(name)) limitRead(options, limits);
      else if (limits && options.timeoutMS === undefined) options.maxTimeMS ??= patience.write;
      args[place] = options;
      return (collection as Record<string, Method>)[name]?.(...args);
    };
  }
  limitedCollections.set(collection, limited);
  return limited as unknown as T;
}

type HasCollections = { collection: (name: string) => object };

/** A database of the driver's, whose collections are all so. */
export function limitedDatabase<T extends HasCollections>(db: T): T {
  const limited = Object.create(db) as HasCollections;
  limited.collection = (...args) => limitedCollection(db.collection(...args));
  return limited as T;
}
