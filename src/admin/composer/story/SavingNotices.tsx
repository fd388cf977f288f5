'use client';

import { useSay, useFieldLabel } from '../../useSay.ts';
import { useStorySaver } from '../../writing/StorySaver.tsx';
import { whyUnfiled } from '../../refusalsInWords.ts';
import { useSurroundings } from '../../surroundings.ts';

/** By the story: that it waits to be filed, or why it was not. That stays until it is read. */
export function FilingNotice() {
  const { say, language } = useSay();
  const saver = useStorySaver();
  const filing = saver?.filing;
  if (!saver || !filing) return null;
  const { unfiled } = filing;
  return (
    <div
      className={`newsroom-notice newsroom-notice--${unfiled ? 'conflict' : 'device'}`}
      role={unfiled ? 'alert' : 'status'}
      data-filing={unfiled ? 'refused' : 'waits'}
    >
      <strong>{say(unfiled ? 'unfiledTitle' : 'waitsToBeFiled')}</strong>
      <p>{unfiled ? whyUnfiled(unfiled, language, say) : say('waitsHint')}</p>
      <div className="newsroom-notice__buttons">
        <button type="button" className="newsroom-button" onClick={saver.takeBack}>
          {say(unfiled ? 'unfiledRead' : 'takeFilingBack')}
        </button>
      </div>
    </div>
  );
}

/** Tells what others changed while one typed elsewhere in the story: both are kept. */
export function MergedLine() {
  const { say } = useSay();
  const labelOf = useFieldLabel();
  const { user } = useSurroundings();
  const { merged, closeMerged } = useStorySaver() ?? {};
  if (!merged) return null;
  const names = merged.by.map(({ id, name }) =>
    id !== undefined && id === user?.id ? say('youElsewhere') : (name ?? say('formerColleague')),
  );
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
