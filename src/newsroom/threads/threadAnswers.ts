import type { Types } from 'mongoose';
import type { PayloadRequest } from 'payload';
import { objectIds, sessionOf } from '../../database/rows.ts';
import { place, type KeptAnchor } from '../../domain/anchors/anchors.ts';
import type { StoryPart } from '../../domain/anchors/texts.ts';
import { mayOnThread } from '../../domain/workflow/policyThreads.ts';
import { mayChangeFor, mentionsIn, type Mention, type ThreadKind, type ThreadState } from '../../domain/threads.ts';
import { readNamesIn, type PersonName } from '../record/names.ts';
import type { CommentRow, ThreadRow } from './rows.ts';
import type { Colleague, Standing } from './standing.ts';

export type CommentAnswer = {
  id: string;
  author: PersonName;
  at: string;
  /** Null: it was taken back. */
  body: string | null;
  mentions: (Mention & { name: string | null })[];
  editedAt: string | null;
  earlier: { body: string; at: string }[];
  mayChange: boolean;
};

export type ThreadAnswer = {
  id: string;
  kind: ThreadKind;
  state: ThreadState;
  accepted: boolean;
  anchor: KeptAnchor | null;
  /** The words it is about are not in the story any more. */
  detached: boolean;
  to: string | null;
  author: PersonName;
  at: string;
  closedBy: PersonName | null;
  closedAt: string | null;
  may: { resolve: boolean; accept: boolean };
  commentCount: number;
  comments: CommentAnswer[];
};

type Id = Types.ObjectId;
type Names = { of: (id: Id | string) => PersonName; ofMention: (mention: Mention) => string | null };

/** What the people and desks are called today. */
export async function readNames(rows: readonly (ThreadRow | CommentRow)[], req: PayloadRequest): Promise<Names> {
  const mentions = rows.flatMap((row) => ('body' in row ? mentionsIn(row.body) : []));
  const people = rows.flatMap((row) => [
    row.author.toHexString(),
    ...('closedBy' in row && row.closedBy ? [row.closedBy.toHexString()] : []),
  ]);
  const idsOf = (kind: Mention['kind']): string[] => mentions.filter((each) => each.kind === kind).map(({ id }) => id);
  const where = { payload: req.payload, session: await sessionOf(req) };
  const users = await readNamesIn('users', objectIds([...new Set([...people, ...idsOf('user')])]), where);
  const desks = await readNamesIn('desks', objectIds([...new Set(idsOf('desk'))]), where);
  const names = { user: users, desk: desks };
  return {
    of: (id) => ({ id: String(id), name: users.get(String(id)) ?? null }),
    ofMention: ({ kind, id }) => (kind === 'role' ? id : (names[kind].get(id) ?? null)),
  };
}

type Seen = { names: Names; who: Colleague; now: Date };

export const mayChange = ({ author, at, deletedAt }: CommentRow, { id }: Colleague, now: Date): boolean =>
  !deletedAt && author.toHexString() === id && now.getTime() - at.getTime() < mayChangeFor;

export function commentAnswer(row: CommentRow, { names, who, now }: Seen): CommentAnswer {
  const { body, history, editedAt, deletedAt } = row;
  return {
    id: row._id.toHexString(),
    author: names.of(row.author),
    at: row.at.toISOString(),
    body: deletedAt ? null : body,
    mentions: deletedAt ? [] : mentionsIn(body).map((each) => ({ ...each, name: names.ofMention(each) })),
    editedAt: editedAt?.toISOString() ?? null,
    earlier: deletedAt ? [] : history.map((each) => ({ body: each.body, at: each.at.toISOString() })),
    mayChange: mayChange(row, who, now),
  };
}

type SeenThread = Seen & { story: Standing; parts: readonly StoryPart[] };

export function threadAnswer(row: ThreadRow, comments: readonly CommentRow[], seen: SeenThread): ThreadAnswer {
  const { kind, state, anchor, closedBy } = row;
  const { names, who, story, parts } = seen;
  const may = (act: 'resolve' | 'accept'): boolean => mayOnThread(act, kind, story, who.principal);
  const found = anchor && place(anchor, parts);
  const isSaidThere = found !== undefined && !found.isEdited;
  return {
    id: row._id.toHexString(),
    kind,
    state,
    accepted: row.isAccepted === true,
    anchor: anchor ?? null,
    detached: anchor !== undefined && found === undefined,
    to: row.to ?? null,
    author: names.of(row.author),
    at: row.at.toISOString(),
    closedBy: closedBy ? names.of(closedBy) : null,
    closedAt: row.closedAt?.toISOString() ?? null,
    may: { resolve: may('resolve'), accept: kind === 'suggestion' && state === 'open' && isSaidThere && may('accept') },
    commentCount: row.comments,
    comments: comments.map((each) => commentAnswer(each, seen)),
  };
}
