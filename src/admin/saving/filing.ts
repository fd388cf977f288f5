import {
  lastingOf,
  type Filing,
  type Unfiled,
  passes,
  type FilingOrder,
  type FilingOutcome,
  type Trouble,
} from './order.ts';
import { askedFor, type SavingState } from './state.ts';
import { openRetries, type RetryParts } from './backOff.ts';

/** What was refused before is tried once more with it. */
export const requestFiling = (state: SavingState, filing: Omit<Filing, 'base' | 'unfiled'>): SavingState => ({
  ...askedFor(state),
  filing: { ...filing, base: state.base },
});

export const withoutFiling = ({ filing: _, ...state }: SavingState): SavingState => state;

export const refuseFiling = (state: SavingState, why: Unfiled): SavingState =>
  state.filing ? { ...state, filing: { ...state.filing, unfiled: why } } : state;

/** What has come of its text keeps it from being filed: another text stands beside it, or the newsroom does not take it. */
function inTheWay({ branch, trouble, refused }: SavingState): Unfiled | undefined {
  if (branch) return { code: 'conflict', message: '', problems: [] };
  const why = trouble?.why === 'too-large' ? trouble.why : lastingOf(trouble);
  if (why) return { code: why === 'gone' ? 'not-found' : why, message: '', problems: [] };
  if (trouble?.why === 'refused') return { code: 'invalid', message: '', problems: trouble.problems };
  return refused.problems.length > 0 ? { code: 'invalid', message: '', problems: refused.problems } : undefined;
}

/** Is `after` the state after the save that was on its way, with nothing of others in between? */
function isOwnNext({ sending }: SavingState, after: SavingState): boolean {
  return sending !== undefined && after.sending === undefined && after.base === sending.base + 1;
}

/** What a change of the state means for what is filed. */
export function follow(before: SavingState, after: SavingState): SavingState {
  const { filing } = after;
  if (!filing || filing.unfiled) return after;
  const why = inTheWay(after);
  if (why) return refuseFiling(after, why);
  const isMeant = isOwnNext(before, after) && filing.base === before.sending?.base;
  return isMeant ? { ...after, filing: { ...filing, base: after.base } } : after;
}

export type FilerParts = RetryParts & { file: (order: FilingOrder) => Promise<FilingOutcome> };

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
  async function send(order: FilingOrder): Promise<Trouble | undefined> {
    const outcome = await parts.file(order);
    // Taken back, or filed anew, meanwhile: what is asked for now is looked at next.
    const isAskedFor = next()?.key === order.key;
    if (outcome.ok) onFiled(outcome);
    else if (!isAskedFor) return undefined;
    else if ('unfiled' in outcome) onUnfiled(outcome.unfiled);
    else if (passes(outcome.trouble)) return outcome.trouble;
    else onSignedOut();
    return undefined;
  }
  return openRetries(parts, () => {
    const order = next();
    return order && send(order);
  });
}
