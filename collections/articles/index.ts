import { words } from '../../src/domain/labels.ts';
import { whoseItIs } from '../shared/access.ts';
import { newsroomCollection } from '../shared/collection.ts';
import { endPreviewsOfTrashed } from '../shared/hooks.ts';
import { readForBaseVersion } from '../shared/versions.ts';
import { articleAccess } from './access.ts';
import { noteDraftKey, rememberBeginning } from './beginnings.ts';
import { endpointsOf } from '../shared/route.ts';
import { articleRoutes } from './endpoints.ts';
import { fields } from './fields.ts';
import {
  chooseWhereEditsGo,
  claimRevision,
  closeReviewsAtOnce,
  computeStory,
  findBySigners,
  forgetPurged,
  hideBlockIds,
  hideUnpublishedRelations,
  hideUnseenInBody,
  hideUnseen,
  identifyBlocks,
  keepNewestLatest,
  keepWhatWasReplaced,
  keepWorkflowFields,
  leaveOldAddress,
  noteAct,
  noteChangedFields,
  noteLastVersion,
  noteReplaced,
  refuseAnotherWriter,
  refuseRestore,
  showBaseVersion,
  stampChange,
  stampStory,
  tellDesk,
} from './hooks/index.ts';

/** A story, from first draft to archive. Its life is in src/domain/workflow/workflow.ts. */
export const articles = newsroomCollection({
  slug: 'articles',
  labels: { singular: words('Story', 'Xəbər', 'Материал'), plural: words('Stories', 'Xəbərlər', 'Материалы') },
  access: articleAccess,
  admin: {
    useAsTitle: 'headline',
    hideAPIURL: true,
    defaultColumns: ['headline', 'state', 'byline', 'desk', 'heldBy', 'firstPublishedAt'],
    pagination: { defaultLimit: 30, limits: [30, 60, 100] },
    listSearchableFields: ['headline', 'signedBy', 'slugline'],
    group: words('Stories', 'Xəbərlər', 'Материалы'),
    preview: (doc) => (doc.id ? `/preview/stories/${String(doc.id)}` : null),
    components: {
      views: {
        edit: {
          default: { Component: '/src/admin/views/StoryEditView.tsx#StoryEditView' },
          versions: { Component: '/src/admin/history/StoryVersions.tsx#StoryVersions' },
        },
      },
      beforeListTable: ['/src/admin/desk/StoryFilters.tsx#StoryFilters', '/src/admin/live/FollowDesk.tsx#FollowList'],
    },
  },
  defaultSort: '-updatedAt',
  forceSelect: { ...whoseItIs, ...readForBaseVersion },
  disableDuplicate: true,
  // A state moves one story at a time, and so do its saves (each names its version).
  disableBulkEdit: true,
  // Payload would delete by date, those too that readers saw or the audit trail names: src/jobs/thinVersions.ts does it instead.
  versions: { drafts: { autosave: { interval: 2000, showSaveDraftButton: true }, validate: false }, maxPerDoc: 0 },
  indexes: [
    { fields: ['_status', 'language', 'firstPublishedAt'] },
    { fields: ['_status', 'section', 'firstPublishedAt'] },
    { fields: ['_status', 'firstPublishedAt'] },
    { fields: ['desk', 'state', 'updatedAt'] },
    { fields: ['people', 'state', 'updatedAt'] },
    { fields: ['state', 'scheduledAt'] },
  ],
  hooks: {
    beforeOperation: [
      findBySigners,
      refuseAnotherWriter,
      refuseRestore,
      hideUnseen,
      noteDraftKey,
      noteAct,
      chooseWhereEditsGo,
    ],
    beforeChange: [
      claimRevision,
      stampStory,
      keepWorkflowFields,
      identifyBlocks,
      computeStory,
      stampChange,
      noteChangedFields,
      noteReplaced,
    ],
    afterChange: [
      rememberBeginning,
      keepNewestLatest,
      keepWhatWasReplaced,
      leaveOldAddress,
      closeReviewsAtOnce,
      endPreviewsOfTrashed,
      tellDesk,
    ],
    afterRead: [hideUnpublishedRelations, hideUnseenInBody, hideBlockIds, showBaseVersion],
    beforeDelete: [noteLastVersion],
    afterDelete: [forgetPurged],
  },
  endpoints: endpointsOf('articles', articleRoutes),
  fields,
});
