import type { PublishedStory } from '../published/story/schema.ts';
import { aboutPreview } from './about.ts';
import { frameOf, htmlOf, type FrameParts } from './pages.tsx';
import { StoryPage } from './StoryPage.tsx';

export type Previewed = {
  /** As readers would get it. */
  story: PublishedStory;
  /** Is it another version than readers see? Then a banner says so, with the note. */
  isPending: boolean;
  note?: string;
};

/** The reader's page of a version that may not be public: no script, reviews closed, not for search engines. Serve it with `previewPolicy`. */
export async function renderPreviewPage({ story, isPending, note }: Previewed, parts: FrameParts): Promise<string> {
  const frame = await frameOf(parts, story.language);
  const shown = story.headline ? story : { ...story, headline: '…' };
  const preview = { banner: isPending, note };
  return htmlOf(<StoryPage story={shown} frame={frame} about={aboutPreview(shown)} preview={preview} />);
}
