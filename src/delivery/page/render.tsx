import { renderToStaticMarkup } from 'react-dom/server';
import { StoryPage } from './StoryPage.tsx';
import type { StoryView } from './view.ts';

/** The reader's page of a story as a whole HTML document: no script, no inline style; its look is in page.css. */
export const renderStoryPage = (view: StoryView): string =>
  `<!doctype html>\n${renderToStaticMarkup(<StoryPage view={view} />)}`;
