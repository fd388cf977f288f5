/** The number MongoDB gives to what went wrong; undefined for an error of somebody else's. */
export const mongoCodeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;

/** Another document has this id, or this value of a unique index: somebody was faster. */
export const isDuplicateKey = (error: unknown): boolean => mongoCodeOf(error) === 11_000;

/** MaxTimeMSExpired: it was given up, for its time was over. */
export const timeIsOver = 50;

/** The database does not answer, or does not confirm what it answers: this passes. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
}

/**
 * What a server says that is not the primary, or not any more: NotWritablePrimary, NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary,
 * PrimarySteppedDown, ShutdownInProgress, InterruptedAtShutdown, InterruptedDueToReplStateChange.
 */
const ofElections: readonly unknown[] = [10_107, 13_435, 13_436, 189, 91, 11_600, 11_602];

/** The database is not there, or changes its primary. */
const unreachable =
  /^(DatabaseAway|Mongo(ServerSelection|Network|NetworkTimeout|OperationTimeout|PoolCleared|NotConnected|TopologyClosed)Error)$/;

/** Mongoose holds back what is asked while there is no primary, for ten seconds. */
const heldBack = /buffering timed out/;

/** Did the work fail because the database is not there just now, or changes its primary? Whoever asked may have wrapped what it said. */
export function isAway(error: unknown): boolean {
  if (ofElections.includes(mongoCodeOf(error))) return true;
  if (!(error instanceof Error)) return false;
  return unreachable.test(error.name) || heldBack.test(error.message) || isAway(error.cause);
}

/** There is no connection to the database left for us: that is no outage. */
export const hasNoConnection = (error: unknown): boolean =>
  error instanceof Error && error.name === 'MongoWaitQueueTimeoutError';
