import type { SanitizedConfig } from 'payload';
import { ref, schemaWriter, type JsonSchema } from '../../http/jsonSchema.ts';
import { operationOf, parametersOf } from '../../http/openapi.ts';
import type { Access, Declaration } from '../../http/route.ts';
import { schemasFor } from '../payloadApi/components.ts';
import { namedAnswers } from '../../../collections/shared/answers.ts';
import { parameters } from '../payloadApi/parameters.ts';
import { isOffered, withBraces, type Route } from '../routes/routes.ts';

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

/** What it may refuse with, by status. */
const refusalsBy = ({ path, answers, refusals = [], body }: Declaration): Record<number, JsonSchema> => {
  const isOfApi = path.startsWith('/api/');
  // A session may have ended, whatever is asked for; a body may be broken off, come slowly, or be too large.
  const always = [...(isOfApi ? [401, 503] : []), ...(body ? [400, 408, 413] : []), 500];
  const statuses = [...refusals, ...always].filter((status) => !(status in answers));
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${status}` }]));
};

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

const nameOf = new Map<unknown, string>(Object.entries(parameters).map(([name, schema]) => [schema, name]));

/** The OpenAPI 3.1 document of the configuration that runs. */
export function openApiOf(config: SanitizedConfig, routes: readonly Route[]) {
  const offered = routes.filter(isOffered);
  const paths: Record<string, Record<string, unknown>> = {};
  const write = schemaWriter(namedAnswers);
  for (const { method, path, declared } of offered)
    (paths[withBraces(path)] ??= {})[method] = operationOf(declared, {
      write,
      security: securityOf[declared.access],
      responses: refusalsBy(declared),
      nameOf,
    });
  const refused = routes.flatMap((route) => (isOffered(route) ? [] : [route]));
  return {
    openapi: '3.1.0',
    info: { title: 'Dateline', version: '0.1.0', description: about },
    // Wherever this document was fetched from.
    servers: [{ url: '/' }],
    tags: [...new Set(offered.map(({ declared }) => declared.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: schemasFor(config),
      parameters: Object.fromEntries(parametersOf(parameters, 'query', write).map((each) => [each.name, each])),
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
      path: withBraces(path),
      reason: notOffered,
    })),
  };
}
