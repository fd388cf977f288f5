import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionSlug,
  PayloadRequest,
  Where,
} from 'payload';
import { objectId, objectIds, rawCollection, sessionOf } from '../../src/database/rows.ts';
import { sectionChanged } from '../../src/newsroom/publish/directoryChanges.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { slugOf } from '../../src/domain/fields/slug.ts';
import { idOf } from '../shared/principal.ts';
import type { Rule } from '../../src/domain/rules/rules.ts';

type Section = { id: string; slug?: string; path?: string; parent?: unknown; name?: string };

/** Deeper than any newspaper goes; it also bounds the walk up a broken tree. */
const deepest = 6;

const sectionById = (id: string, req: PayloadRequest) =>
  req.payload.db.findOne<Section>({ collection: 'sections', where: { id: { equals: id } }, req });

const refuseParent = (rule: Rule, message: string): Refusal =>
  new Refusal('invalid', message, [{ path: 'parent', rule, message }]);

/** The sections above, from the nearest up. A cycle is refused by name. */
async function ancestorsOf(id: string | undefined, parent: string, req: PayloadRequest): Promise<Section[]> {
  const above: Section[] = [];
  for (let next: string | undefined = parent; next;) {
    if (next === id)
      throw refuseParent('cycle', 'A section cannot be part of itself or of one of its own sub-sections.');
    const section: Section | null = await sectionById(next, req);
    if (!section) break;
    above.push(section);
    if (above.length >= deepest) throw refuseParent('too-deep', `Sections go at most ${deepest} levels deep.`);
    next = idOf(section.parent);
  }
  return above;
}

/**
 * Writes to the sections above, so that whoever moves one of them at the same moment starts again and sees this move. Each of
 * two transactions would else find the other's section where it was, and together they would close a circle.
 */
async function holdInPlace(above: readonly Section[], req: PayloadRequest): Promise<void> {
  await rawCollection(req.payload, 'sections').updateMany(
    { _id: { $in: objectIds(above.map(({ id }) => String(id))) } },
    { $inc: { __v: 1 } },
    { session: await sessionOf(req) },
  );
}

/** Computes the path from the slugs above, and refuses a cycle or a path that is taken. */
export const placeInTree: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const before = originalDoc as Section | undefined;
  const merged = { ...before, ...(data as Partial<Section>) };
  const parent = idOf(merged.parent);
  const above = parent ? await ancestorsOf(before?.id, parent, req) : [];
  await holdInPlace(above, req);
  const slug = merged.slug ?? slugOf(merged.name ?? '');
  const path = [...above.reverse().map((section) => section.slug), slug].join('/');
  return { ...data, slug, path };
};

/** A section that moves or is renamed takes its sub-sections along. */
export const carryPathToSubsections: CollectionAfterChangeHook = async ({ doc, previousDoc, req, operation }) => {
  const { id, path } = doc as Section;
  const before = (previousDoc as Section | undefined)?.path;
  if (operation !== 'update' || !before || before === path) return;
  const { docs } = await req.payload.db.find<Section>({
    collection: 'sections',
    where: { parent: { equals: id } },
    pagination: false,
    limit: 500,
    req,
  });
  for (const child of docs)
    await req.payload.update({ collection: 'sections', id: child.id, data: { parent: id }, req, depth: 0 });
};

const users: { collection: CollectionSlug; where: (id: string) => Where; what: string }[] = [
  { collection: 'articles', where: (id) => ({ section: { equals: id } }), what: 'stories in it' },
  { collection: 'articles', where: (id) => ({ secondarySections: { in: [id] } }), what: 'stories also in it' },
  { collection: 'sections', where: (id) => ({ parent: { equals: id } }), what: 'sub-sections' },
  { collection: 'desks', where: (id) => ({ sections: { in: [id] } }), what: 'desks that cover it' },
];

/** Published stories whose edits still to come go there: the main document does not say so yet. */
async function storiesToCome(id: string, req: PayloadRequest): Promise<number> {
  const there = [{ 'version.section': objectId(id) }, { 'version.secondarySections': objectId(id) }];
  return rawCollection(req.payload, '_articles_versions').countDocuments(
    { latest: true, 'version.state': 'published', 'version._status': 'draft', $or: there },
    { session: await sessionOf(req) },
  );
}

async function refuseWhileUsed(id: string, req: PayloadRequest): Promise<void> {
  const reasons: string[] = [];
  const toCome = await storiesToCome(id, req);
  for (const { collection, where, what } of users) {
    const stays = { and: [where(id), { deletedAt: { exists: false } }] };
    const { totalDocs } = await req.payload.db.count({ collection, where: stays, req });
    if (totalDocs > 0) reasons.push(`${what}: ${totalDocs}`);
  }
  if (toCome > 0) reasons.push(`edits of published stories that go there: ${toCome}`);
  if (reasons.length > 0)
    throw new Refusal('conflict', `This section is still in use: ${reasons.join('; ')}. Move them first.`, [
      { path: 'id', rule: 'in-use', message: reasons.join('; ') },
    ]);
}

export const refuseTrashWhileUsed: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const before = originalDoc as (Section & { deletedAt?: string }) | undefined;
  if ((data as { deletedAt?: string }).deletedAt && before && !before.deletedAt) await refuseWhileUsed(before.id, req);
  return data;
};

export const refusePurgeWhileUsed: CollectionBeforeDeleteHook = async ({ id, req }) => refuseWhileUsed(String(id), req);

/** What readers get of the section changes with it. */
export const publishSection: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  const { id } = doc as Section;
  await sectionChanged({ id, before: operation === 'create' ? undefined : previousDoc, after: doc }, req);
};

export const withdrawSection: CollectionAfterDeleteHook = async ({ id, doc, req }) =>
  sectionChanged({ id: String(id), before: doc }, req);
