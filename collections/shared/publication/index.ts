import type { Field, CollectionSlug } from 'payload';
import { publicationStateLabels, words } from '../../../src/domain/labels.ts';
import { publicationStates } from '../../../src/domain/workflow/publication.ts';
import { keptByTheDesk, keptByTheDeskForAll, staffOnly } from '../access.ts';
import type { Resource } from '../../../src/domain/workflow/policy.ts';
import { collectionOf } from '../../../src/newsroom/publication/publications.ts';
import { calledAs, type Publishable } from '../../../src/published/kinds.ts';
import { newsroomCollection } from '../collection.ts';
import { endpointsOf } from '../route.ts';
import { readForBaseVersion } from '../versions.ts';
import { publicationRoutes } from './endpoints.ts';
import {
  chooseWhereEditsGo,
  claimRevision,
  forget,
  keepNewestLatest,
  linkTranslations,
  showBaseVersion,
} from './saves.ts';
import { followTitle } from './slugs.ts';

/** What the workflow writes, and what a save names: of any collection whose documents go to readers as a whole. */
const publicationFields: Field[] = [
  {
    name: 'state',
    type: 'select',
    index: true,
    defaultValue: 'draft',
    options: publicationStates.map((value) => ({ value, label: publicationStateLabels[value] })),
    access: keptByTheDesk,
    label: words('State', 'Vəziyyət', 'Состояние'),
    admin: { readOnly: true, condition: () => false },
  },
  { name: 'firstPublishedAt', type: 'date', access: keptByTheDeskForAll, admin: { hidden: true } },
  { name: 'lastUpdatedAt', type: 'date', access: keptByTheDeskForAll, admin: { hidden: true } },
  { name: 'publicSlug', type: 'text', access: keptByTheDesk, admin: { hidden: true } },
  { name: 'translationSet', type: 'text', index: true, access: keptByTheDesk, admin: { hidden: true } },
  { name: 'revision', type: 'number', defaultValue: 1, access: keptByTheDesk, admin: { hidden: true } },
  {
    name: 'baseVersion',
    type: 'number',
    virtual: true,
    min: 0,
    access: { read: staffOnly },
    admin: { hidden: true },
  },
];

type Chapters = Omit<
  Parameters<typeof newsroomCollection>[0],
  'slug' | 'versions' | 'endpoints' | 'hooks' | 'labels'
> & {
  kind: Publishable;
  /** The fields that an old version brings back. */
  restored: readonly string[];
  /** The page on which one is written, by its path. */
  editView: string;
};

/**
 * A collection whose documents readers get as they are published: drafts, pending edits, versions, the three states and their steps, a
 * preview, and nothing of it for readers but what a step has sent out.
 */
export function publicationCollection({ kind, restored, editView, fields: own, admin, ...chapters }: Chapters) {
  const slug = collectionOf(kind) as Extract<Resource, CollectionSlug>;
  const { labels, one, many } = calledAs(kind);
  return newsroomCollection({
    ...chapters,
    slug,
    labels,
    forceSelect: readForBaseVersion,
    disableDuplicate: true,
    disableBulkEdit: true,
    // What is typed is saved by the page itself, into one version until the next step.
    versions: { drafts: { autosave: { interval: 2000 }, validate: false }, maxPerDoc: 100 },
    admin: {
      ...admin,
      hideAPIURL: true,
      preview: (doc) => (doc.id ? `/preview/${slug}/${String(doc.id)}` : null),
      components: { views: { edit: { default: { Component: editView } } } },
    },
    hooks: {
      beforeOperation: [chooseWhereEditsGo(slug), followTitle(slug)],
      beforeChange: [claimRevision(kind), linkTranslations(kind)],
      afterChange: [keepNewestLatest(slug)],
      afterRead: [showBaseVersion],
      afterDelete: [forget(kind)],
    },
    endpoints: endpointsOf(slug, publicationRoutes({ kind, one, tag: many }, restored)),
    fields: [...own, ...publicationFields],
  });
}
