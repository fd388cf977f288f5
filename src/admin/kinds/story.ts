import { articleFields, comparedNames, writtenNames, type WrittenName } from '../../domain/fields/articleFields.ts';
import { previewShapes } from '../../domain/previewShapes.ts';
import type { Kind, Place } from './kind.ts';

/** Where a person finds each part of a story that people write. */
export const places = {
  kicker: 'page',
  headline: 'page',
  standfirst: 'page',
  dateline: 'page',
  body: 'page',
  byline: 'page',
  bylineText: 'page',
  reportingBy: 'page',
  photo: 'page',
  credit: 'page',
  section: 'placing',
  secondarySections: 'placing',
  topics: 'placing',
  language: 'placing',
  urgency: 'placing',
  genre: 'placing',
  partnerLabel: 'placing',
  slugline: 'placing',
  slug: 'placing',
  reviewsClosed: 'placing',
  relatedStories: 'around',
  translationOf: 'around',
  seo: 'around',
  deadline: 'times',
  embargoUntil: 'times',
  timeZone: 'times',
  editorialNote: 'notes',
} as const satisfies Record<WrittenName, Place>;

export const namesAt = (place: Place): WrittenName[] =>
  (Object.keys(places) as WrittenName[]).filter((name) => places[name] === place);

/** A story. */
export const storyKind: Kind = {
  collection: 'articles',
  beginningAt: '/admin/write?draft=',
  previewAt: '/preview/stories/',
  title: 'headline',
  fields: articleFields,
  places,
  writtenNames,
  compared: comparedNames,
  merges: true,
  hasDraftKeys: true,
  isHeld: true,
  previewShapes,
  blocks: ['quotation', 'photo', 'embed', 'relatedStories', 'table'],
  words: {},
};
