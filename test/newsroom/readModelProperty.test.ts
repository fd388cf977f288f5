import fc from 'fast-check';
import { collections } from '../../src/published/storage/collections.ts';
import { checkStories } from '../../src/newsroom/publish/checkStories.ts';
import { rebuildStories } from '../../src/newsroom/publish/rebuild.ts';
import type { TransitionName } from '../../src/domain/workflow/workflow.ts';
import { openPublishing, type Publishing } from '../support/publishing.ts';

let desk: Publishing;
let authors: string[];
let sections: string[];
beforeAll(async () => {
  desk = await openPublishing('read-model-property');
  const made = await desk.payload.create({ collection: 'authors', data: { name: 'Leyla Karimova' } as never });
  authors = [desk.author, String(made.id)];
  sections = Object.values(desk.sections);
});
afterAll(() => desk.close());

/** One thing somebody at the newsroom does. Numbers choose among what there is. */
type Act =
  | { kind: 'write'; author: number; section: number; translates: number }
  | { kind: 'move'; story: number; name: TransitionName }
  | { kind: 'edit'; story: number; word: string; other: number; slug: boolean }
  | { kind: 'author'; which: number; word: string; active: boolean }
  | { kind: 'section'; which: number; word: string }
  | { kind: 'work' };

const word = fc.constantFrom('Alpha', 'Beta', 'Gamma', 'Delta');
const some = fc.nat({ max: 5 });
// What a story is mostly: on its way to readers, and out again.
const names = ['file', 'take', 'approve', 'publish', 'update', 'correct', 'kill', 'unpublish', 'archive'] as const;
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('write' as const), author: some, section: some, translates: some }),
  },
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('move' as const), story: some, name: fc.constantFrom(...names) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('edit' as const), story: some, word, other: some, slug: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('author' as const), which: some, word, active: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('section' as const), which: some, word }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('work' as const) }) },
);

const pick = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];
const carried = { correction: 'It is so.', notice: 'Withdrawn.', reason: 'Because.' };
const needs: Partial<Record<TransitionName, (keyof typeof carried)[]>> = {
  correct: ['correction'],
  kill: ['notice'],
  unpublish: ['reason'],
};
const toReaders: readonly TransitionName[] = ['file', 'take', 'approve', 'publish'];

async function perform(deed: Act, stories: string[], count: () => number): Promise<void> {
  switch (deed.kind) {
    case 'write': {
      const translationOf = deed.translates < 3 ? pick(stories, deed.translates) : undefined;
      const byline = [{ relationTo: 'authors', value: pick(authors, deed.author) }];
      const section = pick(sections, deed.section);
      const id = await desk.draft({ headline: `Story ${count()}`, byline, section, translationOf });
      stories.push(id);
      for (const name of toReaders.slice(0, 2 + (deed.author % 3))) await desk.move(id, name);
      return;
    }
    case 'move': {
      const id = pick(stories, deed.story);
      const carrying = Object.fromEntries((needs[deed.name] ?? []).map((key) => [key, carried[key]]));
      return void (id && (await desk.move(id, deed.name, carrying)));
    }
    case 'edit': {
      const [id, other] = [pick(stories, deed.story), pick(stories, deed.other)];
      const slug = deed.slug ? { slug: `${deed.word.toLowerCase()}-${count()}` } : {};
      const related = other && other !== id ? [other] : [];
      return void (id && (await desk.edit(id, { headline: deed.word, relatedStories: related, ...slug })));
    }
    case 'author':
      return void (await desk.save('authors', pick(authors, deed.which)!, { name: deed.word, active: deed.active }));
    case 'section':
      return void (await desk.save('sections', pick(sections, deed.which)!, { name: deed.word }));
    case 'work':
      return void (await desk.work());
  }
}

/** A story that goes out. */
const onePublished: Act = { kind: 'write', author: 2, section: 0, translates: 5 };

/** All that readers get, but for the desk's own count of revisions. */
async function whatReadersGet(): Promise<unknown> {
  const { current } = await desk.headNow();
  const projection = { revision: 0 };
  const stories = await desk.db
    .collection(collections.stories(current))
    .find({}, { projection })
    .sort({ _id: 1 })
    .toArray();
  return { stories, directory: await desk.db.collection(collections.directory).find().sort({ _id: 1 }).toArray() };
}

it('is the same after whatever the newsroom did as if it were built from nothing', async () => {
  let counted = 0;
  let published = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (acts) => {
      const stories: string[] = [];
      // What the rules of the newsroom refuse does not happen; all else must not fail.
      for (const deed of [onePublished, ...acts])
        await perform(deed, stories, () => (counted += 1)).catch((error: { code?: string; status?: number }) => {
          const isRefused = ['conflict', 'invalid', 'not-allowed'].includes(error.code ?? '') || error.status === 403;
          if (!isRefused) throw error as Error;
        });
      await desk.work();
      const before = await whatReadersGet();
      published += (before as { stories: unknown[] }).stories.length;
      expect((await checkStories(desk.payload)).differences).toEqual([]);
      await rebuildStories(desk.payload, { grace: 1 });
      expect(await whatReadersGet()).toEqual(before);
    }),
    { numRuns: 8, endOnFailure: true },
  );
  expect(published).toBeGreaterThan(10);
});
