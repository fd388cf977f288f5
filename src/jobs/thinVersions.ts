import { randomUUID } from 'node:crypto';
import type { mongo } from 'mongoose';
import type { Payload } from 'payload';
import { isDuplicateKey } from '../database/errorCodes.ts';
import { databaseOf } from '../database/rows.ts';
import { after, thinStory, versionRows, type Place, type VersionRow } from '../newsroom/story/thinStory.ts';
import { thinnedBefore } from '../domain/workflow/versions.ts';

type Limit = keyof ReturnType<typeof thinnedBefore>;
/** Who thins at the moment, and how far all versions have been looked at: once when they are a day old, and once after a month. */
type Mark = { _id: 'version-thinning'; owner: string; until: Date; places?: Partial<Record<Limit, Place>> };

const marksOf = (payload: Payload): mongo.Collection<Mark> => databaseOf(payload).collection<Mark>('newsroom');

/** Milliseconds without a sign of life after which another process takes over. */
const patience = 60_000;
/** Versions looked at in one go, and goes in one round: the process can end between two rounds. */
const most = { versions: 500, batches: 20 } as const;

type Turn = { payload: Payload; now: number; owner: string };

/** One process at a time, of all nodes. Undefined: another one is at it. */
async function takeTurn(payload: Payload, owner: string): Promise<Mark | undefined> {
  const free = { _id: 'version-thinning' as const, until: { $lt: new Date() } };
  const taken = { $set: { owner, until: new Date(Date.now() + patience) } };
  return marksOf(payload)
    .findOneAndUpdate(free, taken, { upsert: true, returnDocument: 'after' })
    .then(
      (mark) => mark ?? undefined,
      (error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
        return undefined;
      },
    );
}

const noteOf =
  ({ payload, owner }: Turn) =>
  async (note: object, until = Date.now() + patience): Promise<void> => {
    const own = { _id: 'version-thinning', owner } as const;
    const { matchedCount } = await marksOf(payload).updateOne(own, { $set: { ...note, until: new Date(until) } });
    if (matchedCount === 0) throw new Error('Another process thins the versions now.');
  };

/** The next versions that have come to this age, whatever story they are of. */
const next = ({ payload, now }: Turn, limit: Limit, place: Place | undefined): Promise<VersionRow[]> =>
  versionRows(payload)
    .find({ $and: [{ updatedAt: { $lt: new Date(thinnedBefore(now)[limit]) } }, place ? after(place) : {}] })
    .project<VersionRow>({ updatedAt: 1, parent: 1 })
    .sort({ updatedAt: 1, _id: 1 })
    .limit(most.versions)
    .toArray();

/** Thins the stories of which versions have come to this age. Answers how many versions went. */
async function walk(turn: Turn, limit: Limit, from: Place | undefined): Promise<number> {
  const note = noteOf(turn);
  let [droppedCount, place] = [0, from];
  for (let batch = 0; batch < most.batches; batch += 1) {
    const rows = await next(turn, limit, place);
    const stories = new Map(rows.map(({ parent }) => [parent.toHexString(), parent]));
    for (const story of stories.values())
      droppedCount += await thinStory(story, turn.now, turn.payload, () => note({}));
    const last = rows.at(-1);
    if (!last) break;
    place = { updatedAt: last.updatedAt, _id: last._id };
    await note({ [`places.${limit}`]: place });
  }
  return droppedCount;
}

/**
 * Thins out what stories once were: `versionsToDrop` says which versions may go. Goes on where the last round stopped, whoever made
 * it; a version is looked at as often as it comes to another age. Answers how many went, or nothing where another process is at it.
 */
export async function thinVersions(payload: Payload, now = Date.now()): Promise<number | undefined> {
  const turn = { payload, now, owner: randomUUID() };
  const mark = await takeTurn(payload, turn.owner);
  if (!mark) return undefined;
  const droppedCount = (await walk(turn, 'all', mark.places?.all)) + (await walk(turn, 'hourly', mark.places?.hourly));
  await noteOf(turn)({}, 0);
  return droppedCount;
}
