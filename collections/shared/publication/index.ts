import type { CollectionSlug } from 'payload';
import type { Resource } from '../../../src/domain/policy.ts';
import { collectionOf } from '../../../src/newsroom/publication/publications.ts';
import { calledAs, type Publishable } from '../../../src/published/kinds.ts';
import { newsroomCollection } from '../collection.ts';
import { endpointsOf } from '../route.ts';
import { publicationRoutes } from './endpoints.ts';
import { publicationBar, publicationFields } from './fields.ts';
import {
  chooseWhereEditsGo,
  claimRevision,
  forget,
  keepNewestLatest,
  linkTranslations,
  showBaseVersion,
} from './saves.ts';

type Chapters = Omit<
  Parameters<typeof newsroomCollection>[0],
  'slug' | 'versions' | 'endpoints' | 'hooks' | 'labels'
> & {
  kind: Publishable;
  /** The fields that an old version brings back. */
  restored: readonly string[];
};

/**
 * A collection whose documents readers get as they are published: drafts, pending edits, versions, the three states and their steps, a
 * preview, and nothing of it for readers but what a step has sent out.
 */
export function publicationCollection({ kind, restored, fields: own, admin, ...chapters }: Chapters) {
  const slug = collectionOf(kind) as Extract<Resource, CollectionSlug>;
  const { labels, one, many } = calledAs(kind);
  const none = '/src/admin/NoPublishButton.tsx#NoPublishButton';
  return newsroomCollection({
    ...chapters,
    slug,
    labels,
    disableDuplicate: true,
    disableBulkEdit: true,
    versions: { drafts: { autosave: false, validate: false }, maxPerDoc: 100 },
    admin: {
      ...admin,
      hideAPIURL: true,
      preview: (doc) => (doc.id ? `/preview/${slug}/${String(doc.id)}` : null),
      components: {
        edit: { Status: none, PreviewButton: none, PublishButton: none, UnpublishButton: none },
      },
    },
    hooks: {
      beforeOperation: [chooseWhereEditsGo(slug)],
      beforeChange: [claimRevision(kind), linkTranslations(kind)],
      afterChange: [keepNewestLatest(slug)],
      afterRead: [showBaseVersion],
      afterDelete: [forget(kind)],
    },
    endpoints: endpointsOf(slug, publicationRoutes({ kind, one, tag: many }, restored)),
    fields: [publicationBar, ...own, ...publicationFields],
  });
}
