import type { Types } from 'mongoose';
import type { PayloadRequest } from 'payload';
import { objectId, rawCollection, sessionOf } from '../../database/rows.ts';
import type { KeptAnchor } from '../../domain/anchors/anchors.ts';
import type { ThreadKind, ThreadState } from '../../domain/threads.ts';
import { storyThreads } from '../story/loadStory.ts';

/** A thread beside a story. Beside the stories: no version, no query, no key and no reader ever reaches it. */
export type ThreadRow = {
  _id: Types.ObjectId;
  story: Types.ObjectId;
  kind: ThreadKind;
  /** The words it is about; none: the whole story. */
  anchor?: KeptAnchor;
  /** Of a suggestion: what is to stand in the place of these words. */
  to?: string;
  state: ThreadState;
  isAccepted?: boolean;
  author: Types.ObjectId;
  at: Date;
  comments: number;
  /** Who is asked in it, by `mentionKey`, and when last. */
  asks: { whom: string; at: Date }[];
  /** When each of those who said something in it did so last. */
  answers: { user: Types.ObjectId; at: Date }[];
  closedAt?: Date;
  closedBy?: Types.ObjectId;
};

/** `history`: what it said before each change, oldest first. One that was taken back keeps its words for nobody to see. */
export type CommentRow = {
  _id: Types.ObjectId;
  thread: Types.ObjectId;
  story: Types.ObjectId;
  author: Types.ObjectId;
  body: string;
  at: Date;
  editedAt?: Date;
  deletedAt?: Date;
  history: { body: string; at: Date }[];
};

export const storyComments = 'story_comments';

export const threadRows = (req: PayloadRequest) => rawCollection<ThreadRow>(req.payload, storyThreads);
export const commentRows = (req: PayloadRequest) => rawCollection<CommentRow>(req.payload, storyComments);

/** A story that is purged takes with it what was said beside it. */
export async function forgetThreads(story: string, req: PayloadRequest): Promise<void> {
  const session = await sessionOf(req);
  const ofStory = { story: objectId(story) };
  await threadRows(req).deleteMany(ofStory, { session });
  await commentRows(req).deleteMany(ofStory, { session });
}
