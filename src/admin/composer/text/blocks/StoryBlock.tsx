'use client';

import type { KeyboardEvent, ReactNode } from 'react';
import type { BlockProps } from '../BlockPlace.tsx';
import { useSayText } from '../useText.ts';
import { EmbedBlock } from './EmbedBlock.tsx';
import { PhotoBlock } from './PhotoBlock.tsx';
import { QuotationBlock } from './QuotationBlock.tsx';
import { RelatedBlock } from './RelatedBlock.tsx';

export type StoryFound = { id: string; headline: string };

/** What blocks need of the story around the text; where something is not given, its block offers less. */
export type BlockTools = {
  /** Lets a person choose or send a photo; its id, or undefined if they went back. */
  choosePhoto?: () => Promise<string | undefined>;
  /** A photo as it stands in the story, by its id: with its credit and alternative text. */
  showPhoto?: (id: string, readOnly: boolean) => ReactNode;
  /** Our own stories by words of their headlines. */
  findStories?: (words: string) => Promise<readonly StoryFound[]>;
  /** The headlines of these stories, in their order; one that is not to be seen is left out. */
  storiesOf?: (ids: readonly string[]) => Promise<readonly StoryFound[]>;
};

export type BlockOfText = BlockProps & { tools: BlockTools };

const drawn: Readonly<Record<string, (block: BlockOfText) => ReactNode>> = {
  quotation: (block) => <QuotationBlock {...block} />,
  embed: (block) => <EmbedBlock {...block} />,
  photo: (block) => <PhotoBlock {...block} />,
  relatedStories: (block) => <RelatedBlock {...block} />,
};

/** Enter in a line goes on to the text. */
function goOn(event: KeyboardEvent, leave: () => void): void {
  if (event.key !== 'Enter' || event.defaultPrevented || !(event.target instanceof HTMLInputElement)) return;
  if (event.nativeEvent.isComposing) return;
  event.preventDefault();
  leave();
}

/** A block where it stands in the text, edited in place. */
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
