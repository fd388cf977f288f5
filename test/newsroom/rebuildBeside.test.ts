import { setTimeout as wait } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { createLocalReq } from 'payload';
import { objectId, rawCollection } from '../../src/database/rows.ts';
import { collections } from '../../src/published/storage/collections.ts';
import { checkStories } from '../../src/newsroom/publish/checkStories.ts';
import { inTransaction, isTransient } from '../../src/newsroom/transaction/inTransaction.ts';
import { rebuildStories } from '../../src/newsroom/publish/rebuild.ts';
import { openPublishing, type Publishing } from '../support/publishing.ts';

const copies = 60;
const idOfCopy = (count: number): string => `b${count.toString(16).padStart(23, '0')}`;

let desk: Publishing;
/** Shown by all the others. */
let shown: string;
let photo: string;
const photoFile = {
  name: 'wide-320.jpg',
  url: '/media/k1/wide-320.jpg',
  width: 320,
  height: 200,
  format: 'jpeg',
  ratio: 'whole',
  bytes: 9,
};

beforeAll(async () => {
  desk = await openPublishing('rebuild-beside');
  const data = { alt: 'The chamber', credit: 'Turan', renditions: [photoFile] };
  photo = String((await desk.payload.db.create({ collection: 'media', data })).id);
  shown = await desk.publish({ headline: 'Shown by many', slug: 'shown-by-many' });
  const one = await desk.publish({ headline: 'One', slug: 'one', relatedStories: [shown], photo: { media: photo } });
  const articles = rawCollection(desk.payload, 'articles');
  const { _id, ...copy } = (await articles.findOne({ _id: objectId(one) } as never))!;
  const rows = Array.from({ length: copies }, (_, count) => ({
    ...copy,
    _id: objectId(idOfCopy(count)),
    slug: `one-of-many-${count}`,
    translationSet: `set-${count}`,
  }));
  await articles.insertMany(rows as never);
  await rebuildStories(desk.payload, { grace: 1 });
});
afterAll(() => desk.close());

it('leaves nothing behind of a story that is withdrawn while it is written: the withdrawal saw nothing to take out', async () => {
  // Of the second batch; withdrawn as that begins, and committed when the rebuild has looked for what was withdrawn meanwhile.
  const story = idOfCopy(copies - 1);
  const req = await createLocalReq({}, desk.payload);
  const withdraw = () =>
    inTransaction(req, async () => {
      await desk.move(story, 'unpublish', { reason: 'Not yet.' }, undefined, req);
      await wait(2_000);
    });
  let [calls, withdrawal] = [0, undefined as Promise<unknown> | undefined];
  // Each transaction takes a guard by chance: here, two that begin together never the same.
  const guards = jest.spyOn(Math, 'random').mockImplementation(() => ((calls += 1) % 2 ? 0 : 0.99));
  await rebuildStories(desk.payload, { grace: 1, onBatch: () => (withdrawal ??= withdraw()) });
  await withdrawal;
  guards.mockRestore();
  const { current } = await desk.headNow();
  const stories = desk.db.collection(collections.stories(current));
  await expect(stories.findOne({ _id: objectId(story) } as never)).resolves.toBeNull();
});

/** Numbers from 0 up to `below`, the same for the same seed. */
function numbersOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Deed = (word: string, story: string) => Promise<unknown>;

/** What somebody at the newsroom does to what readers have; some more often than others. */
const deeds: Deed[] = [
  (word, story) => desk.edit(story, { headline: word }).then(() => desk.move(story, 'update')),
  (word, story) => desk.edit(story, { headline: word }).then(() => desk.move(story, 'update')),
  (_word, story) => desk.move(story, 'correct', { correction: 'It is so.' }),
  (_word, story) => desk.move(story, 'kill', { notice: 'Withdrawn.' }),
  (_word, story) => desk.move(story, 'unpublish', { reason: 'Not yet.' }),
  (_word, story) => desk.move(story, 'publish'),
  (word) => desk.publish({ headline: word, relatedStories: [shown] }),
  (word) => desk.save('authors', desk.author, { name: word }),
  (word) => desk.save('media', photo, { alt: word }),
  (word) => desk.save('sections', desk.sections.politics, { name: word }),
  (word) => desk.edit(shown, { headline: word }).then(() => desk.move(shown, 'update')),
  () => desk.work(),
];

/** What the rules refuse does not happen, nor what others were faster with; all else must not fail. */
function unlessRefused(error: { code?: string; status?: number }): void {
  const isRefused =
    ['conflict', 'invalid', 'not-allowed'].includes(error.code ?? '') || [403, 409].includes(error.status ?? 0);
  if (!isRefused && !isTransient(error)) throw error as Error;
}

/** Follows what readers get as a subscriber does: under one version a story says one thing, and versions count up. */
function followed() {
  const known = new Map<string, { version: number; json: string }>();
  const faults: string[] = [];
  const look = async (): Promise<void> => {
    const { current } = await desk.headNow();
    const rows = desk.db.collection<{ json?: string }>(collections.stories(current)).find({ status: 'published' });
    for await (const { _id, json = '{}' } of rows) {
      const [id, { version }] = [String(_id), JSON.parse(json) as { version: number }];
      const before = known.get(id);
      if (before && version < before.version) faults.push(`${id}: ${before.version} → ${version}`);
      if (before && version === before.version && json !== before.json) faults.push(`${id}: another ${version}`);
      known.set(id, { version, json });
    }
  };
  return { look, faults, knows: () => known.size };
}

/** Four who work until they are told to stop. */
function writers(seed: number) {
  let [done, isOver] = [0, false];
  const write = async (number: number): Promise<void> => {
    const next = numbersOf(seed * 100 + number);
    while (!isOver) {
      const story = idOfCopy(next(copies));
      const deed = deeds[next(deeds.length)]!;
      await deed(`Word ${seed} ${number} ${next(1_000)}`, story).then(() => (done += 1), unlessRefused);
    }
  };
  const all = Promise.all([1, 2, 3, 4].map(write));
  return { done: () => done, stop: async () => ((isOver = true), void (await all)) };
}

it.each([1, 2])('misses nothing that several writers do beside it (seed %i)', async (seed) => {
  const subscriber = followed();
  await subscriber.look();
  const work = writers(seed);
  let isOver = false;
  const following = (async () => {
    while (!isOver) await subscriber.look();
  })();
  try {
    while (work.done() < 15) await rebuildStories(desk.payload, { grace: 100 });
  } finally {
    isOver = true;
    await Promise.all([work.stop(), following]);
  }
  for (let left = 1; left > 0;) {
    await desk.work();
    left = await rawCollection(desk.payload, 'payload-jobs').countDocuments({ queue: 'projections' } as never);
  }
  await subscriber.look();
  expect((await checkStories(desk.payload)).differences).toEqual([]);
  expect(subscriber.faults).toEqual([]);
  expect(subscriber.knows()).toBeGreaterThan(copies / 2);
});
