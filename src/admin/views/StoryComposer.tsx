'use client';

import type { PageProps } from '../composer/Composer.tsx';
import { Page } from '../composer/story/Page.tsx';
import { ComposerInPayload, type ComposerInPayloadProps } from './ComposerInPayload.tsx';
import { storyKind } from '../kinds/story.ts';

const draw = (page: PageProps) => <Page {...page} />;

/** The page on which a story is written, in Payload’s admin. */
export const StoryComposer = (props: Omit<ComposerInPayloadProps, 'kind' | 'page'>) => (
  <ComposerInPayload {...props} kind={storyKind} page={draw} />
);
