import { lastChangeOf, type PublishedStory } from '../published/story/schema.ts';
import {
  categoriesOf,
  feedDescription,
  feedHtml,
  feedLanguage,
  feedTitle,
  pageOfFeed,
  selfOfFeed,
  type Feed,
} from './feed.ts';
import {
  absoluteUrl,
  agencyNameIn,
  largestRendition,
  mimeTypeOf,
  storyUri,
  storyUrl,
  type Publication,
} from './publication.ts';
import { oneLine } from './text.ts';
import { cdata, element, optional, xmlDocument, type Xml } from './xml.ts';

const namespaces = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
};

/** `Tue, 24 Nov 2026 09:30:00 GMT`: RFC 822 with the year in four digits, as RSS wants it. */
const rfc822 = (at: string): string => new Date(at).toUTCString();

function mediaOf({ photo }: PublishedStory, publication: Publication): Xml | undefined {
  const rendition = largestRendition(photo, 'whole') ?? largestRendition(photo, '16:9');
  if (!photo || !rendition) return undefined;
  const { url, width, height, format } = rendition;
  return element(
    'media:content',
    { url: absoluteUrl(url, publication), medium: 'image', type: mimeTypeOf(format), width, height },
    optional('media:description', oneLine(photo.caption ?? photo.alt), { type: 'plain' }),
    optional('media:credit', photo.credit && oneLine(photo.credit)),
    optional('media:copyright', photo.copyright && oneLine(photo.copyright)),
  );
}

function itemOf(story: PublishedStory, feed: Feed): Xml {
  const { publication } = feed;
  return element(
    'item',
    {},
    element('title', {}, oneLine(story.headline)),
    element('link', {}, storyUrl(story, publication)),
    element('guid', { isPermaLink: 'false' }, storyUri(story, publication)),
    element('pubDate', {}, rfc822(story.publishedAt)),
    element('atom:updated', {}, lastChangeOf(story)),
    ...story.byline.signers.map(({ name }) => element('dc:creator', {}, oneLine(name))),
    element('dc:language', {}, story.language),
    ...categoriesOf(story).map((name) => element('category', {}, name)),
    element('description', {}, oneLine(story.standfirst ?? story.seo.description)),
    element('content:encoded', {}, cdata(feedHtml(story, publication))),
    mediaOf(story, publication),
  );
}

/** RSS 2.0 (rssboard.org/rss-specification) with whole stories, by its Best Practices Profile. */
export const rss = (feed: Feed): string =>
  xmlDocument(
    element(
      'rss',
      { version: '2.0', ...namespaces },
      element(
        'channel',
        {},
        element('title', {}, feedTitle(feed)),
        element('link', {}, pageOfFeed(feed)),
        element('description', {}, feedDescription(feed)),
        element('language', {}, feedLanguage(feed)),
        element('copyright', {}, `© ${agencyNameIn(feed.publication, feedLanguage(feed))}`),
        element('lastBuildDate', {}, rfc822(feed.changedAt)),
        element('generator', {}, 'Dateline'),
        element('docs', {}, 'https://www.rssboard.org/rss-specification'),
        element('ttl', {}, 5),
        element('atom:link', { href: selfOfFeed('rss', feed), rel: 'self', type: 'application/rss+xml' }),
        feed.hub && element('atom:link', { href: feed.hub, rel: 'hub' }),
        ...feed.stories.map((story) => itemOf(story, feed)),
      ),
    ),
  );
