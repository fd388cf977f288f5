'use client';

import type { Problem } from '../../domain/refusal.ts';
import type { Tab } from '../kinds/kind.ts';
import { problemText } from '../texts/problemText.ts';
import { useOpenedStory } from '../surroundings.ts';
import { useSay } from '../useSay.ts';
import { goTo } from './goTo.ts';

type Props = {
  /** The word of the step. */
  step: string;
  problems: readonly Problem[];
  onTab: (tab: Tab) => void;
};

/** What the next step still needs; each line leads to where it is given. */
export function Missing({ step, problems, onTab }: Props) {
  const { say, language } = useSay();
  const { kind } = useOpenedStory();
  if (problems.length === 0) return null;
  return (
    <section className="story-missing">
      <h2>{say('beforeStep', { step })}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.path} ${problem.rule} ${problem.message}`}>
            <button type="button" data-missing={problem.path} onClick={() => goTo(kind, problem, onTab)}>
              <span>{problemText(problem, language)}</span>
              <small aria-hidden="true">⏎</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
