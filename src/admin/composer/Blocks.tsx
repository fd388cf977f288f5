'use client';

import { useSay } from '../useSay.ts';
import { PhotoBox } from './photos/PhotoBox.tsx';
import { headlinesOf, search } from './search.ts';
import type { BlockProps } from './text/BlockPlace.tsx';
import { StoryBlock } from './text/blocks/StoryBlock.tsx';
import type { StorySource } from './text/storySource.ts';
import { idOf } from '../../domain/body/blocks.ts';

/** What the text asks of the newsroom. */
export const ourStories: StorySource = {
  findStories: async (words) =>
    (await search('articles', words)).map(({ id, name, aside }) => ({ id, headline: name, language: aside })),
  storiesOf: headlinesOf,
};

/** A photo in the text is chosen, sent and described where it stands. */
function PhotoInText({ fields, change, settle, putFiles, readOnly, focus, remove }: BlockProps) {
  const { say } = useSay();
  return (
    <>
      <PhotoBox
        media={idOf(fields.media)}
        caption={typeof fields.caption === 'string' ? fields.caption : undefined}
        readOnly={readOnly}
        focus={focus}
        place={String(fields.id)}
        onFiles={putFiles}
        onPhoto={(media) => change({ media })}
        onSent={(media) => settle({ media })}
        onCaption={(caption) => change({ caption })}
      />
      {!readOnly && (
        <button type="button" className="story-block__remove" aria-label={say('removeBlock')} onClick={remove}>
          ×
        </button>
      )}
    </>
  );
}

/** A block of a body, edited where it stands. */
export const Block = (block: BlockProps) =>
  block.blockType === 'photo' ? <PhotoInText {...block} /> : <StoryBlock {...block} tools={ourStories} />;
