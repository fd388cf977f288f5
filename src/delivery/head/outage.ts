import { DatabaseAway } from '../../database/errorCodes.ts';

/** Milliseconds: how often what goes on is looked after, and how long a reader's read may go on if the database was away meanwhile. */
const patience = { every: 250, readers: 1_500 };

/** What is given up: after how many milliseconds, and how many of them on end the database has to be away for that. */
export type Watched = {
  after: () => number;
  away?: number;
  /** Is it our turn? While a client still sends, the time does not count. */
  isWaiting?: () => boolean;
  isOver?: () => boolean;
};

/**
 * Calls `giveUp` once something was long enough under way and the database was away at any time of it: the driver would wait half a minute
 * for a server that stands still, also when others answer again. What is slow in a database that is there goes on. Answers what ends the watch.
 */
export function watchOutage(
  isThere: () => boolean,
  { after, away = 0, isWaiting = () => true, isOver = () => false }: Watched,
  giveUp: (reason: DatabaseAway) => void,
): () => void {
  let [waited, awayFor] = [0, 0];
  let wasAway = away === 0 && !isThere();
  const look = (): void => {
    if (isOver()) return clearInterval(timer);
    waited = isWaiting() ? waited + patience.every : 0;
    awayFor = isThere() ? 0 : awayFor + patience.every;
    wasAway ||= awayFor > away;
    if (!wasAway || waited < after()) return;
    clearInterval(timer);
    giveUp(new DatabaseAway('The database does not answer.'));
  };
  const timer = setInterval(look, patience.every).unref();
  return () => clearInterval(timer);
}

/** Waits for a reader's read, and gives it up in an outage. */
export async function endInOutage<T>(
  promise: Promise<T>,
  isThere: () => boolean,
  giveUp: (reason: DatabaseAway) => void,
): Promise<T> {
  let stop: (() => void) | undefined;
  const away = new Promise<never>((_resolve, reject) => {
    stop = watchOutage(isThere, { after: () => patience.readers }, (reason) => {
      giveUp(reason);
      reject(reason);
    });
  });
  try {
    return await Promise.race([promise, away]);
  } finally {
    stop?.();
  }
}

/** Milliseconds: how often it is looked, and from when on it is an outage: a busy moment of this process is none. */
const outage = { every: 500, from: 2_000 };

/** Tells of each outage once, and of its end with how many seconds it took. Answers what ends the telling. */
export function tellOutages(
  isThere: () => boolean,
  listener: { begins: () => void; ends: (seconds: number) => void },
  now: () => number = () => Date.now(),
): () => void {
  let awaySince: number | undefined;
  let isTold = false;
  const look = (): void => {
    if (!isThere()) {
      awaySince ??= now();
      if (isTold || now() - awaySince < outage.from) return;
      isTold = true;
      return listener.begins();
    }
    if (isTold && awaySince !== undefined) listener.ends(Math.round((now() - awaySince) / 1_000));
    [awaySince, isTold] = [undefined, false];
  };
  const timer = setInterval(look, outage.every).unref();
  return () => clearInterval(timer);
}
