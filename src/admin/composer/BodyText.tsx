'use client';

import { useCallback, useState, type RefObject } from 'react';
import type { LeftOut } from '../editor/pieces.ts';
import { PasteNotices } from '../editor/PasteNotices.tsx';
import { useSurroundings } from '../surroundings.ts';
import { useSay } from '../useSay.ts';
import { Block, ourStories } from './Blocks.tsx';
import { Dateline } from './Dateline.tsx';
import { placeOf, sendTo } from './photos/underWay.ts';
import { useKeyOnDevice } from './photos/useKeyOnDevice.ts';
import { useStoryLanguage } from './Signature.tsx';
import { useStory, useStoryField } from './story.tsx';
import type { BlockProps } from './text/BlockPlace.tsx';
import type { PhotoFile } from './text/photoFiles.ts';
import { StoryText, type StoryTextHandle, type StoryTextProps } from './text/StoryText.tsx';

type Body = NonNullable<StoryTextProps['value']>;

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
export function BodyText({ text }: { text: RefObject<StoryTextHandle | null> }) {
  const { say } = useSay();
  const { readOnly, steps } = useStory();
  const onPhotos = useSendPhotos();
  const language = useStoryLanguage();
  const [body, edit] = useStoryField<Body>('body');
  const [notices, setNotices] = useState<(readonly LeftOut[])[]>([]);
  return (
    <div className="story-sheet__text" data-story-part="body" data-story-field="body">
      <StoryText
        ref={text}
        value={body ?? null}
        onChange={edit}
        readOnly={readOnly}
        language={language}
        label={say('textOfStory')}
        lead={lead}
        renderBlock={drawBlock}
        stories={ourStories}
        steps={steps}
        onPhotos={onPhotos}
        onLeft={(leftOut) => setNotices((all) => [...all, leftOut])}
      />
      <PasteNotices
        notices={notices}
        onClose={(closed) => setNotices((all) => all.filter((each) => each !== closed))}
      />
    </div>
  );
}
