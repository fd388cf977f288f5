import type { Anchor, KeptAnchor } from '../../domain/anchors/anchors.ts';
import type { Mention, ThreadKind, ThreadState } from '../../domain/threads.ts';
import { article, ask, type Answer } from '../deskApi.ts';
import { newUuid } from '../uuid.ts';

/** `name` is null for a former colleague. */
export type Named = { id: string; name: string | null };
export type Mentioned = Mention & { name: string | null };

export type Comment = {
  id: string;
  author: Named;
  at: string;
  /** Null: it was taken back. */
  body: string | null;
  mentions: Mentioned[];
  editedAt: string | null;
  earlier: { body: string; at: string }[];
  mayChange: boolean;
};

export type Thread = {
  id: string;
  kind: ThreadKind;
  state: ThreadState;
  accepted: boolean;
  anchor: KeptAnchor | null;
  detached: boolean;
  to: string | null;
  author: Named;
  at: string;
  closedBy: Named | null;
  closedAt: string | null;
  may: { resolve: boolean; accept: boolean };
  commentCount: number;
  comments: Comment[];
};

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

type Said = { thread: Thread; warnings: Unseeing[] };
const once = () => ({ 'Idempotency-Key': newUuid() });
const thread = (id: string): string => `/api/threads/${id}`;

export const openThread = (story: string, given: NewThread): Promise<Answer<Said>> =>
  ask(`${article(story)}/threads`, given, once());

export const addComment = (id: string, body: string): Promise<Answer<Said>> =>
  ask(`${thread(id)}/comments`, { body }, once());

export const editComment = (id: string, comment: string, body: string): Promise<Answer<Said>> =>
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
  ask(`${thread(id)}/accept`, { baseVersion }, once());

export const findMentions = (story: string, find: string): Promise<Answer<{ candidates: Candidate[] }>> =>
  ask(`${article(story)}/mentions?find=${encodeURIComponent(find)}`);

export const checkMentions = (story: string, body: string): Promise<Answer<{ warnings: Unseeing[] }>> =>
  ask(`${article(story)}/mentions/check`, { body });
