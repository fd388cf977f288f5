import { z } from 'zod';
import { describedBy } from '../../http/jsonSchema.ts';
import { jsonBody, type Declaration } from '../../http/route.ts';
import { photoRoutes } from '../../imaging/router.ts';
import { liveRoutes } from '../../staffLive/router.ts';
import { uploadRoutes } from '../../uploads/router.ts';
import { docsRoutes } from '../docs.ts';
import { healthRoutes } from '../health.ts';
import { previewRoutes } from '../preview.ts';

/** Payload's own GraphQL: what may be asked in it is in collections/shared/graphqlOperations.ts. */
const graphql: Declaration = {
  method: 'post',
  path: '/api/graphql',
  operationId: 'graphql',
  summary: 'GraphQL',
  description: 'The same documents and rules. Depth and complexity are limited; one operation a request, no batches.',
  tag: 'GraphQL',
  access: 'anybody',
  body: jsonBody(
    z.strictObject({
      query: z.string(),
      variables: z.looseObject({}).nullable().optional(),
      operationName: z.string().nullable().optional(),
    }),
  ),
  examples: {
    'application/json': { query: '{ Articles(limit: 5, sort: "-firstPublishedAt") { docs { headline slug } } }' },
  },
  answers: {
    200: {
      description: '`data`, and `errors` if any.',
      body: describedBy({
        type: 'object',
        properties: { data: { type: ['object', 'null'] }, errors: { type: 'array', items: { type: 'object' } } },
      }),
    },
  },
  refusals: [400, 413, 415],
};

/** What the server itself serves beside Payload's API. */
export const ownRoutes: readonly Declaration[] = [
  ...healthRoutes,
  ...docsRoutes,
  ...photoRoutes,
  ...previewRoutes,
  graphql,
  ...uploadRoutes,
  ...liveRoutes,
];
