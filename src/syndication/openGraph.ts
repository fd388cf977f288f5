import type { PublishedStory } from '../published/story/schema.ts';
import { tdmMeta } from './robots.ts';
import {
  absoluteUrl,
  authorUrl,
  largestRendition,
  localeOf,
  mimeTypeOf,
  storyUrl,
  type Publication,
} from './publication.ts';
import { oneLine } from './text.ts';

/** A `<meta>` of a page's head: Open Graph goes by `property`, the rest by `name`. */
export type Meta = { property: string; content: string } | { name: string; content: string };

const property = (name: string, content: string | number | undefined): Meta[] =>
  content === undefined || content === '' ? [] : [{ property: name, content: oneLine(String(content)) }];

function pictureMeta(story: PublishedStory, publication: Publication): Meta[] {
  const picture = largestRendition(story.photo, '16:9') ?? largestRendition(story.photo, 'whole');
  if (!picture) return [{ name: 'twitter:card', content: 'summary' }];
  return [
    ...property('og:image', absoluteUrl(picture.url, publication)),
    ...property('og:image:type', mimeTypeOf(picture.format)),
    ...property('og:image:width', picture.width),
    ...property('og:image:height', picture.height),
    ...property('og:image:alt', story.photo?.alt),
    { name: 'twitter:card', content: 'summary_large_image' },
    // Google shows no large picture of a news story without it.
    { name: 'robots', content: 'max-image-preview:large' },
  ];
}

/** A story as Open Graph (ogp.me, type `article`) and the cards made of it show it, with its description and TDM reservation. */
export function openGraph(story: PublishedStory, publication: Publication): Meta[] {
  const { language } = story;
  const profiles = story.byline.signers.flatMap(({ slug }) =>
    slug ? [authorUrl({ language, slug }, publication)] : [],
  );
  return [
    { name: 'description', content: oneLine(story.seo.description) },
    ...property('og:type', 'article'),
    ...property('og:title', story.seo.title),
    ...property('og:description', story.seo.description),
    ...property('og:url', storyUrl(story, publication)),
    ...property('og:site_name', publication.site.name),
    ...property('og:locale', localeOf[language]),
    ...story.translations.flatMap((each) => property('og:locale:alternate', localeOf[each.language])),
    ...property('article:published_time', story.publishedAt),
    ...property('article:modified_time', story.updatedAt),
    ...profiles.flatMap((url) => property('article:author', url)),
    ...property('article:section', story.section.at(-1)?.name),
    ...story.topics.flatMap(({ name }) => property('article:tag', name)),
    ...pictureMeta(story, publication),
    ...tdmMeta(publication),
  ];
}
