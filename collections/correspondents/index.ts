import { words } from '../../src/domain/labels.ts';
import { newsroomCollection } from '../shared/collection.ts';
import { refusePurgeWhileInStories } from '../shared/trash.ts';
import { fields } from './fields.ts';
import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, CollectionBeforeChangeHook } from 'payload';
import type { Author, Correspondent } from '../../src/payload-types.ts';
import { postingChanged } from '../../src/newsroom/publish/directoryChanges.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { idOf } from '../shared/principal.ts';

type Posting = Partial<Correspondent>;

const refuseBackwardPosting: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const { from, to } = { ...(originalDoc as Posting | undefined), ...(data as Posting) };
  if (from && to && Date.parse(to) < Date.parse(from))
    throw new Refusal('invalid', 'The posting ends before it begins.', [
      { path: 'to', rule: 'after-from', message: 'Give a day on or after the first day of the posting.' },
    ]);
  return data;
};

/** "Alex Example, Washington": what a picker shows, kept so that lists need no second query. */
const nameThePosting: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const { author, city } = { ...(originalDoc as Posting | undefined), ...(data as Posting) };
  const id = idOf(author);
  const found = id
    ? await req.payload.db.findOne<Author>({
        collection: 'authors',
        where: { id: { equals: id } },
        req,
      })
    : null;
  return { ...data, title: [found?.name, city].filter(Boolean).join(', ') };
};

/** What readers get of the posting, and of whoever holds it, changes with it. */
const publishPosting: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  const { id } = doc as { id: string };
  await postingChanged({ id, before: operation === 'create' ? undefined : previousDoc, after: doc }, req);
};

const withdrawPosting: CollectionAfterDeleteHook = async ({ id, doc, req }) =>
  postingChanged({ id: String(id), before: doc }, req);

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
