import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedCodings, type Addresses, forAnyPage, type Coding } from './answer.ts';
import { isOfClientLeft, ClientLeft, openLeft } from '../../database/requestLimits.ts';
import { DatabaseAway } from '../../database/errorCodes.ts';
import { faultOf, problemType } from '../../http/problems.ts';
import { aliasBook, findResource, headerOf, type NamedResource } from './requests.ts';
import type { ByteCache, Make } from './cache.ts';
import { chooseCoding, openCoder } from './compression.ts';
import { entryOf, type Delivery, type Entry, type Representation } from './entry.ts';

/** Milliseconds. Ending a query costs the connection to the database that it went over: most end by themselves in this time. */
const grace = 100;

let left = 0;

/** Requests whose client had left before it had its answer, since the process began. */
export const clientsThatLeft = (): number => left;

/** Aborted a moment after the client has left without its answer, or by who holds the controller. */
export function abortedOnLeave(res: ServerResponse, controller = openLeft()): AbortSignal {
  res.once('close', () => {
    if (res.writableFinished) return;
    left += 1;
    setTimeout(() => controller.abort(new ClientLeft('The client has left.')), grace).unref();
  });
  return controller.signal;
}

const opaque = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g;

/** The entity tags of an If-None-Match, compared weakly (RFC 9110 §13.1.2): `W/` does not count. */
const tagsIn = (header: string): string[] => [...header.matchAll(opaque)].map(([, tag = '']) => tag);

/**
 * The representation the client has already, if the answer is still what it has. Which coding to send is ours to choose among those
 * it takes, so the one it names counts, not only the one a new reader would get. A date never counts: of two changes within a second
 * it names but one, and what leaves a list or what the site is called has none.
 */
export function knownTo(
  rawHeaders: readonly string[],
  entry: Entry,
  accepted: readonly Coding[],
): Representation | undefined {
  const { coded, status } = entry;
  const named = headerOf(rawHeaders, 'if-none-match');
  return status === 200 && named !== undefined ? matching(named, coded, accepted) : undefined;
}

const best = (coded: Entry['coded'], accepted: readonly Coding[]): Representation => {
  for (const coding of accepted) if (coded[coding]) return coded[coding];
  return coded.identity;
};

function matching(named: string, coded: Entry['coded'], accepted: readonly Coding[]): Representation | undefined {
  if (named.trim() === '*') return best(coded, accepted);
  // The usual case, told without taking the list apart.
  for (const coding of accepted) if (coded[coding]?.etag === named) return coded[coding];
  const tags = tagsIn(named);
  const coding = accepted.find((each) => coded[each] && tags.includes(coded[each].etag));
  return coding && coded[coding];
}

export type ServeParts = {
  cache: ByteCache;
  addresses: readonly Addresses[];
  delivery: Delivery;
  /** Waited for before anything is read: which generation readers get may not be known after a rest. */
  wake: () => Promise<void>;
  /** May what was just read from the database be shown? Not if it came from a server that may have been left behind. */
  confirm: () => Promise<boolean>;
  /** Told of what went wrong on our side; the reader gets the id and no more. */
  onError: (error: unknown, requestId: string) => void;
};

export type ServeFigures = { hits: number; misses: number; notModified: number; failed: number };

/** Answers the request, or says that it is not one for it: then nothing has been done. */
export type Serve = ((req: IncomingMessage, res: ServerResponse) => boolean) & { figures: () => ServeFigures };

/** Past these many answers being made at once, a new one is refused: some later is better than everybody late. */
const mostUnderWay = 2_000;

class NotNow extends Error {
  override readonly name = 'NotNow';
}
const unconfirmed = (): DatabaseAway =>
  new DatabaseAway('The database does not confirm that what it answers is the latest.');

/** The database's own trouble passes; ours has to be mended. */
const isPassing = (error: unknown): boolean =>
  error instanceof Error && /^(NotNow$|DatabaseAway$|Mongo)/.test(error.name);

function sendFault(res: ServerResponse, error: unknown, requestId: string): void {
  if (res.headersSent) return void res.destroy();
  const [status, title] = isPassing(error)
    ? ([503, 'The newsroom cannot answer just now.'] as const)
    : ([500, 'Something went wrong.'] as const);
  res
    .writeHead(status, {
      'Content-Type': problemType,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      ...forAnyPage,
      'X-Request-Id': requestId,
      ...(status === 503 ? { 'Retry-After': '2' } : {}),
    })
    .end(JSON.stringify(faultOf(title, status, `Quote request ${requestId}.`)));
}

/** For what is read and answered elsewhere: 503 while the database may have been left behind. */
export const refuseUnconfirmed = (res: ServerResponse): void => sendFault(res, unconfirmed(), randomUUID());

function send(req: IncomingMessage, res: ServerResponse, status: number, { headers, body }: Representation): void {
  res.writeHead(status, headers as string[]);
  if (req.method === 'HEAD') res.end();
  else res.end(body);
}

/** Sends an entry in the best coding the client takes; what it has already is not sent again. */
function sender(cache: ByteCache, figures: ServeFigures, fail: (res: ServerResponse, error: unknown) => void) {
  const coder = openCoder(cache);
  return (req: IncomingMessage, res: ServerResponse, entry: Entry): void => {
    const accepted = acceptedCodings(headerOf(req.rawHeaders, 'accept-encoding'));
    const known = knownTo(req.rawHeaders, entry, accepted);
    if (known) {
      figures.notModified += 1;
      res.writeHead(304, known.notModified as string[]).end();
      return;
    }
    const chosen = chooseCoding(entry, accepted);
    if (typeof chosen !== 'string') return send(req, res, entry.status, chosen);
    if (coder.isBusy() && accepted.includes('identity')) return send(req, res, entry.status, entry.coded.identity);
    coder
      .withCoding(entry, chosen)
      .then(({ coded, status }) => send(req, res, status, coded[chosen] ?? coded.identity))
      .catch((error: unknown) => fail(res, error));
  };
}

/** Public GETs, answered before anything else is asked: from the byte cache where that may be trusted, else from the store. */
export function openServe({ cache, addresses, delivery, wake, confirm, onError }: ServeParts): Serve {
  const aliases = aliasBook();
  const figures: ServeFigures = { hits: 0, misses: 0, notModified: 0, failed: 0 };

  function fail(res: ServerResponse, error: unknown): void {
    if (isOfClientLeft(error)) return void res.destroy();
    const requestId = randomUUID();
    figures.failed += 1;
    onError(error, requestId);
    sendFault(res, error, requestId);
  }
  const sendEntry = sender(cache, figures, fail);

  async function answer(req: IncomingMessage, res: ServerResponse, named: NamedResource): Promise<void> {
    const { resource, usesAccept } = named;
    const { url = '', rawHeaders } = req;
    if (cache.figures().underWay > mostUnderWay) throw new NotNow('Too many answers are being made.');
    await wake();
    const make: Make = (content) => entryOf(resource.key, content, usesAccept, delivery);
    const entry = await cache.read(resource, make, abortedOnLeave(res));
    // Without tags it says nothing of what is published.
    if (entry.tags.length > 0 && !(await confirm())) throw unconfirmed();
    if (entry.isKept) aliases.add(url, headerOf(rawHeaders, 'accept'), entry.key, usesAccept);
    sendEntry(req, res, entry);
  }

  const serve = (req: IncomingMessage, res: ServerResponse): boolean => {
    const { method, url = '', rawHeaders } = req;
    if (method !== 'GET' && method !== 'HEAD') return false;
    const key = aliases.keyOf(url, rawHeaders);
    const hit = key === undefined ? undefined : cache.get(key);
    if (hit) {
      figures.hits += 1;
      sendEntry(req, res, hit);
      return true;
    }
    let named: NamedResource | undefined;
    try {
      named = findResource(addresses, url, headerOf(rawHeaders, 'accept') ?? '');
    } catch (error) {
      fail(res, error);
      return true;
    }
    if (!named) return false;
    figures.misses += 1;
    answer(req, res, named).catch((error: unknown) => fail(res, error));
    return true;
  };
  return Object.assign(serve, { figures: () => ({ ...figures }) });
}
