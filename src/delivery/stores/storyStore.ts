import { Types, type mongo } from 'mongoose';
import type { KilledStory, PublishedStory } from '../../published/story/schema.ts';
import { changesOf } from './changes.ts';
import { collections, type Db, type StoredStory, monthKeyOf } from '../../published/storage/collections.ts';
import { topicsOf } from './counted.ts';
import { countOf, mostAtOnce, pageOf } from './lists.ts';
import { lastChangeOfList, lastDeparture } from './listChanges.ts';
import { openMonths, storiesOfMonth } from './months.ts';
import { openSearch } from './search.ts';
import { searchFiguresOf } from './searchFigures.ts';
import type { Lookup, StoryStore } from './stores.ts';
import { changesAfter, newestTokenOf, versionsAfter } from './wireChanges.ts';

type Published = Extract<StoredStory, { status: 'published' }>;
type Row = Pick<StoredStory, 'slug' | 'status'> & Partial<Pick<Published, 'json'>> & { killed?: KilledStory };
type Stories = mongo.Collection<StoredStory>;

const parseStory = (json: string): PublishedStory => JSON.parse(json) as PublishedStory;

async function bySlug(stories: Stories, slug: string): Promise<Lookup | undefined> {
  const projection = { _id: 0, slug: 1, status: 1, json: 1, killed: 1 };
  const row = (await stories.findOne({ slugs: slug }, { projection })) as Row | null;
  return row ? foundAt(slug, row) : undefined;
}

async function byIds(stories: Stories, ids: readonly string[]): Promise<PublishedStory[]> {
  const validIds = [...new Set(ids)].filter((id) => /^[0-9a-f]{24}$/i.test(id)).slice(0, mostAtOnce);
  if (validIds.length === 0) return [];
  const filter = { _id: { $in: validIds.map((id) => Types.ObjectId.createFromHexString(id)) }, status: 'published' };
  const found = await stories.find(filter as mongo.Filter<StoredStory>, { projection: { json: 1 } }).toArray();
  const byId = new Map(found.map((row) => [row._id.toHexString(), (row as Published).json]));
  return validIds.flatMap((id) => {
    const json = byId.get(id.toLowerCase());
    return json === undefined ? [] : parseStory(json);
  });
}

/** A killed story tells so at each address it had. */
function foundAt(slug: string, row: Row): Lookup {
  if (row.status === 'killed' && row.killed) return { kind: 'killed', killed: row.killed };
  if (row.slug !== slug) return { kind: 'moved', slug: row.slug };
  return { kind: 'story', story: parseStory(row.json ?? '') };
}

/** The stories over `published_stories_<generation>`. Each read is one indexed query; a search a bounded number of them. */
export function openStoryStore(db: Db, generation: () => number): StoryStore {
  const stories = () => db.collection<StoredStory>(collections.stories(generation()));
  return {
    bySlug: (slug) => bySlug(stories(), slug),
    byIds: (ids) => byIds(stories(), ids),
    lines: (query) => pageOf(stories(), query, 'line'),
    count: (query) => countOf(stories(), query),
    topics: (query) => topicsOf(stories(), query),
    stories: async (query) => {
      const { items, ...next } = await pageOf(stories(), query, 'json');
      return { items: items.map(parseStory), ...next };
    },
    changes: (query) => changesOf(db, generation(), query),
    changesAfter: (query) => changesAfter(db, generation(), query),
    versionsAfter: (query) => versionsAfter(db, generation(), query),
    newestToken: () => newestTokenOf(db),
    lastChange: (facets) => lastChangeOfList(db, stories(), facets),
    months: openMonths(stories, (month) => lastDeparture(db, monthKeyOf(month))),
    month: (month, part) => storiesOfMonth(stories(), month, part),
    search: openSearch(stories),
    searchFigures: (query) => searchFiguresOf(stories(), query),
  };
}
