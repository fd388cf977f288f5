import type { ReactNode } from 'react';
import type { BlockProps } from '../BlockPlace.tsx';

export type StoryFound = { id: string; headline: string };

/** What blocks need of the story around the text; where something is not given, its block offers less. */
export type BlockTools = {
  /** Lets a person choose or send a photo; its id, or undefined if they went back. */
  choosePhoto?: () => Promise<string | undefined>;
  /** A photo as it stands in the story, by its id: with its credit and alternative text. */
  showPhoto?: (id: string, readOnly: boolean) => ReactNode;
  /** Our own stories by words of their headlines. */
  findStories?: (words: string) => Promise<readonly StoryFound[]>;
  /** The headlines of these stories, in their order; one that is not to be seen is left out. */
  storiesOf?: (ids: readonly string[]) => Promise<readonly StoryFound[]>;
};

export type BlockOfText = BlockProps & { tools: BlockTools };
