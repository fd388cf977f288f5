import { words } from '../../src/domain/labels.ts';
import { newsroomCollection } from '../shared/collection.ts';
import { isRoleAtLeast } from '../shared/access.ts';
import { refusePurgeWhileInStories } from '../shared/inStories.ts';
import { refuseResettling } from '../shared/settled.ts';
import { fields, published } from './fields.ts';
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
  hooks: {
    beforeOperation: [
      refuseResettling('authors', {
        names: published,
        code: 'not-allowed',
        rule: 'section-editor',
        message: 'What readers see of an author is set by a section editor or above.',
        unless: ({ user }) => isRoleAtLeast(user, 'section-editor'),
      }),
    ],
    afterChange: [releaseAuthorPhoto, publishAuthor],
    beforeDelete: [refusePurgeWhileInStories('authors')],
    afterDelete: [withdrawAuthor],
  },
  fields,
});
