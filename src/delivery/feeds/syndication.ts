import type { Addresses } from '../cache/answer.ts';
import { feedRoutes } from './feeds.ts';
import { addressesOf, type Sources } from '../rest/route.ts';
import { sitemapRoutes } from './sitemaps.ts';
import type { SyndicationParts, SyndicationSources } from './syndicated.ts';
import { wireRoutes } from './wire.ts';

/** Feeds, the wire, sitemaps and what else the site tells programs. */
export function syndicationAddresses(sources: Sources, parts: SyndicationParts): Addresses {
  const all: SyndicationSources = { ...sources, ...parts };
  const tables = [
    addressesOf(feedRoutes, all, '/feeds/'),
    addressesOf(wireRoutes, all, '/v1/wire/'),
    addressesOf(sitemapRoutes, all, '/'),
  ];
  return (request) => {
    for (const table of tables) {
      const resource = table(request);
      if (resource) return resource;
    }
    return undefined;
  };
}
