import { AsyncLocalStorage } from 'node:async_hooks';

/** What one request has asked of the database so far, and how long each of its queries may take. */
export type Asked = { words: number; bytes: number; milliseconds: number };

/** Milliseconds that one query of Payload's may take. */
export const patience = { readers: 2_000, staff: 10_000 } as const;

const requests = new AsyncLocalStorage<Asked>();
const nothingYet = (): Asked => ({ words: 0, bytes: 0, milliseconds: patience.staff });

/** Does a request's work: all its queries are counted together. */
export const asOneRequest = <T>(work: () => T): T => requests.run(nothingYet(), work);

/** What the request at hand has asked. Outside of requests (jobs, the command line, the admin's pages) each query stands alone. */
export const askedSoFar = (): Asked => requests.getStore() ?? nothingYet();

type Hooked = { pre: (operations: never, hook: (this: Timed) => void) => unknown };
type Timed = { options: { maxTimeMS?: number } };

const reads = ['find', 'findOne', 'countDocuments', 'estimatedDocumentCount', 'distinct', 'aggregate'];

/** A plugin of Mongoose's: the database gives a query up when its time is over, also where its client has left. */
export function limitTime(schema: object): void {
  (schema as Hooked).pre(reads as never, function () {
    this.options.maxTimeMS ??= askedSoFar().milliseconds;
  });
}
