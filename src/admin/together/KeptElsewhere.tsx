'use client';

import type { Taken } from '../../domain/merge/stories.ts';
import { useFieldLabel } from '../fieldLabels.ts';
import { useSay } from '../useSay.ts';

/** What the others changed elsewhere in the story, in a line: it is kept with one's own text, and not asked for. */
export function KeptElsewhere({ taken: { fields, blocks } }: { taken: Taken }) {
  const { say } = useSay();
  const labelOf = useFieldLabel();
  const what = [...fields.map(labelOf), ...(blocks.length > 0 ? [say('blocksOfText', { n: blocks.length })] : [])];
  return what.length > 0 ? <p>{say('keptElsewhere', { what: what.join(', ') })}</p> : null;
}
