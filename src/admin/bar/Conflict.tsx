'use client';

import { useDeferredValue, useMemo, useState } from 'react';
import { stateLabels } from '../../domain/labels.ts';
import type { Choice } from '../../domain/merge/bodies.ts';
import type { State } from '../../domain/workflow/workflow.ts';
import type { Edits } from '../saving/order.ts';
import { Choosing, KeptElsewhere } from '../together/Choosing.tsx';
import { changedBy, mergeWith, placeOf, type Choices, type Since, useSince } from '../together/sides.ts';
import { useSay } from '../useSay.ts';
import { useStorySaver, type ConflictOf } from '../writing/StorySaver.tsx';
import { WholeConflict } from './WholeConflict.tsx';

type Props = {
  id: string;
  conflict: ConflictOf;
  /** Somebody else writes in it now: nothing goes over their text before it is taken over. */
  isHeld: boolean;
  /** The story's, as far as this page knows. */
  version: number;
  movedTo?: State;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  /** What was made of both texts, over the version it was made with. */
  onMerged: (edits: Edits, version: number) => void;
};

/** Both texts in one as they stand now, also when more is typed meanwhile. */
function useMerged(since: Since | undefined, choices: Choices) {
  const { unsavedEdits, light } = useStorySaver() ?? {};
  // The light is another object with each edit.
  const typed = useDeferredValue(light);
  return useMemo(() => {
    if (!since?.base || !typed || !unsavedEdits) return undefined;
    const sides = { base: since.base, theirs: since.theirs, mine: unsavedEdits() };
    const open = mergeWith(sides, {});
    const mine = Object.fromEntries(open.conflicts.map((each) => [placeOf(each), 'mine' as const]));
    return { open, chosen: mergeWith(sides, choices), mine: mergeWith(sides, mine) };
  }, [since, typed, unsavedEdits, choices]);
}

type WaysProps = {
  /** Places that are still to be chosen. */
  left: number;
  isKept: boolean;
  onPutTogether: () => void;
} & Pick<Props, 'isHeld' | 'onKeepMine' | 'onTakeTheirs'>;

/** The ways on: what was chosen, or one side everywhere. */
function Ways({ left, isKept, isHeld, onPutTogether, onKeepMine, onTakeTheirs }: WaysProps) {
  const { say } = useSay();
  return (
    <div className="newsroom-notice__buttons">
      <button
        type="button"
        className="newsroom-button newsroom-button--primary"
        aria-disabled={isHeld || left > 0}
        onClick={() => !isHeld && left === 0 && onPutTogether()}
      >
        {say('putTogether')}
      </button>
      <button type="button" className="newsroom-button" aria-disabled={isHeld} onClick={() => !isHeld && onKeepMine()}>
        {say('keepMine')}
      </button>
      {isKept && (
        <button type="button" className="newsroom-button" onClick={onTakeTheirs}>
          {say('takeTheirs')}
        </button>
      )}
      <span className="newsroom-notice__aside">
        {isHeld && say('takeOverFirst')} {left > 0 && say('leftToChoose', { n: left })}{' '}
        {say(isKept ? 'bothKept' : 'conflictKept')}
      </span>
    </div>
  );
}

/** Only where both changed the same is asked, place by place: what else they wrote is in the story together. */
function ByPlace({ since, conflict, isHeld, onMerged, onTakeTheirs }: Props & { since: Since }) {
  const { say } = useSay();
  const [choices, setChoices] = useState<Choices>({});
  const merged = useMerged(since, choices);
  if (!merged) return null;
  const { open, chosen, mine } = merged;
  const left = chosen.conflicts.length;
  const someone = say('someoneElse');
  const choose = (place: string, choice: Choice): void => setChoices((before) => ({ ...before, [place]: choice }));
  return (
    <>
      <p>{say(open.conflicts.length > 0 ? 'sameChanged' : 'nothingToChoose')}</p>
      <KeptElsewhere taken={open.taken} />
      <Choosing
        conflicts={open.conflicts}
        choices={choices}
        onChoose={choose}
        theirs={(each) => changedBy(each, since.saves) ?? { name: someone }}
        mine={{ name: say('you') }}
      />
      <Ways
        {...{ left, isHeld, onTakeTheirs }}
        isKept={conflict.isKept}
        onPutTogether={() => onMerged(chosen.changes, since.version)}
        onKeepMine={() => onMerged(mine.changes, since.version)}
      />
    </>
  );
}

/** Somebody saved or moved the story meanwhile: both sides, and nothing is lost without being asked for. */
export function Conflict(props: Props) {
  const { id, conflict, version, movedTo } = props;
  const { say, language } = useSay();
  const since = useSince(id, conflict.base, version);
  return (
    <div className="newsroom-notice newsroom-notice--conflict" role="alert">
      <h3>{say(movedTo ? 'movedOnTitle' : 'conflictTitle')}</h3>
      {movedTo && <p>{say('movedOn', { state: stateLabels[movedTo][language] })}</p>}
      {since?.base && <ByPlace {...props} since={since} />}
      {since && !since.base && <WholeConflict {...props} saved={since.theirs} isKept={conflict.isKept} />}
    </div>
  );
}
