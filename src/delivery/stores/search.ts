import type { Types, mongo } from 'mongoose';
import type { StorySummary, PublishedStory } from '../../published/story/schema.ts';
import { otherTermsOf, termsOf, type SearchTerms, snippetOf } from '../../domain/searchText.ts';
import { languages, type Language } from '../../domain/languages.ts';
import { refuseCursor, searchCursorOf, searchPlaceOf, type SearchPlace } from './cursor.ts';
import { anyOf, hint, keyGroupsOf, lookedUp, without } from './lists.ts';
import { type StoredStory, periodBefore, periodOf } from '../../published/storage/collections.ts';
import type { Hit, Page, SearchParams, SearchQuery } from './stores.ts';

type Stories = mongo.Collection<StoredStory>;

/** One question to the index: what it means in these languages, whose stories have these facet keys. */
type Question = { text: string; keys: string[] };
type SearchRow = { _id: Types.ObjectId; publishedAt: Date; score: number; period: string };

export const mostHits = 50;
/** Ten years; what is older is on the next page, even if this one has less than it could. */
const mostPeriods = 120;
/** A rare word is looked for in this many periods at a time, once the latest have been asked one by one. */
const periodsAtOnce = 8;

const asPhrase = (stems: readonly string[]): string => `" ${stems.join(' ')} "`;

/** Every word and phrase between quotation marks: all of them must be there. Stems are letters and digits, so nothing escapes. */
const indexTextOf = (terms: SearchTerms): string => terms.map(asPhrase).join(' ');

/** What is asked besides, of stories that do not have the words as they stand: of one found by both only the first is told. */
function indexTextBesides(terms: SearchTerms, besides: SearchTerms): string {
  const has = (list: SearchTerms, stems: readonly string[]): boolean =>
    list.some((each) => asPhrase(each) === asPhrase(stems));
  // To leave out what has all the words, it is enough to leave out what has the only one that differs.
  const differing = terms.filter((stems) => !has(besides, stems));
  const left = differing.length === 1 ? ` -${asPhrase(differing[0] ?? [])}` : '';
  return `${indexTextOf(besides)}${left}`;
}

/** As it stands, and as it may be meant besides. */
function textsOf(q: string, language: Language): string[] {
  const terms = termsOf(q, language);
  const besides = otherTermsOf(q, language);
  const text = indexTextOf(terms);
  return text ? [text, ...(besides ? [indexTextBesides(terms, besides)] : [])] : [];
}

/** One question for all languages in which it comes to the same words. */
export function questionsOf({ q, lang, ...more }: SearchParams): Question[] {
  const questions = new Map<string, string[]>();
  for (const each of lang ? [lang].flat() : languages) {
    for (const text of textsOf(q, each))
      questions.set(text, [...(questions.get(text) ?? []), ...keyGroupsOf({ ...more, lang: each })[0]]);
  }
  return [...questions].map(([text, keys]) => ({ text, keys }));
}

/** Of when it is, and what else the stories are narrowed by beside a question's own keys. */
const narrowedBy = ({ from, to, ...more }: SearchParams): mongo.Filter<StoredStory>[] => [
  ...lookedUp(more),
  ...without(more),
  ...(from === undefined ? [] : [{ publishedAt: { $gte: new Date(from) } }]),
  ...(to === undefined ? [] : [{ publishedAt: { $lt: new Date(to) } }]),
];

/** By score, and of the same score the latest first. */
const best = (a: SearchRow, b: SearchRow): number =>
  b.score - a.score ||
  b.publishedAt.getTime() - a.publishedAt.getTime() ||
  (a._id.toHexString() < b._id.toHexString() ? 1 : -1);

const afterPlace = ({ score, at, id }: NonNullable<SearchPlace['after']>): object => ({
  $or: [{ score: { $lt: score } }, { score, publishedAt: { $lt: at } }, { score, publishedAt: at, _id: { $lt: id } }],
});

/** The stories of a period that answer a question. */
export const foundIn = (period: string, { text, keys }: Question, query: SearchParams): object => ({
  $and: [
    { 'search.period': period, $text: { $search: text, $language: 'none' }, ...anyOf(keys) },
    ...narrowedBy(query),
  ],
});

/** The best of one period. The sort is in memory, of what one period has: no index knows a score. */
async function bestOfPeriod(
  stories: Stories,
  period: string,
  {
    questions,
    query,
    after,
    limit,
  }: { questions: Question[]; query: SearchParams; after?: SearchPlace['after']; limit: number },
): Promise<SearchRow[]> {
  const terms = questions.map((question) =>
    stories
      .aggregate<Omit<SearchRow, 'period'>>([
        { $match: foundIn(period, question, query) },
        { $project: { publishedAt: 1, score: { $meta: 'textScore' } } },
        ...(after ? [{ $match: afterPlace(after) }] : []),
        { $sort: { score: -1, publishedAt: -1, _id: -1 } },
        { $limit: limit },
      ])
      .toArray(),
  );
  const found = (await Promise.all(terms)).flat().map((row) => ({ ...row, period }));
  // One that two questions found stands where it is better.
  const seen = new Set<string>();
  return found
    .sort(best)
    .filter(({ _id }) => !seen.has(_id.toHexString()) && seen.add(_id.toHexString()))
    .slice(0, limit);
}

/** The first and the last period with a story in these lists, as far as the question's dates go. */
async function spanOf(
  stories: Stories,
  questions: Question[],
  query: SearchParams,
): Promise<[string, string] | undefined> {
  const keys = [...new Set(questions.flatMap((question) => question.keys))];
  const ends = ([1, -1] as const).map((direction) =>
    stories
      .find(anyOf(keys) as mongo.Filter<StoredStory>, { projection: { publishedAt: 1 }, hint })
      .sort({ publishedAt: direction, _id: direction })
      .limit(1)
      .next(),
  );
  const times = (await Promise.all(ends))
    .flatMap((row) => (row ? [(row as unknown as SearchRow).publishedAt.toISOString()] : []))
    .sort();
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const oldest = query.from !== undefined && query.from > first ? query.from : first;
  const newest = query.to !== undefined && query.to < last ? query.to : last;
  return [periodOf(oldest), periodOf(newest)];
}

/** The periods of a search in batches that are asked at once, the newest first; `rest` is where it goes on if that is not all of them. */
export async function periodsOf(
  stories: Stories,
  { questions, query, from }: { questions: Question[]; query: SearchParams; from?: string },
): Promise<{ batches: string[][]; rest?: string }> {
  const span = await spanOf(stories, questions, query);
  const batches: string[][] = [];
  if (!span) return { batches };
  const [oldest, newest] = span;
  let period = from !== undefined && from < newest ? from : newest;
  for (let looked = 0; period >= oldest;) {
    if (looked >= mostPeriods) return { batches, rest: period };
    const batch: string[] = [];
    for (
      const size = looked < 3 ? 1 : periodsAtOnce;
      batch.length < size && period >= oldest;
      period = periodBefore(period)
    )
      batch.push(period);
    looked += batch.length;
    batches.push(batch);
  }
  return { batches };
}

/** These hits with their lines and snippets, in order. A story withdrawn meanwhile is left out. */
async function hitsOf(stories: Stories, found: SearchRow[], q: string): Promise<Hit[]> {
  const filter = { _id: { $in: found.map(({ _id }) => _id) }, status: 'published' } as mongo.Filter<StoredStory>;
  const rows = await stories.find(filter, { projection: { line: 1, json: 1 } }).toArray();
  const byId = new Map(
    rows.map((row) => [row._id.toHexString(), row as unknown as { line: StorySummary; json: string }]),
  );
  const terms = new Map<Language, SearchTerms>();
  return found.flatMap(({ _id }) => {
    const row = byId.get(_id.toHexString());
    if (!row) return [];
    const { body, language } = JSON.parse(row.json) as PublishedStory;
    if (!terms.has(language)) terms.set(language, [...termsOf(q, language), ...(otherTermsOf(q, language) ?? [])]);
    return { ...row.line, ...snippetOf(body.text, terms.get(language) ?? [], language) };
  });
}

/** From the newest period to the oldest until there are enough, or enough has been looked at. */
async function walk(
  stories: Stories,
  query: SearchQuery,
  { questions, limit }: { questions: Question[]; limit: number },
): Promise<{ found: SearchRow[]; reached?: string }> {
  const place = query.cursor === undefined ? undefined : searchPlaceOf(query.cursor);
  if (query.cursor !== undefined && !place) throw refuseCursor();
  const { batches, rest } = await periodsOf(stories, { questions, query, from: place?.period });
  const found: SearchRow[] = [];
  for (const batch of batches) {
    const after = (each: string) => (each === place?.period ? place.after : undefined);
    const each = batch.map((one) =>
      bestOfPeriod(stories, one, { questions, query, after: after(one), limit: limit + 1 }),
    );
    found.push(...(await Promise.all(each)).flat());
    if (found.length > limit) return { found };
  }
  return { found, reached: rest };
}

/** Searches by periods from the newest to the oldest, within one by score; a bounded number of indexed queries. */
export const openSearch =
  (stories: () => Stories) =>
  async (query: SearchQuery): Promise<Page<Hit>> => {
    const questions = questionsOf(query);
    if (questions.length === 0) return { items: [] };
    const limit = Math.min(query.limit, mostHits);
    const { found, reached } = await walk(stories(), query, { questions, limit });
    const hits = found.slice(0, limit);
    const last = hits.at(-1);
    const items = await hitsOf(stories(), hits, query.q);
    if (found.length > limit && last)
      return {
        items,
        next: searchCursorOf({ period: last.period, after: { score: last.score, at: last.publishedAt, id: last._id } }),
      };
    return { items, ...(reached !== undefined && { next: searchCursorOf({ period: reached }) }) };
  };
