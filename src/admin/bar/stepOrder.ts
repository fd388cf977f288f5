import { transitionLabels } from '../../domain/labels.ts';
import type { Language } from '../../domain/languages.ts';
import type { TransitionName } from '../../domain/workflow/workflow.ts';
import type { Step } from '../deskApi.ts';

/** Where a step leads: on, to the side, or back; a kill cannot be undone. */
type Way = 'forward' | 'aside' | 'back' | 'end';

/** Every transition, in the order of its button: a transition without a place here does not compile. */
const ways = {
  file: 'forward',
  take: 'forward',
  approve: 'forward',
  publish: 'forward',
  update: 'forward',
  restore: 'forward',
  schedule: 'aside',
  correct: 'aside',
  unschedule: 'aside',
  recall: 'back',
  'send-back': 'back',
  spike: 'back',
  unpublish: 'back',
  archive: 'back',
  kill: 'end',
} as const satisfies Record<TransitionName, Way>;

const names = Object.keys(ways);

/** A page that was opened before a release may be told of a step it does not know: that one comes last, and is nobody's way forward. */
const placeOf = ({ name }: Step): number => (Object.hasOwn(ways, name) ? names.indexOf(name) : names.length);

export const isForward = ({ name }: Step): boolean => (ways as Readonly<Record<string, Way>>)[name] === 'forward';

/** Forward first, back after, what is not for this person behind both, and what cannot be undone last. */
export const inOrder = (steps: readonly Step[]): Step[] =>
  [...steps].sort(
    (a, b) =>
      Number(a.name === 'kill') - Number(b.name === 'kill') ||
      Number(a.code === 'not-allowed') - Number(b.code === 'not-allowed') ||
      placeOf(a) - placeOf(b),
  );

/** The word on a step's button; of one that this page does not know, its name. */
export const stepLabel = ({ name }: Step, language: Language): string =>
  (transitionLabels as Readonly<Partial<Record<string, Record<Language, string>>>>)[name]?.[language] ?? name;

/** The step that lies ahead: the first that can be made, or else the first that lacks something. */
export function nextStep(steps: readonly Step[]): Step | undefined {
  const ahead = inOrder(steps).filter(isForward);
  return ahead.find(({ allowed }) => allowed) ?? ahead.find(({ code }) => code === 'invalid');
}

/** Of a story that readers have, the other step with which a change goes out: an update or a correction, each a button. */
export const stepBeside = (next: Step | undefined, steps: readonly Step[]): Step | undefined =>
  next?.name === 'update' ? steps.find(({ name }) => name === 'correct') : undefined;
