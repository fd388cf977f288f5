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
    'alt',
    'caption',
    'credit',
    'copyright',
    'creator',
    'renditions',
    'deletedAt',
    'width',
    'height',
    'focalX',
    'focalY',
    'colour',
    'preview',
  ],
  /** Another story: it follows the transition that changes it. */
  story: ['slug', 'headline', 'language', 'firstPublishedAt', 'translationSet'],
  houseStyle: ['timeZone'],
} as const;

/** Documents as the newsroom keeps them, made plain: ids are strings, times ISO 8601. Only what readers may get to see is named. */
export type Row = Record<string, unknown> & { id: string };

/** The documents that stories show, by id; a document that is not there was purged. */
export type References = {
  authors: ReadonlyMap<string, Row>;
  correspondents: ReadonlyMap<string, Row>;
  /** Those named, and all above them. */
  sections: ReadonlyMap<string, Row>;
  photos: ReadonlyMap<string, Row>;
  /** Other stories, by id: only those readers can see. */
  stories: ReadonlyMap<string, Row>;
  /** Old slugs, by the story's id. */
  oldSlugs: ReadonlyMap<string, readonly string[]>;
  /** The newsroom's time zone, IANA. */
  timeZone: string;
};

/** The id of a relation. */
export const idOf = (relation: unknown): string | undefined =>
  typeof relation === 'string' && relation !== '' ? relation : undefined;

export const idsOf = (relations: unknown): string[] =>
  Array.isArray(relations) ? relations.flatMap((each) => idOf(each) ?? []) : [];

/** A text with something in it, as it is. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

export const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** The calendar day of a stored date, `YYYY-MM-DD`. */
export const dayOf = (value: unknown): string | undefined => textOf(value)?.slice(0, 10);

/** Rows of an array field. */
export const rowsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : [];
