import { publishedAtOf, searchWord, sectionOf, sections, slugOf } from './stories.ts';

/** How many stories a hot row reads, and how many there are in all. */
const hotStories = Math.min(10_000, Number(process.env.BENCH_STORIES ?? 10_000));

const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
/** In an order that has nothing to do with how they were written; 7,919 is prime, so each comes once. */
const shuffled = (count: number): number[] => range(count).map((at) => (at * 7_919) % count);

const graphqlPath = (slug: string): string => {
  const query =
    '{ story(slug: "SLUG") { ... on Story { headline slug publishedAt dateline { text } body { html } section { path name } } } }';
  return `/v1/graphql?query=${encodeURIComponent(query.replace('SLUG', slug))}`;
};

const storyPaths = (count: number): string[] => shuffled(count).map((at) => `/v1/stories/${slugOf(at)}`);
const newsline = ['/v1/newsline?limit=20'];
const sectionLists = range(sections).map((at) => `/v1/newsline?section=${sectionOf(at)}&limit=20`);
const sectionPages = range(sections).map((at) => `/en/sections/${sectionOf(at)}`);
const graphqlStories = shuffled(Math.min(1_000, hotStories)).map((at) => graphqlPath(slugOf(at)));

export type Row = { what: string; paths: readonly string[]; wants: number; etag?: true };

/** Read from the bytes a node keeps, against bare node:http with the same bytes. */
export const hotRows: Row[] = [
  { what: `Story, random over ${hotStories}`, paths: storyPaths(hotStories), wants: 0.8 },
  { what: 'News Line, latest 20', paths: newsline, wants: 0.8 },
  { what: 'Section, latest 20', paths: sectionLists, wants: 0.8 },
  { what: 'Section page (HTML)', paths: sectionPages, wants: 0.8 },
  { what: 'GraphQL story (GET)', paths: graphqlStories, wants: 0.7 },
  { what: 'Story, 304', paths: [`/v1/stories/${slugOf(1)}`], wants: 0.9, etag: true },
];

/** Pages of the past, each another: else one query would answer all who ask at the same moment. */
const pagesBefore = (list: string, count: number): string[] =>
  shuffled(Math.min(count, 5_000)).map((at) => `${list}&before=${publishedAtOf(count - 1 - at, count)}`);
const sectionPagesBefore = (count: number): string[] =>
  pagesBefore('', count).map((page, at) => `/v1/newsline?section=${sectionOf(at)}&limit=20${page}`);

/** Every read a miss, against Express and the driver asking the same. */
export const coldRows = (count: number): Row[] => [
  { what: 'Story by slug', paths: storyPaths(Math.min(count, 50_000)), wants: 0.8 },
  { what: 'News Line, 20', paths: pagesBefore('/v1/newsline?limit=20', count), wants: 0.8 },
  { what: 'Section, 20', paths: sectionPagesBefore(count), wants: 0.8 },
];

/** What is looked at when the archive grows a hundredfold: each cold query readers can ask. */
export const growthRows = (count: number): Row[] => [
  ...coldRows(count),
  { what: 'Author, 20', paths: pagesBefore('/v1/newsline?author=author-7&limit=20', count), wants: 1.3 },
  { what: 'Search, one word', paths: range(500).map((at) => `/v1/search?q=${searchWord(at)}`), wants: 1.3 },
  { what: 'Section page (HTML)', paths: sectionPages, wants: 1.3 },
  { what: 'GraphQL story', paths: graphqlStories, wants: 1.3 },
];

/** Every address of the hot rows, for the floor to hold its bytes. */
export const hotPaths = (): string[] => [...new Set(hotRows.flatMap(({ paths }) => paths))];
