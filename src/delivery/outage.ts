/** The database does not answer, or does not confirm what it answers: this passes. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
}

/** Milliseconds: how often a read that goes on is looked after, and how long it may go on if the database was away meanwhile. */
const patience = { every: 250, away: 1_500 };

/**
 * Waits for a read, and gives it up once it was long enough under way and the database was away at any time of it: the driver would wait
 * half a minute for a server that stands still, also when others answer again. A slow read of a database that is there goes on.
 */
export async function endInOutage<T>(
  work: Promise<T>,
  isThere: () => boolean,
  giveUp: (reason: DatabaseAway) => void,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let wasAway = !isThere();
  let waited = 0;
  const away = new Promise<never>((_resolve, reject) => {
    timer = setInterval(() => {
      waited += patience.every;
      wasAway ||= !isThere();
      if (!wasAway || waited < patience.away) return;
      const reason = new DatabaseAway('The database does not answer.');
      giveUp(reason);
      reject(reason);
    }, patience.every).unref();
  });
  try {
    return await Promise.race([work, away]);
  } finally {
    clearInterval(timer);
  }
}

/** Milliseconds: how often it is looked, and from when on it is an outage: a busy moment of this process is none. */
const outage = { every: 500, from: 2_000 };

/** Tells of each outage once, and of its end with how many seconds it took. Answers what ends the telling. */
export function tellOutages(
  isThere: () => boolean,
  told: { begins: () => void; ends: (seconds: number) => void },
  now: () => number = () => Date.now(),
): () => void {
  let awaySince: number | undefined;
  let isTold = false;
  const look = (): void => {
    if (!isThere()) {
      awaySince ??= now();
      if (isTold || now() - awaySince < outage.from) return;
      isTold = true;
      return told.begins();
    }
    if (isTold && awaySince !== undefined) told.ends(Math.round((now() - awaySince) / 1_000));
    [awaySince, isTold] = [undefined, false];
  };
  const timer = setInterval(look, outage.every).unref();
  return () => clearInterval(timer);
}
