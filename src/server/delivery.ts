import type { Router } from 'express';
import type { Logger } from 'pino';
import type { Payload } from 'payload';
import type { Env } from '../config/env.ts';
import { type Settings, settingsOf } from '../config/custom.ts';
import { isAway } from '../database/errorCodes.ts';
import type { Addresses } from '../delivery/cache/answer.ts';
import { findResource } from '../delivery/cache/requests.ts';
import { openByteCache, type ByteCache } from '../delivery/cache/cache.ts';
import type { Db } from '../published/storage/collections.ts';
import { openGraphql } from '../delivery/graphql/index.ts';
import { followHead, type HeadFollower } from '../delivery/head/head.ts';
import { tellOutages } from '../delivery/head/outage.ts';
import { openDirectoryStore } from '../delivery/stores/directoryStore.ts';
import { restAddresses } from '../delivery/rest/index.ts';
import { openServe, type Serve } from '../delivery/cache/serve.ts';
import type { DirectoryStore, StoryStore } from '../delivery/stores/stores.ts';
import { openStoryStore } from '../delivery/stores/storyStore.ts';
import { syndicationAddresses } from '../delivery/feeds/syndication.ts';
import { openDeskLive, type DeskLive } from '../staffLive/feed.ts';
import { followEvents, type EventFollower } from '../events/follow.ts';
import { reviewAddresses, shownReviews } from '../reviews/addresses.ts';
import { reviewStore } from '../delivery/stores/reviewStore.ts';
import { openNewsLine, type NewsLineFeed } from '../newsline/feed.ts';
import { newsLineRouter } from '../newsline/router.ts';
import { openApiAddress } from './openapi/v1.ts';
import { siteAddresses } from '../site/addresses.ts';
import { databaseOf } from '../database/rows.ts';

export type DeliveryParts = {
  db: Db;
  env: Env;
  log: Logger;
  /** What this process commits itself, told before it answers. Without it, this node hears of everything by the change stream. */
  committed?: Settings['committed'];
};

/** What readers get, on one node. */
export type DeliverySide = {
  /** Answers a public GET; false if it is not one. */
  handle: Serve;
  /** What of `/v1` is no GET, or is never kept. */
  routers: { graphql: Router; newsLine: Router };
  /** Is it one that a GET would be answered at? */
  isAddress: (url: string) => boolean;
  stores: { stories: StoryStore; directory: DirectoryStore };
  cache: ByteCache;
  head: HeadFollower;
  events: EventFollower;
  newsLine: NewsLineFeed;
  /** What staff is told, live. */
  deskLive: DeskLive;
  stop: () => Promise<void>;
};

/** Lets go of what changed, however this node hears of it. */
function keepCurrent(
  cache: ByteCache,
  { head, events, committed }: Pick<DeliverySide, 'head' | 'events'> & Pick<DeliveryParts, 'committed'>,
) {
  head.onWithdrawn((withdrawn) => {
    if (withdrawn === 'all') cache.clear();
    else cache.drop(withdrawn.flatMap(({ tags }) => tags));
  });
  head.onGeneration(() => cache.clear());
  events.listen({ event: ({ event }) => cache.drop(event.tags), lost: () => cache.clear() });
  return committed?.listen((tags) => cache.drop(tags));
}

/** An outage is told once, by `logOutages`, not by each of its readers. */
const failedOn =
  (log: Logger) =>
  (error: unknown, requestId: string): void => {
    if (!isAway(error)) log.error({ err: error, requestId }, 'A public address failed.');
  };

const logOutages = ({ isAnswering }: HeadFollower, log: Logger): (() => void) =>
  tellOutages(isAnswering, {
    begins: () => log.warn('MongoDB does not answer: readers get 503 with Retry-After until it does.'),
    ends: (seconds) => log.warn({ seconds }, 'MongoDB answers again.'),
  });

/** Opens the read side of a node: what it knows, the stores, the addresses and the bytes kept of them. */
export async function openDelivery({ db, env, log, committed }: DeliveryParts): Promise<DeliverySide> {
  const head = await followHead(db);
  const events = followEvents(db, { log });
  const cache = openByteCache({
    maxBytes: env.CACHE_MB * 2 ** 20,
    isCurrent: () => head.isConfirmed() && events.isHealthy(),
    isThere: head.isAnswering,
  });
  const stopListening = keepCurrent(cache, { head, events, committed });
  const stores = { stories: openStoryStore(db, head.generation), directory: openDirectoryStore(db, head.contract) };
  const reviews = reviewStore(db);
  const graphql = openGraphql({
    stores: { ...stores, reviews },
    introspection: env.introspection,
    onFault: (error) => log.error({ err: error }, 'GraphQL failed.'),
  });
  const reviewsOf = shownReviews({ reviews, directory: stores.directory, secret: env.secret });
  const addresses: Addresses[] = [
    restAddresses(stores),
    reviewAddresses(reviews, stores),
    openApiAddress,
    graphql.addresses,
    syndicationAddresses(stores, { serverUrl: env.publicUrl, hub: env.WEBSUB_HUB, now: () => new Date() }),
    siteAddresses({ ...stores, reviewsOf, serverUrl: env.publicUrl }),
  ];
  const handle = openServe({
    cache,
    addresses,
    delivery: { isHttps: env.publicUrl.startsWith('https:') },
    wake: head.wake,
    confirm: head.confirm,
    onError: failedOn(log),
  });
  const stopTelling = logOutages(head, log);
  const newsLine = openNewsLine({
    db,
    directory: stores.directory,
    head,
    events,
    limits: { most: env.NEWSLINE_CLIENTS },
  });
  const deskLive = openDeskLive({ db, events });
  events.start();
  return {
    isAddress: (url) => Boolean(findResource(addresses, url, '')),
    handle,
    routers: { graphql: graphql.router, newsLine: newsLineRouter(newsLine) },
    stores,
    cache,
    head,
    events,
    newsLine,
    deskLive,
    stop: async () => {
      stopListening?.();
      stopTelling();
      newsLine.close();
      deskLive.close();
      await Promise.all([head.stop(), events.stop()]);
    },
  };
}

/**
 * The read side of a node, on Payload's connection. `isAnother`: as if Payload ran in another process, which this node hears of by the
 * change stream alone.
 */
export const openDeliveryOf = (
  payload: Payload,
  env: Env,
  log: Logger,
  { isAnother = false } = {},
): Promise<DeliverySide> =>
  openDelivery({
    db: databaseOf(payload),
    env,
    log,
    ...(isAnother ? {} : { committed: settingsOf(payload).committed }),
  });
