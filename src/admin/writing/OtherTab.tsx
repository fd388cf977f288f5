'use client';

import { useEffect, useState } from 'react';
import { useSay } from '../useSay.ts';

/** The turn comes within milliseconds, unless another tab has it. */
const soon = 700;

/** Says where this story is written while this tab only shows it. */
export function OtherTab({ isTurn }: { isTurn: boolean }) {
  const { say } = useSay();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), soon);
    return () => clearTimeout(timer);
  }, []);
  if (isTurn || !isLate) return null;
  return (
    <div className="newsroom-notice newsroom-notice--tab" role="status">
      <strong>{say('otherTab')}</strong>
      <p>{say('otherTabHint')}</p>
    </div>
  );
}
