import { feedRoutes } from '../../../delivery/feeds/feeds.ts';
import { parameter } from '../../../delivery/rest/parameters.ts';
import type { AnyRoute } from '../../../delivery/rest/route.ts';
import { sitemapRoutes } from '../../../delivery/feeds/sitemaps.ts';
import { wireRoutes } from '../../../delivery/feeds/wire.ts';
import { longestReview } from '../../../domain/review.ts';
import { object, ref, type Schema } from '../shapes.ts';
import { headersOf, pathOf, queryOf, response, type Operation } from './operations.ts';

type Paths = Record<string, Record<string, Operation>>;

const text: Schema = { type: 'string' };
const content = (type: string, schema: Schema = text) => ({ content: { [type]: { schema } } });
const problem = (description: string) => ({ description, ...content('application/problem+json', ref('FieldProblem')) });
const slug = { name: 'slug', in: 'path', required: true, schema: { type: 'string', pattern: '^[a-z0-9-]{1,128}$' } };

/** What a file of the site is, by the end of its path. */
const kinds: { end: RegExp; type: string; words: string; tag: string }[] = [
  { end: /rss\.xml$/, type: 'application/rss+xml', words: 'RSS 2.0 of the latest 30 stories', tag: 'Feeds' },
  { end: /atom\.xml$/, type: 'application/atom+xml', words: 'Atom 1.0 of the latest 30 stories', tag: 'Feeds' },
  { end: /feed\.json$/, type: 'application/feed+json', words: 'JSON Feed 1.1 of the latest 30 stories', tag: 'Feeds' },
  { end: /ninjs\/\{slug\}$/, type: 'application/json', words: 'One story as IPTC ninjs 3.1', tag: 'Wire' },
  { end: /ninjs$/, type: 'application/json', words: 'The latest changes as IPTC ninjs 3.1', tag: 'Wire' },
  { end: /newsml-g2\/\{slug\}$/, type: 'application/xml', words: 'One story as IPTC NewsML-G2 2.35', tag: 'Wire' },
  { end: /newsml-g2$/, type: 'application/xml', words: 'The latest changes as a NewsML-G2 message', tag: 'Wire' },
  {
    end: /wire\/versions$/,
    type: 'application/json',
    words: 'What to hold of each story: `uri`, `version`, `versionCreated`, `pubStatus`',
    tag: 'Wire',
  },
  {
    end: /news-sitemap\.xml$/,
    type: 'application/xml',
    words: 'Google News sitemap: the last 48 hours',
    tag: 'Crawlers',
  },
  { end: /\.xml$/, type: 'application/xml', words: 'Sitemap', tag: 'Crawlers' },
  { end: /\.json$/, type: 'application/json', words: 'The TDM reservation', tag: 'Crawlers' },
  { end: /llms\.txt$/, type: 'text/markdown', words: 'What language models are told', tag: 'Crawlers' },
  { end: /\.txt$/, type: 'text/plain', words: 'What crawlers are told', tag: 'Crawlers' },
];

const nameOf = (path: string): string =>
  path
    .replaceAll(/[{}]/g, '')
    .split(/[^a-z0-9]+/i)
    .filter(Boolean)
    .map((piece, at) => (at === 0 ? piece : piece.charAt(0).toUpperCase() + piece.slice(1)))
    .join('');

function fileOf(route: AnyRoute): Operation | undefined {
  const kind = kinds.find(({ end }) => end.test(route.path));
  if (!kind) return undefined;
  const parameters = [...pathOf(route), ...queryOf(route)];
  const moved = (kind.tag === 'Wire' && route.parameter) || route.names || 'section' in route.query;
  return {
    ...{ operationId: nameOf(route.path), summary: kind.words, tags: [kind.tag] },
    ...(parameters.length > 0 && { parameters }),
    responses: {
      200: {
        description: kind.words,
        headers: headersOf(),
        ...content(kind.type, kind.type.endsWith('json') ? { type: ['object', 'array'] } : text),
      },
      ...(moved && {
        301: {
          description: 'It has another address now.',
          headers: headersOf(['Location']),
          ...content(kind.type, {}),
        },
      }),
      304: response('NotModified'),
      400: response('BadRequest'),
      ...(route.parameter && { 404: response('NotFound') }),
      500: response('Fault'),
      503: response('Unavailable'),
    },
  };
}

const parts = { serverUrl: '', now: () => new Date(0) };
const files = (): Paths =>
  Object.fromEntries(
    [...feedRoutes(parts), ...wireRoutes(parts), ...sitemapRoutes(parts)].flatMap((route) => {
      const get = fileOf(route);
      return get ? [[route.path, { get }]] : [];
    }),
  );

const live: Operation = {
  ...{ operationId: 'followNewsline', summary: 'The News Line, live (server-sent events)', tags: ['News Line'] },
  description: [
    'Events `publish`, `update` and `correct` carry a line as `/v1/newsline` has it, with its `url`; `kill` and `unpublish` say which line goes; ',
    '`reset` says that more was missed than can be told, so read `/v1/newsline` again. Each has an `id`: who comes back with it, as a browser does by ',
    'itself with `Last-Event-ID`, gets what it missed. A comment now and then keeps the connection open. Where no place is left, `full` (or `closing`, ',
    'while this server ends) is all that comes, with the `retry` after which a browser comes back by itself.',
  ].join(''),
  parameters: [
    ...queryOf({ query: { lang: parameter.language, section: parameter.section } }),
    {
      ...{ name: 'lastEventId', in: 'query', schema: { type: 'string', maxLength: 500 } },
      description: 'The same as the header, for who can’t send one.',
    },
    { name: 'Last-Event-ID', in: 'header', description: 'The `id` of the last event seen.', schema: text },
  ],
  responses: {
    200: { description: 'It stays open, where there is a place.', ...content('text/event-stream') },
    400: response('BadRequest'),
  },
};

const question = object({
  query: text,
  variables: { type: ['object', 'null'] },
  operationName: { type: ['string', 'null'] },
  extensions: { type: 'object', description: 'Of persisted queries.' },
});
const graphqlAnswer: Schema = {
  type: 'object',
  properties: { data: { type: ['object', 'null'] }, errors: { type: 'array', items: { type: 'object' } } },
};
const graphqlResponses = {
  200: {
    description: '`data`, and `errors` if any.',
    content: {
      'application/graphql-response+json': { schema: graphqlAnswer },
      'application/json': { schema: graphqlAnswer },
    },
  },
  400: {
    description: 'The query cannot be run; `errors` says why.',
    content: {
      'application/graphql-response+json': { schema: graphqlAnswer },
      'application/json': { schema: graphqlAnswer },
    },
  },
};
const graphql: Record<string, Operation> = {
  get: {
    ...{ operationId: 'graphqlQuery', summary: 'GraphQL over the same stories, cacheable', tags: ['GraphQL'] },
    parameters: ['query', 'variables', 'operationName', 'extensions'].map((name) => ({
      name,
      in: 'query',
      schema: text,
    })),
    responses: graphqlResponses,
  },
  post: {
    ...{ operationId: 'graphqlPost', summary: 'GraphQL over the same stories', tags: ['GraphQL'] },
    requestBody: { required: true, ...content('application/json', question) },
    responses: graphqlResponses,
  },
};

const most = (key: 'name' | 'text' | 'email' | 'reason'): Schema => ({ type: 'string', maxLength: longestReview[key] });
const draft = object(
  {
    name: most('name'),
    text: most('text'),
    rating: { type: 'integer', minimum: 1, maximum: 5 },
    email: { ...most('email'), description: 'For the newsroom alone; never shown.' },
    parent: { type: 'string', pattern: '^[0-9a-f]{24}$', description: 'The review this one answers.' },
    token: { ...text, description: 'From the form.' },
    challenge: { ...text, description: 'From the form, where it asks for work.' },
    nonce: { ...text, description: 'The work done.' },
    website: { ...text, description: 'Leave it empty.' },
  },
  ['name', 'text'],
);
const refusals = {
  400: problem('It cannot be read.'),
  404: problem('There is no such story or review.'),
  409: problem('The story takes no reviews.'),
  413: problem('Too long.'),
  415: problem('Send JSON or a form.'),
  422: problem('Some fields do not fit: all of them, by field.'),
  429: { ...problem('Too many at once.'), headers: { 'Retry-After': { schema: { type: 'integer' } } } },
};

const reviews: Paths = {
  '/v1/stories/{slug}/reviews': {
    post: {
      ...{ operationId: 'sendReview', summary: 'Review a story', tags: ['Reviews'], parameters: [slug] },
      description: 'A plain HTML form gets 303, back to the story’s page.',
      requestBody: {
        required: true,
        content: { 'application/json': { schema: draft }, 'application/x-www-form-urlencoded': { schema: draft } },
      },
      responses: {
        201: {
          description: 'It is on the site.',
          ...content(
            'application/json',
            object({ state: { const: 'approved' }, review: { type: 'object' } }, ['state', 'review']),
          ),
        },
        202: {
          description: 'It waits for the newsroom.',
          ...content('application/json', object({ state: { const: 'pending' } }, ['state'])),
        },
        303: { description: 'A form: back to the story’s page.', headers: { Location: { schema: text } } },
        ...refusals,
      },
    },
  },
  '/v1/stories/{slug}/review-form': {
    get: {
      ...{
        operationId: 'readReviewForm',
        summary: 'What a review has to bring along',
        tags: ['Reviews'],
        parameters: [slug],
      },
      responses: {
        200: {
          description:
            'Whether the story takes reviews, a token that says when the form was shown, and the work asked for.',
          ...content(
            'application/json',
            object(
              {
                open: { type: 'boolean' },
                token: text,
                minSeconds: { type: 'integer' },
                challenge: text,
                bits: { type: 'integer', description: 'Leading zero bits of SHA-256(challenge + nonce).' },
              },
              ['open'],
            ),
          ),
        },
        404: refusals[404],
      },
    },
  },
  '/v1/reviews/{id}/reports': {
    post: {
      ...{ operationId: 'reportReview', summary: 'Report a review to the newsroom', tags: ['Reviews'] },
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', pattern: '^[0-9a-f]{24}$' } }],
      requestBody: { required: true, ...content('application/json', object({ reason: most('reason') })) },
      responses: {
        202: {
          description: 'Received.',
          ...content('application/json', object({ received: { const: true } }, ['received'])),
        },
        ...refusals,
      },
    },
  },
};

/** What `/v1` and the site answer beside the delivery REST table; `preview` takes the same parameters as a story. */
export const otherPaths = (storyQuery: readonly Schema[]): Paths => ({
  '/v1/newsline/live': { get: live },
  '/v1/graphql': graphql,
  ...reviews,
  '/v1/preview/{token}': {
    get: {
      ...{
        operationId: 'readPreview',
        summary: 'A story before it is published, by a link from the newsroom',
        tags: ['Preview'],
      },
      description:
        'A browser (`Accept: text/html`) gets the page. Nobody may keep it: `no-store`, `noindex`. 404 once the link has ended, for whatever reason.',
      parameters: [{ name: 'token', in: 'path', required: true, schema: text }, ...storyQuery],
      responses: {
        200: {
          description: 'The latest version.',
          headers: { 'X-Robots-Tag': { schema: text } },
          content: { 'application/json': { schema: ref('StoryAnswer') }, 'text/html': { schema: text } },
        },
        400: response('BadRequest'),
        404: response('NotFound'),
      },
    },
  },
  ...files(),
});
