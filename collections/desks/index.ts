import { words } from '../../src/domain/labels.ts';
import { newsroomCollection } from '../shared/collection.ts';
import { languagesField, slugField } from '../shared/fields.ts';

/** A team. A story is on one desk at a time. */
export const desks = newsroomCollection({
  slug: 'desks',
  labels: { singular: words('Desk', 'Şöbə', 'Отдел'), plural: words('Desks', 'Şöbələr', 'Отделы') },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'languages', 'sections'],
    group: words('Newsroom', 'Redaksiya', 'Редакция'),
  },
  defaultSort: 'name',
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 80, label: words('Name', 'Ad', 'Название') },
    slugField('name'),
    languagesField,
    {
      name: 'sections',
      type: 'relationship',
      relationTo: 'sections',
      hasMany: true,
      maxRows: 100,
      index: true,
      label: words('Sections it covers', 'Əhatə etdiyi bölmələr', 'Разделы'),
    },
    // The membership itself is kept on the user, once.
    {
      name: 'members',
      type: 'join',
      collection: 'users',
      on: 'desks',
      label: words('Members', 'Üzvlər', 'Сотрудники'),
    },
  ],
});
