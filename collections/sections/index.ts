import { words } from '../../src/domain/labels.ts';
import { newsroomCollection } from '../shared/collection.ts';
import { fields } from './fields.ts';
import {
  carryPathToSubsections,
  placeInTree,
  publishSection,
  refusePurgeWhileUsed,
  refuseTrashWhileUsed,
  withdrawSection,
} from './hooks.ts';

/** The tree of sections: politics › parliament. */
export const sections = newsroomCollection({
  slug: 'sections',
  labels: { singular: words('Section', 'Bölmə', 'Раздел'), plural: words('Sections', 'Bölmələr', 'Разделы') },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'path', 'order'],
    group: words('Newsroom', 'Redaksiya', 'Редакция'),
  },
  defaultSort: 'path',
  hooks: {
    beforeChange: [refuseTrashWhileUsed, placeInTree],
    afterChange: [carryPathToSubsections, publishSection],
    beforeDelete: [refusePurgeWhileUsed],
    afterDelete: [withdrawSection],
  },
  fields,
});
