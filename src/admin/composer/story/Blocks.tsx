'use client';

import { useSay } from '../../useSay.ts';
import { PhotoBox } from './photos/PhotoBox.tsx';
import { ask } from '../../deskApi.ts';
import { search } from '../search.ts';
import type { BlockProps } from '../text/BlockPlace.tsx';
import { StoryBlock } from '../text/blocks/StoryBlock.tsx';
import type { StorySource } from '../text/storySource.ts';
import { idOf } from '../../../domain/body/blocks.ts';

type Row = { id: string; headline?: string };

/** The headlines of these stories, in their order; one that is not to be seen is left out. */
async function headlinesOf(ids: readonly string[]): Promise<{ id: string; headline: string }[]> {
  const query = `where[id][in]=${encodeURIComponent(ids.join(','))}&select[headline]=true&draft=true&depth=0&limit=20`;
  const answer = await ask<{ docs: Row[] }>(`/api/articles?${query}`);
  const docs = answer.ok ? answer.body.docs : [];
  return ids.flatMap((id) => {
    const found = docs.find((each) => each.id === id);
    return found ? [{ id, headline: found.headline ?? '' }] : [];
  });
}

/** What the text asks of the newsroom. */
export const ourStories: StorySource = {
  collection: 'articles',
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
