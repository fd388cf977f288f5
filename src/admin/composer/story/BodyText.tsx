'use client';

import { useCallback, type RefObject } from 'react';
import { useSurroundings, useKeyOnDevice } from '../../surroundings.ts';
import { BodyField } from '../BodyField.tsx';
import { Block, ourStories } from './Blocks.tsx';
import { Dateline } from './Dateline.tsx';
import { placeOf, sendTo } from './photos/underWay.ts';
import { useStory } from '../story.tsx';
import type { BlockProps } from '../text/BlockPlace.tsx';
import type { PhotoFile } from '../text/photoFiles.ts';
import type { StoryTextHandle } from '../text/StoryText.tsx';

const drawBlock = (block: BlockProps) => <Block {...block} />;
const lead = <Dateline />;

/** Sends the photos of the text's blocks; taken where the story is told from, as long as the camera does not say it. */
function useSendPhotos() {
  const { model } = useStory();
  const { user } = useSurroundings();
  const story = useKeyOnDevice();
  return useCallback(
    (photos: readonly PhotoFile[]) => {
      if (!user) return;
      for (const { block, file } of photos)
        sendTo(user.id, { place: block, story }, file, placeOf(model.get('dateline')));
    },
    [model, user, story],
  );
}

/** The text of the story, its dateline run into the first paragraph. */
export const BodyText = ({ text }: { text: RefObject<StoryTextHandle | null> }) => (
  <BodyField text={text} lead={lead} renderBlock={drawBlock} stories={ourStories} onPhotos={useSendPhotos()} />
);
