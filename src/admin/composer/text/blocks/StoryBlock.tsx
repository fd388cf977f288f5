'use client';

import type { KeyboardEvent, ReactNode } from 'react';
import { useSayText } from '../useText.ts';
import { EmbedBlock } from './EmbedBlock.tsx';
import { QuotationBlock } from './QuotationBlock.tsx';
import { RelatedBlock } from './RelatedBlock.tsx';
import { TableBlock } from './TableBlock.tsx';
import type { BlockOfText } from '../BlockPlace.tsx';

const drawn: Readonly<Record<string, (block: BlockOfText) => ReactNode>> = {
  quotation: (block) => <QuotationBlock {...block} />,
  embed: (block) => <EmbedBlock {...block} />,
  table: (block) => <TableBlock {...block} />,
  relatedStories: (block) => <RelatedBlock {...block} />,
};

/** Enter in a line goes on to the text. */
function goOn(event: KeyboardEvent, leave: () => void): void {
  if (event.key !== 'Enter' || event.defaultPrevented || !(event.target instanceof HTMLInputElement)) return;
  if (event.nativeEvent.isComposing) return;
  event.preventDefault();
  leave();
}

/** A block where it stands in the text, edited in place; a photo is drawn by the page, which can send and describe one. */
export function StoryBlock(block: BlockOfText) {
  const say = useSayText();
  return (
    <div className="story-block" onKeyDown={(event) => goOn(event, block.leave)}>
      {drawn[block.blockType]?.(block)}
      {!block.readOnly && (
        <button
          type="button"
          className="story-block__remove"
          title={say('remove')}
          aria-label={say('remove')}
          onClick={block.remove}
        >
          ×
        </button>
      )}
    </div>
  );
}
