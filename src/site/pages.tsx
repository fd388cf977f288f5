import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Answer } from '../delivery/cache/answer.ts';
import type { DirectoryStore, StoryStore } from '../delivery/stores/stores.ts';
import { linkAddress, storyAddress } from '../published/directory/addresses.ts';
import { inOrder } from '../published/document/schema.ts';
import { documentKinds, sitePathOf, type DocumentKind } from '../published/kinds.ts';
import type { KilledStory, StorySummary, PublishedStory } from '../published/story/schema.ts';
import type { Language } from '../domain/languages.ts';
import { directoryTag, documentTag, listTag, reviewsTag, siteTag, slugTag, storyTag } from '../published/tags.ts';
import { publicationOf } from '../syndication/publication.ts';
import { aboutFront, aboutStory } from './about.ts';
import { type PageLayout, sectionsUnder, frontOrder } from './layout.ts';
import { FrontPage, type SectionBlock } from './FrontPage.tsx';
import { KilledPage, ProblemPage } from './NoticePage.tsx';
import { DocumentPage } from './DocumentPage.tsx';
import { pagePolicy } from './assets.ts';
import type { ReviewList } from './Reviews.tsx';
import { StoryPage } from './StoryPage.tsx';

/** What the site is made of. `serverUrl` is where it is reached while the newsroom has set no address of its own. */
export type SiteParts = {
  stories: StoryStore;
  directory: DirectoryStore;
  /** The approved reviews of a story, and its form while it takes more. */
  reviewsOf: (story: PublishedStory) => Promise<ReviewList>;
  serverUrl: string;
};

const newsLineLength = 20;
const cardsOnTop = 3;
const headlinesPerBlock = 4;

/** Short for what no purge reaches (a proxy on the way); our own cache and a CDN's are told of each change. */
const freshness: Answer['freshness'] = {
  maxAge: 0,
  sMaxAge: 30,
  staleWhileRevalidate: 60,
  staleIfError: 600,
};
const contentType = 'text/html; charset=utf-8';
const headers = { 'Content-Security-Policy': pagePolicy };

export const htmlOf = (page: ReactElement): string => `<!doctype html>\n${renderToStaticMarkup(page)}`;

/** A page of this frame; `tags` name what it shows beside the News Line and the newsroom. */
export const pageAnswer = (
  status: 200 | 400 | 404 | 410,
  { language }: PageLayout,
  page: ReactElement,
  tags: readonly string[] = [],
): Answer => ({
  status,
  contentType,
  headers,
  freshness,
  body: htmlOf(page),
  tags: [...new Set([...tags, listTag({ lang: language }), directoryTag])],
});

export const movedTo = (path: string, tags: readonly string[]): Answer => ({
  status: 301,
  contentType,
  freshness,
  tags,
  body: '',
  headers: { Location: path },
});

/** What every page needs; enough for a preview. */
export type LayoutParts = Pick<SiteParts, 'stories' | 'directory' | 'serverUrl'>;

export async function layoutOf(
  { stories, directory, serverUrl }: LayoutParts,
  language: Language,
): Promise<PageLayout> {
  const [site, sections, documents, { items }] = await Promise.all([
    directory.site(),
    directory.sections(),
    Promise.all(documentKinds.map((kind) => directory.entries(kind))),
    stories.lines({ lang: language, limit: newsLineLength }),
  ]);
  const own = inOrder(documents.flat().filter((each) => each.language === language));
  return { language, publication: publicationOf(site, serverUrl), sections, documents: own, newsLine: items };
}

export async function problemAnswer(
  parts: SiteParts,
  language: Language,
  status: 400 | 404,
  tags: readonly string[] = [],
): Promise<Answer> {
  const layout = await layoutOf(parts, language);
  return pageAnswer(status, layout, <ProblemPage frame={layout} status={status} />, tags);
}

/** The sections' own headlines; a story that is on top, or in an earlier block, is not there again. */
async function blocksOf(
  parts: SiteParts,
  { language, sections }: PageLayout,
  top: readonly StorySummary[],
): Promise<SectionBlock[]> {
  const limit = 2 * headlinesPerBlock + top.length;
  const lists = sectionsUnder(sections).map(async (section) => {
    const { items } = await parts.stories.lines({ lang: language, section: section.path, limit });
    return { section, items };
  });
  const listed = new Set(top.map(({ id }) => id));
  return (await Promise.all(lists)).flatMap(({ section, items }) => {
    const lines = items.filter(({ id }) => !listed.has(id)).slice(0, headlinesPerBlock);
    for (const { id } of lines) listed.add(id);
    return lines.length > 0 ? [{ section, lines }] : [];
  });
}

/** Without a language it is the site's own. */
export async function frontAnswer(parts: SiteParts, requestedLanguage?: Language): Promise<Answer> {
  const language = requestedLanguage ?? (await parts.directory.site()).defaultLanguage;
  const layout = await layoutOf(parts, language);
  const top = frontOrder(layout.newsLine).slice(0, 1 + cardsOnTop);
  const blocks = await blocksOf(parts, layout, top);
  const photo = top[0]?.photo;
  const about = {
    ...aboutFront(language, layout.publication),
    ...(photo && { leadPhoto: { photo, place: 'lead' as const } }),
  };
  return pageAnswer(200, layout, <FrontPage frame={layout} about={about} matter={{ top, blocks }} />);
}

function killedAnswer(layout: PageLayout, killed: KilledStory): Answer {
  const tags = [storyTag(killed.id), slugTag(killed.slug)];
  return pageAnswer(410, layout, <KilledPage frame={layout} killed={killed} />, tags);
}

/** The story at an address: a changed slug or another language's path leads to its own. */
export async function storyAnswer(parts: SiteParts, language: Language, slug: string): Promise<Answer> {
  const [found, layout] = await Promise.all([parts.stories.bySlug(slug), layoutOf(parts, language)]);
  if (!found) return pageAnswer(404, layout, <ProblemPage frame={layout} status={404} />, [slugTag(slug)]);
  if (found.kind === 'moved') return movedAnswer(parts, language, slug, found.slug);
  const { id, language: own } = found.kind === 'story' ? found.story : found.killed;
  const tags = [storyTag(id), slugTag(slug)];
  const { site } = layout.publication;
  if (own !== language) return movedTo(storyAddress({ language: own, slug }, site), [...tags, siteTag]);
  if (found.kind === 'killed') return killedAnswer(layout, found.killed);
  const { story } = found;
  const reviews = await parts.reviewsOf(story);
  const about = aboutStory(story, layout.publication);
  const page = <StoryPage story={story} layout={layout} reviews={reviews} about={about} />;
  return pageAnswer(200, layout, page, [...tags, reviewsTag(id)]);
}

/** One step, not two, when the language of the address is wrong as well. */
async function movedAnswer(parts: SiteParts, language: Language, from: string, to: string): Promise<Answer> {
  const [found, site] = await Promise.all([parts.stories.bySlug(to), parts.directory.site()]);
  const own = found?.kind === 'story' ? found.story.language : language;
  return movedTo(storyAddress({ language: own, slug: to }, site), [slugTag(from), slugTag(to), siteTag]);
}

/** A document of a kind: one in another language, or at an address it had before, leads to its own. */
export async function documentAnswer(
  kind: DocumentKind,
  parts: SiteParts,
  language: Language,
  slug: string,
): Promise<Answer> {
  const [found, layout] = await Promise.all([parts.directory.entryAt(kind, slug), layoutOf(parts, language)]);
  const tags = [documentTag(kind, slug)];
  if (found?.language === language)
    return pageAnswer(200, layout, <DocumentPage document={found} frame={layout} />, tags);
  const { site } = layout.publication;
  if (found) return movedTo(linkAddress(sitePathOf(kind, found), site), [...tags, directoryTag]);
  const now = await parts.directory.newAddressOf(kind, slug);
  const there = now === undefined ? undefined : await parts.directory.entryAt(kind, now);
  if (there) return movedTo(linkAddress(sitePathOf(kind, there), site), [...tags, directoryTag]);
  return pageAnswer(404, layout, <ProblemPage frame={layout} status={404} />, tags);
}
