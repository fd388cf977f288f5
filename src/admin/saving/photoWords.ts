import { pauseAfter } from './backOff.ts';
import type { Described } from './tus.ts';
import { within } from '../within.ts';

/** What came of sending words: `away` if nobody answered and the same may be sent again. */
export type SentWords = 'taken' | 'refused' | 'away';
export type SendWords = (photo: string, words: Described) => Promise<SentWords>;

/** Milliseconds that typing rests before the newsroom is told, and that a step waits for it at most. */
const usual = { rest: 600, patience: 5_000 };

type Timers = { rest: number; patience: number; pauseOf: (failures: number) => number };

/** Words of one photo that the newsroom has not taken yet. */
type Waiting = { words: Described; failures: number; timer?: ReturnType<typeof setTimeout>; sending?: Promise<void> };

/** Sends the words of each photo one after the other, and again until they are taken. */
function openSender(send: SendWords, timers: Timers) {
  const waiting = new Map<string, Waiting>();
  const listeners = new Set<() => void>();

  function bring(photo: string): Promise<void> {
    const each = waiting.get(photo);
    if (!each) return Promise.resolve();
    clearTimeout(each.timer);
    each.sending ??= sendOnce(photo, each).finally(() => (each.sending = undefined));
    return each.sending;
  }

  async function sendOnce(photo: string, each: Waiting): Promise<void> {
    const { words } = each;
    const result = await send(photo, words).catch(() => 'away' as const);
    each.failures = result === 'away' ? each.failures + 1 : 0;
    const pause = result === 'away' ? timers.pauseOf(each.failures) : timers.rest;
    if (result !== 'away' && each.words === words) waiting.delete(photo);
    else each.timer = setTimeout(() => void bring(photo), pause);
    if (result !== 'away') for (const hear of listeners) hear();
  }

  return { waiting, listeners, bring };
}

/**
 * What is written of photos of the newsroom's own, each sent when typing rests and again until it is taken. What was typed while
 * it was on its way is sent after it.
 */
export function openPhotoWords(send: SendWords, overrides: Partial<Timers> = {}) {
  const timers: Timers = {
    ...usual,
    pauseOf: (failures) => pauseAfter(failures, undefined, Math.random()),
    ...overrides,
  };
  const { waiting, listeners, bring } = openSender(send, timers);
  const bringAll = (): Promise<void>[] => [...waiting.keys()].map(bring);
  return {
    write(photo: string, more: Described): void {
      const each: Waiting = waiting.get(photo) ?? { words: {}, failures: 0 };
      waiting.set(photo, each);
      each.words = { ...each.words, ...more };
      clearTimeout(each.timer);
      each.timer = setTimeout(() => void bring(photo), timers.rest);
    },
    /** What the newsroom does not know yet of a photo. */
    of: (photo: string): Described => waiting.get(photo)?.words ?? {},
    photos: (): readonly string[] => [...waiting.keys()],
    /** Sends all that waits; true once all is taken, false if nobody answers or that takes too long. */
    async sendAll(): Promise<boolean> {
      const end = Date.now() + timers.patience;
      const isAway = (): boolean => [...waiting.values()].some(({ failures }) => failures > 0);
      do {
        await within(end - Date.now(), Promise.all(bringAll()));
      } while (waiting.size > 0 && !isAway() && Date.now() < end);
      return waiting.size === 0;
    },
    /** At once: the line is back. */
    again: (): void => void bringAll(),
    /** Tells whenever the newsroom has taken or refused some. */
    subscribe(hear: () => void): () => void {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
  };
}
