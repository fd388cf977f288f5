import { words } from '../../src/domain/labels.ts';
import { newsroomCollection } from '../shared/collection.ts';
import { followTheStory, storyIsPublicField } from '../shared/hooks.ts';
import { publishOldAddress, withdrawOldAddress } from './hooks.ts';

/** An address a story had before: the desk writes one when a published story's slug changes. */
export const redirects = newsroomCollection({
  slug: 'redirects',
  labels: {
    singular: words('Redirect', 'Yönləndirmə', 'Перенаправление'),
    plural: words('Redirects', 'Yönləndirmələr', 'Перенаправления'),
  },
  admin: {
    useAsTitle: 'from',
    defaultColumns: ['from', 'story'],
    group: words('Settings', 'Parametrlər', 'Настройки'),
  },
  // The old address of a story readers no longer see would still give away what it was about.
  hooks: {
    beforeChange: [followTheStory],
    afterChange: [publishOldAddress],
    afterDelete: [withdrawOldAddress],
  },
  fields: [
    {
      name: 'from',
      type: 'text',
      required: true,
      unique: true,
      index: true,
      maxLength: 120,
      label: words('Old slug', 'Köhnə slaq', 'Старый слаг'),
    },
    {
      name: 'story',
      type: 'relationship',
      relationTo: 'articles',
      required: true,
      index: true,
      label: words('Story', 'Xəbər', 'Материал'),
    },
    storyIsPublicField,
  ],
});
