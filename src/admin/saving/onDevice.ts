import type { Kind } from '../kinds/kind.ts';
import type { DeviceCopy } from './deviceCopies.ts';
import { isEmpty, lastingOf, mergeEdits } from './order.ts';
import { calm, without, type SavingState } from './state.ts';

/** Is there text in it, and not only what the newsroom is still to hear of? */
export const hasText = ({ sending, unsent, branch, refused }: DeviceCopy): boolean =>
  sending !== undefined || !isEmpty(unsent) || branch !== undefined || refused !== undefined;

/** Is it to be filed, and has the newsroom not refused that? */
export const waitsToBeFiled = ({ filing }: Pick<DeviceCopy, 'filing'>): boolean =>
  filing !== undefined && filing.unfiled === undefined;

/** Goes on with what an earlier page left on the device; what was typed since wins. */
export function resumeFrom(before: SavingState, left: DeviceCopy): SavingState {
  const filing = before.filing ?? left.filing;
  const state = { ...before, taken: { ...left.taken, ...before.taken }, ...(filing && { filing }) };
  return hasText(left) ? withText(state, left) : state;
}

const withText = (state: SavingState, left: DeviceCopy): SavingState => ({
  ...state,
  ...calm,
  base: left.base,
  headline: left.headline,
  since: left.at,
  typedAt: left.at,
  sending: left.sending,
  branch: left.branch && { ...left.branch, isKept: false },
  ...(left.problems
    ? { unsent: mergeEdits(left.unsent, state.unsent), refused: { edits: left.refused ?? {}, problems: left.problems } }
    : { unsent: mergeEdits(mergeEdits(left.refused ?? {}, left.unsent), state.unsent) }),
});

/** Is there something in it that may arrive without the person? */
export const goesByItself = ({ stopped, sending, unsent, branch, refused, problems }: DeviceCopy): boolean =>
  stopped === undefined &&
  (sending !== undefined || !isEmpty(unsent) || branch !== undefined || (refused !== undefined && !problems));

/** What the device keeps of it. */
export function copyOf(user: string, { collection }: Kind, state: SavingState): DeviceCopy {
  const { story, headline, base, unsent, sending, refused, branch, filing } = state;
  const stopped = lastingOf(state.trouble);
  const taken = without(state.taken, 'closed');
  return {
    user,
    collection,
    story: story.id ?? story.draftKey,
    hasId: story.id !== undefined,
    headline,
    base,
    at: state.typedAt,
    unsent,
    ...(sending && { sending }),
    ...(isEmpty(refused.edits) ? {} : { refused: refused.edits, problems: refused.problems }),
    ...(stopped && { stopped }),
    ...(branch && { branch: { ...branch } }),
    ...(isEmpty(taken) ? {} : { taken }),
    ...(filing && { filing }),
  };
}
