import { pauseAfter } from './backOff.ts';
import { passes, type FilingOrder, type FilingOutcome, type Unfiled } from './order.ts';

export type FilerParts = {
  file: (order: FilingOrder) => Promise<FilingOutcome>;
  /** 0..1 */
  random: () => number;
  /** Calls back after so many milliseconds; gives the way to call it off. */
  after: (ms: number, then: () => void) => () => void;
};

type Filed = FilingOutcome & { ok: true };
type Owner = {
  /** What is to be filed now; nothing while its text is still on its way. */
  next: () => FilingOrder | undefined;
  onFiled: (filed: Filed) => void;
  onUnfiled: (why: Unfiled) => void;
  onSignedOut: () => void;
};

/** Files a story once the newsroom has all of its text; again and again under the same key, until it is known what became of it. */
export function openFiler(parts: FilerParts, { next, onFiled, onUnfiled, onSignedOut }: Owner) {
  let underWay: Promise<void> | undefined;
  let failures = 0;
  let callOff: (() => void) | undefined;
  const stop = (): void => {
    callOff?.();
    callOff = undefined;
  };
  async function send(order: FilingOrder): Promise<void> {
    const outcome = await parts.file(order);
    // Taken back, or filed anew, meanwhile: what is asked for now is looked at next.
    const isAskedFor = next()?.key === order.key;
    if (outcome.ok) return onFiled(outcome);
    if (!isAskedFor) return;
    if ('unfiled' in outcome) return onUnfiled(outcome.unfiled);
    if (!passes(outcome.trouble)) return onSignedOut();
    failures += 1;
    const { retryAfter } = outcome.trouble as { retryAfter?: number };
    callOff = parts.after(pauseAfter(failures, retryAfter, parts.random()), afterPause);
  }
  /** Begins, where nothing is under way and no pause lasts. */
  function look(): void {
    const order = underWay || callOff ? undefined : next();
    if (!order) return;
    underWay = send(order).finally(() => {
      underWay = undefined;
      if (!callOff) look();
    });
  }
  function afterPause(): void {
    stop();
    look();
  }
  function again(): void {
    failures = 0;
    afterPause();
  }
  return { look, again, stop, done: async (): Promise<void> => underWay };
}
