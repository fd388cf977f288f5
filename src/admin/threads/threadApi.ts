import type { Anchor } from '../../domain/anchors/anchors.ts';
import type { Mention, ThreadKind } from '../../domain/threads.ts';
import type { CommentAnswer as Comment, ThreadAnswer as Thread } from '../../newsroom/threads/threadAnswers.ts';
import { article, ask, order, type Answer } from '../deskApi.ts';

export type { Comment, Thread };
export type Mentioned = Comment['mentions'][number];

/** Who is mentioned and may not read the story: they are not told. */
export type Unseeing = { kind: string; id: string; name: string; people: string[] };
export type Candidate = Mention & { name: string; maySee: boolean };
export type NewThread = { kind: ThreadKind; anchor?: Anchor; body?: string; to?: string };

type Page = { threads: Thread[]; next: string | null; open: number };
const most = 50;

const pageOf = (story: string, after?: string): Promise<Answer<Page>> =>
  ask(`${article(story)}/threads?limit=${most}${after ? `&after=${after}` : ''}`);

/** All that is said beside a story, oldest first; a failure where it may not be read. */
export async function threadsOf(story: string): Promise<Answer<{ threads: Thread[]; open: number }>> {
  const threads: Thread[] = [];
  for (let after: string | undefined; ;) {
    const answer = await pageOf(story, after);
    if (!answer.ok) return answer;
    const { threads: more, next, open } = answer.body;
    threads.push(...more);
    if (next === null) return { ok: true, body: { threads, open } };
    after = next;
  }
}

type CommentResult = { thread: Thread; warnings: Unseeing[] };
const thread = (id: string): string => `/api/threads/${id}`;

export const openThread = (story: string, newThread: NewThread): Promise<Answer<CommentResult>> =>
  order(`${article(story)}/threads`, newThread);

export const addComment = (id: string, body: string): Promise<Answer<CommentResult>> =>
  order(`${thread(id)}/comments`, { body });

export const editComment = (id: string, comment: string, body: string): Promise<Answer<CommentResult>> =>
  ask(`${thread(id)}/comments/${comment}`, { body }, {}, 'PATCH');

export const takeBackComment = (id: string, comment: string): Promise<Answer<{ thread: Thread }>> =>
  ask(`${thread(id)}/comments/${comment}`, {}, {}, 'DELETE');

/** All that was said in a thread so far, oldest first. */
export async function commentsOf(id: string): Promise<Answer<Comment[]>> {
  const comments: Comment[] = [];
  for (let after: string | null = ''; after !== null;) {
    const path: string = `${thread(id)}/comments?limit=${most}${after && `&after=${after}`}`;
    const answer: Answer<{ comments: Comment[]; next: string | null }> = await ask(path);
    if (!answer.ok) return answer;
    comments.push(...answer.body.comments);
    after = answer.body.next;
  }
  return { ok: true, body: comments };
}

export const closeThread = (id: string, act: 'resolve' | 'reopen'): Promise<Answer<{ thread: Thread }>> =>
  ask(`${thread(id)}/${act}`, {});

export const acceptSuggestion = (id: string, baseVersion: number): Promise<Answer<{ baseVersion: number }>> =>
  order(`${thread(id)}/accept`, { baseVersion });

export const findMentions = (story: string, find: string): Promise<Answer<{ candidates: Candidate[] }>> =>
  ask(`${article(story)}/mentions?find=${encodeURIComponent(find)}`);

export const checkMentions = (story: string, body: string): Promise<Answer<{ warnings: Unseeing[] }>> =>
  ask(`${article(story)}/mentions/check`, { body });
