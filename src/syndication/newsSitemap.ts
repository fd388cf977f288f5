import { isPaid, type Chosen } from '../domain/fields/choices.ts';
import type { StorySummary } from '../published/story/schema.ts';
import { storyUrl, type Publication } from './publication.ts';
import { oneLine } from './text.ts';
import { element, xmlDocument } from './xml.ts';

/** Google News takes stories of the last two days, and at most this many. */
export const newsUrls = 1_000;
const newsAge = 48 * 3_600_000;

export const newsSince = (now: Date): string => new Date(now.getTime() - newsAge).toISOString();

type News = Pick<StorySummary, 'slug' | 'language' | 'headline' | 'publishedAt'> & Chosen;

/** The Google News sitemap (schema sitemap-news/0.9): what came out in the 48 hours before `now` and nobody paid for, the latest first. */
export function newsSitemap(lines: readonly News[], publication: Publication, now: Date): string {
  const since = newsSince(now);
  const recent = lines.filter((line) => line.publishedAt >= since && !isPaid(line)).slice(0, newsUrls);
  const name = oneLine(publication.site.name);
  return xmlDocument(
    element(
      'urlset',
      {
        xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
        'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
      },
      ...recent.map((line) =>
        element(
          'url',
          {},
          element('loc', {}, storyUrl(line, publication)),
          element(
            'news:news',
            {},
            element(
              'news:publication',
              {},
              element('news:name', {}, name),
              element('news:language', {}, line.language),
            ),
            element('news:publication_date', {}, line.publishedAt),
            element('news:title', {}, oneLine(line.headline)),
          ),
        ),
      ),
    ),
  );
}
