import type { mongo } from 'mongoose';
import { lastChangeOf, type PublishedStory } from '../../published/story/schema.ts';
import { facetKeyOf } from '../../published/tags.ts';
import type { StoredStory } from '../../published/storage/collections.ts';
import type { Month, MonthStory } from './stores.ts';

type Stories = mongo.Collection<StoredStory>;
type Filter = mongo.Filter<StoredStory>;

const startOf = (month: string): Date => new Date(`${month}-01T00:00:00.000Z`);

function startAfter(month: string): Date {
  const start = startOf(month);
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1));
}

/** When a story last left a month: unpublished or killed. */
type DepartedFrom = (month: string) => Promise<Date | undefined>;

/** One month: its stories counted on the index alone, and when the last of them changed or left it. */
async function monthOf(stories: Stories, departedFrom: DepartedFrom, month: string): Promise<Month> {
  const filter = { 'search.period': month } as Filter;
  const [count, left, [latest]] = await Promise.all([
    stories.countDocuments(filter),
    departedFrom(month),
    stories
      .find(filter, { projection: { updatedAt: 1 } })
      .sort({ 'search.period': 1, updatedAt: -1 })
      .limit(1)
      .toArray(),
  ]);
  const { updatedAt } = (latest ?? {}) as { updatedAt?: Date };
  const times = [startOf(month), updatedAt, left].flatMap((at) => (at ? [at.getTime()] : []));
  return { month, stories: count, updatedAt: new Date(Math.max(...times)).toISOString() };
}

/** The latest months are counted at each asking. To count one costs the keys of all its stories, and those before hardly change. */
const counted = { always: 2, othersFor: 600_000 };

/** See `StoryStore.months`: what is told of a month long past may be ten minutes old. */
export function openMonths(stories: () => Stories, departedFrom: DepartedFrom, now: () => number = Date.now) {
  let known = new Map<string, { at: number; month: Month }>();
  let knownFrom: string | undefined;
  return async (): Promise<Month[]> => {
    const from = stories();
    // Another generation.
    if (from.collectionName !== knownFrom) known = new Map();
    knownFrom = from.collectionName;
    const names = (await from.distinct('search.period', { 'search.period': { $gt: '' } } as Filter)) as string[];
    const found: Month[] = [];
    // One after the other: a newsroom of twenty years has 240, and search engines are in no hurry.
    for (const [place, name] of names.toSorted().reverse().entries()) {
      const last = known.get(name);
      const isFresh = place >= counted.always && last && now() - last.at < counted.othersFor;
      const month = isFresh ? last.month : await monthOf(from, departedFrom, name);
      if (!isFresh) known.set(name, { at: now(), month });
      found.push(month);
    }
    return found;
  };
}

/** See `StoryStore.month`. Read one by one: of a story only what is told of it is kept. */
export async function storiesOfMonth(
  stories: Stories,
  month: string,
  { skip, limit }: { skip: number; limit: number },
): Promise<MonthStory[]> {
  const window = { $gte: startOf(month), $lt: startAfter(month) };
  const rows = stories
    .find({ facets: facetKeyOf({}), publishedAt: window } as Filter, { projection: { _id: 0, json: 1 } })
    .sort({ publishedAt: -1, _id: -1 })
    .skip(skip)
    .limit(limit);
  const found: MonthStory[] = [];
  for await (const row of rows) {
    const story = JSON.parse((row as unknown as { json: string }).json) as PublishedStory;
    const { slug, language, translations } = story;
    found.push({ slug, language, updatedAt: lastChangeOf(story), translations });
  }
  return found;
}
