import { Preview } from '../preview/Preview.tsx';
import type { Views } from '../split/SplitView.tsx';
import { Changes } from './compare/Changes.tsx';
import { Source } from './translate/Source.tsx';

/** What may stand in the other half of a story's page. */
export const storyViews: Views = {
  preview: { title: 'previewBeside', Shown: Preview },
  changes: { title: 'changes', Shown: Changes },
  source: { title: 'sourceOfStory', Shown: Source },
};
