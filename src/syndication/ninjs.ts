import { mediaTopicUri } from '../domain/fields/mediaTopic.ts';
import {
  lastChangeOf,
  type KilledStory,
  type PublishedPhoto,
  type PublishedStory,
  type StoryLink,
} from '../published/story/schema.ts';
import { absoluteHtml } from './bodyHtml.ts';
import {
  absoluteUrl,
  agencyNameIn,
  authorUrl,
  mimeTypeOf,
  sectionUrl,
  storyUri,
  storyUrl,
  topicUrl,
  type Publication,
} from './publication.ts';
import { cleanText, oneLine } from './text.ts';
import { edNoteOf, genresOf, killNoteOf, mediaTopicsOf, type WireItem, type WithheldStory } from './wire.ts';

const standard = { name: 'ninjs', version: '3.1', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json' };
const plain = { contentType: 'text/plain' };

const photoUri = ({ id }: PublishedPhoto, { origin }: Publication): string =>
  `tag:${new URL(origin).hostname},2026:photo/${id}`;

function pictureOf(photo: PublishedPhoto, publication: Publication) {
  const { alt, caption, creator, copyright } = photo;
  return {
    name: 'picture',
    uri: photoUri(photo, publication),
    type: 'picture',
    descriptions: [
      ...(caption ? [{ role: 'caption', ...plain, value: oneLine(caption) }] : []),
      { role: 'altText', ...plain, value: oneLine(alt) },
    ],
    ...(creator && { by: oneLine(creator) }),
    ...(copyright && { copyrightNotice: oneLine(copyright) }),
    renditions: photo.renditions.map(({ url, width, height, format, ratio }) => ({
      name: `${ratio}-${width}-${format}`,
      href: absoluteUrl(url, publication),
      contentType: mimeTypeOf(format),
      width,
      height,
      ...(ratio !== 'whole' && { aspectRatio: ratio }),
    })),
  };
}

const translationOf = (story: StoryLink, publication: Publication) => ({
  name: `translation-${story.language}`,
  rel: 'translation',
  uri: storyUri(story, publication),
  type: 'text',
  representationType: 'partial',
  language: story.language,
  headlines: [{ role: 'main', ...plain, value: oneLine(story.headline) }],
});

function subjectsOf({ language, section, topics }: PublishedStory, publication: Publication) {
  const subject = (rel: string, name: string, uri: string) => ({ name: oneLine(name), rel, uri });
  return [
    ...section.map(({ name, path }) => subject('section', name, sectionUrl({ language, path }, publication))),
    ...mediaTopicsOf(section).map((code) => ({ rel: 'about', uri: mediaTopicUri(code), literal: code })),
    ...topics.map(({ name, slug }) => subject('topic', name, topicUrl({ language, slug }, publication))),
  ];
}

function placeOf({ dateline }: PublishedStory) {
  const { place, source } = dateline ?? {};
  return {
    ...(place && { located: oneLine(place), places: [{ name: oneLine(place), rel: 'dateline' }] }),
    ...(source && { infoSources: [{ name: oneLine(source), role: 'dateline' }] }),
  };
}

function wordsOf(story: PublishedStory, publication: Publication) {
  const text = cleanText(story.body.text);
  return {
    headlines: [
      { role: 'main', ...plain, value: oneLine(story.headline) },
      ...(story.kicker ? [{ role: 'kicker', ...plain, value: oneLine(story.kicker) }] : []),
    ],
    descriptions: [{ role: 'summary', ...plain, value: oneLine(story.standfirst ?? story.seo.description) }],
    bodies: [
      { role: 'main', contentType: 'text/html', value: cleanText(absoluteHtml(story.body.html, story, publication)) },
      { role: 'main', ...plain, charCount: text.length, wordCount: story.wordCount, value: text },
    ],
    by: oneLine(story.byline.text),
  };
}

const authorsOf = ({ language, byline }: PublishedStory, publication: Publication) =>
  byline.signers.flatMap(({ slug }) =>
    slug ? [{ role: 'author', value: authorUrl({ language, slug }, publication) }] : [],
  );

function rightsOf(language: PublishedStory['language'], publication: Publication) {
  const agency = agencyNameIn(publication, language);
  const { tdmReserved, tdmPolicy } = publication.site;
  return {
    copyrightHolder: agency,
    copyrightNotice: `© ${agency}`,
    ...(tdmReserved && { usageTerms: 'Rights to text and data mining are reserved.' }),
    ...(tdmReserved && tdmPolicy && { rightsInfo: { linkedRights: absoluteUrl(tdmPolicy, publication) } }),
  };
}

function usable(story: PublishedStory, publication: Publication) {
  const { photo, slugline, urgency } = story;
  const edNote = edNoteOf(story);
  const genres = genresOf(story).map(({ code, name }) => ({ name, uri: `http://cv.iptc.org/newscodes/genre/${code}` }));
  return {
    standard,
    uri: storyUri(story, publication),
    type: 'text',
    representationType: 'full',
    version: String(story.version),
    firstCreated: story.publishedAt,
    versionCreated: lastChangeOf(story),
    pubStatus: 'usable',
    language: story.language,
    ...(urgency && { urgency }),
    ...(slugline && { slugline: oneLine(slugline) }),
    ...(edNote && { edNote }),
    ...wordsOf(story, publication),
    ...placeOf(story),
    ...(genres.length > 0 && { genres }),
    subjects: subjectsOf(story, publication),
    ...rightsOf(story.language, publication),
    altIds: [
      { role: 'slug', value: story.slug },
      { role: 'url', value: storyUrl(story, publication) },
      ...authorsOf(story, publication),
    ],
    associations: [
      ...(photo ? [pictureOf(photo, publication)] : []),
      ...story.translations.map((each) => translationOf(each, publication)),
    ],
  };
}

/** A kill: the same `uri`, the next version, nothing of the story but that it must not be used, and why. */
function cancelNote(killed: KilledStory, publication: Publication) {
  return {
    standard,
    uri: storyUri(killed, publication),
    type: 'text',
    representationType: 'full',
    version: String(killed.version),
    firstCreated: killed.publishedAt,
    versionCreated: killed.killedAt,
    pubStatus: 'canceled',
    language: killed.language,
    edNote: killNoteOf(killed),
    ...rightsOf(killed.language, publication),
    altIds: [
      { role: 'slug', value: killed.slug },
      { role: 'url', value: storyUrl(killed, publication) },
    ],
  };
}

/** Not for use any more in this list: the same `uri`, and nothing of the story. */
const withheldOf = (withheld: WithheldStory, publication: Publication) => ({
  standard,
  uri: storyUri(withheld, publication),
  type: 'text',
  representationType: 'full',
  version: String(withheld.version),
  firstCreated: withheld.publishedAt,
  versionCreated: withheld.withheldAt,
  pubStatus: 'withheld',
  language: withheld.language,
});

function objectOf(item: WireItem, publication: Publication) {
  if (item.kind === 'story') return usable(item.story, publication);
  return item.kind === 'killed' ? cancelNote(item.killed, publication) : withheldOf(item.withheld, publication);
}

function nameOf(item: WireItem): string {
  if (item.kind === 'story') return item.story.slug;
  return item.kind === 'killed' ? item.killed.slug : item.withheld.id;
}

/** One story as IPTC ninjs 3.1; a killed one as `canceled`. */
export const ninjs = (item: WireItem, publication: Publication): string => JSON.stringify(objectOf(item, publication));

/**
 * The News Line as one ninjs object: a composite with each story, whole, among its associations. `url` is where it was asked for,
 * `changedAt` when it last changed.
 */
export function ninjsNewsLine(
  items: readonly WireItem[],
  publication: Publication,
  { url, changedAt }: { url: string; changedAt: string },
): string {
  const associations = items.map((item) => {
    const { standard: _, ...object } = objectOf(item, publication);
    return { name: nameOf(item), rel: 'item', ...object };
  });
  return JSON.stringify({
    standard,
    uri: absoluteUrl(url, publication),
    type: 'composite',
    representationType: 'full',
    versionCreated: changedAt,
    pubStatus: 'usable',
    headlines: [{ role: 'main', ...plain, value: oneLine(publication.site.name) }],
    associations,
  });
}
