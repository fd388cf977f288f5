'use client';

import { useForm } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { plainTextOf } from '../domain/body.ts';
import { stateLabels } from '../domain/labels.ts';
import type { State } from '../domain/workflow.ts';
import { savedCopyOf } from './deskApi.ts';
import { useFieldLabel } from './fieldLabels.ts';
import { useSay } from './useSay.ts';
import { writtenNames } from './writing/formEdits.ts';

type Difference = { name: string; saved: string; yours: string };

/** A value without what only Payload needs: empty is empty, however it is written (Payload's form has 0 for a list without rows). */
function bare(value: unknown): unknown {
  if (value === null || value === '' || value === 0 || value === undefined) return undefined;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.length > 0 ? value.map(bare) : undefined;
  const kept = Object.entries(value)
    .filter(([key]) => key !== 'id')
    .flatMap(([key, each]) => {
      const inner = bare(each);
      return inner === undefined ? [] : [[key, inner] as const];
    })
    .sort(([a], [b]) => a.localeCompare(b));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

const shownAs = (name: string, value: unknown): string => {
  if (name === 'body') return plainTextOf(value);
  const plain = bare(value);
  if (plain === undefined) return '';
  return typeof plain === 'object'
    ? Object.values(plain as Record<string, unknown>)
        .flat()
        .map(textOf)
        .join(' · ')
    : textOf(plain);
};
const textOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

function differencesOf(saved: Record<string, unknown>, yours: Record<string, unknown>): Difference[] {
  // The address follows from the headline.
  return writtenNames
    .filter((name) => name !== 'slug')
    .filter((name) =>
      name === 'body'
        ? plainTextOf(saved.body) !== plainTextOf(yours.body)
        : JSON.stringify(bare(saved[name])) !== JSON.stringify(bare(yours[name])),
    )
    .map((name) => ({ name, saved: shownAs(name, saved[name]), yours: shownAs(name, yours[name]) }));
}

function useDifferences(id: string, version: number): Difference[] | undefined {
  const form = useForm();
  const [differences, setDifferences] = useState<Difference[]>();
  useEffect(() => {
    void savedCopyOf(id).then((answer) => {
      if (answer.ok) setDifferences(differencesOf(answer.body, form.getData() as Record<string, unknown>));
    });
  }, [form, id, version]);
  return differences;
}

/** One field as it is saved and as it stands in the form. */
function Sides({ name, saved, yours }: Difference) {
  const { say } = useSay();
  const labelOf = useFieldLabel();
  return (
    <dl className="newsroom-difference">
      <dt>{labelOf(name)}</dt>
      <dd>
        <span>{say('theirs')}</span> <del>{saved || '—'}</del>
      </dd>
      <dd>
        <span>{say('yours')}</span> <ins>{yours || '—'}</ins>
      </dd>
    </dl>
  );
}

type Props = {
  id: string;
  version: number;
  movedTo?: State;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
};

/** Somebody saved or moved the story meanwhile: both sides, and nothing is lost without being asked for. */
export function Conflict({ id, version, movedTo, onKeepMine, onTakeTheirs }: Props) {
  const { say, language } = useSay();
  const differences = useDifferences(id, version);
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
          onClick={() => (isSure ? onTakeTheirs() : setSure(true))}
        >
          {say(isSure ? 'takeTheirsWarning' : 'takeTheirs')}
        </button>
        <span className="newsroom-notice__aside">{say('conflictKept')}</span>
      </div>
    </div>
  );
}
