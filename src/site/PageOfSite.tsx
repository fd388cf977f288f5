import { pagePath } from '../domain/addresses.ts';
import type { PublishedPage } from '../published/page/schema.ts';
import { tdmMeta } from '../syndication/robots.ts';
import { absoluteUrl, localeOf, type Publication } from '../syndication/publication.ts';
import type { About } from './about.ts';
import { Document } from './Document.tsx';
import type { PageLayout } from './layout.ts';
import { momentOf } from './moments.ts';
import { NewsLine } from './NewsLine.tsx';
import { say } from './texts.ts';

const alternatesOf = (page: PublishedPage) =>
  [page, ...page.translations].map((each) => ({ language: each.language, path: pagePath(each) }));

/** What a page says of itself to browsers and search engines. */
function aboutPage(page: PublishedPage, publication: Publication): About {
  const url = absoluteUrl(pagePath(page), publication);
  const alternates = alternatesOf(page);
  const others = alternates.length > 1 ? alternates : [];
  return {
    title: page.title,
    alternates,
    links: [
      { rel: 'canonical', href: url },
      ...others.map(({ language, path }) => ({
        rel: 'alternate' as const,
        hrefLang: language as string,
        href: absoluteUrl(path, publication),
      })),
    ],
    metas: [
      { name: 'description', content: page.description },
      { property: 'og:type', content: 'website' },
      { property: 'og:title', content: page.title },
      { property: 'og:description', content: page.description },
      { property: 'og:url', content: url },
      { property: 'og:site_name', content: publication.site.name },
      { property: 'og:locale', content: localeOf[page.language] },
      ...tdmMeta(publication),
    ],
  };
}

const Updated = ({ page, frame: { language, publication } }: { page: PublishedPage; frame: PageLayout }) => (
  <p className="times">
    <span>
      {say('updated', language)}{' '}
      <time dateTime={page.updatedAt}>{momentOf(page.updatedAt, 'long', language, publication.site.timeZone)}</time>
    </span>
  </p>
);

type Props = { page: PublishedPage; frame: PageLayout; banner?: string };

/** A page of the site: About, Contacts, Privacy. With a `banner` it is a preview. */
export function PageOfSite({ page, frame, banner }: Props) {
  const { publication } = frame;
  const about: About = banner
    ? { title: page.title, metas: [{ name: 'robots', content: 'noindex, nofollow' }] }
    : aboutPage(page, publication);
  const top = banner && (
    <div className="banner" role="note">
      <strong>{banner}</strong>
    </div>
  );
  return (
    <Document frame={frame} about={about} banner={top} preview={Boolean(banner)}>
      <div className="columns">
        <main className="story">
          <article>
            <header className="opening">
              <h1>{page.title}</h1>
              {page.updatedAt && <Updated page={page} frame={frame} />}
            </header>
            {/* Made and escaped by `htmlOf`; nothing else is ever stored there. */}
            <div className="body" dangerouslySetInnerHTML={{ __html: page.body.html }} />
          </article>
        </main>
        <NewsLine frame={frame} live={!banner} />
      </div>
    </Document>
  );
}
