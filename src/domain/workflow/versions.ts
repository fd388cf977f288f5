import { transitionNames, type TransitionName } from './workflow.ts';

/** How a version of a story came to be, besides the transitions. */
const saveActs = ['create', 'save', 'autosave', 'file-copy', 'restore-version', 'trash', 'bring-back'] as const;
export type SaveAct = (typeof saveActs)[number];

/** What stands where a version was written before acts were kept. */
export const notRecorded = 'not-recorded';

export type Act = SaveAct | TransitionName | typeof notRecorded;
export const acts: readonly Act[] = [...saveActs, ...transitionNames, notRecorded];

const oneHour = 3_600_000;

/** How long a story's versions are kept, in milliseconds: all of them, then the last of each hour. After that, those that moved it. */
const keptFor = { all: 24 * oneHour, hourly: 30 * 24 * oneHour } as const;

/** A version of a story, as far as its keeping goes. `at` is in milliseconds. */
export type DatedVersion = {
  id: string;
  at: number;
  /** It has the pending edits, or the copy where there are none. */
  isLatest: boolean;
  /** The audit trail names it. */
  isNamed: boolean;
  /** Readers had it. */
  wasSeen: boolean;
  /** A transition wrote it. */
  moved: boolean;
};

const hourOf = (at: number): number => Math.floor(at / oneHour);

/** Versions from `all` on are all kept; those before it, and from `hourly` on, by the hour. Both are full hours. */
export const thinnedBefore = (now: number): { all: number; hourly: number } => ({
  all: hourOf(now - keptFor.all) * oneHour,
  hourly: hourOf(now - keptFor.hourly) * oneHour,
});

const isForGood = ({ isLatest, isNamed, wasSeen, moved }: DatedVersion): boolean =>
  isLatest || isNamed || wasSeen || moved;

/**
 * The ids of the versions that may go. `versions` are one story's, oldest first. They may be given in slices of which each begins with
 * the last version of the one before: together these answer what the whole list would.
 */
export function versionsToDrop(versions: readonly DatedVersion[], now: number): string[] {
  const before = thinnedBefore(now);
  const lastOfHour = new Map(versions.map(({ id, at }) => [hourOf(at), id]));
  const isKept = (version: DatedVersion): boolean =>
    isForGood(version) ||
    version.at >= before.all ||
    (version.at >= before.hourly && lastOfHour.get(hourOf(version.at)) === version.id);
  return versions.filter((version) => !isKept(version)).map(({ id }) => id);
}
