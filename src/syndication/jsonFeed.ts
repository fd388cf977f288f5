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
  authorUrl,
  largestRendition,
  storyUri,
  storyUrl,
  type Publication,
} from './publication.ts';
import { cleanText, oneLine } from './text.ts';

function itemOf(story: PublishedStory, publication: Publication) {
  const image = largestRendition(story.photo, 'whole') ?? largestRendition(story.photo, '16:9');
  const authors = story.byline.signers.map(({ name, slug }) => ({
    name: oneLine(name),
    ...(slug && { url: authorUrl({ language: story.language, slug }, publication) }),
  }));
  return {
    id: storyUri(story, publication),
    url: storyUrl(story, publication),
    title: oneLine(story.headline),
    content_html: cleanText(feedHtml(story, publication)),
    content_text: cleanText(story.body.text),
    summary: oneLine(story.standfirst ?? story.seo.description),
    ...(image && { image: absoluteUrl(image.url, publication) }),
    date_published: story.publishedAt,
    date_modified: lastChangeOf(story),
    ...(authors.length > 0 && { authors }),
    tags: categoriesOf(story),
    language: story.language,
  };
}

/** JSON Feed 1.1 (jsonfeed.org/version/1.1) with whole stories. */
export const jsonFeed = (feed: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feedTitle(feed),
    home_page_url: pageOfFeed(feed),
    feed_url: selfOfFeed('json', feed),
    description: feedDescription(feed),
    language: feedLanguage(feed),
    authors: [{ name: agencyNameIn(feed.publication, feedLanguage(feed)), url: feed.publication.origin }],
    ...(feed.hub && { hubs: [{ type: 'WebSub', url: feed.hub }] }),
    items: feed.stories.map((story) => itemOf(story, feed.publication)),
  });
