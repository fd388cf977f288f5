import type { PublishedStory, StorySummary } from '../published/story/schema.ts';
import type { DocumentKind, EntryOf } from '../published/kinds.ts';
import type { ShareCard } from '../domain/previewShapes.ts';
import { openGraph } from '../syndication/openGraph.ts';
import type { Publication } from '../syndication/publication.ts';
import { aboutAside, aboutPreview } from './about.ts';
import { layoutOf, htmlOf, type LayoutParts } from './pages.tsx';
import { Document } from './Document.tsx';
import { DocumentPage } from './DocumentPage.tsx';
import { Headline } from './Headlines.tsx';
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

/** How a story will stand on the front page: on top of it, and as one of the cards. No script, not for search engines. */
export async function renderPreviewCards(line: StorySummary, parts: LayoutParts): Promise<string> {
  const layout = await layoutOf(parts, line.language);
  return htmlOf(
    <Document layout={layout} about={aboutAside(line.headline)} preview social={false}>
      <main className="front">
        <section className="top-stories">
          <Headline line={line} layout={layout} look="lead" level={2} eager />
          <div className="cards">
            <Headline line={line} layout={layout} look="card" level={2} />
          </div>
        </section>
      </main>
    </Document>,
  );
}

/** What social networks and messengers make their card of. */
export function shareCardOf(story: PublishedStory, publication: Publication): ShareCard {
  const metas = openGraph(story, publication);
  const metaContentOf = (name: string): string | undefined =>
    metas.find((meta) => 'property' in meta && meta.property === name)?.content;
  const { title, description } = story.seo;
  const image = metaContentOf('og:image');
  return { site: new URL(publication.origin).host, title, description, ...(image !== undefined && { image }) };
}
