import { z } from 'zod';
import { ref, type JsonSchema, schemaWriter, type NamedSchemas, type SchemaWriter } from '../../http/jsonSchema.ts';
import { type Addresses, type Answer, freshness } from '../../delivery/cache/answer.ts';
import { feedRoutes } from '../../delivery/feeds/feeds.ts';
import { fileSchemas } from '../../delivery/feeds/fileSchemas.ts';
import { sitemapRoutes } from '../../delivery/feeds/sitemaps.ts';
import { wireRoutes } from '../../delivery/feeds/wire.ts';
import { graphqlRoutes } from '../../delivery/graphql/routes.ts';
import { headers as someHeaders, restSchemas, selectable } from '../../delivery/rest/answers.ts';
import { restRoutes } from '../../delivery/rest/index.ts';
import { headersOf, operationOf, type Operation } from '../../http/openapi.ts';
import { faultSchema, problemKinds, problemType } from '../../http/problems.ts';
import { namesIn, type Declaration } from '../../http/route.ts';
import { newslineEvent } from '../../newsline/eventSchema.ts';
import { newsLineRoutes } from '../../newsline/router.ts';
import { reviewRoutes, reviewsSchema } from '../../reviews/addresses.ts';
import { sentByReaders } from '../../reviews/router.ts';
import { previewLinkRoutes } from '../previewLink.ts';

type Schemas = Record<string, JsonSchema>;

const nameIn = ($ref: unknown): string | undefined =>
  typeof $ref === 'string' ? $ref.slice($ref.lastIndexOf('/') + 1) : undefined;

/** What is left of a shape when `fields` chose of it: the same, with nothing certain to be there, and so all it holds. */
function partsOf(names: readonly string[], schemas: Schemas): Schemas {
  const parts: Schemas = {};
  const partOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(partOf);
    if (typeof value !== 'object' || value === null) return value;
    const { required: _required, $ref, ...rest } = value as Record<string, unknown>;
    const name = nameIn($ref);
    if (name !== undefined) {
      add(name);
      return { ...ref(`${name}Part`) };
    }
    return Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, key === 'enum' ? each : partOf(each)]));
  };
  const add = (name: string): void => {
    if (parts[`${name}Part`]) return;
    parts[`${name}Part`] = {};
    parts[`${name}Part`] = partOf(schemas[name]) as JsonSchema;
  };
  names.forEach(add);
  return parts;
}

const text = z.string();

/** Of every answer that may be kept. */
const cachingHeaders = {
  ETag: text.describe('Strong, of the bytes as sent. Send it as `If-None-Match`.'),
  'Cache-Control': text.describe('What a CDN may keep, and how long; a browser asks each time.'),
  'Surrogate-Key': text.describe('Tags by which a CDN is told of changes, with spaces between.'),
  'Cache-Tag': text.describe('The same, with commas between.'),
  Vary: text,
};

/** Where a refusal names fields of a body, by their path. */
const fieldProblem = z.strictObject({
  type: text,
  title: text,
  status: z.int(),
  detail: text.optional(),
  errors: z.array(faultSchema).optional(),
});

const schemas: NamedSchemas = {
  ...restSchemas,
  ...fileSchemas,
  NewslineEvent: newslineEvent,
  Reviews: reviewsSchema,
  FieldProblem: fieldProblem,
};

const problem = (description: string, schema = 'Problem') => ({
  description,
  content: { [problemType]: { schema: ref(schema) } },
});
const responses = {
  NotModified: { description: 'You have it.', headers: { ETag: { $ref: '#/components/headers/ETag' } } },
  BadRequest: problem(problemKinds.parameters.title),
  NotFound: problem(problemKinds['not-found'].title),
  Fault: problem('Something went wrong on our side.'),
  Unavailable: problem('The newsroom cannot answer just now; try again.'),
};
const response = (name: keyof typeof responses): JsonSchema => ({ $ref: `#/components/responses/${name}` });

const ifNothing: Record<number, JsonSchema> = { 404: response('NotFound') };

/** What a read through the byte cache may answer besides. */
const readResponses = ({ path, params }: Declaration): Record<number, JsonSchema> => ({
  304: response('NotModified'),
  400: response('BadRequest'),
  ...(params && namesIn(path).length > 0 ? ifNothing : {}),
  500: response('Fault'),
  503: response('Unavailable'),
});

/** Refusals of what readers send, by status. */
const refusalsOf: Readonly<Record<number, JsonSchema>> = {
  400: problem('It cannot be read.', 'FieldProblem'),
  404: problem('There is no such story or review.', 'FieldProblem'),
  409: problem('The story takes no reviews.', 'FieldProblem'),
  413: problem('Too long.', 'FieldProblem'),
  415: problem('Send JSON or a form.', 'FieldProblem'),
  422: problem('Some fields do not fit: all of them, by field.', 'FieldProblem'),
  429: {
    ...problem('Too many at once.', 'FieldProblem'),
    headers: { 'Retry-After': { schema: { type: 'integer' } } },
  },
};
const sentResponses = ({ refusals = [] }: Declaration) =>
  Object.fromEntries(refusals.map((status) => [status, refusalsOf[status]!]));
const plainResponses = ({ refusals = [] }: Declaration) => {
  const known: Record<number, JsonSchema> = { 400: response('BadRequest'), 404: response('NotFound') };
  return Object.fromEntries(refusals.map((status) => [status, known[status]!]));
};

const about = `What readers may see, for front ends: public, read-only, cacheable, without credentials.

- Every read has a strong \`ETag\` and says what a CDN may keep; \`Surrogate-Key\` names what it shows.
- A parameter that is unknown, repeated or does not fit is refused by name (RFC 9457, \`application/problem+json\`).
- Lists go on by \`cursor\`: each story comes once, while others are published.
- What is not published is 404, the same as what never was; a killed story is 410 with the newsroom's notice.
- How to use it: docs/api.md. The newsroom's own API: \`/openapi.json\`.`;

/** Every endpoint of readers, and what each family may answer besides. */
function operations(write: SchemaWriter): [Declaration, Operation][] {
  const everyHeader = Object.fromEntries(
    Object.keys(cachingHeaders).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );
  const reads: readonly Declaration[] = [...restRoutes, ...reviewRoutes];
  const files: readonly Declaration[] = [...feedRoutes, ...wireRoutes, ...sitemapRoutes];
  const read = (each: Declaration) => operationOf(each, { write, everyHeader, responses: readResponses(each) });
  const plain = (each: Declaration) => operationOf(each, { write, responses: plainResponses(each) });
  const sent = (each: Declaration) => operationOf(each, { write, responses: sentResponses(each) });
  const of = (all: readonly Declaration[], by: (each: Declaration) => Operation): [Declaration, Operation][] =>
    all.map((each) => [each, by(each)]);
  return [
    ...of(reads, read),
    ...of([...newsLineRoutes, ...graphqlRoutes], plain),
    ...of(sentByReaders, sent),
    ...of(previewLinkRoutes, plain),
    ...of(files, read),
  ];
}

/** The OpenAPI 3.1 document of `/v1`, made of the endpoints as they are declared. */
export function openApiOfV1() {
  const write = schemaWriter(schemas);
  const paths: Record<string, Record<string, Operation>> = {};
  const tags = new Set<string>();
  for (const [{ path, method, tag }, operation] of operations(write)) {
    paths[path] = { ...paths[path], [method]: operation };
    tags.add(tag);
  }
  const components = write.components();
  return {
    openapi: '3.1.0',
    info: { title: 'Dateline, for readers', version: '1.0.0', description: about },
    servers: [{ url: '/' }],
    security: [{}],
    tags: [...tags].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...components, ...partsOf(Object.keys(selectable), components) },
      headers: headersOf({ ...cachingHeaders, ...someHeaders.Location, ...someHeaders.Link }, write),
      responses,
    },
  };
}

const path = '/v1/openapi.json';

/** Made when first asked for; it changes only with the program. */
let body: string | undefined;

const answer = (): Promise<Answer> => {
  body ??= JSON.stringify(openApiOfV1());
  const caching = { tags: ['openapi'], freshness: freshness.directory };
  return Promise.resolve({ status: 200, contentType: 'application/json', body, ...caching });
};

/** The document's own address: public, and from the byte cache, as all of `/v1`. */
export const openApiAddress: Addresses = (request) => (request.path === path ? { key: path, answer } : undefined);
