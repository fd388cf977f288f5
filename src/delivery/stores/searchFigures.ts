import type { Types, mongo } from 'mongoose';
import type { StoredStory } from '../../published/storage/collections.ts';
import { mostCounted } from './lists.ts';
import { foundIn, periodsOf, questionsOf } from './search.ts';
import { searchFacets, type FacetCount, type SearchParams, type SearchFacet, type SearchFigures } from './stores.ts';

type Stories = mongo.Collection<StoredStory>;
type Counted = { _id: Types.ObjectId; language: string; year: string; sections: string[] };

/** Of each facet, the values told: the most frequent. */
const mostValues = 100;

/** What is counted of a story, from what the read model keeps beside it: every section it stands in, those above included. */
const counted = {
  language: '$line.language',
  year: { $dateToString: { date: '$publishedAt', format: '%Y' } },
  sections: { $filter: { input: '$facets', cond: { $regexMatch: { input: '$$this', regex: '^section=[^&]+$' } } } },
};

const valuesIn: Record<SearchFacet, (story: Counted) => string[]> = {
  section: ({ sections }) => sections.map((key) => key.slice('section='.length)),
  language: ({ language }) => [language],
  year: ({ year }) => [year],
};

const byCount = (a: FacetCount, b: FacetCount): number => b.stories - a.stories || (a.value < b.value ? -1 : 1);
const latestYear = (a: FacetCount, b: FacetCount): number => (a.value > b.value ? -1 : 1);

function facetOf(facet: SearchFacet, stories: readonly Counted[]): FacetCount[] {
  const counts = new Map<string, number>();
  for (const value of stories.flatMap(valuesIn[facet])) counts.set(value, (counts.get(value) ?? 0) + 1);
  const all = [...counts].map(([value, count]) => ({ value, stories: count }));
  return all.sort(facet === 'year' ? latestYear : byCount).slice(0, mostValues);
}

/** See `StoryStore.searchFigures`. The newest thousand of at most ten years. */
export async function searchFiguresOf(stories: Stories, query: SearchParams): Promise<SearchFigures> {
  const questions = questionsOf(query);
  const { batches, rest } = questions.length === 0 ? { batches: [] } : await periodsOf(stories, { questions, query });
  const found = new Map<string, Counted>();
  for (const batch of batches) {
    const room = mostCounted + 1 - found.size;
    const pendingCounts = batch.flatMap((period) =>
      questions.map((question) =>
        stories
          .aggregate<Counted>([{ $match: foundIn(period, question, query) }, { $limit: room }, { $project: counted }])
          .toArray(),
      ),
    );
    // One that two questions found counts once.
    for (const each of (await Promise.all(pendingCounts)).flat()) found.set(each._id.toHexString(), each);
    if (found.size > mostCounted) break;
  }
  const all = [...found.values()].slice(0, mostCounted);
  const facets = Object.fromEntries(searchFacets.map((facet) => [facet, facetOf(facet, all)]));
  return {
    count: { stories: all.length, isMore: found.size > mostCounted || rest !== undefined },
    facets: facets as SearchFigures['facets'],
  };
}
