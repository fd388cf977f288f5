import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionAfterReadHook,
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload';
import { withArgs } from '../hooks.ts';
import { objectId, rawCollection, sessionOf } from '../../../src/database/rows.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { forgetPublication } from '../../../src/newsroom/publication/movePublication.ts';
import { collectionOf, translationSetOf } from '../../../src/newsroom/publication/publications.ts';
import type { Publishable } from '../../../src/published/kinds.ts';
import { baseVersionOf, keepNewestVersion, withBaseVersion } from '../versions.ts';
import { idOf, isStaff } from '../principal.ts';

type Data = Record<string, unknown>;
type Row = Data & { _status?: string; state?: string; deletedAt?: unknown };

const isPublished = ({ _status }: Row): boolean => _status === 'published';

async function rowOf(slug: string, id: unknown, req: PayloadRequest) {
  const options = { projection: { state: 1, _status: 1, deletedAt: 1 }, session: await sessionOf(req) };
  const row = await rawCollection(req.payload, slug).findOne({ _id: objectId(String(id)) }, options);
  return (row ?? undefined) as Row | undefined;
}

/** A state typed into a save is an error worth telling. */
function refuseTypedState(data: Data, row: Row | undefined, slug: string): void {
  const message = `This moves only by a step: POST /api/${slug}/:id/transitions.`;
  const typed = [
    ...(data.state !== undefined && data.state !== (row?.state ?? 'draft') ? ['state'] : []),
    ...(data._status === 'published' && !(row && isPublished(row)) ? ['_status'] : []),
  ];
  if (typed.length === 0) return;
  throw new Refusal(
    'invalid',
    message,
    typed.map((path) => ({ path, rule: 'read-only', message })),
  );
}

const sayWhich = new Refusal(
  'precondition-required',
  'Say which version you edited: send its baseVersion, or If-Match.',
  [{ path: 'baseVersion', rule: 'required', message: 'Send back the baseVersion you read.' }],
);

/** Of what readers have, a save goes to a version only; of anything else to the document too. No save changes what readers get. */
export const chooseWhereEditsGo =
  (slug: string): CollectionBeforeOperationHook =>
  async ({ args, operation, req, overrideAccess }) => {
    if (operation === 'restoreVersion')
      throw new Refusal('not-allowed', `Restore a version with POST /api/${slug}/versions/:id.`);
    if ((operation !== 'create' && operation !== 'update') || (!overrideAccess && !isStaff(req.user))) return args;
    const { id, data: sentData } = args as { id?: unknown; data?: Data };
    const data = { ...sentData };
    if (operation === 'update' && id === undefined)
      throw new Refusal('malformed', `These are edited one at a time: PATCH /api/${slug}/:id.`);
    const row = operation === 'update' ? await rowOf(slug, id, req) : undefined;
    refuseTypedState(data, row, slug);
    delete data._status;
    const isTrashMove = Boolean(data.deletedAt) || ('deletedAt' in data && Boolean(row?.deletedAt));
    if (isTrashMove) return withArgs(args, { data: { deletedAt: data.deletedAt }, draft: false });
    delete data.deletedAt;
    if (operation === 'update' && baseVersionOf(data, req) === undefined) throw sayWhich;
    return withArgs(args, { data, draft: Boolean(row && isPublished(row)), publishAllLocales: undefined });
  };

/** What only a step writes. */
const workflowNames = ['state', 'firstPublishedAt', 'lastUpdatedAt', 'publicSlug'] as const;

/** A save begins a draft or takes the next revision, and moves nothing. Refuses (`conflict`) one that started from an older version. */
export const claimRevision =
  (kind: Publishable): CollectionBeforeChangeHook =>
  async ({ data, originalDoc, operation, req }) => {
    const { baseVersion: _sent, ...copy } = data as Data;
    if (operation === 'create') return { ...copy, state: 'draft', _status: 'draft', revision: 1 };
    const before = originalDoc as Row & { id: string; revision?: number };
    // With pending edits the latest version is a draft, and readers have it all the same.
    if (copy.deletedAt && !before.deletedAt && before.state === 'published')
      throw new Refusal('conflict', 'Readers have it. Withdraw it first.', [
        { path: 'deletedAt', rule: 'published', message: 'Readers have it. Withdraw it first.' },
      ]);
    const isTrashMove = Boolean(copy.deletedAt) !== Boolean(before.deletedAt);
    const base = isTrashMove ? (before.revision ?? 1) : baseVersionOf(data as Data, req);
    const filter = base === 1 ? { $or: [{ revision: 1 }, { revision: { $exists: false } }] } : { revision: base };
    const { matchedCount } = await rawCollection(req.payload, collectionOf(kind)).updateOne(
      { _id: objectId(before.id), ...filter },
      { $set: { revision: (base ?? 0) + 1 } },
      { session: await sessionOf(req) },
    );
    if (base === undefined || matchedCount === 0)
      throw new Refusal('conflict', 'Somebody saved this after you opened it. Nothing was overwritten.', [
        {
          path: 'baseVersion',
          rule: 'stale',
          message: `You edited version ${base}; it is at ${before.revision}.`,
          params: { version: before.revision ?? 1 },
        },
      ]);
    req.context.revision = base + 1;
    const same = Object.fromEntries(workflowNames.map((key) => [key, before[key] ?? null]));
    return { ...copy, ...same, revision: base + 1 };
  };

/** Translations of one text share a set; its own is of its own id. */
export const linkTranslations =
  (kind: Publishable): CollectionBeforeChangeHook =>
  async ({ data, originalDoc, operation, req }) => {
    const { id, translationOf, translationSet } = { ...(originalDoc as Data), ...(data as Data) };
    const isLinked = operation === 'create' || 'translationOf' in data;
    if (!isLinked) return { ...data, translationSet };
    const other = idOf(translationOf);
    // What is being made has no id yet: it is found by the one it translates, or by none.
    if (id === undefined && !other) return { ...data, translationSet: null };
    return { ...data, translationSet: await translationSetOf(kind, idOf(id) ?? '', other, req) };
  };

export const showBaseVersion: CollectionAfterReadHook = ({ doc, req }) =>
  isStaff(req.user) ? withBaseVersion(doc as object) : doc;

export const keepNewestLatest =
  (slug: string): CollectionAfterChangeHook =>
  async ({ doc, operation, req }) => {
    const revision = req.context.revision as number | undefined;
    if (operation !== 'update' || revision === undefined) return;
    req.context.version = await keepNewestVersion(slug, (doc as { id: string }).id, revision, req);
  };

export const forget =
  (kind: Publishable): CollectionAfterDeleteHook =>
  ({ id, req }) =>
    forgetPublication(kind, String(id), req);
