import type { Answer } from '../delivery/cache/answer.ts';
import type { Addressed } from '../published/kinds.ts';
import type { Page } from '../delivery/stores/stores.ts';
import { authorPath, searchPath, sectionPath, topicPath } from '../domain/addresses.ts';
import { linkAddress, type Addressing } from '../published/directory/addresses.ts';
import type { StorySummary } from '../published/story/schema.ts';
import { languages, type Language } from '../domain/languages.ts';
import { authorTag, directoryTag, listTag, searchTag, sectionTag, type Facets } from '../published/tags.ts';
import { aboutAside, aboutList, type About, type ListAbout } from './about.ts';

import { sectionName, type PageLayout } from './layout.ts';
import { AuthorPage, SectionPage, TopicPage, type Matter } from './ListPage.tsx';
import { ProblemPage } from './NoticePage.tsx';
import { layoutOf, movedTo, pageAnswer, type SiteParts } from './pages.tsx';
import { SearchPage } from './SearchPage.tsx';
import { say } from './texts.ts';

const storiesPerPage = 20;

/** What of a query a list of stories heeds. */
export type Paging = { cursor?: string };

const pageOf = (parts: SiteParts, facets: Facets, { cursor }: Paging): Promise<Page<StorySummary>> =>
  parts.stories.lines({ ...facets, cursor, limit: storiesPerPage });

const matterOf = ({ items, next }: Page<StorySummary>, path: string, { cursor }: Paging): Matter => ({
  lines: items,
  path,
  cursor,
  next,
});

/** Only the first page is for search engines: the others say something else tomorrow. */
function aboutPage(list: ListAbout, layout: PageLayout, { lines, cursor }: Matter): About {
  const { pathIn, inLanguages = [list.language] } = list;
  const alternates = inLanguages.map((language) => ({ language, path: pathIn(language) }));
  const about = cursor ? aboutAside(list.title, alternates) : aboutList(list, layout.publication);
  const photo = lines[0]?.photo;
  return { ...about, ...(photo && { leadPhoto: { photo, place: 'row' as const } }) };
}

const nothing = (layout: PageLayout, tags: readonly string[]): Answer =>
  pageAnswer(404, layout, <ProblemPage frame={layout} status={404} />, tags);

const withCursor = (path: string, { cursor }: Paging): string =>
  cursor ? `${path}?${new URLSearchParams({ cursor }).toString()}` : path;

/** An old address leads to the page's own; where there is none, the other answer. */
async function movedOr(
  { directory }: SiteParts,
  site: Addressing,
  kind: Addressed,
  address: string,
  { pathTo, paging, other }: { pathTo: (now: string) => string; paging: Paging; other: Answer },
): Promise<Answer> {
  const now = await directory.newAddressOf(kind, address);
  if (!now) return other;
  const own = pathTo(now);
  const to = linkAddress(own, site);
  // A front end of one's own pages in its own way.
  return movedTo(to === own ? withCursor(own, paging) : to, other.tags);
}

export async function sectionAnswer(parts: SiteParts, lang: Language, path: string, paging: Paging): Promise<Answer> {
  const facets = { section: path, lang };
  const [layout, page] = await Promise.all([layoutOf(parts, lang), pageOf(parts, facets, paging)]);
  const section = layout.sections.find((each) => each.path === path);
  const tags = [sectionTag(path), listTag(facets)];
  if (!section)
    return movedOr(parts, layout.publication.site, 'section', path, {
      pathTo: (now) => sectionPath(lang, now),
      paging,
      other: nothing(layout, tags),
    });
  const pathIn = (language: Language): string => sectionPath(language, path);
  const matter = matterOf(page, pathIn(lang), paging);
  const { description } = section;
  const list = { title: sectionName(section, lang), description, language: lang, pathIn, inLanguages: languages };
  const about = aboutPage({ ...list, feed: { section: path } }, layout, matter);
  return pageAnswer(200, layout, <SectionPage section={section} layout={layout} about={about} matter={matter} />, tags);
}

export async function authorAnswer(parts: SiteParts, lang: Language, slug: string, paging: Paging): Promise<Answer> {
  const facets = { author: slug, lang };
  const [layout, author, page] = await Promise.all([
    layoutOf(parts, lang),
    parts.directory.author(slug),
    pageOf(parts, facets, paging),
  ]);
  const tags = [authorTag(slug), listTag(facets)];
  if (!author)
    return movedOr(parts, layout.publication.site, 'author', slug, {
      pathTo: (now) => authorPath(lang, now),
      paging,
      other: nothing(layout, tags),
    });
  const pathIn = (language: Language): string => authorPath(language, slug);
  const matter = matterOf(page, pathIn(lang), paging);
  const list = { title: author.name, description: author.bio, language: lang, pathIn, inLanguages: languages };
  const about = aboutPage({ ...list, feed: { author: slug } }, layout, matter);
  return pageAnswer(200, layout, <AuthorPage author={author} layout={layout} about={about} matter={matter} />, tags);
}

/** A topic is there as long as a story has it; its name stands in the stories alone. */
export async function topicAnswer(parts: SiteParts, lang: Language, slug: string, paging: Paging): Promise<Answer> {
  const facets = { topic: slug, lang };
  const [layout, latest, page] = await Promise.all([
    layoutOf(parts, lang),
    parts.stories.stories({ ...facets, limit: 1 }),
    pageOf(parts, facets, paging),
  ]);
  const topic = latest.items[0]?.topics.find((each) => each.slug === slug);
  const tags = [listTag(facets)];
  if (!topic) return nothing(layout, tags);
  const pathIn = (language: Language): string => topicPath(language, slug);
  const matter = matterOf(page, pathIn(lang), paging);
  const about = aboutPage({ title: topic.name, language: lang, pathIn, feed: { topic: slug } }, layout, matter);
  return pageAnswer(200, layout, <TopicPage name={topic.name} layout={layout} about={about} matter={matter} />, tags);
}

export type Searched = Paging & { q?: string; section?: string };

/** The address of a search, with what it is narrowed by. */
function searchAddress(lang: Language, { q, section }: Searched): string {
  const query = new URLSearchParams({ ...(q && { q }), ...(section && { section }) }).toString();
  return searchPath(lang) + (query && `?${query}`);
}

export async function searchAnswer(parts: SiteParts, lang: Language, searched: Searched): Promise<Answer> {
  const { q = '', section, cursor } = searched;
  const now = section && (await parts.directory.newAddressOf('section', section));
  if (now) return movedTo(searchAddress(lang, { q, section: now }), [directoryTag]);
  const [layout, page] = await Promise.all([
    layoutOf(parts, lang),
    q ? parts.stories.search({ q, lang, section, cursor, limit: storiesPerPage }) : undefined,
  ]);
  const path = searchAddress(lang, searched);
  const matter = { q, section, path, cursor, hits: page?.items, next: page?.next };
  const alternates = languages.map((language) => ({ language, path: searchAddress(language, { q }) }));
  const title = q ? `${say('search', lang)}: ${q}` : say('search', lang);
  const about = aboutAside(title, alternates);
  return pageAnswer(200, layout, <SearchPage frame={layout} about={about} matter={matter} />, [searchTag]);
}
