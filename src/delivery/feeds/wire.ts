import { z } from 'zod';
import { newsmlPath, ninjsPath, wireVersionsPath } from '../../domain/addresses.ts';
import { directoryTag, listTag, slugTag, storyTag } from '../../published/tags.ts';
import { newsMessage, newsmlG2 } from '../../syndication/newsmlG2.ts';
import { ninjs, ninjsNewsLine } from '../../syndication/ninjs.ts';
import { storyUri, type Publication } from '../../syndication/publication.ts';
import type { WireItem } from '../../syndication/wire.ts';
import { type Answer, freshness } from '../cache/answer.ts';
import type { ChangesQuery, StoryStore } from '../stores/stores.ts';
import { headers } from '../rest/answers.ts';
import { parameter, pathPiece } from '../rest/parameters.ts';
import { notFound, type ReadRoute } from '../rest/route.ts';
import { mostVersions } from '../stores/wireChanges.ts';
import { fileSchemas } from './fileSchemas.ts';
import { defineFile, fileAnswer, publicationFor, syndicationFreshness, type SyndicationSources } from './syndicated.ts';

type WireRoute = ReadRoute<SyndicationSources>;
const tag = 'Wire';
/** Headers of a page of changes. */
const goingOn = {
  'Changes-After': z.string().describe('Give it as `after` for what changed since this answer.'),
  ...headers.Link,
};
const typeOf = (contentType: string): string => contentType.split(';')[0] ?? contentType;

type WirePage = { items: readonly WireItem[]; publication: Publication; url: string; changedAt: string };
type Format = {
  /** One story and the latest changes, in words. */
  words: { one: string; line: string };
  schemas: { one?: z.ZodType; line?: z.ZodType };
  path: (slug?: string) => string;
  contentType: string;
  one: (item: WireItem, publication: Publication) => string;
  line: (line: WirePage) => string;
};

const formats: readonly Format[] = [
  {
    path: ninjsPath,
    words: { one: 'One story as IPTC ninjs 3.1', line: 'The latest changes as IPTC ninjs 3.1' },
    schemas: { one: fileSchemas.Ninjs, line: fileSchemas.NinjsNewsLine },
    contentType: 'application/json; charset=utf-8',
    one: ninjs,
    line: ({ items, publication, ...request }) => ninjsNewsLine(items, publication, request),
  },
  {
    path: newsmlPath,
    words: { one: 'One story as IPTC NewsML-G2 2.35', line: 'The latest changes as a NewsML-G2 message' },
    schemas: {},
    // RFC 7303: what a newsroom's XML is, it says itself.
    contentType: 'application/xml; charset=utf-8',
    one: newsmlG2,
    line: ({ items, publication, changedAt }) => newsMessage(items, publication, changedAt),
  },
];

/** One story. A killed one is answered, not refused: a subscriber has to get the kill. */
const oneStory = ({ path, words, schemas, contentType, one }: Format): WireRoute =>
  defineFile(
    {
      path: path('{slug}'),
      tag,
      summary: words.one,
      type: typeOf(contentType),
      schema: schemas.one,
      moves: true,
      params: { slug: pathPiece(/^[a-z0-9-]{1,128}$/) },
    },
    async ({ params: { slug: named } }, sources): Promise<Answer> => {
      const found = await sources.stories.bySlug(named);
      if (!found) return notFound([slugTag(named)]);
      const publication = await publicationFor(sources);
      if (found.kind === 'moved') {
        const Location = path(found.slug);
        const tags = [slugTag(named), slugTag(found.slug)];
        return {
          ...fileAnswer(contentType, '', publication, { tags, freshness: freshness.moved }),
          status: 301,
          headers: { Location },
        };
      }
      const { id, slug } = found.kind === 'story' ? found.story : found.killed;
      return fileAnswer(contentType, one(found, publication), publication, {
        tags: [directoryTag, storyTag(id), slugTag(slug), slugTag(named)],
        freshness: syndicationFreshness.wire,
      });
    },
  );

type ChangesRequest = Omit<ChangesQuery, 'cursor'> & { cursor?: string; after?: string };

const addressOf = (path: string, canonical: string, next: string): string => {
  const others = canonical.split('&').filter((each) => each && !/^(?:cursor|after)=/.test(each));
  return `<${path}?${[...others, next].sort().join('&')}>; rel="next"`;
};

/** What the two ways to ask have in common: what is said, when it last changed if that is known, and the headers to go on from. */
type Part = { changedAt?: string; items: readonly WireItem[]; headers: Record<string, string> };

/** By time, the latest first. The token is asked for before the stories: what is in neither comes after it. */
async function partSince(query: ChangesRequest, link: (next: string) => string, stories: StoryStore): Promise<Part> {
  const token = await stories.newestToken();
  const { items, next } = await stories.changes(query);
  // Every kill is in every list of its language.
  const changedAt = await stories.lastChange({ lang: query.lang });
  return { items, changedAt, headers: { 'Changes-After': token, ...(next && { Link: link(`cursor=${next}`) }) } };
}

/** By commit, the earliest first. There is always a next page: who follows it when it was empty asks for what is new. */
async function partAfter(
  after: string,
  query: ChangesRequest,
  link: (next: string) => string,
  stories: StoryStore,
): Promise<Part> {
  const { lang, section, limit } = query;
  const { items, after: token } = await stories.changesAfter({ lang, section, limit, after });
  return { items, headers: { 'Changes-After': token, Link: link(`after=${token}`) } };
}

/** The News Line by change: what a subscriber has missed, corrections, kills and what was withheld with it. */
const newsLine = ({ path, words, schemas, contentType, line }: Format): WireRoute =>
  defineFile(
    {
      path: path(),
      tag,
      summary: words.line,
      type: typeOf(contentType),
      schema: schemas.line,
      moves: true,
      headers: goingOn,
      query: {
        lang: parameter.language,
        section: parameter.section,
        since: parameter.changedSince,
        limit: parameter.limit(100, 20),
        cursor: parameter.listCursor,
        after: parameter.wireToken,
      },
    },
    async ({ query, canonical }, sources): Promise<Answer> => {
      const link = (next: string): string => addressOf(path(), canonical, next);
      const { after } = query;
      const [publication, { headers, ...part }] = await Promise.all([
        publicationFor(sources),
        after === undefined ? partSince(query, link, sources.stories) : partAfter(after, query, link, sources.stories),
      ]);
      const url = `${path()}${canonical && `?${canonical}`}`;
      const body = line({ changedAt: sources.now().toISOString(), ...part, publication, url });
      // Every kill is in every list, so it hangs on all stories, whatever it is narrowed to.
      const tags = [directoryTag, listTag({})];
      if (after !== undefined)
        return fileAnswer(contentType, body, publication, { tags, headers, freshness: 'none', passes: true });
      return fileAnswer(contentType, body, publication, { tags, headers, freshness: syndicationFreshness.wire });
    },
  );

/** What a subscriber should hold of each story, to compare with what he has: its name and version, and whether it may be used. */
const versions = defineFile(
  {
    path: wireVersionsPath,
    tag,
    type: 'application/json',
    schema: fileSchemas.WireVersions,
    moves: true,
    headers: goingOn,
    summary: 'What to hold of each story: `uri`, `version`, `versionCreated`, `pubStatus`',
    query: {
      lang: parameter.language,
      section: parameter.section,
      after: parameter.wireToken,
      limit: parameter.limit(mostVersions, mostVersions),
    },
  },
  async ({ query: { after = 'start', ...query }, canonical }, sources): Promise<Answer> => {
    const [publication, { items, after: token }] = await Promise.all([
      publicationFor(sources),
      sources.stories.versionsAfter({ ...query, after }),
    ]);
    const entries = items.map(({ version, at, pubStatus, ...story }) => ({
      uri: storyUri(story, publication),
      version: String(version),
      versionCreated: at,
      pubStatus,
    }));
    const headers = { 'Changes-After': token, Link: addressOf(wireVersionsPath, canonical, `after=${token}`) };
    const body = JSON.stringify({ items: entries });
    const caching = { tags: [directoryTag, listTag({})], freshness: 'none' as const, passes: true as const };
    return fileAnswer('application/json; charset=utf-8', body, publication, { ...caching, headers });
  },
);

/** The wire: one story and the News Line, in both formats of the IPTC, and what there is of all. */
export const wireRoutes: readonly WireRoute[] = [
  ...formats.flatMap((format) => [newsLine(format), oneStory(format)]),
  versions,
];
