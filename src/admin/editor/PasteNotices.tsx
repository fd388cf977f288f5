'use client';

import type { LeftOut } from './pieces.ts';
import type { TextKey } from '../texts.ts';
import { useSay } from '../useSay.ts';

const keyOf = ({ what }: LeftOut): TextKey => `paste${what[0]!.toUpperCase()}${what.slice(1)}` as TextKey;

type Props = { notices: readonly (readonly LeftOut[])[]; onClose: (notice: readonly LeftOut[]) => void };

/** What pastes left out, until each is closed. */
export function PasteNotices({ notices, onClose }: Props) {
  const { say } = useSay();
  if (notices.length === 0) return null;
  return (
    <div className="paste-notices">
      {notices.map((leftOut, index) => (
        <div key={index} className="newsroom-notice newsroom-notice--pasted" role="status">
          <strong>{say('pasted')}</strong>
          <ul>
            {leftOut.map((each) => (
              <li key={each.what}>{say(keyOf(each), { count: each.count, examples: each.examples.join(', ') })}</li>
            ))}
          </ul>
          <div className="newsroom-notice__buttons">
            <button type="button" className="newsroom-button" onClick={() => onClose(leftOut)}>
              {say('dismiss')}
            </button>
          </div>
        </div>
      ))}
    </div>
  );
}
