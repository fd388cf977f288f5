import { createLocalReq, type Payload, type PayloadRequest } from 'payload';
import { databaseOf, sessionOf } from '../../database/rows.ts';
import { collections, type StoredStory } from '../../published/storage/collections.ts';
import { isSameToReaders } from '../../published/storage/stored.ts';
import { countArticles, nextArticles, nextStored, surplusOf, type Id } from './allStories.ts';
import { directoryDifferences } from './directory.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import { articlesOf, mostAtOnce } from './storiesReferringTo.ts';
import { storedOf, storiesOf } from './projection.ts';
import { generationsNow } from './readModel.ts';
import { loadReferences } from './references.ts';

/** What readers have that they should not, or the reverse. Ids of stories; `house` are keys such as `author:<id>`. */
export type Difference = { kind: 'missing' | 'surplus' | 'differing' | 'house'; id: string };
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
    const [wanted, stored] = [storedOf(article, references), there.get(article.id)];
    if (isSameToReaders(wanted, stored)) return [];
    return [{ kind: wanted ? (stored ? 'differing' : 'missing') : 'surplus', id: article.id }];
  });
}

/** What has no article, or one of which readers should have nothing. */
const surplus: Look = async (ids, req) =>
  (await surplusOf(ids, req)).map((id) => ({ kind: 'surplus', id: String(id) }));

/**
 * Compares what readers have with what the newsroom keeps, batch by batch, each as of one moment: it may run while stories are being
 * published. A story that waits to be projected again, after its author was renamed say, differs until it is. Changes nothing but
 * the record of the check. `onBatch` is told how many more are done, of how many.
 */
export async function checkStories(
  payload: Payload,
  onBatch: (done: number, total: number) => void = () => undefined,
): Promise<Check> {
  const outside = await createLocalReq({}, payload);
  const total = await countArticles(outside);
  const found = new Map<string, Difference>();
  const note = (differences: readonly Difference[]): void => differences.forEach((each) => found.set(each.id, each));
  let stories = 0;
  const walk = async (next: (after: Id | undefined) => Promise<Id[]>, look: Look): Promise<void> => {
    for (let after: Id | undefined; ;) {
      const ids = await next(after);
      const req = await createLocalReq({}, payload);
      note(await inTransaction(req, () => look(ids, req)));
      if (look === compare) {
        stories += ids.length;
        onBatch(ids.length, total);
      }
      if (ids.length < mostAtOnce) return;
      after = ids.at(-1);
    }
  };
  await walk((after) => nextArticles(after, outside), compare);
  await walk(async (after) => nextStored((await generationsNow(outside)).current, after, outside), surplus);
  const directory = await inTransaction(outside, () => directoryDifferences(outside));
  note(directory.map((id) => ({ kind: 'house', id })));
  const check = { at: new Date(), stories, differences: [...found.values()] };
  await keep(check, payload);
  return check;
}

type StoredCheck = Check & { _id: 'check'; counts: Record<Difference['kind'], number> };
const recordOf = (payload: Payload) => databaseOf(payload).collection<StoredCheck>(collections.readModel);

const countsOf = (differences: readonly Difference[]): StoredCheck['counts'] => {
  const of = (kind: Difference['kind']): number => differences.filter((each) => each.kind === kind).length;
  return { missing: of('missing'), surplus: of('surplus'), differing: of('differing'), house: of('house') };
};

async function keep(check: Check, payload: Payload): Promise<void> {
  const { differences } = check;
  const report = { ...check, differences: differences.slice(0, mostNamed), counts: countsOf(differences) };
  await recordOf(payload).replaceOne({ _id: 'check' }, report, { upsert: true });
}

/** The last check, by whichever process made it. */
export const lastCheck = (payload: Payload): Promise<StoredCheck | null> => recordOf(payload).findOne({ _id: 'check' });
