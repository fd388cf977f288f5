import { randomUUID } from 'node:crypto';
import { Types } from 'mongoose';
import { objectId, rawCollection } from '../../../src/database/rows.ts';
import type { Answer, Client, Newsroom } from '../../support/newsroom.ts';
import type { Asker, Standing } from './people.ts';
import { secret } from './stories.ts';

/** What colleagues put beside a story: threads by their kind, a comment of its correspondent, a branch of its section editor. */
export type Beside = { story: string; threads: Record<string, string>; comment: string; branch: string; lost: string };
type People = Record<Asker, Standing>;

async function made(asked: Promise<Answer>, what: string): Promise<any> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`No ${what}: ${status} ${JSON.stringify(body)}`);
  return body;
}

async function threadsBeside(story: string, { correspondent, administrator }: People) {
  const open = async (by: Client, given: object) => (await made(by('POST', at(story), given), 'thread')).thread;
  const at = (id: string) => `/api/articles/${id}/threads`;
  const { headline } = (await administrator.http('GET', `/api/articles/${story}?draft=true&depth=0`)).body;
  const anchor = { field: 'headline', quote: headline, prefix: '', suffix: '' };
  const note = await open(correspondent.http, { kind: 'note', body: secret('comment') });
  const legal = await open(administrator.http, { kind: 'legal', body: secret('legal') });
  const suggestion = await open(administrator.http, { kind: 'suggestion', anchor, to: secret('suggestion') });
  return {
    threads: { note: note.id, legal: legal.id, suggestion: suggestion.id },
    comment: note.comments[0].id as string,
  };
}

/** All of it beside one story that is not in the trash. */
export async function putBeside(story: string, people: People): Promise<Beside> {
  const keep = async (why: string): Promise<string> => {
    const uuid = randomUUID();
    const order = { baseVersion: 1, why, edits: { headline: secret('branch') } };
    await made(people['section-editor'].http('PUT', `/api/articles/${story}/branches/${uuid}`, order), 'branch');
    return uuid;
  };
  return { story, ...(await threadsBeside(story, people)), branch: await keep('conflict'), lost: await keep('lock') };
}

const articles = ({ payload }: Newsroom) => rawCollection(payload, 'articles');

/** The same beside a story in the trash: put there before. */
export async function putBesideTrashed(newsroom: Newsroom, story: string, people: People): Promise<Beside> {
  const found = { _id: objectId(story)! };
  const { deletedAt } = (await articles(newsroom).findOne(found))!;
  await articles(newsroom).updateOne(found, { $unset: { deletedAt: 1 } });
  const beside = await putBeside(story, people);
  await articles(newsroom).updateOne(found, { $set: { deletedAt } });
  return beside;
}

/** Ends a story for good, as an administrator does. */
export async function purge(story: string, { administrator }: People): Promise<void> {
  for (const query of ['', '?purge=true'])
    await made(administrator.http('DELETE', `/api/articles/${story}${query}`), 'purge');
}

/** As it was put there: what one asker has done is not what the next one meets. */
export async function putBack({ payload }: Newsroom, { story, threads, comment, branch, lost }: Beside): Promise<void> {
  const rows = (name: string) => rawCollection(payload, name);
  const ids = Object.values(threads).map((id) => new Types.ObjectId(id));
  await rows('story_threads').updateMany({ _id: { $in: ids } }, { $set: { state: 'open' } });
  await rows('story_threads').deleteMany({ story: objectId(story), _id: { $nin: ids } });
  await rows('story_comments').updateOne(
    { _id: new Types.ObjectId(comment) },
    { $set: { at: new Date(), body: secret('comment'), history: [] }, $unset: { deletedAt: 1, editedAt: 1 } },
  );
  await rows('story_branches').updateMany({ uuid: { $in: [branch, lost] } }, { $set: { state: 'open' } });
  await rows('story_branches').deleteMany({ story: objectId(story), uuid: { $nin: [branch, lost] } });
  await rows('story_locks').deleteMany({ _id: objectId(story) });
}

type Act = (by: Client, beside: Beside) => Promise<Answer>;
const never = 999_999;

const onStory =
  (method: string, path: string, body?: object): Act =>
  (by, { story }) =>
    by(method, `/api/articles/${story}/${path}`, body);
const onThread =
  (kind: string, method: string, path: string, body?: object): Act =>
  (by, { threads }) =>
    by(method, `/api/threads/${threads[kind]}/${path}`, body);
const onComment =
  (method: string, body?: object): Act =>
  (by, { threads, comment }) =>
    by(method, `/api/threads/${threads.note}/comments/${comment}`, body);
const onBranch =
  (which: 'branch' | 'lost', method: string, path = '', body?: object): Act =>
  (by, beside) =>
    by(method, `/api/articles/${beside.story}/branches/${beside[which]}${path}`, body);
const live =
  (path: string, bodyFor: (story: string) => object): Act =>
  async (by, { story }) => {
    const answer = await by('POST', `/api/me/live${path}`, bodyFor(story));
    // A story that is not theirs to see is told as gone, whether it is there or not.
    return answer.body.gone?.includes(story) ? { ...answer, status: 404 } : answer;
  };

/** Everything that is asked of what stands beside a story. */
export const acts: Record<string, Act> = {
  'lists threads': onStory('GET', 'threads'),
  'reads comments': onThread('legal', 'GET', 'comments'),
  'looks for whom to mention': onStory('GET', 'mentions?find=the'),
  'asks who may not see it': onStory('POST', 'mentions/check', { body: 'Well?' }),
  'lists branches': onStory('GET', 'branches'),
  'reads what was saved since': onStory('GET', 'saves?since=1'),
  'reads who has it open': onStory('GET', 'transitions'),
  'opens a thread': onStory('POST', 'threads', { kind: 'question', body: 'Well?' }),
  replies: onThread('legal', 'POST', 'comments', { body: 'Well.' }),
  'changes the correspondent’s comment': onComment('PATCH', { body: 'Other words.' }),
  'takes the correspondent’s comment back': onComment('DELETE'),
  'resolves a note': onThread('note', 'POST', 'resolve'),
  'reopens a note': onThread('note', 'POST', 'reopen'),
  'resolves a legal thread': onThread('legal', 'POST', 'resolve'),
  // Over a version that nobody has: past who may, it is refused for that.
  'accepts a suggestion': onThread('suggestion', 'POST', 'accept', { baseVersion: never }),
  'keeps a branch': (by, { story }) =>
    by('PUT', `/api/articles/${story}/branches/${randomUUID()}`, {
      baseVersion: 1,
      why: 'conflict',
      edits: { headline: 'Mine' },
    }),
  'reads the section editor’s branch': onBranch('branch', 'GET'),
  'takes the section editor’s branch': onBranch('branch', 'POST', '/take'),
  'drops the section editor’s branch': onBranch('branch', 'POST', '/drop'),
  'reads the text of who lost the story': onBranch('lost', 'GET'),
  locks: onStory('POST', 'lock', {}),
  unlocks: onStory('POST', 'unlock'),
  'takes over': onStory('POST', 'take-over'),
  'answers who asks for it': onStory('POST', 'take-over/answer', { give: true }),
  'is present': live('/presence', (story) => ({ device: 'desk', open: [{ story, mode: 'viewing' }] })),
  watches: live('', (watch) => ({ watch: [watch] })),
};
