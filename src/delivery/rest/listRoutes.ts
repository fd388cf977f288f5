import { type StorySummary, line } from '../../published/story/schema.ts';
import type { Language } from '../../domain/languages.ts';
import { directoryTag, searchTag } from '../../published/tags.ts';
import { facetKeysOfQuery } from '../stores/lists.ts';
import type { DirectoryStore, SearchFacet, SearchFigures } from '../stores/stores.ts';
import { answer, headers } from './answers.ts';
import { pickFields, fieldTable } from './fields.ts';
import { freshness } from '../cache/answer.ts';
import { parameter } from './parameters.ts';
import { withPhotos } from './photoFiles.ts';
import { defineRead, pageAnswer, type ReadRoute, type Sources } from './route.ts';
import { hit } from './schemas.ts';

/** A headline does not need its picture: whoever wants it, names it. */
export function briefly<T extends StorySummary>(each: T): Omit<T, 'photo' | 'standfirst'> {
  const { photo: _photo, standfirst: _standfirst, ...rest } = each;
  return rest;
}

const tag = 'Lists';
const moved = {
  301: {
    description: 'The section or the author has another address now.',
    body: answer.MovedTo,
    headers: headers.Location,
  },
};

const newsline = defineRead(
  {
    tag,
    path: '/v1/newsline',
    operationId: 'readNewsline',
    summary: 'The News Line: headlines, the latest first',
    description:
      'Pages by cursor, so that no story is missed or seen twice while others are published. `photo` and `standfirst` come only when `fields` names them.',
    query: {
      ...parameter.ofLists,
      ...parameter.choices,
      since: parameter.since,
      before: parameter.before,
      count: parameter.count,
      limit: parameter.limit(100, 20),
      cursor: parameter.listCursor,
      fields: parameter.fields(fieldTable(line, 'headline,photo.renditions.url')),
      ...parameter.ofPhotos,
    },
    answers: {
      200: { description: 'A page of headlines.', body: answer.CountedLines, headers: headers.Link },
      ...moved,
    },
  },
  async ({ query: { fields, photos, formats, count, ...query }, canonical }, { stories }: Sources) => {
    const [{ items, next }, counted] = await Promise.all([
      stories.lines(query),
      count ? stories.count(query) : undefined,
    ]);
    const entries = items.map((each) =>
      withPhotos(fields ? pickFields(each, fields) : briefly(each), { photos, formats }),
    );
    // A list narrowed twice changes with either of the lists it is the common part of.
    const tags = facetKeysOfQuery(query).map((key) => `list-${key}`);
    return pageAnswer(
      '/v1/newsline',
      { items: entries, ...(next && { next }), ...(counted && { count: counted }) },
      { canonical, tags },
    );
  },
);

type FacetParams = { facets: readonly SearchFacet[]; lang?: readonly Language[]; directory: DirectoryStore };

/** The facets asked for; a section with its name, in the language of the search if it has one alone. */
async function facetsShown(figures: SearchFigures, { facets, lang = [], directory }: FacetParams) {
  const sections = facets.includes('section') ? await directory.sections() : [];
  const [only, ...more] = lang;
  const named = new Map(
    sections.map(({ path, name, names }) => [path, (only && more.length === 0 && names[only]) || name]),
  );
  const entries = facets.map((facet) => [
    facet,
    figures.facets[facet].map((each) =>
      facet === 'section' ? { ...each, name: named.get(each.value) ?? each.value } : each,
    ),
  ]);
  return Object.fromEntries(entries) as object;
}

const search = defineRead(
  {
    tag,
    path: '/v1/search',
    operationId: 'search',
    summary: 'Search the stories',
    description:
      'Month by month from the newest, within a month the best first. A page can have fewer than `limit`, even none, and still a `next`: a rare word in a long archive is looked for ten years at a time. `facets` are of the stories that `count` counts: the newest thousand of the latest ten years.',
    query: {
      q: parameter.question,
      ...parameter.ofLists,
      ...parameter.choices,
      from: parameter.since,
      to: parameter.before,
      count: parameter.count,
      facets: parameter.facets,
      limit: parameter.limit(50, 20),
      cursor: parameter.searchCursor,
      fields: parameter.fields(fieldTable(hit, 'headline,snippet,marks')),
      ...parameter.ofPhotos,
    },
    answers: { 200: { description: 'A page of what was found.', body: answer.Hits, headers: headers.Link }, ...moved },
  },
  async (
    { query: { fields, photos, formats, count, facets, ...query }, canonical },
    { stories, directory }: Sources,
  ) => {
    const [{ items, next }, figures] = await Promise.all([
      stories.search(query),
      count || facets ? stories.searchFigures(query) : undefined,
    ]);
    const entries = items.map((each) =>
      withPhotos(fields ? pickFields(each, fields) : briefly(each), { photos, formats }),
    );
    return pageAnswer(
      '/v1/search',
      {
        items: entries,
        ...(next && { next }),
        ...(figures && { count: figures.count }),
        ...(figures && facets && { facets: await facetsShown(figures, { facets, lang: query.lang, directory }) }),
      },
      {
        canonical,
        tags: [searchTag, ...(facets?.includes('section') ? [directoryTag] : [])],
        freshFor: freshness.search,
      },
    );
  },
);

export const listRoutes: readonly ReadRoute[] = [newsline, search];
