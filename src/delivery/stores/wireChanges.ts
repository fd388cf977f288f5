import type { mongo } from 'mongoose';
import type { PublishedStory } from '../../published/story/schema.ts';
import { facetKeyOf } from '../../published/tags.ts';
import {
  collections,
  guardCount,
  killedKeyOf,
  type Db,
  type Guard,
  type Head,
  type StoredStory,
  type WireChange,
} from '../../published/storage/collections.ts';
import { mostAtOnce } from './lists.ts';
import type { Change, ChangesAfter, ChangesAfterQuery, Version, VersionsAfter } from './stores.ts';
import { refuseAhead, refuseToken, wirePlaceOf, wireTokenOf, type WirePlace } from './wireToken.ts';

/** What a failover could take back is not handed out: a token would be ahead of it. */
export const lasting = { readConcern: { level: 'majority' } } as const;

async function newestPlace(db: Db): Promise<WirePlace> {
  const rows = await db
    .collection<Pick<Guard, '_id'> & Partial<Guard & Pick<Head, 'restored'>>>(collections.readModel, lasting)
    .find({ _id: /^(?:guard-\d+|head)$/ }, { projection: { taken: 1, restored: 1 } })
    .toArray();
  const found = new Map(rows.map((row) => [row._id, row]));
  const restored = found.get('head')?.restored;
  const counts = Array.from({ length: guardCount }, (_, guard) => found.get(`guard-${guard}`)?.taken ?? 0);
  return { counts, ...(restored && { restored }) };
}

/** A token from which everything follows that is not public yet. Ask for it before what it is to go with. */
export const newestTokenOf = async (db: Db): Promise<string> => wireTokenOf(await newestPlace(db));

/** What is left of the transaction that a page ended in. */
const restOf = ({ counts, within }: WirePlace): object[] =>
  within ? [{ guard: within.guard, number: counts[within.guard]!, _id: { $gt: within.story } }] : [];

const beyond = ({ counts }: WirePlace): object[] => counts.map((count, guard) => ({ guard, number: { $gt: count } }));

/**
 * Two transactions never hold a guard at once, so of each guard the numbers become visible in their order, without a gap. What a
 * page has begun comes first: a token knows of one transaction only that it was told in part.
 */
async function marksAfter(db: Db, place: WirePlace, keys: string[], limit: number): Promise<WireChange[]> {
  const changes = db.collection<WireChange>(collections.wireChanges, lasting);
  const found: WireChange[] = [];
  for (const $or of [restOf(place), beyond(place)]) {
    if ($or.length === 0 || found.length === limit) continue;
    const filter = { facets: { $in: keys }, $or } as mongo.Filter<WireChange>;
    const marks = changes.find(filter).sort({ guard: 1, number: 1, _id: 1 });
    found.push(...(await marks.limit(limit - found.length).toArray()));
  }
  return found;
}

function nextPlace({ counts, restored, within }: WirePlace, changes: readonly WireChange[], isCut: boolean): WirePlace {
  const reached = [...counts];
  for (const { guard, number } of changes) reached[guard] = number;
  const last = changes.at(-1);
  const history = restored && { restored };
  if (!last) return { counts, ...history, ...(within && { within }) };
  return { counts: reached, ...history, ...(isCut && { within: { guard: last.guard, story: last._id } }) };
}

/** What the story is now. Read after its mark, so it is that change or a later one, which has a mark of its own. */
export function changeOf(mark: WireChange, row: StoredStory | undefined, key: string): Change {
  if (row?.status === 'killed') return { kind: 'killed', killed: row.killed };
  if (row?.facets.includes(key)) return { kind: 'story', story: JSON.parse(row.json) as PublishedStory };
  const { _id, language, version, publishedAt, at } = mark;
  return { kind: 'withheld', withheld: { id: _id.toHexString(), language, version, publishedAt, withheldAt: at } };
}

/** A page of marks, and the token to go on from. */
async function pageAfter(db: Db, { lang, section, after, limit }: ChangesAfterQuery) {
  const place = wirePlaceOf(after);
  if (!place) throw refuseToken();
  const newest = await newestPlace(db);
  const isOfAnother = after !== 'start' && place.restored !== newest.restored;
  if (isOfAnother || place.counts.some((count, guard) => count > newest.counts[guard]!)) throw refuseAhead();
  const key = facetKeyOf({ lang, section });
  const marks = await marksAfter(db, place, [key, killedKeyOf(lang)], limit + 1);
  const changes = marks.slice(0, limit);
  return {
    key,
    changes,
    after: wireTokenOf(nextPlace({ ...place, restored: newest.restored }, changes, marks.length > limit)),
  };
}

/** The stories marked, each with its mark; of a story these fields, or all. */
export async function withStories(
  db: Db,
  generation: number,
  marks: readonly WireChange[],
  fields?: readonly string[],
): Promise<[WireChange, StoredStory | undefined][]> {
  const projection = fields && Object.fromEntries(fields.map((field) => [field, 1]));
  const stories = db.collection<StoredStory>(collections.stories(generation), lasting);
  const rows = await stories
    .find({ _id: { $in: marks.map(({ _id }) => _id) } }, { ...(projection && { projection }) })
    .toArray();
  const byId = new Map(rows.map((row) => [row._id.toHexString(), row]));
  return marks.map((mark) => [mark, byId.get(mark._id.toHexString())]);
}

/** See `StoryStore.changesAfter`. */
export async function changesAfter(db: Db, generation: number, query: ChangesAfterQuery): Promise<ChangesAfter> {
  const { key, changes, after } = await pageAfter(db, { ...query, limit: Math.min(query.limit, mostAtOnce) });
  const found = await withStories(db, generation, changes);
  return { items: found.map(([mark, row]) => changeOf(mark, row, key)), after };
}

/** The most `versionsAfter` gives at once. */
export const mostVersions = 1_000;

function pubStatusOf(row: StoredStory | undefined, key: string): Version['pubStatus'] {
  if (row?.status === 'killed') return 'canceled';
  return row?.facets.includes(key) ? 'usable' : 'withheld';
}

/** See `StoryStore.versionsAfter`. */
export async function versionsAfter(db: Db, generation: number, query: ChangesAfterQuery): Promise<VersionsAfter> {
  const { key, changes, after } = await pageAfter(db, { ...query, limit: Math.min(query.limit, mostVersions) });
  const found = await withStories(db, generation, changes, ['status', 'facets']);
  const items = found.map(([{ _id, version, publishedAt, at }, row]): Version => {
    return { id: _id.toHexString(), version, publishedAt, at, pubStatus: pubStatusOf(row, key) };
  });
  return { items, after };
}
