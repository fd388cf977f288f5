import { words } from '../../src/domain/labels.ts';
import { newsroomCollection } from '../shared/collection.ts';
import { isRoleAtLeast } from '../shared/access.ts';
import { refusePurgeWhileInStories } from '../shared/trash.ts';
import { refuseResettling } from '../shared/settled.ts';
import { fields, published } from './fields.ts';
import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload';
import { releasePhotos } from '../../src/newsroom/photos/photos.ts';
import { authorChanged } from '../../src/newsroom/publish/directoryChanges.ts';
import { idOf } from '../shared/principal.ts';

/** An author's photo is on a public page, so readers may fetch it. */
const releaseAuthorPhoto: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const photos = [
    idOf((doc as { photo?: unknown }).photo),
    idOf((previousDoc as { photo?: unknown } | undefined)?.photo),
  ];
  await releasePhotos(
    photos.filter((id) => id !== undefined),
    req,
  );
};

/** What readers get of the author changes with the author. */
const publishAuthor: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  const { id } = doc as { id: string };
  await authorChanged({ id, before: operation === 'create' ? undefined : previousDoc, after: doc }, req);
};

const withdrawAuthor: CollectionAfterDeleteHook = async ({ id, doc, req }) =>
  authorChanged({ id: String(id), before: doc }, req);

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
