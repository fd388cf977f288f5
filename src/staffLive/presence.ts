import type { mongo } from 'mongoose';
import type { Db } from '../published/storage/collections.ts';
import { maySee, type Staff } from '../domain/workflow/policy.ts';
import type { Follower, SeenStory } from './rows.ts';

/** Where somebody works. */
export const devices = ['desk', 'phone'] as const;
export type Device = (typeof devices)[number];

/** Reading or writing. */
export const modes = ['viewing', 'editing'] as const;
export type Mode = (typeof modes)[number];

/** A story that a browser has open. `field`: the one the caret stands in; `unsaved`: something typed is not saved yet. */
export type OpenStory = { story: string; mode: Mode; field?: string; unsaved?: boolean };

/** What one browser has open, by its session. */
type StoredPresence = {
  _id: string;
  user: string;
  device: Device;
  open: (OpenStory & { since: Date })[];
  seenAt: Date;
};

/** One who has a story open, as colleagues are told. One line for a person, whatever number of browsers. */
export type Present = {
  user: string;
  name: string;
  mode: Mode;
  devices: Device[];
  field?: string;
  unsaved?: boolean;
  since: string;
};

/** Milliseconds. Nobody is seen longer after the last sign of life; `overlap`: how far a read looks behind the last one. */
const lasts = { seen: 45_000, overlap: 3_000 };

const presenceIn = (db: Db) => db.collection<StoredPresence>('desk_presence');

/** What one browser says: all that it has open, stories that it has left, or no more than that it is there still. */
export type PresenceChange =
  | { session: string; user: string; device: Device; open: readonly OpenStory[] }
  | { session: string; left: readonly string[] }
  | { session: string };

/** An empty list says that nothing is open any more. Since when a story is open stays as it was. Times are the database's. */
function opening({ user, device, open }: Extract<PresenceChange, { user: string }>) {
  const before = { $filter: { input: { $ifNull: ['$open', []] }, cond: { $eq: ['$$this.story', '$$each.story'] } } };
  const since = { $ifNull: [{ $getField: { field: 'since', input: { $first: before } } }, '$$NOW'] };
  const opened = {
    $map: { input: { $literal: open }, as: 'each', in: { $mergeObjects: ['$$each', { since }] } },
  };
  return [{ $set: { user: { $literal: user }, device, open: opened, seenAt: '$$NOW' } }];
}

function leaving(left: readonly string[]) {
  const isLeft = { $in: ['$$this.story', { $literal: left }] };
  return [{ $set: { open: { $filter: { input: '$open', cond: { $not: [isLeft] } } }, seenAt: '$$NOW' } }];
}

/** Writes what browsers said, in its order, all in one write. Who is there still and has no row gets none. */
export async function writePresence(db: Db, changes: readonly PresenceChange[]): Promise<void> {
  if (changes.length === 0) return;
  const still: string[] = [];
  const writes = changes.flatMap((change): mongo.AnyBulkWriteOperation<StoredPresence>[] => {
    const filter = { _id: change.session };
    if ('user' in change) return [{ updateOne: { filter, update: opening(change), upsert: true } }];
    if ('left' in change) return [{ updateOne: { filter, update: leaving(change.left) } }];
    still.push(change.session);
    return [];
  });
  const seen = { filter: { _id: { $in: still } }, update: [{ $set: { seenAt: '$$NOW' } }] };
  await presenceIn(db).bulkWrite(still.length > 0 ? [...writes, { updateMany: seen }] : writes);
}

/** Nothing is open there any more: the session ended. */
export async function endPresence(db: Db, session: string): Promise<void> {
  await presenceIn(db).updateOne({ _id: session }, [{ $set: { open: [], seenAt: '$$NOW' } }]);
}

/** A row, and the milliseconds since its last sign of life, by the database's clock. */
type AgedPresence = StoredPresence & { age: number };

async function readPresence(db: Db, since: Date): Promise<AgedPresence[]> {
  const rows = presenceIn(db).aggregate<AgedPresence>(
    [{ $match: { seenAt: { $gte: since } } }, { $set: { age: { $subtract: ['$$NOW', '$seenAt'] } } }],
    { readPreference: 'primary', maxTimeMS: 5_000 },
  );
  return await rows.toArray();
}

/** What of a row colleagues can see. */
const signatureOf = ({ device, open }: StoredPresence): string => JSON.stringify([device, open]);

export type PresenceMirror = ReturnType<typeof openPresence>;

/** All presence there is, as one node knows it from the database. Times are in milliseconds, of a clock that never goes back. */
export function openPresence(db: Db) {
  const known = new Map<string, { row: StoredPresence; signature: string; seenAt: number }>();
  let newest = new Date(0);

  const take = (row: AgedPresence, now: number, changed: Set<string>): void => {
    const { _id, age, ...rest } = row;
    const before = known.get(_id);
    const signature = signatureOf(row);
    if (before?.signature !== signature)
      for (const { story } of [...(before?.row.open ?? []), ...row.open]) changed.add(story);
    if (row.open.length > 0) known.set(_id, { row: { _id, ...rest }, signature, seenAt: now - age });
    else known.delete(_id);
    if (row.seenAt > newest) newest = row.seenAt;
  };
  /** Those nobody has heard of for too long are gone. */
  const drop = (now: number, changed: Set<string>): void => {
    for (const [session, { row, seenAt }] of known) {
      if (now - seenAt <= lasts.seen) continue;
      known.delete(session);
      for (const { story } of row.open) changed.add(story);
    }
  };
  return {
    /** Reads what is new; the stories in which somebody came, left, or does something else. */
    read: async (now: number): Promise<Set<string>> => {
      const changed = new Set<string>();
      for (const row of await readPresence(db, new Date(newest.getTime() - lasts.overlap)))
        if (row.age <= lasts.seen) take(row, now, changed);
      drop(now, changed);
      return changed;
    },
    rows: (): StoredPresence[] => [...known.values()].map(({ row }) => row),
  };
}

/** Everybody who is there now, for a page that begins. */
export async function readPresent(db: Db): Promise<StoredPresence[]> {
  // Further back than anybody is seen: whose clock is wrong, the database's or ours, does not matter then.
  const rows = await readPresence(db, new Date(0));
  return rows.filter(({ age, open }) => age <= lasts.seen && open.length > 0);
}

/** The users of these rows. */
export const usersIn = (rows: readonly StoredPresence[]): string[] => [...new Set(rows.map(({ user }) => user))];

/** The stories of these rows. */
export const storiesIn = (rows: readonly StoredPresence[]): string[] => [
  ...new Set(rows.flatMap(({ open }) => open.map(({ story }) => story))),
];

const dateOf = (since: Date): string => since.toISOString();

/** Of two browsers of one person the one that writes is told, and since the earlier of both. */
function mergePresent(one: Present | undefined, other: Present): Present {
  if (!one) return other;
  const [leading, second] = other.mode === 'editing' && one.mode !== 'editing' ? [other, one] : [one, other];
  return {
    ...leading,
    devices: devices.filter((each) => leading.devices.includes(each) || second.devices.includes(each)),
    ...(one.unsaved || other.unsaved ? { unsaved: true } : {}),
    since: one.since < other.since ? one.since : other.since,
  };
}

/** Who has the story open: of those who may still see it, by a session that lives. */
export function peopleIn(
  story: string,
  seen: SeenStory | undefined,
  rows: readonly StoredPresence[],
  staff: ReadonlyMap<string, Follower>,
): Present[] {
  const people = new Map<string, Present>();
  if (!seen) return [];
  for (const { _id, user, device, open } of rows) {
    const follower = staff.get(user);
    if (!follower?.sessions.has(_id) || !maySee(seen, follower.staff)) continue;
    for (const { story: id, since, ...how } of open)
      if (id === story)
        people.set(
          user,
          mergePresent(people.get(user), {
            user,
            name: follower.name,
            devices: [device],
            ...how,
            since: dateOf(since),
          }),
        );
  }
  return [...people.values()].sort((one, other) => (one.since < other.since ? -1 : 1));
}

/** Of what a browser says it has open: what its person may see, and what not. */
export function openInSight(
  open: readonly OpenStory[],
  stories: ReadonlyMap<string, SeenStory>,
  staff: Staff,
): { open: OpenStory[]; gone: string[] } {
  const isSeen = ({ story }: OpenStory): boolean => {
    const seen = stories.get(story);
    return seen !== undefined && maySee(seen, staff);
  };
  // Two tabs of one story are one: the one that writes.
  const once = new Map<string, OpenStory>();
  for (const each of open.filter(isSeen)) if (once.get(each.story)?.mode !== 'editing') once.set(each.story, each);
  return { open: [...once.values()], gone: open.filter((each) => !isSeen(each)).map(({ story }) => story) };
}
