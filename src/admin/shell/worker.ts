import { sentChannel, waitsTag } from '../writing/filings.ts';
import { sendWhatIsLeft } from '../writing/branchApi.ts';
import { deviceCopies } from '../writing/device.ts';
import { waitsToBeFiled } from '../saving/onDevice.ts';
import { dropStory, writerHere } from './known.ts';

/** Told by the server, in front of this script (src/server/shell/document.ts): the page, and the files that belong to it. */
declare const shellRelease: { version: string; page: string; files: readonly string[] };

/** What is used of a service worker's scope, which TypeScript's library of pages does not know. */
type WaitingEvent = { waitUntil: (promise: Promise<unknown>) => void };
type FetchEventParts = { request: Request; respondWith: (answer: Promise<Response>) => void };
type Scope = {
  addEventListener: ((name: 'install' | 'activate', hear: (event: WaitingEvent) => void) => void) &
    ((name: 'fetch', hear: (event: FetchEventParts) => void) => void) &
    ((name: 'sync', hear: (event: WaitingEvent & { tag: string }) => void) => void);
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
  location: Location;
};
const scope = globalThis as unknown as Scope;

const prefix = 'dateline-shell-';
const { version, page, files } = shellRelease;
const cacheName = `${prefix}${version}`;

async function take(): Promise<void> {
  const cache = await caches.open(cacheName);
  // The files are called by what is in them: those that the page has loaded come over the line once.
  await cache.addAll([new Request(page, { cache: 'no-cache' }), ...files]);
  await scope.skipWaiting();
}

async function begin(): Promise<void> {
  const old = (await caches.keys()).filter((each) => each.startsWith(prefix) && each !== cacheName);
  await Promise.all(old.map((each) => caches.delete(each)));
  await scope.clients.claim();
}

scope.addEventListener('install', (event) => event.waitUntil(take()));
scope.addEventListener('activate', (event) => event.waitUntil(begin()));

const fromCache = async (request: Request, path: string): Promise<Response> =>
  (await (await caches.open(cacheName)).match(path)) ?? fetch(request);

/** Only the shell's own page and files: no answer of the API and no page of the admin is ever looked at here. */
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== scope.location.origin) return;
  const isPage = pathname === page && request.mode === 'navigate';
  if (isPage || files.includes(pathname)) event.respondWith(fromCache(request, pathname));
});

/** Sends what waits on this device, without a page; rejects while something waits still, so that the browser calls again. */
async function sendWhatWaits(): Promise<void> {
  const writer = await writerHere();
  if (!writer) return;
  const results = await sendWhatIsLeft(writer.id);
  for (const { story, became } of results) if (became === 'filed') await dropStory(writer.id, story);
  const channel = new BroadcastChannel(sentChannel);
  channel.postMessage(results);
  channel.close();
  const left = await (await deviceCopies()).all(writer.id);
  if (left.some(waitsToBeFiled)) throw new Error('Something waits still.');
}

scope.addEventListener('sync', (event) => {
  if (event.tag === waitsTag) event.waitUntil(sendWhatWaits());
});
