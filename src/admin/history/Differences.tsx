'use client';

import type { Difference } from './differencesOf.ts';
import { useFieldLabel } from '../fieldLabels.ts';
import { useSay } from '../useSay.ts';

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
