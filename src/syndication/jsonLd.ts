import { marksOf } from '../domain/fields/choices.ts';
import type { PublishedRendition, PublishedSigner, PublishedStory } from '../published/story/schema.ts';
import type { Language } from '../domain/languages.ts';
import { canonicalUrl } from './links.ts';
import {
  absoluteUrl,
  agencyNameIn,
  authorUrl,
  frontUrl,
  largestRendition,
  sectionUrl,
  storyUrl,
  type Publication,
} from './publication.ts';
import { cleanText, oneLine } from './text.ts';

type Thing = { '@type': string; [property: string]: unknown };

/** The three shapes Google asks for, widest first. */
const ratios: readonly PublishedRendition['ratio'][] = ['16:9', '4:3', '1:1'];

const publisherOf = (publication: Publication, language: Language): Thing => ({
  '@type': 'NewsMediaOrganization',
  '@id': `${publication.origin}/#publisher`,
  name: agencyNameIn(publication, language),
  url: publication.origin,
  sameAs: publication.site.social.map(({ url }) => url),
});

const personOf = (
  { name, slug, line, city }: PublishedSigner,
  language: Language,
  publication: Publication,
): Thing => ({
  '@type': 'Person',
  name: oneLine(name),
  ...(slug && { url: authorUrl({ language, slug }, publication) }),
  ...(line && { jobTitle: oneLine(line) }),
  ...(city && { workLocation: { '@type': 'Place', name: oneLine(city) } }),
});

function imagesOf({ photo }: PublishedStory, publication: Publication): Thing[] {
  return ratios.flatMap((ratio) => {
    const rendition = largestRendition(photo, ratio);
    if (!photo || !rendition) return [];
    const { caption, credit, copyright, creator } = photo;
    return [
      {
        '@type': 'ImageObject',
        url: absoluteUrl(rendition.url, publication),
        width: rendition.width,
        height: rendition.height,
        ...(caption && { caption: oneLine(caption) }),
        ...(credit && { creditText: oneLine(credit) }),
        ...(copyright && { copyrightNotice: oneLine(copyright) }),
        ...(creator && { creator: { '@type': 'Person', name: oneLine(creator) } }),
      },
    ];
  });
}

function whereOf({ dateline }: PublishedStory): Record<string, unknown> {
  if (!dateline) return {};
  const { text, place } = dateline;
  return {
    dateline: oneLine(text),
    ...(place && { contentLocation: { '@type': 'Place', name: oneLine(place) } }),
  };
}

const correctionsOf = ({ corrections }: PublishedStory): Thing[] =>
  corrections.map(({ at, text }) => ({ '@type': 'CorrectionComment', text: cleanText(text), datePublished: at }));

const translationsOf = ({ translations }: PublishedStory, publication: Publication): Thing[] =>
  translations.map((each) => ({
    '@type': 'NewsArticle',
    url: storyUrl(each, publication),
    headline: oneLine(each.headline),
    inLanguage: each.language,
  }));

/** A list under its name, or nothing for an empty one. */
const listUnder = (name: string, things: Thing[]): Record<string, Thing[]> =>
  things.length > 0 ? { [name]: things } : {};

/** Of two marks that name a type the later one decides: what is paid for is an advertisement, whatever it is besides. */
const typeOf = (story: PublishedStory): string =>
  marksOf(story)
    .flatMap(({ row }) => row.schemaType ?? [])
    .at(-1) ?? 'NewsArticle';

const genreOf = (story: PublishedStory): Record<string, string[]> => {
  const genre = marksOf(story).map(({ row }) => row.label[story.language]);
  return genre.length > 0 ? { genre } : {};
};

function articleOf(story: PublishedStory, publication: Publication): Thing {
  const { language } = story;
  const publisher = publisherOf(publication, language);
  const canonical = canonicalUrl(story, publication);
  const people = story.byline.signers.map((signer) => personOf(signer, language, publication));
  return {
    '@type': typeOf(story),
    '@id': `${storyUrl(story, publication)}#story`,
    url: storyUrl(story, publication),
    mainEntityOfPage: { '@type': 'WebPage', '@id': canonical },
    headline: oneLine(story.headline),
    description: oneLine(story.seo.description),
    ...whereOf(story),
    author: people.length > 0 ? people : [publisher],
    publisher,
    ...listUnder('image', imagesOf(story, publication)),
    datePublished: story.publishedAt,
    dateModified: story.updatedAt,
    inLanguage: language,
    articleSection: story.section.map(({ name }) => oneLine(name)),
    keywords: story.topics.map(({ name }) => oneLine(name)),
    ...genreOf(story),
    wordCount: story.wordCount,
    isAccessibleForFree: true,
    version: story.version,
    ...(story.credit && { creditText: oneLine(story.credit) }),
    ...listUnder('correction', correctionsOf(story)),
    ...listUnder('workTranslation', translationsOf(story, publication)),
  };
}

/** The way from the front page to the story. */
function breadcrumbsOf(story: PublishedStory, publication: Publication): Thing {
  const { language } = story;
  const steps = [
    { name: publication.site.name, item: frontUrl(language, publication) },
    ...story.section.map(({ name, path }) => ({ name, item: sectionUrl({ language, path }, publication) })),
    { name: story.headline, item: storyUrl(story, publication) },
  ];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, item }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: oneLine(name),
      item,
    })),
  };
}

export type JsonLd = { '@context': 'https://schema.org'; '@graph': Thing[] };

/** A story as schema.org NewsArticle, or what its marks make of it, and the way to it as BreadcrumbList (Google's structured data for articles). */
export const jsonLd = (story: PublishedStory, publication: Publication): JsonLd => ({
  '@context': 'https://schema.org',
  '@graph': [articleOf(story, publication), breadcrumbsOf(story, publication)],
});

/**
 * JSON for the inside of `<script type="application/ld+json">`: HTML ends a script at `</script` and reads `<!--` in its own
 * way, whatever the JSON says, so no `<`, `>` or `&` is left as itself.
 */
export const jsonLdScript = (data: unknown): string =>
  JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
