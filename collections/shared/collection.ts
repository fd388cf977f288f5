import type { CollectionConfig, CollectionSlug, Endpoint, Field } from 'payload';
import { words } from '../../src/domain/labels.ts';
import type { Resource } from '../../src/domain/workflow/policy.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { accessFor, keptByTheDesk } from './access.ts';
import { auditPurge, auditTrash } from './trash.ts';
import { patchMany } from './changesOfMany.ts';
import { dropClosedLists, keepSortKeys, sortKeyFields } from './fields.ts';
import { boundLists, keepReadersOnThePublished, refuseMalformed, stampWhoTrashed } from './hooks.ts';

type StoredSlug = Extract<Resource, CollectionSlug>;

const deletedBy: Field = {
  name: 'deletedBy',
  type: 'relationship',
  relationTo: 'users',
  label: words('Put in the trash by', 'Zibil qutusuna atan', 'Кто удалил'),
  access: keptByTheDesk,
  admin: { readOnly: true, position: 'sidebar', condition: (data) => Boolean(data?.deletedBy) },
};

/** DELETE moves a document to the trash; `?purge=true` deletes for good what is there (administrators). */
const deleteToTrash = (slug: StoredSlug): Omit<Endpoint, 'root'> => ({
  path: '/:id',
  method: 'delete',
  handler: async (req) => {
    const id = String(req.routeParams?.id);
    const purge = req.searchParams.get('purge') === 'true' || req.searchParams.get('trash') === 'true';
    const shared = {
      collection: slug,
      id,
      overrideAccess: false,
      user: req.user,
      req,
      depth: 0,
    };
    const doc = purge
      ? await req.payload.delete({ ...shared, trash: true })
      : await req.payload.update({ ...shared, data: { deletedAt: new Date().toISOString() } });
    return Response.json({ doc, message: purge ? 'Deleted for good.' : 'Moved to the trash.' });
  },
});

/** DELETE of many would be a purge of many: one at a time, so that each is meant. */
const refuseBulkDelete: Omit<Endpoint, 'root'> = {
  path: '/',
  method: 'delete',
  handler: () => {
    throw new Refusal('not-allowed', 'Delete documents one at a time: DELETE /:id moves one to the trash.');
  },
};

type Chapters = Omit<CollectionConfig, 'slug' | 'access'> & { slug: StoredSlug; access?: CollectionConfig['access'] };

/** What every collection of the newsroom has: deny-by-default access, shape checks, lists in order, a trash with a name on it. */
export function newsroomCollection({
  slug,
  access,
  fields,
  hooks,
  endpoints,
  ...chapters
}: Chapters): CollectionConfig {
  const title = chapters.admin?.useAsTitle;
  return {
    ...chapters,
    slug,
    trash: true,
    // Payload's locks refuse the one who writes, and anybody may write one in another's name. Stories have src/newsroom/story/storyLock.ts.
    lockDocuments: false,
    disableBulkDelete: true,
    access: { ...accessFor(slug), ...access },
    endpoints: [
      ...(endpoints || []),
      ...(chapters.disableBulkEdit ? [] : [patchMany(slug)]),
      deleteToTrash(slug),
      refuseBulkDelete,
    ],
    hooks: {
      ...hooks,
      beforeOperation: [boundLists, keepReadersOnThePublished, refuseMalformed, ...(hooks?.beforeOperation ?? [])],
      afterRead: [...(hooks?.afterRead ?? []), dropClosedLists],
      beforeChange: [stampWhoTrashed, ...(hooks?.beforeChange ?? []), keepSortKeys(slug)],
      afterChange: [...(hooks?.afterChange ?? []), auditTrash(slug, title)],
      afterDelete: [...(hooks?.afterDelete ?? []), auditPurge(slug, title)],
    },
    fields: [...fields, deletedBy, ...sortKeyFields(slug)],
  };
}
