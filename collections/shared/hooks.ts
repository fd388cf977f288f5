import type {
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
  CollectionSlug,
  GlobalBeforeOperationHook,
  PayloadRequest,
  CollectionAfterChangeHook,
  Field,
  GlobalAfterChangeHook,
} from 'payload';
import { currentRequest, patience } from '../../src/database/requestLimits.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { scopeOf, type Principal } from '../../src/domain/workflow/policy.ts';
import { reach, keptByTheDesk } from './access.ts';
import { storedData } from '../../src/domain/fields/storedText.ts';
import { danglingIn, type Written } from './dangling.ts';
import { isStaff, principalOf, idOf } from './principal.ts';
import { hidePointers, pointingOf } from './pointers.ts';
import { mostAsked, queryProblems, rowsOf, type Query } from './query.ts';
import { namedOf } from './fieldTable.ts';
import { withTimes } from './times.ts';
import { shapeOf, withGroups, withoutGiven } from './shape.ts';
import type { Article } from '../../src/payload-types.ts';
import { endPreviewLinks } from '../../src/newsroom/preview/previewLinkRows.ts';
import { trashMoveOf } from './trash.ts';
import { isVisible } from '../../src/published/visibility.ts';
import { siteChanged } from '../../src/newsroom/publish/directoryChanges.ts';

/** The arguments of one of Payload's operations with some of them changed, of the same type: which operation it is, a hook is told apart. */
export const withArgs = <A extends object>(args: A, changed: object): A => ({ ...args, ...changed });

/** Refuses input of the wrong shape, naming every field, before anything else reads it. Readers and keys are refused by access first. */
export const refuseMalformed: CollectionBeforeOperationHook = async ({
  args,
  operation,
  req,
  collection,
  overrideAccess,
}) => {
  if (operation !== 'create' && operation !== 'update') return args;
  if (!overrideAccess && !isStaff(req.user)) return args;
  const { data, duplicateFromID } = args as { data?: unknown; duplicateFromID?: unknown };
  // A photo comes without fields, a copy takes those of what it is made from; Payload trips over any other write of nothing.
  if (data === undefined && (req.file || duplicateFromID !== undefined)) return args;
  const target = { collection: collection.slug, id: (args as { id?: unknown }).id, overrideAccess };
  await refuseMisshapen(data, namedOf(collection.slug, collection.flattenedFields), req, target);
  const isOutside = isFromOutside(req, overrideAccess);
  const dataWithTimes = await withTimes(data, collection, (args as { id?: unknown }).id, req);
  const taken = asTaken(dataWithTimes, collection.flattenedFields, isOutside);
  // Nothing begins in the trash: going there is a step of its own, and in the audit trail.
  if (operation === 'create' && isOutside) delete (taken as { deletedAt?: unknown }).deletedAt;
  return withArgs(args, { data: taken });
};

/** Data as it is written: its texts as they are kept, without what is not a client's to say, with groups where it says there are none. */
const asTaken = (data: unknown, fields: Parameters<typeof shapeOf>[1], isOutside: boolean): unknown =>
  withGroups(storedData(isOutside ? withoutGiven(data) : data), fields);

/** The newsroom's own code (the sample, the reviews) may date what it writes; a request may not, whatever it may else. */
const isFromOutside = (req: PayloadRequest, overrideAccess: boolean | undefined): boolean =>
  !overrideAccess || req.payloadAPI !== 'local';

export const refuseMalformedGlobal: GlobalBeforeOperationHook = async ({
  args,
  operation,
  req,
  global,
  overrideAccess,
}) => {
  if (operation !== 'update' || (!overrideAccess && !isStaff(req.user))) return;
  const { data } = args as { data?: unknown };
  await refuseMisshapen(data, namedOf(global.slug, global.flattenedFields), req, { overrideAccess });
  const taken = asTaken(data, global.flattenedFields, isFromOutside(req, overrideAccess));
  return { ...(args as object), data: taken };
};

/** Refuses data that these fields do not take, naming each of them. */
export async function refuseMisshapen(
  data: unknown,
  fields: Parameters<typeof shapeOf>[1],
  req: PayloadRequest,
  target: Written,
): Promise<void> {
  const { problems, relations } = shapeOf(data, fields);
  const all = problems.length > 0 ? problems : await danglingIn(relations, target, req);
  if (all.length > 0) throw new Refusal('invalid', 'Some fields do not fit.', all);
}

/** The most rows one list gives: to readers and machines, and to the desk. */
export const longestList = { readers: 100, staff: 500 } as const;

/** Refuses a query of the wrong shape before Payload reads it, and gives every list an end. Texts are compared as they are kept. */
export const boundLists: CollectionBeforeOperationHook = async ({
  args,
  operation,
  req,
  collection,
  overrideAccess,
}) => {
  const query = args as Query & { id?: unknown; pagination?: unknown; disableErrors?: boolean };
  // No client can set disableErrors: those are Payload's own batches of populated documents, as long as they have to be.
  if (overrideAccess || query.disableErrors) return args;
  const fieldsOf = (slug: string) => req.payload.collections[slug as CollectionSlug]?.config.flattenedFields;
  const principal = principalOf(req.user);
  const who = principal.kind === 'staff' ? 'staff' : 'readers';
  const soFar = currentRequest();
  soFar.milliseconds = patience[who];
  const price = { soFar, most: mostAsked[who] };
  const pointing = pointingOf(principal, collection.slug);
  const problems = queryProblems(query, collection.flattenedFields, fieldsOf, price, pointing);
  if (problems.length > 0) throw new Refusal('malformed', 'This query cannot be answered.', problems);
  await hidePointers(pointing.found, req);
  const cleaned = storedData(query.where);
  const found = pointing.amongColleagues ? amongColleagues(cleaned, principal, operation) : cleaned;
  const where = found === undefined ? {} : { where: found };
  if (operation !== 'read' || query.id !== undefined) return withArgs(args, where);
  const atMost = longestList[who];
  const limit = rowsOf(query.limit, atMost, query.pagination === false ? atMost : 10);
  return withArgs(args, { ...where, limit, joins: boundJoins(storedData(query.joins), atMost) });
};

/** A filter or an order by what colleagues on a story read finds their stories only; their versions are theirs already. */
function amongColleagues(where: unknown, principal: Principal, operation: string): unknown {
  if (principal.kind !== 'staff' || /versions/i.test(operation)) return where;
  const theirs = reach('articles', scopeOf('articles', principal.role, 'read') ?? 'own', principal);
  return theirs === true ? where : { and: [...(where ? [where] : []), theirs] };
}

const boundJoins = (joins: unknown, atMost: number): unknown =>
  typeof joins !== 'object' || joins === null
    ? joins
    : Object.fromEntries(
        Object.entries(joins).map(([name, join]: [string, false | { limit?: unknown }]) => [
          name,
          join && { ...join, limit: rowsOf(join.limit, atMost, 10) },
        ]),
      );

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

type Row = Pick<Article, 'id' | 'deletedAt'>;

/** A story in the trash, or a colleague's account, ends its preview links for good: they do not come back with it. */
export const endPreviewsOfTrashed: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const row = doc as Row;
  if (trashMoveOf(previousDoc as Row | undefined, row) === 'trash') await endPreviewLinks(String(row.id), req);
};

type Following = { story?: unknown };

/** A review, or the old address of a story, is as public as its story. */
export const followTheStory: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const id = idOf({ ...(originalDoc as Following | undefined), ...(data as Following) }.story);
  const story = id
    ? await req.payload.db.findOne<{ id: string } & Record<string, unknown>>({
        collection: 'articles',
        where: { id: { equals: id } },
        req,
      })
    : null;
  return { ...data, storyIsPublic: Boolean(story && isVisible(story)) };
};

/** Kept by the transition that shows or hides the story (src/newsroom/transition/transition.ts), so that no read has to look. */
export const storyIsPublicField: Field = {
  name: 'storyIsPublic',
  type: 'checkbox',
  defaultValue: false,
  index: true,
  access: keptByTheDesk,
  admin: { hidden: true },
};

/** What readers get of the site is made of all the globals. */
export const publishSite: GlobalAfterChangeHook = async ({ doc, previousDoc, req }) => {
  await siteChanged({ before: previousDoc, after: doc }, req);
  return doc as unknown;
};
