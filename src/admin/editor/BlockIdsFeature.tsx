'use client';

import { createClientFeature } from '@payloadcms/richtext-lexical/client';
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext';
import { useEffect } from 'react';
import { keepBlockIds } from './blockIds.ts';

function BlockIdsPlugin() {
  const [editor] = useLexicalComposerContext();
  useEffect(() => keepBlockIds(editor), [editor]);
  return null;
}

export const BlockIdsFeature = createClientFeature({ plugins: [{ Component: BlockIdsPlugin, position: 'normal' }] });
