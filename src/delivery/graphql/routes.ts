import { z } from 'zod';
import { limits } from './limits.ts';
import type { Declaration } from '../../http/route.ts';

const answered = z.looseObject({
  data: z.looseObject({}).nullable().optional(),
  errors: z.array(z.looseObject({})).optional(),
});
const body = { 'application/graphql-response+json': answered, 'application/json': answered };
const refused = (description: string) => ({ description, body });
const answers = {
  200: { description: '`data`, and `errors` if any.', body },
  400: refused('The query cannot be run; `errors` says why.'),
  406: refused('Neither of these media types is accepted.'),
};
const common = { path: '/v1/graphql', tag: 'GraphQL', access: 'anybody', answers } as const;
const text = z.string().optional();

/** GraphQL over HTTP, as documents name it: what is asked is in the query's own language, and read by asked.ts. */
export const schemaPath = '/v1/graphql/schema.graphql';
export const schemaType = 'application/graphql; charset=utf-8';

export const graphqlRoutes: readonly Declaration[] = [
  {
    ...common,
    method: 'get',
    operationId: 'graphqlQuery',
    summary: 'GraphQL over the same stories, cacheable',
    query: { query: text, variables: text, operationName: text, extensions: text },
  },
  {
    ...common,
    method: 'post',
    operationId: 'graphqlPost',
    summary: 'GraphQL over the same stories',
    answers: {
      ...answers,
      413: refused(`The body is too large: at most ${limits.bytes / 1024} KB.`),
      415: refused('Send JSON.'),
    },
    body: {
      'application/json': z.strictObject({
        query: text,
        variables: z.looseObject({}).nullable().optional(),
        operationName: z.string().nullable().optional(),
        extensions: z.looseObject({}).optional().describe('Of persisted queries.'),
      }),
    },
  },
  {
    method: 'get',
    path: schemaPath,
    tag: 'GraphQL',
    access: 'anybody',
    operationId: 'graphqlSchema',
    summary: 'The schema of /v1/graphql, in its own language',
    answers: { 200: { description: 'SDL.', body: { 'application/graphql': z.string() } } },
  },
];
