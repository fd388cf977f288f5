'use client';

import { useState } from 'react';
import { clockText } from '../times/moments.ts';
import { useSay } from '../useSay.ts';
import { useStorySaver } from './StorySaver.tsx';

/** Tells of text that was found on this device and stands in the story again. */
export function PutBack() {
  const { say, language } = useSay();
  const at = useStorySaver()?.putBackAt;
  const [closed, setClosed] = useState<number>();
  if (at === undefined || at === closed) return null;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const time = clockText(new Date(at).toISOString(), { language, timeZone, now: new Date() });
  return (
    <div className="newsroom-notice newsroom-notice--device" role="status">
      <strong>{say('putBack', { time })}</strong>
      <div className="newsroom-notice__buttons">
        <button type="button" className="newsroom-button" onClick={() => setClosed(at)}>
          {say('dismiss')}
        </button>
      </div>
    </div>
  );
}
