import type { Endpoint, GraphQLExtension, SanitizedConfig } from 'payload';
import { Refusal } from '../../src/domain/refusal.ts';
import { boundLists } from './hooks.ts';
import { isStaff } from './principal.ts';

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
  config.graphQL.mutations = withoutConfirmation(config.graphQL.mutations);
  return config;
}

/** Payload offers to confirm an account by mail even where no account needs it, and trips over the missing field. */
const withoutConfirmation =
  (mutations: SanitizedConfig['graphQL']['mutations']): GraphQLExtension =>
  (graphql, payload) => ({
    ...mutations?.(graphql, payload),
    verifyEmailUser: {
      type: graphql.GraphQLBoolean,
      args: { token: { type: graphql.GraphQLString } },
      resolve: () => {
        throw new Refusal('not-allowed', 'Accounts are opened by an administrator and need no confirmation.');
      },
    },
  });
