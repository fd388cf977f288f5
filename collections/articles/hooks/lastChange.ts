import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook, PayloadRequest } from 'payload';
import type { Article } from '../../../src/payload-types.ts';
import { nameOf } from '../../../src/newsroom/record/history.ts';
import type { SaveAct } from '../../../src/domain/workflow/versions.ts';
import { objectId, rawCollection, sessionOf } from '../../../src/database/rows.ts';
import { trashMoveOf } from '../../shared/trash.ts';

type Row = Partial<Article>;

/** The hooks that write see neither the arguments nor who called: what is being done is noted here for them. */
export const noteAct: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return;
  const { autosave } = args as { autosave?: boolean };
  const usual: SaveAct = operation === 'create' ? 'create' : autosave ? 'autosave' : 'save';
  req.context.writing = req.context.act ?? usual;
  // Named by our own code that calls Payload: the next save of the same request is none of that.
  delete req.context.act;
};

function actOf(data: Row, before: Row | undefined, req: PayloadRequest): SaveAct {
  const move = before && 'deletedAt' in data ? trashMoveOf(before, data) : undefined;
  return move ?? (req.context.writing as SaveAct);
}

/** Payload writes an autosave over the one before it: each colleague's last one stays a version of its own. */
async function keepOthersAutosave(parent: string, me: string | undefined, req: PayloadRequest): Promise<void> {
  const user = me === undefined ? null : objectId(me);
  await rawCollection(req.payload, '_articles_versions').updateOne(
    { parent: objectId(parent), latest: true, autosave: true, 'version.lastChange.user': { $ne: user } },
    { $set: { autosave: false } },
    { session: await sessionOf(req) },
  );
}

/** Each version says who wrote it, by which act and when; nothing of that is taken from the one who writes. */
export const stampChange: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const before = operation === 'update' ? (originalDoc as Row) : undefined;
  const act = actOf(data as Row, before, req);
  const user = req.user ? String(req.user.id) : undefined;
  if (act === 'autosave' && before?.id) await keepOthersAutosave(before.id, user, req);
  const userName = req.user ? nameOf(req.user) : 'The newsroom';
  return { ...data, lastChange: { act, user: user ?? null, userName, at: new Date().toISOString() } };
};
