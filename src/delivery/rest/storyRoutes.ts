import { apiStoryPath } from '../../domain/addresses.ts';
import { killedSchema, problemType } from '../../http/problems.ts';
import type { Values } from '../../http/query.ts';
import { storyAddress, withLinks, type Addressing } from '../../published/directory/addresses.ts';
import type { KilledStory, PublishedStory } from '../../published/story/schema.ts';
import { siteTag, slugTag, storyTag } from '../../published/tags.ts';
import { type Answer, freshness } from '../cache/answer.ts';
import { answer, headers } from './answers.ts';
import { pickFields, fieldTable } from './fields.ts';
import { parameter, pathPiece } from './parameters.ts';
import { withPhotos } from './photoFiles.ts';
import { problemAnswer, defineRead, jsonAnswer, notFound, type ReadRoute, type Sources } from './route.ts';
import { story as storySchema } from './schemas.ts';

const tag = 'Stories';

/** How a story is asked for, wherever one is answered. */
export const sharedStoryQuery = {
  body: parameter.body,
  fields: parameter.fields(fieldTable(storySchema, 'headline,section.name')),
  ...parameter.ofPhotos,
};

/** A story with its body in one format and of it the fields asked for; links in it lead to where the pages of the site are. */
export function storyAnswer(
  story: PublishedStory,
  site: Addressing,
  { body: format, fields, ...ofPhotos }: Values<typeof sharedStoryQuery>,
): unknown {
  const { body, ...rest } = story;
  const answered = pickFields(
    format === 'none' ? rest : { ...rest, body: { [format]: withLinks(body, site)[format] } },
    fields,
  );
  return withPhotos(answered, ofPhotos);
}

/** Its page, and the same story in other languages (RFC 8288). */
const linksOf = (story: PublishedStory, site: Addressing): string =>
  [
    `<${story.seo.canonical ?? storyAddress(story, site)}>; rel="canonical"; type="text/html"`,
    ...story.translations.map(
      (each) => `<${apiStoryPath(each.slug)}>; rel="alternate"; hreflang="${each.language}"; type="application/json"`,
    ),
  ].join(', ');

/** Killed: the notice, and nothing of what it said. */
export const killedAnswer = ({ id, slug, notice, killedAt }: KilledStory): Answer =>
  problemAnswer('killed', [storyTag(id), slugTag(slug)], { notice, killedAt, id });

function movedAnswer(from: string, to: string, canonical: string): Answer {
  const location = `${apiStoryPath(to)}${canonical && `?${canonical}`}`;
  return {
    status: 301,
    contentType: 'application/json',
    body: JSON.stringify({ slug: to, location }),
    tags: [slugTag(from), slugTag(to)],
    freshness: freshness.moved,
    headers: { Location: location },
  };
}

/** The piece of a path that names a story. */
export const storySlug = pathPiece(/^[a-z0-9-]{1,128}$/, {
  description: 'The story’s slug.',
  example: 'parliament-passes-the-budget',
});
/** What an address of a killed story answers. */
export const killed = { [problemType]: killedSchema };

const oneStory = defineRead(
  {
    path: '/v1/stories/{slug}',
    tag,
    operationId: 'readStory',
    summary: 'One story',
    description:
      'What is not published is 404, the same as what never was. A killed story is 410 with its notice. A story whose slug changed is 301.',
    params: { slug: storySlug },
    query: sharedStoryQuery,
    answers: {
      200: {
        description: 'The story; with `fields`, only those.',
        body: answer.StoryAnswer,
        headers: headers.Link,
      },
      301: { description: 'Its slug changed.', body: answer.Moved, headers: headers.Location },
      410: { description: 'It was killed.', body: killed },
    },
  },
  async ({ params: { slug: named }, query, canonical }, { stories, directory }: Sources) => {
    const [found, site] = await Promise.all([stories.bySlug(named), directory.site()]);
    if (!found) return notFound([slugTag(named)]);
    if (found.kind === 'killed') return killedAnswer(found.killed);
    if (found.kind === 'moved') return movedAnswer(named, found.slug, canonical);
    const { story } = found;
    return jsonAnswer(storyAnswer(story, site, query), {
      tags: [storyTag(story.id), slugTag(story.slug), siteTag],
      freshness: freshness.story,
      headers: { Link: linksOf(story, site) },
    });
  },
);

const someStories = defineRead(
  {
    path: '/v1/stories',
    tag,
    operationId: 'readStories',
    summary: 'Stories by their ids, in that order',
    query: { ids: parameter.ids, ...sharedStoryQuery },
    answers: { 200: { description: 'Those readers can see.', body: answer.Stories } },
  },
  async ({ query: { ids, ...query } }, { stories, directory }: Sources) => {
    const [found, site] = await Promise.all([stories.byIds(ids), directory.site()]);
    const items = found.map((story) => storyAnswer(story, site, query));
    return jsonAnswer({ items }, { tags: [...ids.map(storyTag), siteTag], freshness: freshness.list });
  },
);

export const storyRoutes: readonly ReadRoute[] = [oneStory, someStories];
