import {
  authorAddress,
  frontAddress,
  linkAddress,
  sectionAddress,
  storyAddress,
  topicAddress,
} from '../published/directory/addresses.ts';
import type { PublishedSite } from '../published/directory/schema.ts';
import type { PublishedPhoto, PublishedRendition } from '../published/story/schema.ts';
import type { Language } from '../domain/languages.ts';
import { oneLine } from './text.ts';

/** Who publishes, and where: `origin` is how the world reaches the site, such as `https://news.example`. */
export type Publication = { site: PublishedSite; origin: string };

/** The site's own address if the newsroom has set one, else where this server is reached. */
export const publicationOf = (site: PublishedSite, serverUrl: string): Publication => ({
  site,
  origin: new URL(site.url ?? serverUrl).origin,
});

/** An address of ours made whole; others stay as they are. */
export const absoluteUrl = (url: string, { origin }: Pick<Publication, 'origin'>): string => new URL(url, origin).href;

type NamedEntry = { language: Language; slug: string };

export const frontUrl = (language: Language, publication: Publication): string =>
  absoluteUrl(frontAddress(language, publication.site), publication);

export const storyUrl = (story: NamedEntry, publication: Publication): string =>
  absoluteUrl(storyAddress(story, publication.site), publication);

export const authorUrl = (author: NamedEntry, publication: Publication): string =>
  absoluteUrl(authorAddress(author, publication.site), publication);

export const topicUrl = (topic: NamedEntry, publication: Publication): string =>
  absoluteUrl(topicAddress(topic, publication.site), publication);

export const sectionUrl = (section: { language: Language; path: string }, publication: Publication): string =>
  absoluteUrl(sectionAddress(section, publication.site), publication);

/** Where a link in a body leads: to a page of ours, wherever those are, or as it stands. */
export const linkUrl = (href: string, publication: Publication): string =>
  absoluteUrl(linkAddress(href, publication.site), publication);

/** The name of a story that no new headline, slug or version changes: a `tag:` URI (RFC 4151). */
export const storyUri = ({ id, publishedAt }: { id: string; publishedAt: string }, { origin }: Publication): string =>
  `tag:${new URL(origin).hostname},${publishedAt.slice(0, 10)}:story/${id}`;

export const agencyNameIn = ({ site }: Publication, language: Language): string =>
  oneLine(site.agencyNames[language] ?? site.agencyName);

/** The languages of the newsroom as feeds and pages name them to the world, BCP 47, and as Open Graph does. */
export const localeOf: Record<Language, string> = { en: 'en_GB', az: 'az_AZ', ru: 'ru_RU' };

export const mimeTypeOf = (format: PublishedRendition['format']): string => `image/${format}`;

/** The largest JPEG in a ratio, else the largest of any other format every program reads; AVIF not all do. */
export function largestRendition(
  photo: PublishedPhoto | undefined,
  ratio: PublishedRendition['ratio'],
): PublishedRendition | undefined {
  const readable = photo?.renditions.filter((each) => each.ratio === ratio && each.format !== 'avif') ?? [];
  const jpeg = readable.filter(({ format }) => format === 'jpeg');
  return (jpeg.length > 0 ? jpeg : readable).toSorted((a, b) => b.width - a.width)[0];
}
