import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * What has to be undone on the way out, in this order, and how long each may take, in milliseconds: no job is begun, those who wait
 * get their answers, then comes what both stood on. A database that is away answers none of them.
 */
const most = {
  jobs: 3_000,
  renderer: 1_000,
  'News Line': 500,
  'HTTP server': 8_000,
  'admin UI': 500,
  delivery: 500,
  Payload: 1_000,
  MongoDB: 3_000,
  'data directory': 500,
} as const;
type Part = keyof typeof most;
const order = Object.keys(most) as Part[];

/** Milliseconds from the signal to the end; who runs us waits a little longer before it kills us. */
const longest = 14_000;
/** What is kept for the parts after the HTTP server. */
const forTheRest = 2_500;

/** `left` is how long it may take, in milliseconds. */
type Close = (left: number) => Promise<unknown>;
type Failed = (what: string, error: unknown) => void;

export type Stopping = {
  onExit: (what: Part, close: Close) => void;
  /** Has it begun? */
  isUnderWay: () => boolean;
  /**
   * Undoes everything, once, however often it is asked to. `lameDuck` is how many milliseconds the newsroom goes on answering
   * before that, so that a load balancer sees `/readyz` say no and sends nobody any more.
   */
  begin: (lameDuck?: number) => Promise<void>;
};

export function openStopping(failed: Failed): Stopping {
  const closers = new Map<Part, Close>();
  let underWay: Promise<void> | undefined;

  const closeOne = async (what: Part, end: number): Promise<void> => {
    const close = closers.get(what);
    if (!close) return;
    const toEnd = end - Date.now();
    const left = Math.max(0, Math.min(most[what], what === 'HTTP server' ? toEnd - forTheRest : toEnd));
    const tooLate = wait(left + 100, 'too late' as const, { ref: false });
    const how = await Promise.race([close(left), tooLate]).catch((error: unknown) => failed(what, error));
    if (how === 'too late') failed(what, new Error(`It was not closed within ${left} ms.`));
  };

  const closeAll = async (lameDuck: number): Promise<void> => {
    const end = Date.now() + longest;
    if (lameDuck > 0) await wait(lameDuck);
    for (const what of order) await closeOne(what, end);
  };

  return {
    onExit: (what, close) => void closers.set(what, close),
    isUnderWay: () => underWay !== undefined,
    begin: (lameDuck = 0) => (underWay ??= closeAll(lameDuck)),
  };
}

/** From now on every answer is its connection's last. */
export function answerOnceMore(server: Server): void {
  server.prependListener('request', (_req, res) => {
    res.shouldKeepAlive = false;
  });
}

/** Milliseconds. A signal that comes by two ways, from a supervisor and from `npm start`, is one. */
const sameSignal = 1_000;
/** Milliseconds in which a start that is cut short comes to its next step; mongod can take longer over its files. */
const mostOfStart = 4_000;

type Newsroom = {
  say: (text: string) => void;
  /** Does it take connections? */
  isOpen: () => boolean;
  /** Has the start end at its next step, and waits for that. */
  cutStart: () => Promise<void>;
  /** Undoes everything; at once if it is urgent, else with some time for a load balancer to see it. */
  leave: (isUrgent: boolean) => Promise<void>;
};

/** The first signal lets the newsroom finish, or its start end; a second one ends it at once. Ctrl-C has no load balancer to wait for. */
export function onSignals({ say, isOpen, cutStart, leave }: Newsroom): void {
  let first: number | undefined;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const wasOpen = isOpen();
    say(wasOpen ? `${signal}: finishing what is under way …` : `${signal}: ending the start …`);
    if (!wasOpen) await Promise.race([cutStart(), wait(mostOfStart)]);
    await leave(!wasOpen || signal !== 'SIGTERM');
    process.exit(0);
  };
  const hear = (signal: NodeJS.Signals): void => {
    if (first !== undefined && Date.now() - first > sameSignal) process.exit(1);
    if (first !== undefined) return;
    first = Date.now();
    void end(signal);
  };
  process.on('SIGINT', hear).on('SIGTERM', hear).on('SIGHUP', hear);
}
