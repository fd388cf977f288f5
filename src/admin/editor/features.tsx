'use client';

import { createClientFeature } from '@payloadcms/richtext-lexical/client';
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext';
import { useEffect, useState } from 'react';
import { onPaste } from './onPaste.ts';
import { PasteNotices } from './PasteNotices.tsx';
import type { LeftOut } from './pieces.ts';
import { keepBlockIds } from './blockIds.ts';

/** Takes what is pasted into the editor; what could not be taken stays named below the text until it is closed. */
function PastePlugin() {
  const [editor] = useLexicalComposerContext();
  const [notices, setNotices] = useState<(readonly LeftOut[])[]>([]);
  useEffect(() => onPaste(editor, (leftOut) => setNotices((all) => [...all, leftOut])), [editor]);
  return (
    <PasteNotices
      notices={notices}
      onClose={(leftOut) => setNotices((all) => all.filter((each) => each !== leftOut))}
    />
  );
}

export const PasteFeature = createClientFeature({ plugins: [{ Component: PastePlugin, position: 'belowContainer' }] });

function BlockIdsPlugin() {
  const [editor] = useLexicalComposerContext();
  useEffect(() => keepBlockIds(editor), [editor]);
  return null;
}

export const BlockIdsFeature = createClientFeature({ plugins: [{ Component: BlockIdsPlugin, position: 'normal' }] });
