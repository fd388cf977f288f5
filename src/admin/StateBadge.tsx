import { stateLabels } from '../domain/labels.ts';
import type { Language } from '../domain/languages.ts';
import type { State } from '../domain/workflow/workflow.ts';

/** A story's state: colour for the eye, the word for everybody. */
export const StateBadge = ({ state, language }: { state: State; language: Language }) => (
  <span className={`state-badge state-badge--${state}`}>{stateLabels[state][language]}</span>
);
