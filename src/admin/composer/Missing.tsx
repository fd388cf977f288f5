'use client';

import type { Step } from '../deskApi.ts';
import { inOrder, isForward, stepLabel } from '../bar/stepOrder.ts';
import { problemText } from '../problemText.ts';
import { useSay } from '../useSay.ts';
import { goTo } from './goTo.ts';
import type { Tab } from './places.ts';

/** The step that lies ahead: the first that can be made, or else the first that lacks something. */
export function nextStep(steps: readonly Step[]): Step | undefined {
  const ahead = inOrder(steps).filter(isForward);
  return ahead.find(({ allowed }) => allowed) ?? ahead.find(({ code }) => code === 'invalid');
}

/** Of a story that readers have, the other step with which a change goes out: an update or a correction, each a button. */
export const stepBeside = (next: Step | undefined, steps: readonly Step[]): Step | undefined =>
  next?.name === 'update' ? steps.find(({ name }) => name === 'correct') : undefined;

type Props = { steps: readonly Step[]; onTab: (tab: Tab) => void };

/** What the next step still needs; each line leads to where it is given. */
export function Missing({ steps, onTab }: Props) {
  const { say, language } = useSay();
  const next = nextStep(steps);
  const problems = next && !next.allowed ? (next.problems ?? []) : [];
  if (!next || problems.length === 0) return null;
  return (
    <section className="story-missing">
      <h2>{say('beforeStep', { step: stepLabel(next, language) })}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.path} ${problem.rule} ${problem.message}`}>
            <button type="button" data-missing={problem.path} onClick={() => goTo(problem, onTab)}>
              <span>{problemText(problem, language)}</span>
              <small aria-hidden="true">⏎</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
