import type { PublishedStory } from '../published/story/schema.ts';
import type { DocumentKind, EntryOf } from '../published/kinds.ts';
import { aboutPreview } from './about.ts';
import { layoutOf, htmlOf, type LayoutParts } from './pages.tsx';
import { DocumentPage } from './DocumentPage.tsx';
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
  const layout = await layoutOf(parts, story.language);
  const titled = story.headline ? story : { ...story, headline: '…' };
  const preview = { banner: isPending, note };
  return htmlOf(<StoryPage story={titled} layout={layout} about={aboutPreview(titled)} preview={preview} />);
}

/** A document's page as it would be, for the newsroom: not for search engines. Serve it with `previewPolicy`. */
export async function renderDocumentPreview(document: EntryOf<DocumentKind>, parts: LayoutParts): Promise<string> {
  const layout = await layoutOf(parts, document.language);
  const titled = document.title ? document : { ...document, title: '…' };
  return htmlOf(<DocumentPage document={titled} frame={layout} banner={say('preview', document.language)} />);
}
