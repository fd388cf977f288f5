'use client';

import type { Stretch } from '../../domain/changes/texts.ts';
import type { Difference } from './differencesOf.ts';
import { useFieldLabel, useSay } from '../useSay.ts';

/** A text with what came and what went marked in it. */
export const Words = ({ of }: { of: readonly Stretch[] }) => (
  <>
    {of.map(({ kind, text }, at) => {
      if (kind === 'same') return <span key={at}>{text}</span>;
      return kind === 'added' ? <ins key={at}>{text}</ins> : <del key={at}>{text}</del>;
    })}
  </>
);

/** One field as it is saved and as it stands in the form, or as somebody else has it. */
export function Sides({ name, saved, yours, whose }: Difference & { whose?: string }) {
  const { say } = useSay();
  const labelOf = useFieldLabel();
  return (
    <dl className="newsroom-difference">
      <dt>{labelOf(name)}</dt>
      <dd>
        <span>{say('theirs')}</span> <del>{saved || '—'}</del>
      </dd>
      <dd>
        <span>{whose ?? say('yours')}</span> <ins>{yours || '—'}</ins>
      </dd>
    </dl>
  );
}
