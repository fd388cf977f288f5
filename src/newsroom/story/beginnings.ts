import type { PayloadRequest } from 'payload';
import { isDuplicateKey } from '../../database/errorCodes.ts';
import { objectId, rawCollection, sessionOf } from '../../database/rows.ts';
import { overtaken } from '../transaction/inTransaction.ts';

/**
 * Which story a device has begun under which key, beside the stories: nobody else has to know it. A beginning that is sent twice, days
 * apart or from two connections, is one story.
 */
const beginnings = 'story_beginnings';

type Beginning = { user: string; draftKey: string };

const rowId = ({ user, draftKey }: Beginning): string => `${user} ${draftKey}`;
const rows = (req: PayloadRequest) => rawCollection(req.payload, beginnings);

export async function storyBegunBy(beginning: Beginning, req: PayloadRequest): Promise<string | undefined> {
  const filter = { _id: rowId(beginning) };
  const row = (await rows(req).findOne(filter, { session: await sessionOf(req) })) as { story?: unknown } | null;
  return row ? String(row.story) : undefined;
}

/** In the transaction that makes the story. Throws what has the request done again if another one was faster. */
export async function keepBeginning(
  { story, ...beginning }: Beginning & { story: string },
  req: PayloadRequest,
): Promise<void> {
  const row = { _id: rowId(beginning), story: objectId(story), at: new Date() };
  try {
    await rows(req).insertOne(row, { session: await sessionOf(req) });
  } catch (error) {
    throw isDuplicateKey(error) ? overtaken() : error;
  }
}

export async function forgetBeginnings(story: string, req: PayloadRequest): Promise<void> {
  await rows(req).deleteMany({ story: objectId(story) }, { session: await sessionOf(req) });
}
