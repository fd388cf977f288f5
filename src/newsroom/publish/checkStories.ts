import { createLocalReq, type Payload, type PayloadRequest } from 'payload';
import { databaseOf, sessionOf } from '../../database/rows.ts';
import { storageModes, type StorageMode } from '../../published/kinds.ts';
import { collections, type StoredStory } from '../../published/storage/collections.ts';
import { isSameToReaders } from '../../published/storage/stored.ts';
import { countArticles, nextArticles, nextStored, surplusOf, type Id } from './allStories.ts';
import { directoryDifferences } from './directory.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import { areReviewsRight, storiesWithReviews } from '../reviews/show.ts';
import { articlesOf, mostAtOnce } from './storiesReferringTo.ts';
import { storedOf, storiesOf } from './projection.ts';
import { generationsNow } from './readModel.ts';
import { loadReferences } from './references.ts';

/**
 * What readers have that they should not, or the reverse. Ids of stories; `directory` are keys such as `author:<id>`, `reviews` the
 * stories under which those stand otherwise.
 */
export type Difference = { kind: 'missing' | 'surplus' | 'differing' | 'directory' | 'reviews'; id: string };
export type Check = { at: Date; stories: number; differences: Difference[] };

/** As many are named; the rest are only counted by whoever reads the log. */
const mostNamed = 1_000;

type Look = (ids: Id[], req: PayloadRequest) => Promise<Difference[]>;

const compare: Look = async (ids, req) => differencesIn((await generationsNow(req)).current, ids, req);

/** What of these articles stands otherwise in that generation than it should. */
export async function differencesIn(generation: number, ids: Id[], req: PayloadRequest): Promise<Difference[]> {
  const articles = await articlesOf(ids, req);
  const references = await loadReferences(articles, req);
  const options = { session: await sessionOf(req) };
  const rows = await storiesOf(generation, req)
    .find({ _id: { $in: ids } }, options)
    .toArray();
  const there = new Map(rows.map((row): [string, StoredStory] => [String(row._id), row]));
  return articles.flatMap((article): Difference[] => {
    const [expected, stored] = [storedOf(article, references), there.get(article.id)];
    if (isSameToReaders(expected, stored)) return [];
    return [{ kind: expected ? (stored ? 'differing' : 'missing') : 'surplus', id: article.id }];
  });
}

/** What has no article, or one of which readers should have nothing. */
const surplus: Look = async (ids, req) =>
  (await surplusOf(ids, req)).map((id) => ({ kind: 'surplus', id: String(id) }));

/** The stories whose reviews readers do not see as they should. */
async function wrongReviews(payload: Payload): Promise<Difference[]> {
  const wrong: Difference[] = [];
  for (const story of await storiesWithReviews(payload)) {
    const req = await createLocalReq({}, payload);
    const isRight = await inTransaction(req, () => areReviewsRight(story, req));
    if (!isRight) wrong.push({ kind: 'reviews', id: String(story) });
  }
  return wrong;
}

type OnBatch = (done: number, total: number) => void;

/** The stories, batch by batch: those readers should have, and those they have. */
async function wrongStories(payload: Payload, onBatch: OnBatch): Promise<Difference[]> {
  const outside = await createLocalReq({}, payload);
  const total = await countArticles(outside);
  const found: Difference[] = [];
  const walk = async (next: (after: Id | undefined) => Promise<Id[]>, look: Look): Promise<void> => {
    for (let after: Id | undefined; ;) {
      const ids = await next(after);
      const req = await createLocalReq({}, payload);
      found.push(...(await inTransaction(req, () => look(ids, req))));
      if (look === compare) onBatch(ids.length, total);
      if (ids.length < mostAtOnce) return;
      after = ids.at(-1);
    }
  };
  await walk((after) => nextArticles(after, outside), compare);
  await walk(async (after) => nextStored((await generationsNow(outside)).current, after, outside), surplus);
  // One may be found twice while it changes.
  return [...new Map(found.map((each) => [each.id, each])).values()];
}

async function wrongEntries(payload: Payload): Promise<Difference[]> {
  const req = await createLocalReq({}, payload);
  const ids = await inTransaction(req, () => directoryDifferences(req));
  return ids.map((id) => ({ kind: 'directory', id }));
}

/** How what readers have is compared, by how it is kept. */
const comparing: Record<StorageMode, (payload: Payload, onBatch: OnBatch) => Promise<Difference[]>> = {
  generations: wrongStories,
  whole: wrongEntries,
  'with its story': wrongReviews,
};

/**
 * Compares what readers have with what the newsroom keeps, batch by batch, each as of one moment: it may run while stories are being
 * published. A story that waits to be projected again, after its author was renamed say, differs until it is. Changes nothing but
 * the record of the check. `onBatch` is told how many more stories are done, of how many.
 */
export async function checkStories(payload: Payload, onBatch: OnBatch = () => undefined): Promise<Check> {
  let stories = 0;
  const count: OnBatch = (done, total) => {
    stories += done;
    onBatch(done, total);
  };
  const differences: Difference[] = [];
  for (const mode of storageModes) differences.push(...(await comparing[mode](payload, count)));
  const check = { at: new Date(), stories, differences };
  await keep(check, payload);
  return check;
}

type StoredCheck = Check & { _id: 'check'; counts: Record<Difference['kind'], number> };
const recordOf = (payload: Payload) => databaseOf(payload).collection<StoredCheck>(collections.readModel);

const countsOf = (differences: readonly Difference[]): StoredCheck['counts'] => {
  const of = (kind: Difference['kind']): number => differences.filter((each) => each.kind === kind).length;
  return {
    missing: of('missing'),
    surplus: of('surplus'),
    differing: of('differing'),
    directory: of('directory'),
    reviews: of('reviews'),
  };
};

async function keep(check: Check, payload: Payload): Promise<void> {
  const { differences } = check;
  const report = { ...check, differences: differences.slice(0, mostNamed), counts: countsOf(differences) };
  await recordOf(payload).replaceOne({ _id: 'check' }, report, { upsert: true });
}

/** The last check, by whichever process made it. */
export const lastCheck = (payload: Payload): Promise<StoredCheck | null> => recordOf(payload).findOne({ _id: 'check' });
