/**
 * What a story shows of each thing it names. What is read of them, what is projected again when one changes, and the test that the
 * projection reads nothing else (test/unit/shows.test.ts) come from here.
 */
export const shows = {
  /** Without a page of their own, inactive or in the trash, the name stays and its link goes. */
  author: ['name', 'slug', 'active', 'deletedAt'],
  correspondent: ['author', 'line', 'city'],
  section: ['name', 'names', 'path', 'parent', 'mediaTopic', 'reviewsModeration'],
  /** One in the trash is not shown. */
  photo: [
    ...['alt', 'caption', 'credit', 'copyright', 'creator', 'renditions', 'deletedAt'],
    ...['width', 'height', 'focalX', 'focalY', 'colour', 'preview'],
  ],
  /** Another story: it follows the transition that changes it. */
  story: ['slug', 'headline', 'language', 'firstPublishedAt', 'translationSet'],
  houseStyle: ['timeZone'],
} as const;
