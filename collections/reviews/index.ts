import { words } from '../../src/domain/labels.ts';
import { reviewStates } from '../../src/domain/review.ts';
import { fromRole } from '../shared/access.ts';
import { newsroomCollection } from '../shared/collection.ts';
import { followTheStory, storyIsPublicField } from '../shared/followStory.ts';

const moderators = fromRole('sub-editor');

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
  indexes: [{ fields: ['story', 'state', 'createdAt'] }],
  hooks: { beforeChange: [followTheStory] },
  fields: [
    {
      name: 'story',
      type: 'relationship',
      relationTo: 'articles',
      required: true,
      index: true,
      label: words('Story', 'Xəbər', 'Материал'),
    },
    { name: 'name', type: 'text', required: true, maxLength: 80, label: words('Name', 'Ad', 'Имя') },
    { name: 'text', type: 'textarea', required: true, maxLength: 5_000, label: words('Review', 'Rəy', 'Отзыв') },
    { name: 'rating', type: 'number', min: 1, max: 5, label: words('Rating', 'Qiymət', 'Оценка') },
    {
      name: 'email',
      type: 'email',
      label: words('E-mail (never public)', 'E-poçt (gizli)', 'E-mail (не публикуется)'),
      access: { read: moderators },
    },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      index: true,
      options: reviewStates.map((value) => ({ value, label: value })),
      label: words('State', 'Vəziyyət', 'Состояние'),
      admin: { position: 'sidebar' },
    },
    storyIsPublicField,
  ],
});
