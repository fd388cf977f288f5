import { createHash } from 'node:crypto';
import type { PayloadRequest } from 'payload';
import { isDuplicateKey } from '../../database/errorCodes.ts';
import { objectId, rawCollection, sessionOf } from '../../database/rows.ts';
import type { CopyStory } from '../../domain/copy.ts';
import { foldedText } from '../../domain/letters.ts';
import { mayReadLatest, type Who } from '../record/history.ts';
import { overtaken } from '../transaction/inTransaction.ts';

/**
 * Who filed which copy in the last day, under a hash: one row for each, in the transaction that files it, so that of two nodes that get
 * the same copy at once the second finds the first's story.
 */
const filedCopies = 'filed_copies';

const oneDay = 86_400_000;

/** The first story that was made of a copy; `mayRead` is the sender's. */
type FiledBefore = { id: string; mayRead: boolean };
type Row = { story?: unknown; at: Date };
type Filing = { copy: CopyStory; who: Who; now: string };

const textOf = ({ blocks }: CopyStory): string =>
  blocks.map((block) => (block.type === 'list' ? block.items.join(' ') : block.text)).join(' ');

function hashOf({ copy, who }: Filing): string {
  const hash = createHash('sha256');
  for (const part of [who.id ?? '', foldedText(copy.headline), foldedText(textOf(copy))]) hash.update(`${part}\0`);
  return hash.digest('base64url');
}

const rows = (req: PayloadRequest) => rawCollection(req.payload, filedCopies);

/** The story is the copy's first. */
export async function keepFirstStory(filing: Filing, story: string, req: PayloadRequest): Promise<void> {
  const filter = { _id: hashOf(filing) };
  await rows(req).updateOne(filter, { $set: { story: objectId(story) } }, { session: await sessionOf(req) });
}

/** Takes the copy's row for a day from now on, and answers what it was before. Of several at once one gets it, and the others start again. */
async function takeRow(filing: Filing, req: PayloadRequest): Promise<Row | null> {
  const options = { upsert: true, returnDocument: 'before', session: await sessionOf(req) } as const;
  const renewal = { $max: { at: new Date(filing.now) } };
  try {
    return (await rows(req).findOneAndUpdate({ _id: hashOf(filing) }, renewal, options)) as Row | null;
  } catch (error) {
    throw isDuplicateKey(error) ? overtaken() : error;
  }
}

/**
 * The first story of the same copy from the same sender, if it came within the last day; it then counts for another day.
 * A story in the trash, or purged, does not count. Asked before anything is written: who has to start again has lost little.
 */
export async function filedBefore(filing: Filing, req: PayloadRequest): Promise<FiledBefore | undefined> {
  const { who, now } = filing;
  const row = await takeRow(filing, req);
  if (!row?.story || row.at.getTime() <= Date.parse(now) - oneDay) return undefined;
  const id = String(row.story);
  type Story = { id: string; deletedAt?: string | null; desk?: unknown; people?: unknown };
  const first = await req.payload.db.findOne<Story>({ collection: 'articles', where: { id: { equals: id } }, req });
  if (!first || first.deletedAt) return undefined;
  return { id, mayRead: who.principal.kind !== 'clock' && mayReadLatest(first, who.principal) };
}
