import type { StorySummary } from '../../published/story/schema.ts';
import { searchTag } from '../../published/tags.ts';
import { facetKeysOfQuery } from '../stores/lists.ts';
import { answer, headers } from './answers.ts';
import { chosen, fieldTable } from './fields.ts';
import { freshness } from './freshness.ts';
import { parameter } from './parameters.ts';
import { withPhotos } from './photoFiles.ts';
import { defineRead, pageAnswer, type ReadRoute, type Sources } from './route.ts';
import { line } from '../../published/story/schema.ts';
import { hit } from './storySchemas.ts';

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
    const shown = items.map((each) => withPhotos(fields ? chosen(each, fields) : briefly(each), { photos, formats }));
    // A list narrowed twice changes with either of the lists it is the common part of.
    const tags = facetKeysOfQuery(query).map((key) => `list-${key}`);
    return pageAnswer(
      '/v1/newsline',
      { items: shown, ...(next && { next }), ...(counted && { count: counted }) },
      { canonical, tags },
    );
  },
);

const search = defineRead(
  {
    tag,
    path: '/v1/search',
    operationId: 'search',
    summary: 'Search the stories',
    description:
      'Month by month from the newest, within a month the best first. A page can have fewer than `limit`, even none, and still a `next`: a rare word in a long archive is looked for ten years at a time.',
    query: {
      q: parameter.question,
      lang: parameter.language,
      section: parameter.section,
      ...parameter.choices,
      from: parameter.since,
      to: parameter.before,
      limit: parameter.limit(50, 20),
      cursor: parameter.searchCursor,
      fields: parameter.fields(fieldTable(hit, 'headline,snippet,marks')),
      ...parameter.ofPhotos,
    },
    answers: { 200: { description: 'A page of what was found.', body: answer.Hits, headers: headers.Link }, ...moved },
  },
  async ({ query: { fields, photos, formats, ...query }, canonical }, { stories }: Sources) => {
    const { items, next } = await stories.search(query);
    const shown = items.map((each) => withPhotos(fields ? chosen(each, fields) : briefly(each), { photos, formats }));
    const kept = freshness.search;
    return pageAnswer('/v1/search', { items: shown, ...(next && { next }) }, { canonical, tags: [searchTag], kept });
  },
);

export const listRoutes: readonly ReadRoute[] = [newsline, search];
