'use client';

import { Composer } from './composer/Composer.tsx';
import type { Names } from './composer/names.ts';
import type { House } from './composer/story.tsx';
import { StoryInPayload } from './InPayload.tsx';
import { StoryHead } from './writing/StoryHead.tsx';
import { useClocksPutOff } from './writing/useClocksPutOff.ts';

/** The composer as a page of Payload’s admin. */
export function StoryComposer(props: { names: Names; house: House }) {
  useClocksPutOff();
  return (
    <StoryInPayload>
      <Composer {...props} head={(id) => <StoryHead id={id} />} />
    </StoryInPayload>
  );
}
