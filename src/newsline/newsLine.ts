import { secondsOf } from '../events/follow.ts';
import type { Client, Clients } from './clients.ts';
import { beginning, resetEvent } from './liveEvents.ts';
import { liveEventFor, type News, type ReplayBuffer } from './replayBuffer.ts';

/** A clock of another machine may be ahead by this many seconds. */
const tolerance = 60;
/** As many withdrawals are known to be told; the head of the read model remembers fewer. */
const mostTold = 500;

/** Between two and five seconds, so that the readers of a node that ends do not all come to the next one at once. */
const retryAfter = (): number => 2_000 + Math.round(Math.random() * 3_000);

/** Which withdrawals were told to whom: to everybody with a number up to the one kept here. */
function toldWithdrawals() {
  const lastNumbers = new Map<string, number>();
  return {
    upTo: (story: string): number | undefined => lastNumbers.get(story),
    forget: (story: string): void => void lastNumbers.delete(story),
    keep: (story: string, number: number): void => {
      lastNumbers.delete(story);
      lastNumbers.set(story, number);
      const [oldest] = lastNumbers.keys();
      if (oldest !== undefined && lastNumbers.size > mostTold) lastNumbers.delete(oldest);
    },
  };
}

/** Lets in those who come, each with a number that counts up; who comes before all is known waits. */
function openAdmission(clients: Clients, replay: ReplayBuffer, isConfirmed: () => boolean) {
  const waiting = new Map<Client, string | undefined>();
  let isOpen = false;
  let admitted = 0;

  const isKnown = (id: string): boolean => replay.has(id) && (secondsOf(id) ?? 0) <= Date.now() / 1000 + tolerance;
  /** Tells what was missed since `lastId`. */
  const admit = (client: Client, lastId: string | undefined): void => {
    client.number = admitted += 1;
    const latest = replay.latest();
    if (lastId === undefined) return clients.send(client, beginning(latest, retryAfter()));
    const begin = beginning(undefined, retryAfter());
    // While the head is not confirmed, something kept here may be withdrawn by now.
    if (!isKnown(lastId) || !isConfirmed()) return clients.send(client, begin + resetEvent(latest));
    client.after = lastId;
    const missed = replay.after(lastId).map((news) => liveEventFor(news, client.key) ?? '');
    clients.send(client, begin + missed.join(''));
  };
  return {
    admitted: () => admitted,
    welcome: (client: Client, lastId: string | undefined): void => {
      if (isOpen) return admit(client, lastId);
      waiting.set(client, lastId);
      client.res.once('close', () => waiting.delete(client));
    },
    open: (): void => {
      isOpen = true;
      for (const [client, lastId] of waiting) admit(client, lastId);
      waiting.clear();
    },
  };
}

/** The News Line of one node: what those who listen are told, and what those who come back have missed. */
export function newsLine(clients: Clients, buffer: ReplayBuffer, isConfirmed: () => boolean) {
  const withdrawals = toldWithdrawals();
  const admission = openAdmission(clients, buffer, isConfirmed);

  const tell = (news: News, beyond = 0): void =>
    clients.tell(
      (key) => liveEventFor(news, key),
      ({ number, after }) => number > beyond && !(news.id && after && news.id <= after),
    );
  const show = (news: News & { id: string }): void => {
    withdrawals.forget(news.story);
    buffer.add(news);
    tell(news);
  };
  /** Told once, whether the event or the head says it first. */
  const withdraw = ({ id, ...news }: News): void => {
    const upTo = withdrawals.upTo(news.story);
    if (id !== undefined) buffer.add({ ...news, id });
    else if (upTo !== undefined) return;
    else buffer.purge(news.story);
    tell({ ...news, id }, upTo);
    withdrawals.keep(news.story, admission.admitted());
  };
  /** What comes after `from` is told; what was before is to be asked for anew. */
  const reset = (from: string | undefined): void => {
    buffer.clear(from);
    clients.tell(
      () => resetEvent(from),
      ({ number }) => number > 0,
    );
  };
  return {
    show,
    withdraw,
    reset,
    begin: buffer.clear,
    latest: buffer.latest,
    welcome: admission.welcome,
    open: admission.open,
  };
}

export type NewsLine = ReturnType<typeof newsLine>;
