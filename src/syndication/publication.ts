import { storyPath } from '../domain/addresses.ts';
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

export const storyUrl = (story: { language: Language; slug: string }, publication: Publication): string =>
  absoluteUrl(storyPath(story), publication);

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
