import { languageAlternates, type Placed, type UrlOf } from './links.ts';
import { absoluteUrl, storyUrl, type Publication } from './publication.ts';
import { element, xmlDocument, type Xml } from './xml.ts';

/** sitemaps.org allows 50,000 addresses and 50 MB a file. An address of ours takes at most 2 KB with its languages: this many are safe. */
export const urlsPerSitemap = 5_000;

/** What a sitemap tells of a story, or of anything else with an address of its own. */
export type SitemapStory = Placed & { updatedAt: string; translations: readonly Placed[] };
/** A sitemap of something else than the stories of a month. */
export type OtherSitemap = { path: string; updatedAt: string };

/** A month (`2026-11`) with stories: how many, and when the last of them changed. */
export type SitemapMonth = { month: string; stories: number; updatedAt: string };

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** `/sitemaps/2026-11.xml`; what does not fit there is in `/sitemaps/2026-11.2.xml` and so on. */
const sitemapPath = (month: string, part: number): string => `/sitemaps/${month}${part > 1 ? `.${part}` : ''}.xml`;

const fileOf = (path: string, updatedAt: string, publication: Publication): Xml =>
  element('sitemap', {}, element('loc', {}, absoluteUrl(path, publication)), element('lastmod', {}, updatedAt));

/** The sitemap of sitemaps: a file, or several, for each month, and the others. */
export const sitemapIndex = (
  months: readonly SitemapMonth[],
  publication: Publication,
  others: readonly OtherSitemap[] = [],
): string =>
  xmlDocument(
    element(
      'sitemapindex',
      { xmlns: namespace },
      ...months.flatMap(({ month, stories, updatedAt }) =>
        Array.from({ length: Math.ceil(stories / urlsPerSitemap) }, (_, index) =>
          fileOf(sitemapPath(month, index + 1), updatedAt, publication),
        ),
      ),
      ...others.map(({ path, updatedAt }) => fileOf(path, updatedAt, publication)),
    ),
  );

const entryOf = (story: SitemapStory, publication: Publication, urlOf: UrlOf): Xml =>
  element(
    'url',
    {},
    element('loc', {}, urlOf(story, publication)),
    element('lastmod', {}, story.updatedAt),
    ...languageAlternates(story, publication, urlOf).map(({ lang, href }) =>
      element('xhtml:link', { rel: 'alternate', hreflang: lang, href }),
    ),
  );

/** Stories for search engines, each with its other languages (sitemaps.org 0.9; Google's `xhtml:link`). At most `urlsPerSitemap`. */
export const sitemap = (stories: readonly SitemapStory[], publication: Publication, urlOf: UrlOf = storyUrl): string =>
  xmlDocument(
    element(
      'urlset',
      { xmlns: namespace, 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' },
      ...stories.slice(0, urlsPerSitemap).map((story) => entryOf(story, publication, urlOf)),
    ),
  );
