import type { PublishedStory } from '../published/story/schema.ts';
import type { PublishedPage } from '../published/page/schema.ts';
import { aboutPreview } from './about.ts';
import { layoutOf, htmlOf, type LayoutParts } from './pages.tsx';
import { PageOfSite } from './PageOfSite.tsx';
import { StoryPage } from './StoryPage.tsx';
import { say } from './texts.ts';

export type Previewed = {
  /** As readers would get it. */
  story: PublishedStory;
  /** Is it another version than readers see? Then a banner says so, with the note. */
  isPending: boolean;
  note?: string;
};

/** The reader's page of a version that may not be public: no script, reviews closed, not for search engines. Serve it with `previewPolicy`. */
export async function renderPreviewPage({ story, isPending, note }: Previewed, parts: LayoutParts): Promise<string> {
  const frame = await layoutOf(parts, story.language);
  const shown = story.headline ? story : { ...story, headline: '…' };
  const preview = { banner: isPending, note };
  return htmlOf(<StoryPage story={shown} frame={frame} about={aboutPreview(shown)} preview={preview} />);
}

/** A page of the site as it would be, for the newsroom: not for search engines. Serve it with `previewPolicy`. */
export async function renderSitePagePreview(page: PublishedPage, parts: LayoutParts): Promise<string> {
  const frame = await layoutOf(parts, page.language);
  const shown = page.title ? page : { ...page, title: '…' };
  return htmlOf(<PageOfSite page={shown} frame={frame} banner={say('preview', page.language)} />);
}
