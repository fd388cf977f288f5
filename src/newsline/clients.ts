import type { ServerResponse } from 'node:http';
import { heartbeat } from './frames.ts';

/** `most` on this node; a client for which more than `bytes` wait to be sent is dropped. */
export type ClientLimits = { most: number; bytes: number };

/** One who listens. `key` is the list; `number` counts up, `after` is the last event it knows, `waited` whether bytes waited at the last beat. */
export type Client = {
  res: ServerResponse;
  key: string;
  number: number;
  address: string;
  after?: string;
  waited?: boolean;
};

/** When the node is over half full, one address may have no more than this part of all places. */
const fairShare = 1 / 50;

/** Those who listen on this node, by the list they follow. */
export function openClients(limits: ClientLimits) {
  const byKey = new Map<string, Set<Client>>();
  const perAddress = new Map<string, number>();
  const counts = { now: 0, joined: 0, dropped: 0 };

  const hasPlace = (address: string): boolean => {
    if (counts.now >= limits.most) return false;
    return counts.now < limits.most / 2 || (perAddress.get(address) ?? 0) < limits.most * fairShare;
  };
  const leave = (client: Client): void => {
    const group = byKey.get(client.key);
    if (!group?.delete(client)) return;
    if (group.size === 0) byKey.delete(client.key);
    const left = (perAddress.get(client.address) ?? 1) - 1;
    if (left > 0) perAddress.set(client.address, left);
    else perAddress.delete(client.address);
    counts.now -= 1;
  };
  const drop = (client: Client): void => {
    counts.dropped += 1;
    leave(client);
    client.res.destroy();
  };
  const send = (client: Client, bytes: string | Buffer): void => {
    client.res.write(bytes);
    if (client.res.writableLength > limits.bytes) drop(client);
  };
  const everyone = (): Client[] => [...byKey.values()].flatMap((group) => [...group]);
  return {
    hasPlace,
    join: (res: ServerResponse, key: string, address: string): Client => {
      counts.joined += 1;
      counts.now += 1;
      const client: Client = { res, key, address, number: counts.joined };
      byKey.set(key, (byKey.get(key) ?? new Set()).add(client));
      perAddress.set(address, (perAddress.get(address) ?? 0) + 1);
      res.once('close', () => leave(client));
      return client;
    },
    send,
    /** Made once for each list that is followed, and sent to those of them who are to know. */
    tell: (frameFor: (key: string) => string | undefined, isFor: (client: Client) => boolean): void => {
      for (const [key, group] of [...byKey]) {
        const frame = frameFor(key);
        if (frame === undefined) continue;
        const bytes = Buffer.from(frame);
        for (const client of [...group]) if (isFor(client)) send(client, bytes);
      }
    },
    /** A sign of life for all; who has taken nothing since the last one is gone, or as good as. */
    beat: (): void => {
      for (const client of everyone()) {
        const waits = client.res.writableLength > 0;
        if (waits && client.waited) drop(client);
        else send(client, heartbeat);
        client.waited = waits;
      }
    },
    endAll: (): void => everyone().forEach(({ res }) => res.end()),
    counts: () => ({ ...counts }),
  };
}
