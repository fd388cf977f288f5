import type {
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
  CollectionSlug,
  GlobalBeforeOperationHook,
  PayloadRequest,
} from 'payload';
import { Refusal, type Problem } from '../../src/domain/refusal.ts';
import { principalOf } from './principal.ts';
import { shapeOf, type Relation } from './shape.ts';

/** Relations that point to nothing, asked in one query for each collection they point to. */
async function danglingIn(relations: readonly Relation[], req: PayloadRequest): Promise<Problem[]> {
  const dangling: Problem[] = [];
  // One after another: a transaction's session takes no two commands at once.
  for (const [collection, pointing] of groupByCollection(relations)) {
    const ids = [...new Set(pointing.map(({ id }) => id))];
    const { docs } = await req.payload.db.find<{ id: string }>({
      collection: collection as CollectionSlug,
      where: { id: { in: ids } },
      limit: ids.length,
      pagination: false,
      select: { id: true },
      req,
    });
    const known = new Set(docs.map(({ id }) => String(id)));
    const unknown = pointing.filter(({ id }) => !known.has(id));
    dangling.push(
      ...unknown.map(({ path, id }) => ({
        path,
        rule: 'unknown-id',
        message: `There is nothing in ${collection} with the id ${id}.`,
      })),
    );
  }
  return dangling;
}

function groupByCollection(relations: readonly Relation[]): Map<string, Relation[]> {
  const groups = new Map<string, Relation[]>();
  for (const relation of relations)
    groups.set(relation.collection, [...(groups.get(relation.collection) ?? []), relation]);
  return groups;
}

/** Refuses input of the wrong shape, naming every field, before anything else reads it. Readers are refused by access first. */
export const refuseMalformed: CollectionBeforeOperationHook = async ({
  args,
  operation,
  req,
  collection,
  overrideAccess,
}) => {
  if (operation !== 'create' && operation !== 'update') return;
  if (!overrideAccess && principalOf(req.user).kind === 'reader') return;
  const { data } = args as { data?: unknown };
  if (data === undefined) return;
  await refuse(data, collection.flattenedFields, req);
};

export const refuseMalformedGlobal: GlobalBeforeOperationHook = async ({
  args,
  operation,
  req,
  global,
  overrideAccess,
}) => {
  if (operation !== 'update' || (!overrideAccess && principalOf(req.user).kind === 'reader')) return;
  await refuse((args as { data?: unknown }).data, global.flattenedFields, req);
};

async function refuse(data: unknown, fields: Parameters<typeof shapeOf>[1], req: PayloadRequest): Promise<void> {
  const { problems, relations } = shapeOf(data, fields);
  const all = problems.length > 0 ? problems : await danglingIn(relations, req);
  if (all.length > 0) throw new Refusal('invalid', 'Some fields do not fit.', all);
}

/** Readers get the live, published document whatever they ask for: no drafts, no trash, no hidden fields. */
export const keepReadersOnThePublished: CollectionBeforeOperationHook = ({ args, operation, req, overrideAccess }) => {
  if (overrideAccess || operation === 'create' || operation === 'update' || principalOf(req.user).kind === 'staff')
    return;
  return { ...args, draft: false, trash: false, showHiddenFields: false };
};

/** Records who made a document. */
export const stampCreator =
  (field: 'createdBy' | 'uploadedBy'): CollectionBeforeChangeHook =>
  ({ data, operation, req }) =>
    operation === 'create' && req.user ? { ...data, [field]: req.user.id } : data;

/** Records who put a document in the trash; `deletedAt` says when. */
export const stampWhoTrashed: CollectionBeforeChangeHook = ({ data, originalDoc, operation, req }) => {
  if (operation !== 'update' || !('deletedAt' in data)) return data;
  const before = (originalDoc as { deletedAt?: string } | undefined)?.deletedAt;
  if (!data.deletedAt) return { ...data, deletedBy: null };
  return before ? data : { ...data, deletedBy: req.user?.id ?? null };
};
