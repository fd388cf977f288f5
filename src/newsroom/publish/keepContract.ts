import { createLocalReq, type Payload } from 'payload';
import { databaseOf } from '../../database/rows.ts';
import { Refusal } from '../../domain/refusal.ts';
import { collections, type Head } from '../../published/storage/collections.ts';
import { storageModes, type StorageMode } from '../../published/kinds.ts';
import { contract } from '../../published/storage/contract.ts';
import { recordEvent } from '../record/events.ts';
import { rewriteReviews } from '../reviews/show.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import { isDirectoryEarlier, reviewsWrittenEarlier, writtenEarlier } from './earlierRelease.ts';
import { refreshDirectory } from './openReadModel.ts';
import { holdReadModel } from './readModel.ts';
import { isRebuilding, rebuildStories, type RebuildOptions } from './rebuild.ts';
import { mostAtOnce, projectAgain } from './storiesReferringTo.ts';

/** How what readers get stands to this release: `older` and `newer` are of what they get. */
export const contractStates = ['current', 'building', 'older', 'newer'] as const;
export type ContractState = (typeof contractStates)[number];

/** The contract's version that readers get, and that of this release. */
export async function contractStateOf(
  payload: Payload,
): Promise<{ readers: number; release: number; state: ContractState }> {
  const head = await databaseOf(payload).collection<Head>(collections.readModel).findOne({ _id: 'head' });
  const { version: release } = contract;
  const { contract: readers = 0 } = head ?? {};
  if (readers > release) return { readers, release, state: 'newer' };
  if (readers === release) return { readers, release, state: 'current' };
  return { readers, release, state: (await isRebuilding(payload)) ? 'building' : 'older' };
}

/** Stories, batch by batch. */
async function rewriteEarlierStories(payload: Payload, signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    const req = await createLocalReq({}, payload);
    const count = await inTransaction(req, async () => {
      const { current, live } = await holdReadModel(req);
      const ids = await writtenEarlier(current, mostAtOnce, req);
      // Without the guard: readers get no new version of a story because another release has written it.
      const { changed, tags } = await projectAgain(ids, { current, live }, req);
      if (tags.length > 0) await recordEvent({ name: 'stories.projected', at: new Date().toISOString(), tags }, req);
      return changed;
    });
    if (count === 0) return;
  }
}

/** What readers see of reviews, story by story. */
async function rewriteEarlierReviews(payload: Payload, signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    const req = await createLocalReq({}, payload);
    const stories = await reviewsWrittenEarlier(mostAtOnce, req);
    if (stories.length === 0) return;
    await inTransaction(req, async () => {
      for (const story of stories) await rewriteReviews(story, new Date().toISOString(), req);
    });
  }
}

/** How what nodes of an earlier release have written for readers since the switch is written anew, by how it is kept. */
const rewriting: Record<StorageMode, (payload: Payload, signal?: AbortSignal) => Promise<void>> = {
  generations: rewriteEarlierStories,
  'with its story': rewriteEarlierReviews,
  whole: async (payload) => {
    if (await isDirectoryEarlier(await createLocalReq({}, payload))) await refreshDirectory(payload);
  },
};

async function build(readers: number, payload: Payload, options: RebuildOptions): Promise<void> {
  const { logger } = payload;
  const change = { from: readers, to: contract.version };
  logger.info(
    change,
    'Readers get stories as an earlier release wrote them. Writing them anew beside; nothing has to be done.',
  );
  let done = 0;
  const onBatch = (more: number): void => {
    done += more;
    if (done % 1_000 < more) logger.info({ ...change, stories: done }, 'Writing what readers get anew.');
  };
  const { generation, stories } = await rebuildStories(payload, { ...options, onBatch });
  logger.info({ ...change, generation, stories }, 'Readers get the stories as this release writes them.');
}

const isAborted = (signal: AbortSignal | undefined): boolean => signal?.aborted === true;

/**
 * Looks once whether readers get what this release says they do. What an earlier release wrote is built anew beside what they get
 * meanwhile; of several nodes one does. What nodes of an earlier release go on writing is written anew. Of a newer release nothing is
 * touched: this one is about to end. Call it again and again.
 */
export async function keepContract(
  payload: Payload,
  options: Pick<RebuildOptions, 'signal' | 'grace'> = {},
): Promise<ContractState> {
  const { readers, state } = await contractStateOf(payload);
  try {
    if (state === 'older') await build(readers, payload, options);
    if (state === 'current') for (const mode of storageModes) await rewriting[mode](payload, options.signal);
  } catch (error) {
    // Another node was faster, or this one is told to end: the next look finds what there is left to do.
    const isLeft = (error instanceof Refusal && error.code === 'conflict') || isAborted(options.signal);
    if (!isLeft) throw error;
  }
  return state;
}
