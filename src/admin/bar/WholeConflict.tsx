'use client';

import { useEffect, useState } from 'react';
import type { Values } from '../../domain/merge/stories.ts';
import type { Language } from '../../domain/languages.ts';
import { Sides } from '../history/Differences.tsx';
import { differencesOf, type Difference } from '../history/differencesOf.ts';
import { useOpenedStory } from '../surroundings.ts';
import { useSay } from '../useSay.ts';
import { useStorySaver } from '../writing/StorySaver.tsx';

/** Milliseconds that typing rests before it is compared again. */
const rest = 1_000;

/** What differs between the story as it is saved and what stands on the page, also when more is typed meanwhile. */
function useDifferences(
  saved: Values,
  { language, compared }: { language: Language; compared: readonly string[] },
): Difference[] | undefined {
  // The light is another object with each edit.
  const { values, light } = useStorySaver() ?? {};
  const [differences, setDifferences] = useState<Difference[]>();
  const isFirst = differences === undefined;
  useEffect(() => {
    const compare = (): void => setDifferences(differencesOf(saved, { ...values?.() }, language, compared));
    const timer = setTimeout(compare, isFirst ? 0 : rest);
    return () => clearTimeout(timer);
  }, [values, saved, light, language, compared, isFirst]);
  return differences;
}

type Props = {
  saved: Values;
  /** Is one's own text kept beside the story by now? */
  isKept: boolean;
  /** Somebody else writes in it now. */
  isHeld?: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
};

/** Where it is not known any more what both texts began with: one of them, with the other kept beside the story. */
export function WholeConflict({ saved, isKept, isHeld = false, onKeepMine, onTakeTheirs }: Props) {
  const { say, language } = useSay();
  const { kind } = useOpenedStory();
  const differences = useDifferences(saved, { language, compared: kind.compared });
  const [isSure, setSure] = useState(false);
  return (
    <>
      <p>
        {say('conflict')} {differences?.length === 0 && say('conflictSame')}
      </p>
      {differences?.map((difference) => (
        <Sides key={difference.name} {...difference} />
      ))}
      <div className="newsroom-notice__buttons">
        <button
          type="button"
          className="newsroom-button newsroom-button--primary"
          aria-disabled={isHeld}
          onClick={() => !isHeld && onKeepMine()}
        >
          {say('keepMine')}
        </button>
        <button
          type="button"
          className={`newsroom-button${isSure ? ' newsroom-button--danger' : ''}`}
          onClick={() => (isKept || isSure ? onTakeTheirs() : setSure(true))}
        >
          {say(isSure ? 'takeTheirsWarning' : 'takeTheirs')}
        </button>
        <span className="newsroom-notice__aside">
          {isHeld && say('takeOverFirst')} {say(isKept ? 'bothKept' : 'conflictKept')}
        </span>
      </div>
    </>
  );
}
