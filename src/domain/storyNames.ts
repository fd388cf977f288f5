import { idOf, topNodesOf } from './body/blocks.ts';

/** Documents that a story can name. */
export const namedCollections = ['authors', 'correspondents', 'sections', 'articles', 'media'] as const;
export type NamedCollection = (typeof namedCollections)[number];

/** The stories that blocks of a body lead to. */
const listedStories = (body: unknown): unknown[] =>
  topNodesOf(body).flatMap(({ fields }) => {
    const { stories } = (fields ?? {}) as { stories?: unknown };
    return Array.isArray(stories) ? (stories as unknown[]) : [];
  });

/** What such a document is called, by `collection/id`. One that is not there was deleted, or is not this person's to see. */
export type Names = Readonly<Record<string, string>>;

export const keyOf = (collection: string, id: string): string => `${collection}/${id}`;

type Values = Readonly<Record<string, unknown>>;

export const idsOf = (relations: unknown): string[] =>
  Array.isArray(relations) ? relations.flatMap((each) => idOf(each) ?? []) : [];

export type Signer = { relationTo: 'authors' | 'correspondents'; value: string };

export const signersOf = (byline: unknown): Signer[] =>
  (Array.isArray(byline) ? byline : []).flatMap((each: { relationTo?: unknown; value?: unknown } | null) => {
    const value = idOf(each?.value);
    const to = each?.relationTo;
    return value !== undefined && (to === 'authors' || to === 'correspondents') ? [{ relationTo: to, value }] : [];
  });

const photoOf = ({ photo }: Values): unknown => (photo as { media?: unknown } | null | undefined)?.media;

/** The ids of what a story names; photos in its body are asked for where they stand. */
export function namedBy(values: Values): Record<NamedCollection, string[]> {
  const signers = signersOf(values.byline);
  const signing = (to: string): string[] =>
    signers.flatMap(({ relationTo, value }) => (relationTo === to ? value : []));
  const one = (relation: unknown): string[] => idsOf([relation]);
  return {
    authors: signing('authors'),
    correspondents: signing('correspondents'),
    sections: [...one(values.section), ...idsOf(values.secondarySections)],
    articles: [...idsOf(values.relatedStories), ...one(values.translationOf), ...idsOf(listedStories(values.body))],
    media: one(photoOf(values)),
  };
}

type SectionRow = { name?: string | null; path?: string | null };

/** A section with those above it: “Politics › Parliament”. */
export const sectionWay = ({ name, path }: SectionRow, all: readonly SectionRow[]): string =>
  path
    ? path
        .split('/')
        .map((_, at, steps) => steps.slice(0, at + 1).join('/'))
        .map((above) => all.find((each) => each.path === above)?.name ?? above)
        .join(' › ')
    : (name ?? '');
