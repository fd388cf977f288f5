'use client';

import { useEffect, useState } from 'react';
import { stateLabels } from '../../domain/labels.ts';
import type { Language } from '../../domain/languages.ts';
import type { State } from '../../domain/workflow.ts';
import { savedCopyOf } from '../deskApi.ts';
import { Sides } from '../history/Differences.tsx';
import { differencesOf, type Difference } from '../history/differencesOf.ts';
import { useSay } from '../useSay.ts';
import { useStorySaver } from '../writing/StorySaver.tsx';

/** Milliseconds that typing rests before it is compared again. */
const rest = 1_000;

/** What differs between the story as it is saved and what stands on the page, also when more is typed meanwhile. */
function useDifferences(id: string, version: number, language: Language): Difference[] | undefined {
  // The light is another object with each edit.
  const { values, light } = useStorySaver() ?? {};
  const [saved, setSaved] = useState<Record<string, unknown>>();
  const [differences, setDifferences] = useState<Difference[]>();
  const isFirst = differences === undefined;
  useEffect(() => {
    void savedCopyOf(id).then((answer) => answer.ok && setSaved(answer.body));
  }, [id, version]);
  useEffect(() => {
    if (!saved) return;
    const compare = (): void => setDifferences(differencesOf(saved, { ...values?.() }, language));
    const timer = setTimeout(compare, isFirst ? 0 : rest);
    return () => clearTimeout(timer);
  }, [values, saved, light, language, isFirst]);
  return differences;
}

type Props = {
  id: string;
  version: number;
  movedTo?: State;
  /** Is one's own text kept beside the story by now? */
  isKept: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
};

/** Somebody saved or moved the story meanwhile: both sides, and nothing is lost without being asked for. */
export function Conflict({ id, version, movedTo, isKept, onKeepMine, onTakeTheirs }: Props) {
  const { say, language } = useSay();
  const differences = useDifferences(id, version, language);
  const [isSure, setSure] = useState(false);
  return (
    <div className="newsroom-notice newsroom-notice--conflict" role="alert">
      <h3>{say(movedTo ? 'movedOnTitle' : 'conflictTitle')}</h3>
      {movedTo && <p>{say('movedOn', { state: stateLabels[movedTo][language] })}</p>}
      <p>
        {say('conflict')} {differences?.length === 0 && say('conflictSame')}
      </p>
      {differences?.map((difference) => (
        <Sides key={difference.name} {...difference} />
      ))}
      <div className="newsroom-notice__buttons">
        <button type="button" className="newsroom-button newsroom-button--primary" onClick={onKeepMine}>
          {say('keepMine')}
        </button>
        <button
          type="button"
          className={`newsroom-button${isSure ? ' newsroom-button--danger' : ''}`}
          onClick={() => (isKept || isSure ? onTakeTheirs() : setSure(true))}
        >
          {say(isSure ? 'takeTheirsWarning' : 'takeTheirs')}
        </button>
        <span className="newsroom-notice__aside">{say(isKept ? 'bothKept' : 'conflictKept')}</span>
      </div>
    </div>
  );
}
