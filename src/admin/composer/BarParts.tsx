'use client';

import { useDeferredValue, useId, useMemo } from 'react';
import { useSay } from '../useSay.ts';
import type { Split } from './split/SplitView.tsx';
import { useStoryField } from './story.tsx';
import { type Body, countsOf } from './text/body.ts';

type StepProps = {
  name: string;
  label: string;
  /** Why it cannot be made now, if so: it is said to who has the page read out. */
  why?: string;
  /** Does a press do nothing? */
  isBarred: boolean;
  className: string;
  onPress: () => void;
};

/** A step as a button of the bar. */
export function StepButton({ name, label, why, isBarred, className, onPress }: StepProps) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={className}
        data-step={name}
        aria-disabled={isBarred}
        aria-describedby={why === undefined ? undefined : id}
        onClick={onPress}
      >
        {label}
      </button>
      {why !== undefined && (
        <span id={id} className="visually-hidden">
          {why}
        </span>
      )}
    </>
  );
}

/** Opens and closes the preview beside the page. */
export function PreviewButton({ split }: { split: Split }) {
  const { say } = useSay();
  return (
    <button
      type="button"
      className="composer-bar__preview"
      aria-pressed={split.view === 'preview'}
      onClick={() => split.toggle('preview')}
    >
      {say('preview')}
    </button>
  );
}

/** Words that a reader reads in a minute. */
const readInAMinute = 220;

/** How long it is, counted while nobody waits for a key. */
export function Length() {
  const { say } = useSay();
  const [body] = useStoryField('body');
  const later = useDeferredValue(body);
  const { words } = useMemo(() => countsOf(later as Body | null), [later]);
  return (
    <span className="composer-bar__quiet" data-words={words}>
      {say('wordsAndMinutes', { n: words, m: Math.max(1, Math.round(words / readInAMinute)) })}
    </span>
  );
}
