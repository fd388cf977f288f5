import { agency } from './agency.ts';
import type { SampleNewsroom } from './newsroom.ts';
import { authors, postings, users } from './people.ts';
import { reviews } from './reviews.ts';
import { sections } from './sections.ts';
import { storiesInAzerbaijani } from './stories-az.ts';
import { storiesInEnglish } from './stories-en.ts';
import { storiesInRussian } from './stories-ru.ts';

export type * from './newsroom.ts';
export { paintPhoto, photos } from './photos.ts';
export { startedHoursAgo, stepsOf } from './steps.ts';

/** An invented newsroom in mid-week: what a first start shows. */
export const sampleNewsroom: SampleNewsroom = {
  agency,
  sections,
  authors,
  postings,
  users,
  stories: [...storiesInEnglish, ...storiesInAzerbaijani, ...storiesInRussian],
  reviews,
};
