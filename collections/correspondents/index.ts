import { words } from '../../src/domain/labels.ts';
import { newsroomCollection } from '../shared/collection.ts';
import { refusePurgeWhileInStories } from '../shared/inStories.ts';
import { fields } from './fields.ts';
import { nameThePosting, publishPosting, refuseBackwardPosting, withdrawPosting } from './hooks.ts';

/** A posting: one author, in one place, from one day to another. */
export const correspondents = newsroomCollection({
  slug: 'correspondents',
  labels: {
    singular: words('Correspondent', 'Müxbir', 'Корреспондент'),
    plural: words('Correspondents', 'Müxbirlər', 'Корреспонденты'),
  },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'author', 'city', 'from', 'to'],
    group: words('Newsroom', 'Redaksiya', 'Редакция'),
  },
  defaultSort: 'city',
  hooks: {
    beforeChange: [refuseBackwardPosting, nameThePosting],
    afterChange: [publishPosting],
    beforeDelete: [refusePurgeWhileInStories('correspondents')],
    afterDelete: [withdrawPosting],
  },
  fields,
});
