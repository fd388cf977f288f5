import { listRoutes } from '../../../delivery/rest/listRoutes.ts';
import { houseRoutes } from '../../../delivery/rest/directoryRoutes.ts';
import { problemKinds, problemType } from '../../../delivery/rest/problems.ts';
import type { RestRoute } from '../../../delivery/rest/route.ts';
import { sharedStoryQuery, storyRoutes } from '../../../delivery/rest/storyRoutes.ts';
import { reviewRoutes } from '../../../reviews/addresses.ts';
import { listOf, object, ref, type Schema } from '../shapes.ts';
import { operationOf, queryOf, type Operation } from './operations.ts';
import { otherPaths } from './others.ts';
import { schemasOfV1 } from './schemas.ts';

const text: Schema = { type: 'string' };

const headers: Record<string, Schema> = {
  ETag: { description: 'Strong, of the bytes as sent. Send it as `If-None-Match`.', schema: text },
  'Cache-Control': { description: 'What a CDN may keep, and how long; a browser asks each time.', schema: text },
  'Surrogate-Key': { description: 'Tags by which a CDN is told of changes, with spaces between.', schema: text },
  'Cache-Tag': { description: 'The same, with commas between.', schema: text },
  Vary: { schema: text },
  Location: { schema: text },
  Link: { description: 'RFC 8288: `next`, `canonical`, `alternate`.', schema: text },
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

/** Where a refusal names fields of a body, by their path. */
const fieldProblem = object(
  {
    ...{ type: text, title: text, status: { type: 'integer' }, detail: text },
    errors: listOf(object({ path: text, rule: text, message: text }, ['path', 'rule', 'message'])),
  },
  ['type', 'title', 'status'],
);

const about = `What readers may see, for front ends: public, read-only, cacheable, without credentials.

- Every read has a strong \`ETag\` and says what a CDN may keep; \`Surrogate-Key\` names what it shows.
- A parameter that is unknown, repeated or does not fit is refused by name (RFC 9457, \`application/problem+json\`).
- Lists go on by \`cursor\`: each story comes once, while others are published.
- What is not published is 404, the same as what never was; a killed story is 410 with the newsroom's notice.
- How to use it: docs/api.md. The newsroom's own API: \`/openapi.json\`.`;

/** Nothing is read through it: the table is wanted, not the answers. */
const noReviews = { of: () => Promise.reject(new Error()), totals: () => Promise.reject(new Error()) };

const tables: [string, readonly RestRoute[]][] = [
  ['Stories', storyRoutes],
  ['Lists', listRoutes],
  ['House', houseRoutes],
  ['Reviews', reviewRoutes(noReviews)],
];

/** The OpenAPI 3.1 document of `/v1`, made from the tables that answer it. */
export function openApiOfV1() {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const [tag, routes] of tables)
    for (const route of routes) paths[route.path] = { ...paths[route.path], get: operationOf(route, tag) };
  for (const [path, methods] of Object.entries(otherPaths(queryOf({ query: sharedStoryQuery }))))
    paths[path] = { ...paths[path], ...methods };
  const tags = new Set(
    Object.values(paths).flatMap((each) => Object.values(each).flatMap((one) => one.tags as string[])),
  );
  return {
    openapi: '3.1.0',
    info: { title: 'Dateline, for readers', version: '1.0.0', description: about },
    servers: [{ url: '/' }],
    security: [{}],
    tags: [...tags].map((name) => ({ name })),
    paths,
    components: { schemas: { ...schemasOfV1(), FieldProblem: fieldProblem }, headers, responses },
  };
}
