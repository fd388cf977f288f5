import type { ServerResponse } from 'node:http';
import { openTally } from '../domain/fields/storedText.ts';
import { heartbeat } from './liveEvents.ts';

/** `most` on this node; a client for which more than `bytes` wait to be sent is dropped. */
export type ClientLimits = { most: number; bytes: number };

/** One who listens to the list `key`. `number` is 0 until it is told anything; `waited`: bytes waited for it at the last beat. */
export type Client = {
  res: ServerResponse;
  key: string;
  number: number;
  address: string;
  /** The last event it knows. */
  after?: string;
  waited?: boolean;
};

/** When the node is over half full, one address may have no more than this part of all places. */
const fairShare = 1 / 50;

/** How many places are taken, and by whom. */
function openPlaces(most: number) {
  const perAddress = openTally();
  let taken = 0;
  return {
    taken: () => taken,
    isFree: (address: string): boolean => {
      if (taken >= most) return false;
      return taken < most / 2 || perAddress.of(address) < most * fairShare;
    },
    take: (address: string): void => {
      taken += 1;
      perAddress.add(address, 1);
    },
    give: (address: string): void => {
      taken -= 1;
      perAddress.add(address, -1);
    },
  };
}

/** Those who listen, by the list they follow. */
function openGroups() {
  const byKey = new Map<string, Set<Client>>();
  return {
    add: (client: Client): void => void byKey.set(client.key, (byKey.get(client.key) ?? new Set()).add(client)),
    /** False if it was not there. */
    remove: (client: Client): boolean => {
      const group = byKey.get(client.key);
      if (!group?.delete(client)) return false;
      if (group.size === 0) byKey.delete(client.key);
      return true;
    },
    of: (key: string): Client[] => [...(byKey.get(key) ?? [])],
    /** Copies: who is sent something may be dropped on the way. */
    each: (): [key: string, group: Client[]][] => [...byKey].map(([key, group]) => [key, [...group]]),
  };
}

/** Those who listen on this node. */
export function openClients(limits: ClientLimits) {
  const groups = openGroups();
  const places = openPlaces(limits.most);
  let dropped = 0;

  const leave = (client: Client): void => {
    if (groups.remove(client)) places.give(client.address);
  };
  const drop = (client: Client): void => {
    dropped += 1;
    leave(client);
    client.res.destroy();
  };
  const send = (client: Client, bytes: string | Buffer): void => {
    client.res.write(bytes);
    if (client.res.writableLength > limits.bytes) drop(client);
  };
  const join = (res: ServerResponse, key: string, address: string): Client => {
    const client: Client = { res, key, address, number: 0 };
    groups.add(client);
    places.take(address);
    res.once('close', () => leave(client));
    return client;
  };
  /** Made once for each list that is followed, and sent to those of them who are to know. */
  const tell = (frameFor: (key: string) => string | undefined, isFor: (client: Client) => boolean): void => {
    for (const [key, group] of groups.each()) {
      const layout = frameFor(key);
      const bytes = layout === undefined ? undefined : Buffer.from(layout);
      if (bytes) for (const client of group) if (isFor(client)) send(client, bytes);
    }
  };
  const everyone = (): Client[] => groups.each().flatMap(([, group]) => group);
  /** A sign of life for all; who has taken nothing since the last one is gone, or as good as. */
  const beat = (): void => {
    for (const client of everyone()) {
      const waits = client.res.writableLength > 0;
      if (waits && client.waited) drop(client);
      else send(client, heartbeat);
      client.waited = waits;
    }
  };
  const end = (key: string): void => groups.of(key).forEach(({ res }) => res.end());
  const endAll = (): void => everyone().forEach(({ res }) => res.end());
  const counts = () => ({ clients: places.taken(), dropped });
  return { hasPlace: places.isFree, of: groups.of, everyone, join, send, tell, beat, end, endAll, counts };
}

export type Clients = ReturnType<typeof openClients>;
