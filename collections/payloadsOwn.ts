import type { Endpoint, GraphQLExtension, SanitizedConfig } from 'payload';
import { Refusal } from '../src/domain/refusal.ts';
import { hideUnseenVersion, hidingVersion } from './articles/versions.ts';
import { refuseSentAddress } from './media/access.ts';
import { leaveStoriesOfAll } from './users/graphql.ts';
import { hidePermissions, hidingPermissions } from './shared/documentPermissions.ts';
import {
  closedBecause,
  type Around,
  type Resolver,
  readShortPermissions,
  type ObjectType,
} from './shared/graphqlOperations.ts';
import { boundLists } from './shared/hooks.ts';
import { checkingReads } from './shared/readRequests.ts';
import { closeUnnamed } from './shared/fieldTable.ts';
import { isStaff } from './shared/principal.ts';

const toStaff = (endpoint: Endpoint): Endpoint => ({
  ...endpoint,
  handler: (req) => {
    if (isStaff(req.user)) return endpoint.handler(req);
    throw new Refusal(req.user ? 'not-allowed' : 'unauthenticated', 'Only the desk keeps these.');
  },
});

/**
 * Payload's own collections (preferences, jobs) take no configuration, and let in whoever is signed in: a machine with a
 * key too. Here they are held to the desk. Its locks are not among them: nothing has them, so Payload makes no collection.
 */
export function holdInnerCollections(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections.filter(({ slug }) => slug.startsWith('payload-'))) {
    collection.hooks.beforeOperation = [boundLists, ...(collection.hooks.beforeOperation ?? [])];
    if (collection.slug === 'payload-preferences' && collection.endpoints)
      collection.endpoints = collection.endpoints.map(toStaff);
  }
  for (const { slug, fields, flattenedFields } of [...config.collections, ...config.globals])
    closeUnnamed(slug, [...fields, ...flattenedFields]);
  const stories = config.collections.find(({ slug }) => slug === 'articles');
  if (stories?.endpoints)
    stories.endpoints = stories.endpoints.map((each) =>
      each.method === 'get' && each.path === '/versions/:id' ? { ...each, handler: hidingVersion(each.handler) } : each,
    );
  for (const collection of config.collections)
    if (collection.endpoints) collection.endpoints = collection.endpoints.map(hidingPermissions(collection.slug));
  for (const entity of [...config.collections, ...config.globals])
    if (entity.endpoints) entity.endpoints = entity.endpoints.map(checkingReads);
  config.graphQL.queries = closing('Query', config.graphQL.queries);
  config.graphQL.mutations = closing('Mutation', config.graphQL.mutations);
  return config;
}

type Operations = Record<string, { args?: unknown; type: unknown; resolve?: unknown }>;

/** Payload's resolvers of a global's permissions look for the request where the arguments are. */
const withRequestFirst: Around = (resolve) => (parent, _args, context, info) => resolve(parent, context, context, info);

/** What Payload's own resolvers leave out beside REST, done around them. */
const around: Readonly<Record<string, Around>> = {
  createMedia: refuseSentAddress,
  updateMedia: refuseSentAddress,
  versionArticle: hideUnseenVersion,
  logoutUser: leaveStoriesOfAll,
  docAccessArticle: hidePermissions('articles'),
  docAccessMedia: hidePermissions('media'),
  docAccessReview: hidePermissions('reviews'),
  docAccessAuthor: hidePermissions('authors'),
  docAccessCorrespondent: hidePermissions('correspondents'),
  docAccessSection: hidePermissions('sections'),
  docAccessDesk: hidePermissions('desks'),
  docAccessUser: hidePermissions('users'),
  docAccessRedirect: hidePermissions('redirects'),
  docAccessHistory: hidePermissions('history'),
  docAccessHouseStyle: withRequestFirst,
  docAccessSocialNetwork: withRequestFirst,
  docAccessSite: withRequestFirst,
};

/** The operations that do more, each with its own arguments and type. */
const widenedOf = (operations: Operations): Operations =>
  Object.fromEntries(
    Object.entries(around).flatMap(([name, wrap]) => {
      const operation = operations[name];
      if (!operation) return [];
      const resolve = operation.resolve as Resolver;
      return [[name, { ...operation, resolve: wrap(resolve) }]];
    }),
  );

/** The operations that are closed, each with its own arguments and type, and a refusal for an answer. */
const closedOf = (kind: 'Query' | 'Mutation', operations: Operations): Operations =>
  Object.fromEntries(
    Object.entries(operations).flatMap(([name, operation]) => {
      const reason = closedBecause(kind, name);
      const resolve = () => {
        throw new Refusal('not-allowed', reason ?? '');
      };
      return reason === undefined ? [] : [[name, { ...operation, resolve }]];
    }),
  );

/** Puts refusals in the place of the operations that are closed. */
const closing =
  (kind: 'Query' | 'Mutation', own: GraphQLExtension | undefined): GraphQLExtension =>
  (graphql, schema) => {
    const ours = (own?.(graphql, schema) ?? {}) as Operations;
    const { fields } = (schema as unknown as Record<typeof kind, { fields: Operations }>)[kind];
    for (const [name, { type }] of Object.entries(fields))
      if (/^(docA|A)ccess/.test(name)) readShortPermissions(type as ObjectType);
    return { ...ours, ...(widenedOf(fields) as object), ...(closedOf(kind, { ...fields, ...ours }) as object) };
  };
