import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  PayloadRequest,
  CollectionBeforeDeleteHook,
} from 'payload';
import { nameOf, appendHistory } from '../../src/newsroom/record/history.ts';
import { keepVersion } from '../../src/newsroom/story/versions.ts';
import type { Resource } from '../../src/domain/workflow/policy.ts';
import { ownerField } from './access.ts';
import { idOf, idsOf } from './principal.ts';
import { refuseWhileInStories, type UsedByStories } from '../../src/newsroom/publish/storiesUsing.ts';

type Stored = Readonly<Record<string, unknown>>;

/** Does a change move a document into the trash, or out of it? `before` is undefined for one that is being made. */
export function trashMoveOf(before: Stored | undefined, after: Stored): 'trash' | 'bring-back' | undefined {
  const [was, is] = [Boolean(before?.deletedAt), Boolean(after.deletedAt)];
  if (was === is) return undefined;
  return is ? 'trash' : 'bring-back';
}

type Row = Record<string, unknown> & { id: string; state?: string; desk?: unknown; deletedAt?: string | null };
type Step = { name: 'trash' | 'bring-back' | 'purge'; from: string; to: string };

/** What a document is called, but for reviews: a reader's name goes with what they wrote. */
const titleOf = (kind: Resource, row: Row, title: string | undefined): string | undefined => {
  const named = kind === 'reviews' || title === undefined ? undefined : row[title];
  return typeof named === 'string' && named ? named : undefined;
};

/** Whose it was reads what became of it, though it is gone. */
async function keep(kind: Resource, row: Row, title: string | undefined, step: Step, req: PayloadRequest) {
  const by = req.user ? { by: String(req.user.id), byName: nameOf(req.user) } : { byName: 'The newsroom' };
  const id = String(row.id);
  const owners = row[ownerField[kind] ?? 'createdBy'];
  const around = { people: idsOf([owners].flat()), desk: idOf(row.desk) };
  const subject =
    kind === 'articles'
      ? { story: id, version: req.context.version as string | undefined }
      : { kind, document: id, title: titleOf(kind, row, title) };
  await appendHistory({ ...step, ...by, ...around, ...subject }, new Date().toISOString(), req);
}

/** Into the trash and out of it leaves an entry in the audit trail, of a story like a transition. `title` is the field it goes by. */
export const auditTrash =
  (kind: Resource, title: string | undefined): CollectionAfterChangeHook =>
  async ({ doc, previousDoc, operation, req }) => {
    if (operation !== 'update') return;
    const row = doc as Row;
    const name = trashMoveOf(previousDoc as Row | undefined, row);
    if (!name) return;
    const state = row.state ?? '';
    const step: Step = name === 'trash' ? { name, from: state, to: 'trash' } : { name, from: 'trash', to: state };
    if (kind === 'articles' && req.context.version) await keepVersion(String(req.context.version), req);
    await keep(kind, row, title, step, req);
  };

export const auditPurge =
  (kind: Resource, title: string | undefined): CollectionAfterDeleteHook =>
  ({ doc, req }) =>
    keep(kind, doc as Row, title, { name: 'purge', from: 'trash', to: '' }, req);

/** What stories use is not deleted for good. */
export const refusePurgeWhileInStories =
  (kind: UsedByStories): CollectionBeforeDeleteHook =>
  ({ id, req }) =>
    refuseWhileInStories(kind, String(id), req);
