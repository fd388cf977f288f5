'use client';

import type { Difference } from './differencesOf.ts';
import { useFieldLabel } from '../fieldLabels.ts';
import { useSay } from '../useSay.ts';

/** One field as it is saved and as it stands in the form. */
export function Sides({ name, saved, yours }: Difference) {
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
