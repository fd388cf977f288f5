import { AsyncLocalStorage } from 'node:async_hooks';

/** Lines that one request may write, and one client within a minute: nobody fills the log. */
const most = { ofRequest: 1, ofClient: 60 };
/** Milliseconds. */
const minute = 60_000;

type Written = { client: string; lines: number };
const requests = new AsyncLocalStorage<Written>();
const refused: Record<string, number> = {};
let dropped = 0;
let minuteNow = 0;
const ofClients = new Map<string, number>();

/** Does a request's work: its lines are counted together, and with those of its client's other requests. */
export const asRequestOf = <T>(client: string, task: () => T): T => requests.run({ client, lines: 0 }, task);

/** Has the request at hand written its line already? */
export const hasWritten = (): boolean => (requests.getStore()?.lines ?? 0) > 0;

function linesOf(client: string, now: number): number {
  if (Math.floor(now / minute) !== minuteNow) ofClients.clear();
  minuteNow = Math.floor(now / minute);
  const lines = (ofClients.get(client) ?? 0) + 1;
  ofClients.set(client, lines);
  return lines;
}

/** May one more line be written? Outside of requests (jobs, the start, the end) always. */
export function mayWrite(now = Date.now()): boolean {
  const request = requests.getStore();
  if (!request) return true;
  request.lines += 1;
  if (request.lines <= most.ofRequest && linesOf(request.client, now) <= most.ofClient) return true;
  dropped += 1;
  return false;
}

/** A refusal is the client's affair and can quote the copy: it is counted by its code, and is no line in the log. */
export const countRefusal = (code: string): void => void (refused[code] = (refused[code] ?? 0) + 1);

/** Refusals by code, and lines that were not written, since the process began. */
export const logFigures = (): { refused: Readonly<Record<string, number>>; dropped: number } => ({ refused, dropped });
