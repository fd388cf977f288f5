import { words } from '../../src/domain/labels.ts';
import { newsroomCollection } from '../shared/collection.ts';
import { followTheStory } from '../shared/hooks.ts';
import { refuseResettling } from '../shared/settled.ts';
import { endpointsOf } from '../shared/route.ts';
import { reviewRoutes } from './endpoints.ts';
import { fields, publicNames } from './fields.ts';
import { hideOnPurge, keepHistory, placeLikeStory, showToReaders } from './hooks.ts';

/** What readers say under a story. Only an approved one, under a story readers can see, is public. */
export const reviews = newsroomCollection({
  slug: 'reviews',
  labels: { singular: words('Review', 'Rəy', 'Отзыв'), plural: words('Reviews', 'Rəylər', 'Отзывы') },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'text', 'story', 'state'],
    group: words('Stories', 'Xəbərlər', 'Материалы'),
  },
  defaultSort: '-createdAt',
  // A copy of what a reader said would be a second reader.
  disableDuplicate: true,
  indexes: [
    { fields: ['story', 'state', 'createdAt'] },
    { fields: ['state', 'createdAt'] },
    { fields: ['textHash', 'createdAt'] },
  ],
  hooks: {
    beforeOperation: [
      refuseResettling('reviews', {
        names: publicNames,
        code: 'invalid',
        rule: 'read-only',
        message: 'What a reader said is not rewritten: show it or reject it.',
      }),
    ],
    beforeChange: [followTheStory, placeLikeStory, keepHistory],
    afterChange: [showToReaders],
    beforeDelete: [hideOnPurge],
  },
  endpoints: endpointsOf('reviews', reviewRoutes),
  fields,
});
