import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload';
import { nameOf } from '../../../src/desk/actor.ts';
import { appendHistory } from '../../../src/desk/history.ts';
import { idOf, idsOf } from '../../shared/principal.ts';

type Row = { id: string; state?: string; desk?: unknown; people?: unknown; deletedAt?: string | null };
type Step = { name: 'trash' | 'bring-back' | 'purge'; from: string; to: string };

/** Who could read the story reads what became of it, though it is gone. */
async function keep({ id, desk, people }: Row, step: Step, req: PayloadRequest): Promise<void> {
  const by = req.user ? { by: String(req.user.id), byName: nameOf(req.user) } : { byName: 'The newsroom' };
  const entry = { ...step, ...by, story: String(id), people: idsOf(people), desk: idOf(desk) };
  await appendHistory(entry, new Date().toISOString(), req);
}

/** Into the trash and out of it is a step of the story's, in the audit trail like a transition. */
export const auditTrash: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  if (operation !== 'update') return;
  const [row, before] = [doc as Row, previousDoc as Row | undefined];
  const [was, is] = [Boolean(before?.deletedAt), Boolean(row.deletedAt)];
  if (was === is) return;
  const state = row.state ?? '';
  const step: Step = is
    ? { name: 'trash', from: state, to: 'trash' }
    : { name: 'bring-back', from: 'trash', to: state };
  await keep(row, step, req);
};

export const auditPurge: CollectionAfterDeleteHook = ({ doc, req }) =>
  keep(doc as Row, { name: 'purge', from: 'trash', to: '' }, req);
