import type { CollectionSlug, PayloadRequest } from 'payload';
import type { Problem } from '../../src/domain/refusal.ts';
import { pointersSeen } from './pointers.ts';
import { shapeOf, type Relation } from './shape.ts';

/** What is written: a document that is there already has an id. */
export type Written = { collection?: CollectionSlug; id?: unknown; overrideAccess?: boolean };

function groupByCollection(relations: readonly Relation[]): Map<string, Relation[]> {
  const groups = new Map<string, Relation[]>();
  for (const relation of relations)
    groups.set(relation.collection, [...(groups.get(relation.collection) ?? []), relation]);
  return groups;
}

type Row = Record<string, unknown> & { id: string };

const keyOf = ({ collection, id }: Relation): string => `${collection} ${id.toLowerCase()}`;

/** The newsroom's own code points to whatever there is. */
async function knownOf(ids: string[], collection: string, req: PayloadRequest): Promise<Set<string>> {
  const { docs } = await req.payload.db.find<{ id: string }>({
    collection: collection as CollectionSlug,
    where: { id: { in: ids } },
    limit: ids.length,
    pagination: false,
    select: { id: true },
    req,
  });
  return new Set(docs.map(({ id }) => String(id)));
}

/** What the document points to as it stands, and as its newest version does. */
async function standingIn({ collection, id }: Written, req: PayloadRequest): Promise<Set<string>> {
  if (!collection || typeof id !== 'string') return new Set();
  const { flattenedFields, versions } = req.payload.collections[collection].config;
  const doc = await req.payload.db.findOne<Row>({ collection, where: { id: { equals: id } }, req });
  const newest = versions
    ? await req.payload.db.findVersions<Row>({
        collection,
        where: { parent: { equals: id } },
        sort: '-updatedAt',
        limit: 1,
        pagination: false,
        req,
      })
    : undefined;
  const rows = [doc, ...(newest?.docs ?? []).map(({ version }) => version)];
  return new Set(rows.flatMap((row) => (row ? shapeOf(row, flattenedFields).relations.map(keyOf) : [])));
}

/**
 * Relations that point to nothing that the writer may read. What is hidden and what is not there are told alike, or a save would
 * tell which is which; what the document points to already stays, for an editor may have put it there.
 */
export async function danglingIn(
  relations: readonly Relation[],
  target: Written,
  req: PayloadRequest,
): Promise<Problem[]> {
  const dangling: Relation[] = [];
  // One after another: a transaction's session takes no two commands at once.
  for (const [collection, pointing] of groupByCollection(relations)) {
    const ids = [...new Set(pointing.map(({ id }) => id.toLowerCase()))];
    const known = target.overrideAccess
      ? await knownOf(ids, collection, req)
      : await pointersSeen(ids, [collection], req);
    dangling.push(...pointing.filter(({ id }) => !known.has(id.toLowerCase())));
  }
  const standing = dangling.length > 0 ? await standingIn(target, req) : new Set();
  return dangling
    .filter((each) => !standing.has(keyOf(each)))
    .map(({ path, collection, id }) => ({
      path,
      rule: 'unknown-id',
      message: `There is nothing in ${collection} with the id ${id}.`,
    }));
}
