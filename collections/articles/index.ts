import { words } from '../../src/domain/labels.ts';
import { newsroomCollection } from '../shared/collection.ts';
import { articleAccess } from './access.ts';
import { endpoints } from './endpoints.ts';
import { fields } from './fields.ts';
import {
  auditPurge,
  auditTrash,
  chooseWhereEditsGo,
  claimRevision,
  closeReviewsAtOnce,
  computeStory,
  forgetPurged,
  hideUnpublishedRelations,
  hideUnseen,
  keepNewestLatest,
  keepWorkflowFields,
  leaveOldAddress,
  refuseRestore,
  showBaseVersion,
  stampStory,
} from './hooks/index.ts';

/** A story, from first draft to archive. Its life is in src/domain/workflow.ts. */
export const articles = newsroomCollection({
  slug: 'articles',
  labels: { singular: words('Story', 'Xəbər', 'Материал'), plural: words('Stories', 'Xəbərlər', 'Материалы') },
  access: articleAccess,
  admin: {
    useAsTitle: 'headline',
    hideAPIURL: true,
    defaultColumns: ['headline', 'state', 'section', 'language', 'urgency', 'updatedAt'],
    listSearchableFields: ['headline', 'slugline'],
    group: words('Stories', 'Xəbərlər', 'Материалы'),
    preview: (doc) => (doc.id ? `/preview/stories/${String(doc.id)}` : null),
    components: {
      beforeListTable: ['/src/admin/StoryFilters.tsx#StoryFilters'],
      edit: {
        Status: '/src/admin/NoPublishButton.tsx#NoStatus',
        PreviewButton: '/src/admin/NoPublishButton.tsx#NoPreviewButton',
        PublishButton: '/src/admin/NoPublishButton.tsx#NoPublishButton',
        UnpublishButton: '/src/admin/NoPublishButton.tsx#NoPublishButton',
      },
    },
  },
  defaultSort: '-updatedAt',
  disableDuplicate: true,
  // A state moves one story at a time, and so do its saves (each names its version).
  disableBulkEdit: true,
  // A hundred versions is a long story; the last published one is always the main document besides.
  versions: { drafts: { autosave: { interval: 2000, showSaveDraftButton: true }, validate: false }, maxPerDoc: 100 },
  indexes: [
    { fields: ['_status', 'language', 'firstPublishedAt'] },
    { fields: ['_status', 'section', 'firstPublishedAt'] },
    { fields: ['_status', 'firstPublishedAt'] },
    { fields: ['desk', 'state', 'updatedAt'] },
    { fields: ['people', 'state', 'updatedAt'] },
    { fields: ['state', 'scheduledAt'] },
  ],
  hooks: {
    beforeOperation: [refuseRestore, hideUnseen, chooseWhereEditsGo],
    beforeChange: [claimRevision, stampStory, keepWorkflowFields, computeStory],
    afterChange: [keepNewestLatest, leaveOldAddress, closeReviewsAtOnce, auditTrash],
    afterRead: [hideUnpublishedRelations, showBaseVersion],
    afterDelete: [forgetPurged, auditPurge],
  },
  endpoints,
  fields,
});
