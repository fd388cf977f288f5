'use client';

import { useId, useState } from 'react';
import type { TransitionName } from '../../domain/workflow.ts';
import type { Step } from '../deskApi.ts';
import { inOrder, isForward, stepLabel } from './stepOrder.ts';
import { problemText } from '../problemText.ts';
import { useSay } from '../useSay.ts';

function look(step: Step, isFirst: boolean): string {
  if (step.name === 'kill') return 'newsroom-button newsroom-button--danger';
  return `newsroom-button${isFirst && isForward(step) ? ' newsroom-button--primary' : ''}`;
}

/** What bars a step. Always there for whoever has the page read out; seen when it is asked for. */
function WhyNot({ step, id, isShown }: { step: Step; id: string; isShown: boolean }) {
  const { say, language } = useSay();
  const problems = step.problems?.length ? step.problems : [{ path: '', rule: '', message: step.why ?? '' }];
  return (
    <div id={id} className={isShown ? 'workflow-bar__why' : 'visually-hidden'}>
      <strong>{say('whyNot', { step: stepLabel(step, language) })}</strong>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.path} ${problem.message}`}>{problemText(problem, language)}</li>
        ))}
      </ul>
    </div>
  );
}

type Props = { steps: readonly Step[]; isBusy: boolean; onStep: (name: TransitionName) => void };

/** The next steps. One that is barred can still be reached, and says why: on focus, on hover and on a tap. */
export function Steps({ steps, isBusy, onStep }: Props) {
  const { say, language } = useSay();
  const base = useId();
  const [chosen, setAsked] = useState<TransitionName>();
  const sorted = inOrder(steps);
  // What is missing for the way forward is said without being asked.
  const missing = sorted.find((step) => !step.allowed && step.code === 'invalid' && isForward(step))?.name;
  const open = sorted.some(({ name, allowed }) => name === chosen && !allowed) ? chosen : missing;
  if (steps.length === 0) return <p className="workflow-bar__none">{say('noSteps')}</p>;
  return (
    <>
      <div className="workflow-bar__steps" role="group" aria-label={say('nextSteps')}>
        {sorted.map((step, index) => (
          <button
            key={step.name}
            type="button"
            className={look(step, index === 0)}
            data-step={step.name}
            aria-disabled={!step.allowed || isBusy}
            aria-describedby={step.allowed ? undefined : `${base}-${step.name}`}
            onFocus={() => setAsked(step.name)}
            // Not onMouseEnter: a button that comes anew under a resting pointer (the page was read again) is entered by nobody.
            onMouseOver={() => setAsked(step.name)}
            onClick={() => (step.allowed ? !isBusy && onStep(step.name) : setAsked(step.name))}
          >
            {stepLabel(step, language)}
          </button>
        ))}
      </div>
      {sorted
        .filter(({ allowed }) => !allowed)
        .map((step) => (
          <WhyNot key={step.name} step={step} id={`${base}-${step.name}`} isShown={step.name === open} />
        ))}
    </>
  );
}
