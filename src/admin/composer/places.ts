import type { WrittenName } from '../../domain/articleFields.ts';

/** The tabs of the panel beside the page. */
export const tabs = ['placing', 'around', 'times', 'notes', 'comments', 'history'] as const;
export type Tab = (typeof tabs)[number];

/** Where a person finds each part of a story that people write: on the page itself, or in a tab beside it. */
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
} as const satisfies Record<WrittenName, 'page' | Tab>;

export const namesAt = (place: 'page' | Tab): WrittenName[] =>
  (Object.keys(places) as WrittenName[]).filter((name) => places[name] === place);
