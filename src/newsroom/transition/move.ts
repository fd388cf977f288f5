import type { PayloadRequest, Where } from 'payload';
import { Refusal } from '../../domain/refusal.ts';
import { isAtLeast } from '../../domain/workflow/roles.ts';
import { rawCollection, objectId, sessionOf } from '../../database/rows.ts';
import { actorOn, type Who, appendHistory } from '../record/history.ts';
import { recordEvent } from '../record/events.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import { loadStory, type Copy } from '../story/loadStory.ts';
import { keepMoved } from '../story/replaced.ts';
import { freeStory } from '../story/storyLock.ts';
import { keepVersion, latestVersionOf } from '../story/versions.ts';

export type MoveOrder = { id: string; desk: string; reason?: string; who: Who; now: string };

const unknownDesk = new Refusal('invalid', 'There is no such desk.', [
  { path: 'desk', rule: 'unknown-id', message: 'There is no such desk.' },
]);

async function refuseUnknownDesk(id: string, req: PayloadRequest): Promise<void> {
  const where: Where = { and: [{ id: { equals: id } }, { deletedAt: { exists: false } }] };
  if (!objectId(id) || !(await req.payload.db.findOne({ collection: 'desks', where, req }))) throw unknownDesk;
}

/** The desk is not copy: it changes on the story and on its latest version alike, and makes no new version. Answers that one's id. */
async function place(id: string, desk: string, revision: number, req: PayloadRequest): Promise<string | undefined> {
  const session = await sessionOf(req);
  await rawCollection(req.payload, 'articles').updateOne(
    { _id: objectId(id) },
    { $set: { desk: objectId(desk), heldBy: null, revision } },
    { session },
  );
  await rawCollection(req.payload, '_articles_versions').updateMany(
    { parent: objectId(id), latest: true },
    { $set: { 'version.desk': objectId(desk), 'version.heldBy': null, 'version.revision': revision } },
    { session },
  );
  const version = await latestVersionOf(id, req);
  if (version) await keepVersion(version, req);
  return version;
}

async function move(
  { id, desk, reason, who, now }: MoveOrder,
  req: PayloadRequest,
): Promise<{ article: Copy; from: string | null; to: string }> {
  const { main } = await loadStory(id, req);
  const actor = actorOn(main, who);
  if (actor?.kind !== 'staff' || !actor.isOnDesk || !isAtLeast(actor.role, 'sub-editor'))
    throw new Refusal('not-allowed', 'A story is moved by a sub-editor or above of the desk that has it.');
  await refuseUnknownDesk(desk, req);
  const from = main.desk ? String(main.desk as string) : null;
  if (from === desk)
    throw new Refusal('conflict', 'The story is on that desk already.', [
      { path: 'desk', rule: 'same', message: 'The story is on that desk already.' },
    ]);
  const revision = (main.revision ?? 1) + 1;
  const version = await place(id, desk, revision, req);
  await keepMoved({ story: id, revision, who, now }, req);
  await freeStory(id, req);
  const people = (main.people ?? []).map((each) => String(each as string));
  await appendHistory(
    {
      name: 'move',
      story: id,
      by: who.id,
      byName: who.name,
      from: from ?? '',
      to: desk,
      reason,
      version,
      people,
      desk,
    },
    now,
    req,
  );
  await recordEvent(
    { name: 'story.moved', story: id, slug: main.slug ?? undefined, at: now, readersSee: 'the same', tags: [] },
    req,
  );
  return { article: { ...main, desk, heldBy: null, revision }, from, to: desk };
}

/** Moves a story to another desk, with an audit entry, in one transaction. */
export const moveToDesk = (order: MoveOrder, req: PayloadRequest) => inTransaction(req, () => move(order, req));
