import { houseTag, listTag } from '../../published/tags.ts';
import type { PublishedSection } from '../../published/directory/schema.ts';
import type { Line } from '../../published/story/schema.ts';
import { llmsTxt } from '../../syndication/llmsTxt.ts';
import { newsSince, newsSitemap, newsUrls } from '../../syndication/newsSitemap.ts';
import type { Publication } from '../../syndication/publication.ts';
import { robots } from '../../syndication/robots.ts';
import { sitemap, sitemapIndex, urlsPerSitemap } from '../../syndication/sitemap.ts';
import { tdmrep } from '../../syndication/tdm.ts';
import { notFound, type AnyRoute, type Sources } from '../rest/route.ts';
import { file, fileAnswer, publicationFor, syndicationFreshness, type SyndicationParts } from './syndicated.ts';

const xml = 'application/xml; charset=utf-8';
const all = [houseTag, listTag({})];

const index = (parts: SyndicationParts): AnyRoute =>
  file({
    path: '/sitemap.xml',
    query: {},
    answer: async ({ sources }) => {
      const [publication, months] = await Promise.all([publicationFor(sources, parts), sources.stories.months()]);
      return fileAnswer(xml, sitemapIndex(months, publication), publication, {
        tags: all,
        freshness: syndicationFreshness.sitemap,
      });
    },
  });

/** `2026-11`, `2026-11.2`: a month, or a later part of it. */
const monthForm = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:\.([2-9]|[1-9]\d{1,2}))?$/;

const month = (parts: SyndicationParts): AnyRoute =>
  file({
    path: '/sitemaps/{month}.xml',
    parameter: { pattern: monthForm },
    query: {},
    answer: async ({ named, sources }) => {
      const [, of = '', part = '1'] = monthForm.exec(named) ?? [];
      const skip = (Number(part) - 1) * urlsPerSitemap;
      const stories = await sources.stories.month(of, { skip, limit: urlsPerSitemap });
      if (stories.length === 0) return notFound(all);
      const publication = await publicationFor(sources, parts);
      return fileAnswer(xml, sitemap(stories, publication), publication, {
        tags: all,
        freshness: syndicationFreshness.sitemap,
      });
    },
  });

/** The headlines of the last two days, page by page. */
async function newsOf({ stories }: Sources, since: string): Promise<Line[]> {
  const lines: Line[] = [];
  let cursor: string | undefined;
  do {
    const page = await stories.lines({ since, limit: 100, ...(cursor && { cursor }) });
    lines.push(...page.items);
    cursor = page.next;
  } while (cursor && lines.length < newsUrls);
  return lines;
}

const news = (parts: SyndicationParts): AnyRoute =>
  file({
    path: '/news-sitemap.xml',
    query: {},
    answer: async ({ sources }) => {
      const now = parts.now();
      const [publication, lines] = await Promise.all([publicationFor(sources, parts), newsOf(sources, newsSince(now))]);
      return fileAnswer(xml, newsSitemap(lines, publication, now), publication, {
        tags: all,
        freshness: syndicationFreshness.news,
        passes: true,
      });
    },
  });

type Write = (publication: Publication, sections: readonly PublishedSection[]) => string;

/** What depends on the house alone. */
const ofTheHouse = (parts: SyndicationParts, path: string, contentType: string, write: Write): AnyRoute =>
  file({
    path,
    query: {},
    answer: async ({ sources }) => {
      const [publication, sections] = await Promise.all([publicationFor(sources, parts), sources.house.sections()]);
      return fileAnswer(contentType, write(publication, sections), publication, {
        tags: [houseTag],
        freshness: syndicationFreshness.house,
      });
    },
  });

/** What the site tells search engines and other programs that come by themselves. */
export const sitemapRoutes = (parts: SyndicationParts): AnyRoute[] => [
  index(parts),
  month(parts),
  news(parts),
  ofTheHouse(parts, '/robots.txt', 'text/plain; charset=utf-8', robots),
  ofTheHouse(parts, '/llms.txt', 'text/markdown; charset=utf-8', (publication, sections) =>
    llmsTxt(sections, publication),
  ),
  ofTheHouse(parts, '/.well-known/tdmrep.json', 'application/json', tdmrep),
];
