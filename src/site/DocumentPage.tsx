import { sitePathOf, type DocumentKind, type EntryOf } from '../published/kinds.ts';
import { tdmMeta } from '../syndication/robots.ts';
import { linkUrl, localeOf, type Publication } from '../syndication/publication.ts';
import type { About } from './about.ts';
import { Document } from './Document.tsx';
import type { PageLayout } from './layout.ts';
import { momentOf } from './moments.ts';
import { NewsLine } from './NewsLine.tsx';
import { say } from './texts.ts';

type DocumentEntry = EntryOf<DocumentKind>;

const alternatesOf = (document: DocumentEntry) =>
  [document, ...document.translations].map((each) => ({
    language: each.language,
    path: sitePathOf(document.kind, each),
  }));

/** What a page says of itself to browsers and search engines. */
function aboutDocument(document: DocumentEntry, publication: Publication): About {
  const url = linkUrl(sitePathOf(document.kind, document), publication);
  const alternates = alternatesOf(document);
  const others = alternates.length > 1 ? alternates : [];
  return {
    title: document.title,
    alternates,
    links: [
      { rel: 'canonical', href: url },
      ...others.map(({ language, path }) => ({
        rel: 'alternate' as const,
        hrefLang: language as string,
        href: linkUrl(path, publication),
      })),
    ],
    metas: [
      { name: 'description', content: document.description },
      { property: 'og:type', content: 'website' },
      { property: 'og:title', content: document.title },
      { property: 'og:description', content: document.description },
      { property: 'og:url', content: url },
      { property: 'og:site_name', content: publication.site.name },
      { property: 'og:locale', content: localeOf[document.language] },
      ...tdmMeta(publication),
    ],
  };
}

const Updated = ({ document, frame: { language, publication } }: { document: DocumentEntry; frame: PageLayout }) => (
  <p className="times">
    <span>
      {say('updated', language)}{' '}
      <time dateTime={document.updatedAt}>
        {momentOf(document.updatedAt, 'long', language, publication.site.timeZone)}
      </time>
    </span>
  </p>
);

type Props = { document: DocumentEntry; frame: PageLayout; banner?: string };

/** A document that is no story: About, Contacts, Privacy. With a `banner` it is a preview. */
export function DocumentPage({ document, frame, banner }: Props) {
  const { publication } = frame;
  const about: About = banner
    ? { title: document.title, metas: [{ name: 'robots', content: 'noindex, nofollow' }] }
    : aboutDocument(document, publication);
  const top = banner && (
    <div className="banner" role="note">
      <strong>{banner}</strong>
    </div>
  );
  return (
    <Document layout={frame} about={about} banner={top} preview={Boolean(banner)}>
      <div className="columns">
        <main className="story">
          <article>
            <header className="opening">
              <h1>{document.title}</h1>
              {document.updatedAt && <Updated document={document} frame={frame} />}
            </header>
            {/* Made and escaped by `htmlOf`; nothing else is ever stored there. */}
            <div className="body" dangerouslySetInnerHTML={{ __html: document.body.html }} />
          </article>
        </main>
        <NewsLine frame={frame} live={!banner} />
      </div>
    </Document>
  );
}
