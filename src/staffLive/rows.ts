import { mongo } from 'mongoose';
import type { Db } from '../published/storage/collections.ts';
import type { Staff, StoryInSight } from '../domain/workflow/policy.ts';
import { isRole } from '../domain/workflow/roles.ts';
import { isState, type State } from '../domain/workflow/workflow.ts';
import { isVisible } from '../published/visibility.ts';

/** A story as far as it is told of. */
export type SeenStory = StoryInSight & { state: State; revision: number };

/** Somebody who works here, still signed in by these sessions. */
export type Follower = { staff: Staff; name: string; sessions: ReadonlySet<string> };

type Id = mongo.ObjectId;
type StoryRow = {
  _id: Id;
  people?: Id[];
  desk?: Id | null;
  state?: string;
  _status?: string;
  deletedAt?: unknown;
  revision?: number;
};
type UserRow = {
  _id: Id;
  name?: string;
  role?: unknown;
  desks?: Id[];
  deletedAt?: unknown;
  sessions?: { id?: string; expiresAt?: Date | string }[];
};

/** On the primary, where what an event tells of is certain to be. */
const certain = { readPreference: 'primary', readConcern: { level: 'majority' } } as const;
/** Milliseconds. */
const patience = 5_000;

async function rowsById<Row extends { _id: Id }>(
  db: Db,
  collection: string,
  ids: readonly string[],
  fields: readonly (keyof Row & string)[],
): Promise<Row[]> {
  const known = ids.filter((id) => mongo.ObjectId.isValid(id)).map((id) => new mongo.ObjectId(id));
  if (known.length === 0) return [];
  const projection = Object.fromEntries(fields.map((field) => [field, 1]));
  const found = db
    .collection(collection)
    .find({ _id: { $in: known } }, { projection, ...certain, signal: AbortSignal.timeout(patience) });
  return (await found.toArray()) as unknown as Row[];
}

const textsOf = (ids: readonly Id[] | undefined): string[] => (ids ?? []).map(String);

/** The stories of these ids that are there, by their id. */
export async function readStories(db: Db, ids: readonly string[]): Promise<Map<string, SeenStory>> {
  const fields = ['people', 'desk', 'state', '_status', 'deletedAt', 'revision'] as const;
  const rows = await rowsById<StoryRow>(db, 'articles', ids, fields);
  return new Map(
    rows.map(({ _id, people, desk, revision, ...standing }) => [
      String(_id),
      {
        people: textsOf(people),
        ...(desk ? { desk: String(desk) } : {}),
        state: isState(standing.state) ? standing.state : 'draft',
        isVisible: isVisible(standing),
        revision: revision ?? 1,
      },
    ]),
  );
}

/** Those of these users who work here, by their id, as they are now. */
export async function readFollowers(db: Db, ids: readonly string[], now: Date): Promise<Map<string, Follower>> {
  const rows = await rowsById<UserRow>(db, 'users', ids, ['name', 'role', 'desks', 'deletedAt', 'sessions']);
  const found = new Map<string, Follower>();
  for (const { _id, name = '', role, desks, deletedAt, sessions = [] } of rows) {
    if (!isRole(role) || deletedAt) continue;
    const living = sessions.filter(({ id, expiresAt }) => id && expiresAt && new Date(expiresAt) > now);
    const staff: Staff = { kind: 'staff', id: String(_id), role, desks: textsOf(desks) };
    found.set(String(_id), { staff, name, sessions: new Set(living.map(({ id }) => id!)) });
  }
  return found;
}
