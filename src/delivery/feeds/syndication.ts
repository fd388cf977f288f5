import type { Addresses } from '../cache/answer.ts';
import { feedRoutes } from './feeds.ts';
import { addressesOf, type Sources } from '../rest/route.ts';
import { sitemapRoutes } from './sitemaps.ts';
import type { SyndicationParts } from './syndicated.ts';
import { wireRoutes } from './wire.ts';

/** Feeds, the wire, sitemaps and what else the site tells programs. */
export function syndicationAddresses(sources: Sources, parts: SyndicationParts): Addresses {
  const tables = [
    addressesOf(feedRoutes(parts), sources, '/feeds/'),
    addressesOf(wireRoutes(parts), sources, '/v1/wire/'),
    addressesOf(sitemapRoutes(parts), sources, '/'),
  ];
  return (asked) => {
    for (const table of tables) {
      const resource = table(asked);
      if (resource) return resource;
    }
    return undefined;
  };
}
