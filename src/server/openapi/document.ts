import type { SanitizedConfig } from 'payload';
import { schemasFor } from './components.ts';
import { schemaWriter, type SchemaWriter } from '../../http/jsonSchema.ts';
import { operationOf, parametersOf } from '../../http/openapi.ts';
import type { Access } from '../../http/route.ts';
import type { Row } from './operation.ts';
import { parameters, pathParameters } from './parameters.ts';
import { isOffered, type OfferedRoute, type Route } from './routes.ts';
import { ref } from '../../http/jsonSchema.ts';
import type { Schema } from '../../http/shapes.ts';

const refusalsOf: Record<number, string> = {
  400: 'The request cannot be read, or a value does not fit.',
  401: 'Sign in first, or the credentials are wrong.',
  403: 'Not yours to do.',
  404: 'There is nothing here that you may see.',
  405: 'Another method is wanted here.',
  408: 'The request’s body comes too slowly: less than 2 KB a second over 30 s.',
  409: 'The story moved on, or is in another state. Nothing was written.',
  410: 'It was there, and is not any more.',
  412: 'Another version of the protocol is spoken here.',
  413: 'Too large.',
  415: 'Another content type is wanted.',
  422: 'Some fields do not fit; all of them, by field.',
  428: 'Say which version you edited.',
  429: 'Too many requests.',
  500: 'A fault of the server. Quote the request id.',
  503: 'Too much to do just now. Ask again after `Retry-After`.',
  507: 'The disk is full. Nothing was kept.',
};

type Security = Record<string, never[]>[];
const session: Security = [{ cookie: [] }, { jwt: [] }];
const securityOf: Record<Access, Security> = {
  anybody: [{}, ...session, { apiKey: [] }],
  'session or key': [...session, { apiKey: [] }],
  session,
};

const templateOf = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

const pathParametersOf = (path: string): Schema[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({ name, in: 'path', required: true, ...pathParameters[name] }));

type Refusing = { path: string; answers: object; refusals?: readonly number[]; body?: unknown };

/** What it may refuse with, by status. */
const refusalsBy = ({ path, answers, refusals = [], body }: Refusing): Record<number, Schema> => {
  const isOfApi = path.startsWith('/api/');
  // A session may have ended, whatever is asked for; a body may be broken off, come slowly, or be too large.
  const always = [...(isOfApi ? [401, 503] : []), ...(body ? [400, 408, 413] : []), 500];
  const statuses = [...refusals, ...always].filter((status) => !(status in answers));
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${status}` }]));
};

/** The operation of a row. */
function rowOperation(row: Row & { path: string }, write: SchemaWriter) {
  const { path, tag, callers, parameters: named = [], headers = {}, body, answers } = row;
  const { operationId, summary, description } = row;
  const all = [
    ...pathParametersOf(path),
    ...named.map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ...parametersOf(headers, 'header', write),
  ];
  return {
    operationId,
    summary,
    ...(description && { description }),
    tags: [tag],
    security: securityOf[callers],
    ...(all.length > 0 && { parameters: all }),
    ...(body && { requestBody: { content: body } }),
    responses: { ...refusalsBy(row), ...answers },
  };
}

const operationFor = (route: OfferedRoute, write: SchemaWriter) =>
  'declared' in route
    ? operationOf(route.declared, {
        write,
        security: securityOf[route.declared.access],
        responses: refusalsBy(route.declared),
      })
    : rowOperation(route, write);

const tagOf = (route: OfferedRoute): string => ('declared' in route ? route.declared.tag : route.tag);

const about = `A newsroom: stories from first draft to archive, and what readers may see of them.

- **Readers** need no credentials: every read answers what is published, and nothing else.
- **Staff** sign in at \`POST /api/users/login\` and send \`Authorization: JWT <token>\`, or the cookie.
- **Machines** send \`Authorization: users API-Key <key>\`: they read what is published, and file copy with the scope \`file-copy\`.
- A story's state changes only by \`POST /api/articles/{id}/transitions\`; a save of a story names the version it started from.
- Every error is \`{errors: [{name, message, data: {code, errors: [{path, rule, message}]}}]}\`.
- \`x-not-offered\` lists routes that are refused for everybody, with the reason.`;

const securitySchemes = {
  cookie: { type: 'apiKey', in: 'cookie', name: 'payload-token', description: 'Set by signing in.' },
  jwt: { type: 'apiKey', in: 'header', name: 'Authorization', description: '`JWT <token>`, from signing in.' },
  apiKey: { type: 'apiKey', in: 'header', name: 'Authorization', description: '`users API-Key <key>`, for machines.' },
};

/** The OpenAPI 3.1 document of the configuration that runs. */
export function openApiOf(config: SanitizedConfig, routes: readonly Route[]) {
  const offered = routes.filter(isOffered);
  const paths: Record<string, Record<string, unknown>> = {};
  const write = schemaWriter({});
  for (const route of offered) (paths[templateOf(route.path)] ??= {})[route.method] = operationFor(route, write);
  const refused = routes.flatMap((route) => (isOffered(route) ? [] : [route]));
  return {
    openapi: '3.1.0',
    info: { title: 'Dateline', version: '0.1.0', description: about },
    // Wherever this document was fetched from.
    servers: [{ url: '/' }],
    tags: [...new Set(offered.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: schemasFor(config),
      parameters,
      securitySchemes,
      responses: Object.fromEntries(
        Object.entries(refusalsOf).map(([status, description]) => [
          status,
          {
            description,
            content: { 'application/json': { schema: ref('Error') } },
            ...(status === '429' && { headers: { 'Retry-After': { schema: { type: 'integer' } } } }),
          },
        ]),
      ),
    },
    'x-not-offered': refused.map(({ method, path, notOffered }) => ({
      method,
      path: templateOf(path),
      reason: notOffered,
    })),
  };
}
