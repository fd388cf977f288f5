'use client';

import { DraggableBlockPlugin_EXPERIMENTAL as DraggableBlocks } from '@payloadcms/richtext-lexical/lexical/react/LexicalDraggableBlockPlugin';
import { useRef } from 'react';
import { useSayText } from './useText.ts';

/** By which a paragraph or block is drawn elsewhere with a mouse; keys have Alt and arrows for it. */
export function Handle({ frame }: { frame: HTMLElement }) {
  const say = useSayText();
  const handle = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  return (
    <DraggableBlocks
      anchorElem={frame}
      menuRef={handle}
      targetLineRef={line}
      menuComponent={
        <div ref={handle} className="story-text__handle" title={say('moveBlock')} aria-hidden="true">
          ⠿
        </div>
      }
      targetLineComponent={<div ref={line} className="story-text__line" />}
      isOnMenu={(element) => element.closest('.story-text__handle') !== null}
    />
  );
}
