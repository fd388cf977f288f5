import { use } from 'react';
import { OpenedStoryContext } from '../../surroundings.ts';

/** What the device calls the story that its photos belong to: the key it was begun under, where that is known, else its id. */
export function useKeyOnDevice(): string | undefined {
  const { id, draftKey } = use(OpenedStoryContext) ?? {};
  return draftKey ?? id;
}
