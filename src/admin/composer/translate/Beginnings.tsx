'use client';

import { useBeginnings } from './useBeginnings.ts';

/** Beside a story, the ways to begin another one from it. */
export function Beginnings(props: Parameters<typeof useBeginnings>[0]) {
  const { beginnings, failure } = useBeginnings(props);
  return (
    <div className="story-beginnings">
      {beginnings.map(({ key, label, act }) => (
        <button key={key} type="button" className="story-panel__act" data-begin={key} onClick={act}>
          {label}
        </button>
      ))}
      <p role="status">{failure}</p>
    </div>
  );
}
