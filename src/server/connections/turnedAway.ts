/** Why a connection or a request was refused or ended: this process keeps room for the others. */
const reasons = [
  'connections',
  'requests',
  'pipelined',
  'slow-sender',
  'unfinished',
  'slow-reader',
  'overloaded',
] as const;
export type Reason = (typeof reasons)[number];

const counts = Object.fromEntries(reasons.map((reason) => [reason, 0])) as Record<Reason, number>;

export const countTurnedAway = (reason: Reason): void => void (counts[reason] += 1);

/** How many were, by reason, since the process began. */
export const turnedAway = (): Readonly<Record<Reason, number>> => ({ ...counts });
