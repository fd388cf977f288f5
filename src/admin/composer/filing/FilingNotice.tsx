'use client';

import { useSay } from '../../useSay.ts';
import { useStorySaver } from '../../writing/StorySaver.tsx';
import { whyUnfiled } from '../../whyUnfiled.ts';

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
