import { feedPath, type FeedFormat, type FeedOf } from '../domain/addresses.ts';
import { marksOf } from '../domain/fields/choices.ts';
import { words } from '../domain/labels.ts';
import type { PublishedStory } from '../published/story/schema.ts';
import type { Language } from '../domain/languages.ts';
import { absoluteHtml, escapeHtml } from './bodyHtml.ts';
import {
  absoluteUrl,
  agencyNameIn,
  authorUrl,
  frontUrl,
  sectionUrl,
  topicUrl,
  type Publication,
} from './publication.ts';
import { oneLine } from './text.ts';

/** What a feed shows, the same in every format. `title` names what it is of: the section, author or topic; not the site. */
export type Feed = {
  publication: Publication;
  of: FeedOf;
  title?: string;
  /** The latest first. */
  stories: readonly PublishedStory[];
  /** When it last changed: a story in it, or one that left it. */
  changedAt: string;
  /** A WebSub hub that tells subscribers of changes. */
  hub?: string;
};

const corrected = words('Correction', 'Düzəliş', 'Исправление');

export const feedLanguage = ({ of, publication }: Feed): Language => of.lang ?? publication.site.defaultLanguage;

export const feedTitle = ({ title, publication: { site } }: Feed): string =>
  oneLine(title ? `${title} — ${site.name}` : site.name);

export const feedDescription = (feed: Feed): string =>
  oneLine(feed.publication.site.tagline ?? agencyNameIn(feed.publication, feedLanguage(feed)));

/** The page that shows what the feed shows. */
export function pageOfFeed(feed: Feed): string {
  const { of, publication } = feed;
  const language = feedLanguage(feed);
  if (of.section) return sectionUrl({ language, path: of.section }, publication);
  if (of.author) return authorUrl({ language, slug: of.author }, publication);
  if (of.topic) return topicUrl({ language, slug: of.topic }, publication);
  return frontUrl(language, publication);
}

export const selfOfFeed = (format: FeedFormat, { of, publication }: Feed): string =>
  absoluteUrl(feedPath(format, of), publication);

/** Body and corrections, the latest first: a subscriber who has read the story sees what was wrong in it. */
export function feedHtml({ body, corrections, language, ...story }: PublishedStory, publication: Publication): string {
  const notices = corrections.map(
    ({ at, text }) =>
      `<p><strong>${corrected[language]}</strong> (<time datetime="${at}">${at.slice(0, 10)}</time>): ${escapeHtml(text)}</p>`,
  );
  return absoluteHtml(body.html, { language, slug: story.slug }, publication) + notices.join('');
}

/** Section, topics and what a story is marked as, by which readers sort. */
export const categoriesOf = (story: PublishedStory): string[] => [
  ...new Set([
    ...[...story.section, ...story.topics].map(({ name }) => oneLine(name)),
    ...marksOf(story).map(({ row }) => row.label[story.language]),
  ]),
];
