import type { BlockProps } from '../BlockPlace.tsx';
import type { StorySource } from '../storySource.ts';

export type BlockOfText = BlockProps & { tools: StorySource };
