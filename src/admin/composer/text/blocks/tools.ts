import type { BlockProps } from '../BlockPlace.tsx';

export type StoryFound = { id: string; headline: string };

/** What blocks need of the story around the text; where something is not given, its block offers less. */
export type BlockTools = {
  /** Our own stories by words of their headlines. */
  findStories?: (words: string) => Promise<readonly StoryFound[]>;
  /** The headlines of these stories, in their order; one that is not to be seen is left out. */
  storiesOf?: (ids: readonly string[]) => Promise<readonly StoryFound[]>;
};

export type BlockOfText = BlockProps & { tools: BlockTools };
