import { storyKind } from '../../../src/admin/kinds/story.ts';
import { sendLeftovers } from '../../../src/admin/saving/outbox.ts';
import type { SaverParts } from '../../../src/admin/saving/saver.ts';
import type { Branch, Edits, FilingOrder, FilingOutcome, Order } from '../../../src/admin/saving/order.ts';
import type { Outcome, TakenBranch, Trouble } from '../../../src/admin/saving/order.ts';

/** A clock that moves only when it is told to, and calls back what is due on the way. */
export function testClock() {
  let time = 0;
  const timers = new Set<{ at: number; then: () => void }>();
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const next = () => [...timers].sort((a, b) => a.at - b.at)[0];
  return {
    now: () => time,
    after: (ms: number, then: () => void) => {
      const timer = { at: time + ms, then };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    settle,
    pass: async (ms: number): Promise<void> => {
      const end = time + ms;
      await settle();
      for (let timer = next(); timer && timer.at <= end; timer = next()) {
        timers.delete(timer);
        time = Math.max(time, timer.at);
        timer.then();
        await settle();
      }
      time = end;
    },
  };
}

export type Connection = 'up' | 'down' | 'answers-lost';

/** A newsroom with one story: it takes a save over the latest version only, and the same order once. */
export function testNewsroom() {
  const versions: { by: string; edits: Edits }[] = [{ by: 'nobody', edits: {} }];
  const branches = new Map<string, Edits>();
  const taken = new Set<string>();
  const answers = new Map<string, Outcome>();
  let connection: Connection = 'up';
  const filings = new Map<string, FilingOutcome>();
  const story = (): Edits => Object.assign({}, ...versions.map(({ edits }) => edits));
  const judge = ({ base, edits }: Order): Outcome => {
    if (base !== versions.length) return { ok: false, trouble: { why: 'conflict', version: versions.length } };
    versions.push({ by: 'me', edits });
    return { ok: true, id: 'story', version: versions.length };
  };
  const over = (act: () => Outcome): Outcome => {
    const lost: Outcome = { ok: false, trouble: { why: 'offline' } };
    if (connection === 'down') return lost;
    const outcome = act();
    return connection === 'answers-lost' ? lost : outcome;
  };
  return {
    versions,
    branches,
    /** The branches it was told to be in the story. */
    taken,
    story,
    setConnection: (next: Connection) => void (connection = next),
    saveByAnother: (edits: Edits) => void versions.push({ by: 'another', edits }),
    /** What became of each filing, by its key. */
    filings,
    file: async ({ key, base }: FilingOrder): Promise<FilingOutcome> => {
      await Promise.resolve();
      if (connection === 'down') return { ok: false, trouble: { why: 'offline' } };
      const isMeant = base === versions.length;
      const unfiled = { code: 'conflict', message: 'The story has moved on.', problems: [] };
      const outcome: FilingOutcome = isMeant ? { ok: true, version: base + 1 } : { ok: false, unfiled };
      const known = filings.get(key) ?? outcome;
      if (!filings.has(key) && outcome.ok) versions.push({ by: 'me', edits: {} });
      filings.set(key, known);
      return connection === 'answers-lost' ? { ok: false, trouble: { why: 'offline' } } : known;
    },
    send: async (order: Order): Promise<Outcome> => {
      await Promise.resolve();
      return over(() => {
        const outcome = answers.get(order.key) ?? judge(order);
        answers.set(order.key, outcome);
        return outcome;
      });
    },
    closeBranch: async ({ uuid }: TakenBranch): Promise<Trouble | undefined> => {
      await Promise.resolve();
      if (connection === 'down') return { why: 'offline' };
      taken.add(uuid);
      return connection === 'answers-lost' ? { why: 'offline' } : undefined;
    },
    keepBranch: async ({ id, base, edits }: Branch): Promise<Outcome> => {
      await Promise.resolve();
      return over(() => {
        branches.set(id, edits);
        return { ok: true, id: 'story', version: base };
      });
    },
  };
}

type OutboxParts = Parameters<typeof sendLeftovers>[1];

/** Sends what is left of stories by the parts of a saver. */
export const leftovers = (user: string, parts: Omit<OutboxParts, 'kindIn' | 'sendingOf'> & SaverParts) =>
  sendLeftovers(user, { ...parts, kindIn: () => storyKind, sendingOf: () => parts });
