'use client';

import { useId } from 'react';
import type { Choice } from '../../domain/merge/bodies.ts';
import type { Conflict, Taken } from '../../domain/merge/stories.ts';
import { textChanges } from '../../domain/changes/texts.ts';
import { useFieldLabel, useSay } from '../useSay.ts';
import { bodyLines } from '../history/bodyLines.ts';
import { shownAs } from '../history/differencesOf.ts';
import { clockText } from '../times/moments.ts';
import { Words } from '../history/Differences.tsx';
import { placeOf, type Choices as Chosen } from './sides.ts';

/** Whose side it is, and when they wrote it. `name` is null for a former colleague. */
export type Side = { name: string | null; at?: string };

type Props = {
  conflicts: readonly Conflict[];
  choices: Chosen;
  onChoose: (place: string, choice: Choice) => void;
  theirs: (conflict: Conflict) => Side;
  mine: Side;
};

/** One side of a place as people read it. */
function useTextOf() {
  const { language } = useSay();
  return ({ block }: Conflict, value: unknown): string =>
    block === undefined ? shownAs(value) : bodyLines({ root: { children: value ? [value] : [] } }, language).join('\n');
}

function Whose({ name, at }: Side & { name: string }) {
  const { language } = useSay();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <>
      <b>{name}</b>
      {at && <span className="choosing__at">{clockText(at, { language, timeZone, now: new Date() })}</span>}
    </>
  );
}

/** A side’s own words, with what it changed marked in them. */
const visibleChanges = (was = '', now = '') => textChanges(was, now).filter(({ kind }) => kind !== 'removed');

const choices = ['theirs', 'mine', 'both'] as const satisfies readonly Choice[];

type ChoicesProps = { chosen?: Choice; names: { theirs: string; mine: string }; isBoth: boolean };

/** What the story gets of a place. */
function Choices({ chosen, names, isBoth, onChoose }: ChoicesProps & { onChoose: (choice: Choice) => void }) {
  const { say } = useSay();
  const id = useId();
  return (
    <div className="choosing__choices">
      {choices
        .filter((choice) => choice !== 'both' || isBoth)
        .map((choice) => (
          <label key={choice}>
            <input type="radio" name={id} checked={chosen === choice} onChange={() => onChoose(choice)} />{' '}
            {choice === 'both' ? say('takeBoth') : say('takeOf', { name: names[choice] })}
          </label>
        ))}
    </div>
  );
}

type PlaceProps = Omit<Props, 'conflicts' | 'choices'> & { conflict: Conflict; chosen?: Choice };

/** One place that both changed: side by side, and what the story gets of it. */
function Place({ conflict, chosen, onChoose, ...sides }: PlaceProps) {
  const { say } = useSay();
  const labelOf = useFieldLabel();
  const textOf = useTextOf();
  const withName = (side: Side) => ({ ...side, name: side.name ?? say('formerColleague') });
  const whose = { theirs: withName(sides.theirs(conflict)), mine: withName(sides.mine) };
  const [was, theirs, mine] = [conflict.base, conflict.theirs, conflict.mine].map((value) => textOf(conflict, value));
  const wordsBySide = { theirs: visibleChanges(was, theirs), mine: visibleChanges(was, mine) };
  const isBoth = conflict.block !== undefined && Boolean(conflict.theirs && conflict.mine);
  return (
    <fieldset className="choosing__place" data-place={placeOf(conflict)}>
      <legend>{conflict.block === undefined ? labelOf(conflict.field) : say('paragraphOfText')}</legend>
      <div className="choosing__sides">
        {(['theirs', 'mine'] as const).map((side) => (
          <div key={side} className="choosing__side" data-side={side}>
            <p className="choosing__whose">
              <Whose {...whose[side]} />
            </p>
            <p className="choosing__text">
              {{ theirs, mine }[side] ? <Words of={wordsBySide[side]} /> : <i>{say('tookItOut')}</i>}
            </p>
          </div>
        ))}
      </div>
      <Choices
        {...{ chosen, isBoth }}
        names={{ theirs: whose.theirs.name, mine: whose.mine.name }}
        onChoose={(choice) => onChoose(placeOf(conflict), choice)}
      />
    </fieldset>
  );
}

/** The places of a story that two people changed, each otherwise, one after the other. */
export function Choosing({ conflicts, choices: chosen, ...props }: Props) {
  return (
    <div className="choosing">
      {conflicts.map((conflict) => (
        <Place key={placeOf(conflict)} conflict={conflict} chosen={chosen[placeOf(conflict)]} {...props} />
      ))}
    </div>
  );
}

/** What the others changed elsewhere in the story, in a line: it is kept with one's own text, and not asked for. */
export function KeptElsewhere({ taken: { fields, blocks } }: { taken: Taken }) {
  const { say } = useSay();
  const labelOf = useFieldLabel();
  const what = [...fields.map(labelOf), ...(blocks.length > 0 ? [say('blocksOfText', { n: blocks.length })] : [])];
  return what.length > 0 ? <p>{say('keptElsewhere', { what: what.join(', ') })}</p> : null;
}
