'use client';

import { useFieldLabel } from '../../fieldLabels.ts';
import { useSurroundings } from '../../surroundings.ts';
import { useSay } from '../../useSay.ts';
import { useStorySaver } from '../../writing/StorySaver.tsx';

/** Tells what others changed while one typed elsewhere in the story: both are kept. */
export function MergedLine() {
  const { say } = useSay();
  const labelOf = useFieldLabel();
  const { user } = useSurroundings();
  const { merged, closeMerged } = useStorySaver() ?? {};
  if (!merged) return null;
  const names = merged.by.map(({ id, name }) => (id !== undefined && id === user?.id ? say('youElsewhere') : name));
  const { length } = merged.blocks;
  const what = [...merged.fields.map(labelOf), ...(length > 0 ? [say('blocksOfText', { n: String(length) })] : [])];
  return (
    <div className="newsroom-notice newsroom-notice--device" role="status">
      <strong>{say('mergedWith', { names: names.join(', '), what: what.join(', ') })}</strong>
      <div className="newsroom-notice__buttons">
        <button type="button" className="newsroom-button" onClick={closeMerged}>
          {say('dismiss')}
        </button>
      </div>
    </div>
  );
}
