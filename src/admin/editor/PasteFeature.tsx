'use client';

import { createClientFeature } from '@payloadcms/richtext-lexical/client';
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext';
import { useEffect, useState } from 'react';
import type { TextKey } from '../texts.ts';
import { useSay } from '../useSay.ts';
import { onPaste } from './onPaste.ts';
import type { LeftOut } from './pieces.ts';

const keyOf = ({ what }: LeftOut): TextKey => `paste${what[0]!.toUpperCase()}${what.slice(1)}` as TextKey;

type NoticeProps = { leftOut: readonly LeftOut[]; onClose: () => void };

function PasteNotice({ leftOut, onClose }: NoticeProps) {
  const { say } = useSay();
  return (
    <div className="newsroom-notice newsroom-notice--pasted" role="status">
      <strong>{say('pasted')}</strong>
      <ul>
        {leftOut.map((each) => (
          <li key={each.what}>{say(keyOf(each), { count: each.count, examples: each.examples.join(', ') })}</li>
        ))}
      </ul>
      <div className="newsroom-notice__buttons">
        <button type="button" className="newsroom-button" onClick={onClose}>
          {say('dismiss')}
        </button>
      </div>
    </div>
  );
}

/** Takes what is pasted into the editor; what could not be taken stays named below the text until it is closed. */
function PastePlugin() {
  const [editor] = useLexicalComposerContext();
  const [notices, setNotices] = useState<(readonly LeftOut[])[]>([]);
  useEffect(() => onPaste(editor, (leftOut) => setNotices((all) => [...all, leftOut])), [editor]);
  if (notices.length === 0) return null;
  return (
    <div className="paste-notices">
      {notices.map((leftOut, index) => (
        <PasteNotice
          key={index}
          leftOut={leftOut}
          onClose={() => setNotices((all) => all.filter((each) => each !== leftOut))}
        />
      ))}
    </div>
  );
}

export const PasteFeature = createClientFeature({ plugins: [{ Component: PastePlugin, position: 'belowContainer' }] });
