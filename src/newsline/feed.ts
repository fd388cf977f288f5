import type { ServerResponse } from 'node:http';
import type { Db } from '../published/storage/collections.ts';
import type { DirectoryStore } from '../delivery/stores/stores.ts';
import type { HeadFollower } from '../delivery/head/head.ts';
import type { EventFollower } from '../events/follow.ts';
import { openClients, type ClientLimits } from './clients.ts';
import { liveNames } from './liveEvents.ts';
import { newsLine } from './newsLine.ts';
import { openReplayBuffer, type ReplayLimits } from './replayBuffer.ts';
import { openSerialQueue } from './serialQueue.ts';

/** Who asks to listen: the list's key (`facetKeyOf`), the last event known, and from where. */
export type Joining = { key: string; lastId?: string; address: string };

/** Why nobody more is let in: all places are taken, or this node ends. */
export type NoPlace = 'full' | 'closing';

export type NewsLineFeed = {
  /** Sends what is live to `res` from now on, or says why not. */
  join: (res: ServerResponse, joining: Joining) => Promise<NoPlace | undefined>;
  state: () => { clients: number; dropped: number; replay: { count: number; bytes: number } };
  /** Ends every stream; the readers' browsers go to another node. */
  close: () => void;
};

type Limits = ClientLimits & { replay: ReplayLimits; queue: number };
type Parts = {
  db: Db;
  directory: Pick<DirectoryStore, 'site'>;
  head: Pick<HeadFollower, 'generation' | 'isConfirmed' | 'onWithdrawn' | 'stayAwake' | 'wake'>;
  events: Pick<EventFollower, 'listen'>;
  limits?: Partial<Limits>;
};
const usual: Limits = {
  most: 5_000,
  bytes: 256 * 1024,
  replay: { count: 1_000, bytes: 8 * 2 ** 20, seconds: 3_600 },
  queue: 5_000,
};

/** Milliseconds. */
const beatEvery = 15_000;

type SerialQueue = ReturnType<typeof openSerialQueue>;

/** Hears of all by the change stream, and of what was withdrawn by the head too. Gives the way to stop. */
function hear({ events, head }: Parts, { add }: SerialQueue, latest: () => string | undefined): () => void {
  const stopEvents = events.listen({
    event: (happened) => {
      const { name, story } = happened.event;
      const liveName = liveNames[name];
      if (liveName && story) add({ kind: 'happened', happened, story, name: liveName });
    },
    began: (from) => add({ kind: 'began', from }),
    lost: (from) => add({ kind: 'lost', from }),
    caughtUp: () => add({ kind: 'caughtUp' }),
  });
  const stopHead = head.onWithdrawn((news) => {
    if (news === 'all') return add({ kind: 'lost', from: latest() });
    for (const withdrawal of news) add({ kind: 'withdrawn', story: withdrawal.story, withdrawal });
  });
  return () => {
    stopEvents();
    stopHead();
  };
}

/** Opens the News Line of a node. Open it before `events` starts, so that it hears everything. */
export function openNewsLine(parts: Parts): NewsLineFeed {
  const { db, directory, head } = parts;
  const limits = { ...usual, ...parts.limits };
  const clients = openClients(limits);
  const replay = openReplayBuffer(limits.replay);
  const line = newsLine(clients, replay, head.isConfirmed);
  const generation = async (): Promise<number> => {
    await head.wake();
    return head.generation();
  };
  const queue = openSerialQueue({ db, directory, generation, line, most: limits.queue });
  const stopHearing = hear(parts, queue, replay.latest);
  const beats = setInterval(clients.beat, beatEvery).unref();
  let isClosed = false;
  return {
    join: async (res, { key, lastId, address }) => {
      // Else what is kept for those who come back counts as unconfirmed.
      await head.wake();
      if (isClosed || res.destroyed) return 'closing';
      if (!clients.hasPlace(address)) return 'full';
      res.once('close', head.stayAwake());
      line.welcome(clients.join(res, key, address), lastId);
      return undefined;
    },
    state: () => ({ ...clients.counts(), replay: replay.size() }),
    close: () => {
      isClosed = true;
      clearInterval(beats);
      stopHearing();
      queue.close();
      clients.endAll();
    },
  };
}
