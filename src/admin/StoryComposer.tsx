'use client';

import { Composer, type ComposerProps } from './composer/Composer.tsx';
import { BegunInPayload, StoryInPayload } from './InPayload.tsx';
import { StoryHead } from './writing/StoryHead.tsx';
import { useClocksPutOff } from './writing/useClocksPutOff.ts';

/** The composer as a page of Payload’s admin: of a story that Payload has opened, or of one that is begun here. */
export function StoryComposer(props: Omit<ComposerProps, 'head'>) {
  useClocksPutOff();
  const isBeginning = props.beginning !== undefined;
  const Around = isBeginning ? BegunInPayload : StoryInPayload;
  return (
    <Around draftKey={props.beginning?.draftKey}>
      <Composer {...props} head={(id) => <StoryHead id={id} isBeginning={isBeginning} />} />
    </Around>
  );
}
