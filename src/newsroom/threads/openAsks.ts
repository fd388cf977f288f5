import type { Types } from 'mongoose';
import type { Payload } from 'payload';
import { rawCollection } from '../../database/rows.ts';
import { isColleagueOn, type Staff } from '../../domain/workflow/policy.ts';
import { mentionKey, type ThreadKind } from '../../domain/threads.ts';
import { readNamesIn } from '../record/names.ts';
import { storyThreads } from '../story/loadStory.ts';
import { storyComments, type CommentRow, type ThreadRow } from './rows.ts';

/** An open thread in which somebody is asked and has not answered since. `by`: null for a former colleague. */
export type OpenAsk = {
  story: string;
  headline: string;
  thread: string;
  kind: ThreadKind;
  at: string;
  by: string | null;
};

/** Threads looked through: most of them are answered, or not for this person to read. */
const most = 100;

type StoryRow = {
  _id: Types.ObjectId;
  headline?: string;
  desk?: Types.ObjectId | null;
  people?: Types.ObjectId[];
  deletedAt?: Date | null;
};

/** When they were asked last, if they have said nothing since; what one asks oneself does not count. */
function openAsk({ asks, answers, author, at }: ThreadRow, keys: readonly string[], me: string): Date | undefined {
  const askTimes = asks.filter(({ whom }) => keys.includes(whom)).map((ask) => ask.at.getTime());
  const latest = Math.max(...askTimes);
  const answered = answers.find(({ user }) => user.toHexString() === me)?.at.getTime() ?? -Infinity;
  const isOwn = author.toHexString() === me && latest === at.getTime();
  return answered >= latest || isOwn ? undefined : new Date(latest);
}

/** Who spoke last in each of these threads. */
async function lastAuthors(
  of: readonly { thread: ThreadRow }[],
  payload: Payload,
): Promise<Map<string, Types.ObjectId>> {
  const rows = await rawCollection<CommentRow>(payload, storyComments)
    .aggregate<{ _id: Types.ObjectId; author: Types.ObjectId }>([
      { $match: { thread: { $in: of.map(({ thread }) => thread._id) } } },
      { $sort: { thread: 1, _id: -1 } },
      { $group: { _id: '$thread', author: { $first: '$author' } } },
    ])
    .toArray();
  return new Map(rows.map(({ _id, author }) => [_id.toHexString(), author]));
}

const keysOf = ({ id, role, desks }: Staff): string[] => [
  mentionKey({ kind: 'user', id }),
  mentionKey({ kind: 'role', id: role }),
  ...desks.map((desk) => mentionKey({ kind: 'desk', id: desk })),
];

type DueThread = { thread: ThreadRow; at: Date };

/** The open threads in which they are asked, the latest first. */
async function dueTo(me: Staff, payload: Payload): Promise<DueThread[]> {
  const keys = keysOf(me);
  const rows = await rawCollection<ThreadRow>(payload, storyThreads)
    .find({ state: 'open', 'asks.whom': { $in: keys } })
    .sort({ 'asks.at': -1 })
    .limit(most)
    .toArray();
  return rows.flatMap((thread) => {
    const at = openAsk(thread, keys, me.id);
    return at ? [{ thread, at }] : [];
  });
}

/** The stories of these threads that this person is a colleague on, by their ids. */
async function storiesOf(due: readonly DueThread[], me: Staff, payload: Payload): Promise<Map<string, StoryRow>> {
  const rows = await rawCollection<StoryRow>(payload, 'articles')
    .find(
      { _id: { $in: due.map(({ thread }) => thread.story) }, deletedAt: null },
      { projection: { headline: 1, desk: 1, people: 1 } },
    )
    .toArray();
  const isTheirs = ({ desk, people = [] }: StoryRow): boolean =>
    isColleagueOn({ people: people.map(String), ...(desk && { desk: desk.toHexString() }) }, me);
  return new Map(rows.filter(isTheirs).map((row) => [row._id.toHexString(), row]));
}

/** Where somebody is asked, by name, by desk or by role, beside stories that they are a colleague on: the latest first. */
export async function openAsksOf(me: Staff, payload: Payload, limit: number): Promise<OpenAsk[]> {
  const due = await dueTo(me, payload);
  if (due.length === 0) return [];
  const stories = await storiesOf(due, me, payload);
  const visibleAsks = due.filter(({ thread }) => stories.has(thread.story.toHexString())).slice(0, limit);
  const last = await lastAuthors(visibleAsks, payload);
  const authorOf = ({ _id, author }: ThreadRow): Types.ObjectId => last.get(_id.toHexString()) ?? author;
  const authors = visibleAsks.map(({ thread }) => authorOf(thread));
  const names = await readNamesIn('users', authors, { payload });
  return visibleAsks.map(({ thread, at }) => {
    const story = thread.story.toHexString();
    return {
      story,
      headline: stories.get(story)?.headline ?? '',
      thread: thread._id.toHexString(),
      kind: thread.kind,
      at: at.toISOString(),
      by: names.get(authorOf(thread).toHexString()) ?? null,
    };
  });
}
