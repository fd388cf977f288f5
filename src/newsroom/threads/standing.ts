import type { PayloadRequest } from 'payload';
import { objectId, plainOf, rawCollection, sessionOf } from '../../database/rows.ts';
import type { ThreadEventName } from '../../domain/workflow/events.ts';
import { mayOnThread, type ThreadAct } from '../../domain/workflow/policyThreads.ts';
import type { Staff } from '../../domain/workflow/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ThreadKind } from '../../domain/threads.ts';
import { isState, type State } from '../../domain/workflow/workflow.ts';
import { appendHistory, type Who } from '../record/history.ts';
import { recordThread } from '../record/events.ts';
import { commentRows, threadRows, type CommentRow, type ThreadRow } from './rows.ts';

/** A member of staff at work: keys and the clock say nothing beside a story. */
export type Colleague = Who & { principal: Staff };

/** How a story stands to those who speak beside it. */
export type Standing = { id: string; state: State; desk?: string; people: string[]; isInTrash: boolean };

type StoryRow = { id: string; state?: string; desk?: string | null; people?: string[]; deletedAt?: string | null };

const noStory = (): Refusal => new Refusal('not-found', 'There is no such story.');
const noThread = (): Refusal => new Refusal('not-found', 'There is no such thread.');
const noComment = (): Refusal => new Refusal('not-found', 'There is no such comment.');

export async function standingOf(id: string, req: PayloadRequest): Promise<Standing> {
  const projection = { state: 1, desk: 1, people: 1, deletedAt: 1 };
  const options = { projection, session: await sessionOf(req) };
  const row = await rawCollection(req.payload, 'articles').findOne({ _id: objectId(id) }, options);
  if (!row) throw noStory();
  const { state, desk, people = [], deletedAt } = plainOf<StoryRow>(row);
  return { id, state: isState(state) ? state : 'draft', ...(desk && { desk }), people, isInTrash: Boolean(deletedAt) };
}

const words: Record<ThreadAct, string> = {
  read: 'What is said beside a story is for its own people and its desk.',
  comment: 'What is said beside a story is for its own people and its desk.',
  resolve: 'A legal thread is closed and opened again by section editors and above on the story’s desk.',
  accept: 'A suggestion is taken by who may edit the story as it stands.',
};

export function refuseAct(act: ThreadAct, kind: ThreadKind, story: Standing, { principal }: Colleague): void {
  if (!mayOnThread(act, kind, story, principal)) throw new Refusal('not-allowed', words[act]);
  if (act === 'read' || !story.isInTrash) return;
  throw new Refusal('conflict', 'The story is in the trash.', [
    { path: 'id', rule: 'gone', message: 'The story is in the trash.' },
  ]);
}

/** A thread and the story it stands by, for who may read it; to others it is not there. */
export async function threadFor(id: string, { principal }: Colleague, req: PayloadRequest) {
  const _id = objectId(id);
  const thread = _id && (await threadRows(req).findOne({ _id }, { session: await sessionOf(req) }));
  if (!thread) throw noThread();
  const story = await standingOf(thread.story.toHexString(), req);
  if (!mayOnThread('read', thread.kind, story, principal)) throw noThread();
  return { thread, story };
}

export async function commentOf(thread: ThreadRow, id: string, req: PayloadRequest): Promise<CommentRow> {
  const _id = objectId(id);
  const filter = { _id, thread: thread._id };
  const found = _id && (await commentRows(req).findOne(filter, { session: await sessionOf(req) }));
  if (!found || found.deletedAt) throw noComment();
  return found;
}

type Act = { event: ThreadEventName; story: Standing; thread: ThreadRow; who: Colleague; now: Date };

/** Tells the desk's screens, in the request's transaction. */
export const tell = ({ event, story, thread, who, now }: Act, req: PayloadRequest): Promise<void> =>
  recordThread({ name: event, story: story.id, thread: thread._id.toHexString(), by: who.id, at: now }, req);

/** The same, and the audit trail: it names the thread, and says nothing of what was said in it. */
export async function record(act: Act & { name: string }, req: PayloadRequest): Promise<void> {
  const { name, story, thread, who, now } = act;
  const { state, desk, people } = story;
  const reason = `${thread.kind} (${thread._id.toHexString()})`;
  const entry = { name, story: story.id, by: who.id, byName: who.name, from: state, to: state, reason, people, desk };
  await appendHistory(entry, now.toISOString(), req);
  await tell(act, req);
}
