import type { StorySummary, PublishedStory } from '../../../published/story/schema.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { storedText } from '../../../domain/fields/storedText.ts';
import { mostHits } from '../../stores/search.ts';
import type { FacetCount, Hit, SearchParams, SearchFigures } from '../../stores/stores.ts';
import { priceOfList } from '../limits.ts';
import { builder, Section, Story } from './builder.ts';
import { Count, cursorArg, firstArg, limitOf, PageInfo, perPage, type Connection } from './lists.ts';
import { facetArgs, narrowedTo, narrowingArgs } from './narrowing.ts';
import { linesAsked } from './shownStory.ts';

/** Every month of a search is asked. */
const priceOfFigures = 3 * priceOfList;

const Mark = builder.objectRef<[number, number]>('SnippetMark').implement({
  description: 'A word that was searched for: from `start` to before `end`, in UTF-16 units, as JavaScript counts.',
  fields: (t) => ({
    start: t.int({ resolve: ([start]) => start }),
    end: t.int({ resolve: ([, end]) => end }),
  }),
});

type HitEdge = { cursor?: string; node: StorySummary | PublishedStory; snippet: string; marks: [number, number][] };
const HitEdge = builder.objectRef<HitEdge>('SearchEdge').implement({
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      nullable: true,
      description: 'Only the last of a page has one: pages of a search begin where pages end.',
    }),
    node: t.field({ type: Story, resolve: ({ node }) => node }),
    snippet: t.exposeString('snippet', { description: 'Plain text around the first words found.' }),
    marks: t.field({ type: [Mark], resolve: ({ marks }) => marks }),
  }),
});

const Facet = builder.objectRef<FacetCount>('SearchFacet').implement({
  description: 'How many of the stories counted have this.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'A language, or a year (UTC).' }),
    stories: t.exposeInt('stories'),
  }),
});
const SectionFacet = builder.objectRef<FacetCount>('SearchSectionFacet').implement({
  description: 'How many of the stories counted stand in a section, or in one below it.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'The path of the section.' }),
    section: t.field({
      type: Section,
      nullable: true,
      resolve: ({ value }, _args, reads) => reads.section(value),
    }),
    stories: t.exposeInt('stories'),
  }),
});
const Facets = builder.objectRef<SearchFigures['facets']>('SearchFacets').implement({
  description: 'Of the stories counted: the newest thousand of the latest ten years.',
  fields: (t) => ({
    section: t.field({ type: [SectionFacet], resolve: ({ section }) => section }),
    language: t.field({ type: [Facet], resolve: ({ language }) => language }),
    year: t.field({ type: [Facet], description: 'The latest first.', resolve: ({ year }) => year }),
  }),
});

type Results = Connection<HitEdge> & { searchParams: SearchParams };
const Results = builder.objectRef<Results>('SearchConnection').implement({
  fields: (t) => ({
    edges: t.field({ type: [HitEdge], ...perPage, resolve: ({ edges }) => edges }),
    pageInfo: t.field({ type: PageInfo, resolve: ({ pageInfo }) => pageInfo }),
    count: t.field({
      type: Count,
      description: 'Of all pages.',
      extensions: { price: priceOfFigures, once: true },
      resolve: async ({ searchParams }, _args, reads) => (await reads.searchFigures(searchParams)).count,
    }),
    facets: t.field({
      type: Facets,
      extensions: { price: priceOfFigures, once: true },
      resolve: async ({ searchParams }, _args, reads) => (await reads.searchFigures(searchParams)).facets,
    }),
  }),
});

/** What was found, each as its story was read; without those that were withdrawn meanwhile. */
const edgesOf = (hits: readonly Hit[], stories: readonly (StorySummary | PublishedStory)[]): HitEdge[] =>
  hits.flatMap(({ id, snippet, marks }) => {
    const node = stories.find((story) => story.id === id);
    return node ? [{ node, snippet, marks }] : [];
  });

const longestQuestion = 200;
function questionOf(q: string): string {
  const question = storedText(q).trim();
  if (question === '' || question.length > longestQuestion)
    throw new Refusal('invalid', `q has to have 1 to ${longestQuestion} characters.`);
  return question;
}

builder.queryField('search', (t) =>
  t.field({
    type: Results,
    description: 'Stories with all these words, the newest months first, in a month the best first.',
    extensions: { size: 'first', price: 3 * priceOfList },
    args: {
      q: t.arg.string({
        required: true,
        description: `Up to ${longestQuestion} characters. "Words in quotation marks" stand together.`,
      }),
      first: t.arg.int({ required: true, defaultValue: 20, description: firstArg(mostHits) }),
      after: t.arg.string({ description: cursorArg }),
      ...narrowingArgs,
      ...facetArgs,
      from: t.arg({ type: 'DateTime', description: 'First published at this time or later.' }),
      to: t.arg({ type: 'DateTime', description: 'First published before this time.' }),
    },
    resolve: async (_root, { q, first, after, from, to, ...more }, reads, info) => {
      const searchParams = {
        q: questionOf(q),
        ...(await narrowedTo(more, reads)),
        from: from ?? undefined,
        to: to ?? undefined,
      };
      const { items, next } = await reads.search({
        ...searchParams,
        cursor: after ?? undefined,
        limit: limitOf(first, mostHits),
      });
      const stories = await linesAsked(items, [['edges', 'node']], info, reads);
      const edges = edgesOf(items, stories);
      const last = edges.at(-1);
      if (last) last.cursor = next;
      const pageInfo = { hasNextPage: next !== undefined, hasPreviousPage: Boolean(after), endCursor: next };
      return { edges, pageInfo, searchParams };
    },
  }),
);
