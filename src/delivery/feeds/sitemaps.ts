import type { z } from 'zod';
import { directoryTag, listTag } from '../../published/tags.ts';
import { documentKinds, entryKinds, sitePathOf, type DocumentKind } from '../../published/kinds.ts';
import type { PublishedSection } from '../../published/directory/schema.ts';
import type { StorySummary } from '../../published/story/schema.ts';
import { llmsTxt } from '../../syndication/llmsTxt.ts';
import { newsSince, newsSitemap, newsUrls } from '../../syndication/newsSitemap.ts';
import { linkUrl, type Publication } from '../../syndication/publication.ts';
import { robots, tdmrep } from '../../syndication/robots.ts';
import { sitemap, sitemapIndex, urlsPerSitemap, type OtherSitemap } from '../../syndication/sitemap.ts';
import { pathPiece } from '../rest/parameters.ts';
import { notFound, type ReadRoute, type Sources } from '../rest/route.ts';
import { fileSchemas } from './fileSchemas.ts';
import { defineFile, fileAnswer, publicationFor, syndicationFreshness, type SyndicationSources } from './syndicated.ts';

const xml = 'application/xml; charset=utf-8';
const tag = 'Crawlers';
const all = [directoryTag, listTag({})];

/** The sitemap of the entries of a kind: `/sitemaps/pages.xml`. */
const sitemapOf = (kind: DocumentKind): string => `/sitemaps/${entryKinds[kind].collection}.xml`;

/** When any of them last changed; undefined where there are none. */
const lastChangeOf = (entries: readonly { updatedAt: string }[]): string | undefined =>
  entries
    .map(({ updatedAt }) => updatedAt)
    .sort()
    .at(-1);

async function othersOf({ directory }: Sources): Promise<OtherSitemap[]> {
  const all = await Promise.all(
    documentKinds.map(async (kind) => ({ kind, updatedAt: lastChangeOf(await directory.entries(kind)) })),
  );
  return all.flatMap(({ kind, updatedAt }) => (updatedAt ? [{ path: sitemapOf(kind), updatedAt }] : []));
}

const ofKind = (kind: DocumentKind): ReadRoute<SyndicationSources> =>
  defineFile(
    { path: sitemapOf(kind), tag, summary: 'Sitemap of what is no story', type: 'application/xml' },
    async (_given, sources) => {
      const [publication, entries] = await Promise.all([publicationFor(sources), sources.directory.entries(kind)]);
      const body = sitemap(entries, publication, (each, to) => linkUrl(sitePathOf(kind, each), to));
      return fileAnswer(xml, body, publication, { tags: [directoryTag], freshness: syndicationFreshness.sitemap });
    },
  );

const index = defineFile(
  { path: '/sitemap.xml', tag, summary: 'Sitemap', type: 'application/xml' },
  async (_given, sources) => {
    const [publication, months, others] = await Promise.all([
      publicationFor(sources),
      sources.stories.months(),
      othersOf(sources),
    ]);
    return fileAnswer(xml, sitemapIndex(months, publication, others), publication, {
      tags: all,
      freshness: syndicationFreshness.sitemap,
    });
  },
);

/** `2026-11`, `2026-11.2`: a month, or a later part of it. */
const monthForm = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:\.([2-9]|[1-9]\d{1,2}))?$/;

const month = defineFile(
  {
    path: '/sitemaps/{month}.xml',
    tag,
    summary: 'Sitemap',
    type: 'application/xml',
    params: { month: pathPiece(monthForm) },
  },
  async ({ params: { month: named } }, sources) => {
    const [, of = '', part = '1'] = monthForm.exec(named) ?? [];
    const skip = (Number(part) - 1) * urlsPerSitemap;
    const stories = await sources.stories.month(of, { skip, limit: urlsPerSitemap });
    if (stories.length === 0) return notFound(all);
    const publication = await publicationFor(sources);
    return fileAnswer(xml, sitemap(stories, publication), publication, {
      tags: all,
      freshness: syndicationFreshness.sitemap,
    });
  },
);

/** The headlines of the last two days, page by page. */
async function newsOf({ stories }: Sources, since: string): Promise<StorySummary[]> {
  const lines: StorySummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await stories.lines({ since, limit: 100, ...(cursor && { cursor }) });
    lines.push(...page.items);
    cursor = page.next;
  } while (cursor && lines.length < newsUrls);
  return lines;
}

const news = defineFile(
  { path: '/news-sitemap.xml', tag, summary: 'Google News sitemap: the last 48 hours', type: 'application/xml' },
  async (_given, sources) => {
    const now = sources.now();
    const [publication, lines] = await Promise.all([publicationFor(sources), newsOf(sources, newsSince(now))]);
    return fileAnswer(xml, newsSitemap(lines, publication, now), publication, {
      tags: all,
      freshness: syndicationFreshness.news,
      passes: true,
    });
  },
);

type Write = (publication: Publication, sections: readonly PublishedSection[]) => string;

type HouseFile = { path: string; summary: string; type: string; schema?: z.ZodType };

/** What depends on the newsroom alone. */
const directoryEntries = (file: HouseFile, write: Write): ReadRoute<SyndicationSources> =>
  defineFile({ tag, ...file }, async (_given, sources) => {
    const [publication, sections] = await Promise.all([publicationFor(sources), sources.directory.sections()]);
    const contentType = file.type.startsWith('text/') ? `${file.type}; charset=utf-8` : file.type;
    return fileAnswer(contentType, write(publication, sections), publication, {
      tags: [directoryTag],
      freshness: syndicationFreshness.directory,
    });
  });

/** What the site tells search engines and other programs that come by themselves. */
export const sitemapRoutes: readonly ReadRoute<SyndicationSources>[] = [
  index,
  ...documentKinds.map(ofKind),
  month,
  news,
  directoryEntries({ path: '/robots.txt', summary: 'What crawlers are told', type: 'text/plain' }, robots),
  directoryEntries(
    { path: '/llms.txt', summary: 'What language models are told', type: 'text/markdown' },
    (publication, sections) => llmsTxt(sections, publication),
  ),
  directoryEntries(
    {
      path: '/.well-known/tdmrep.json',
      summary: 'The TDM reservation',
      type: 'application/json',
      schema: fileSchemas.TdmReservation,
    },
    tdmrep,
  ),
];
