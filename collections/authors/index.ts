import { words } from '../../src/domain/labels.ts';
import { newsroomCollection } from '../shared/collection.ts';
import { fields } from './fields.ts';
import { publishAuthor, releaseAuthorPhoto, withdrawAuthor } from './hooks.ts';

/** Who signs stories: a public page, linked to at most one user. */
export const authors = newsroomCollection({
  slug: 'authors',
  labels: { singular: words('Author', 'Müəllif', 'Автор'), plural: words('Authors', 'Müəlliflər', 'Авторы') },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'jobTitle', 'active'],
    group: words('Newsroom', 'Redaksiya', 'Редакция'),
  },
  defaultSort: 'name',
  hooks: { afterChange: [releaseAuthorPhoto, publishAuthor], afterDelete: [withdrawAuthor] },
  fields,
});
