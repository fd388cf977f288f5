'use client';

import { useState, type ReactNode, type RefObject } from 'react';
import type { LeftOut } from '../editor/pieces.ts';
import { PasteNotices } from '../editor/PasteNotices.tsx';
import { useOpenedStory } from '../surroundings.ts';
import { useFieldLabel } from '../useSay.ts';
import { useStory, useStoryField, useStoryLanguage } from './story.tsx';
import { StoryText, type StoryTextHandle, type StoryTextProps } from './text/StoryText.tsx';

type Body = NonNullable<StoryTextProps['value']>;
type Props = Pick<StoryTextProps, 'renderBlock' | 'stories' | 'onPhotos'> & {
  text: RefObject<StoryTextHandle | null>;
  /** Drawn run into the first paragraph. */
  lead?: ReactNode;
};

/** The text of what is written on the page, with the blocks its kind may hold. */
export function BodyField({ text, ...props }: Props) {
  const labelOf = useFieldLabel();
  const { kind } = useOpenedStory();
  const { readOnly, steps } = useStory();
  const language = useStoryLanguage();
  const [body, edit] = useStoryField<Body>('body');
  const [notices, setNotices] = useState<(readonly LeftOut[])[]>([]);
  return (
    <div className="story-sheet__text" data-story-part="body" data-story-field="body">
      <StoryText
        {...props}
        ref={text}
        value={body ?? null}
        onChange={edit}
        readOnly={readOnly}
        language={language}
        label={labelOf('body')}
        blocks={kind.blocks}
        steps={steps}
        onLeft={(leftOut) => setNotices((all) => [...all, leftOut])}
      />
      <PasteNotices
        notices={notices}
        onClose={(closed) => setNotices((all) => all.filter((each) => each !== closed))}
      />
    </div>
  );
}
