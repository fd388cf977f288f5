import { rawCollection } from '../../src/database/rows.ts';
import { body, list, item, paragraph } from '../support/bodies.ts';
import { move, openDesk, problemsOf, storyIn, type DeskAtWork } from '../support/desk.ts';
import { serve, signIn, type Client, type Served } from '../support/newsroom.ts';

/** A save written over an older version is merged with what others saved since. */
let desk: DeskAtWork;
let other: Served;
/** The same editor, at another node. */
let elsewhere: Client;
beforeAll(async () => {
  desk = await openDesk('merging');
  other = await serve(desk, { isAnother: true });
  elsewhere = await signIn(other.url, desk.staff['section-editor'].email);
});
afterAll(async () => {
  await other?.close();
  await desk?.close();
});

const writer = () => desk.as.correspondent;
const editor = () => desk.as['section-editor'];
const read = async (id: string) => (await editor()('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
const save = (by: Client, id: string, data: object, headers: object = {}) =>
  by('PATCH', `/api/articles/${id}?draft=true&autosave=true&depth=0&merge=blocks`, data, headers as never);
const saysOf = (node: any): string => node.text ?? (node.children ?? []).map(saysOf).join('');
const linesOf = ({ body: text }: any): string[] => text.root.children.map(saysOf);
const three = () => body(paragraph('One.'), paragraph('Two.'), paragraph('Three.'));

/** A story of three paragraphs, as a page holds it. */
async function opened(state: 'draft' | 'in-edit' | 'published' = 'in-edit') {
  const id = await storyIn(desk, state, { body: three() });
  const page = await read(id);
  const withBlock = (at: number, words: string) => ({
    ...page.body,
    root: {
      ...page.body.root,
      children: page.body.root.children.map((node: any, index: number) =>
        index === at ? { ...node, children: paragraph(words).children } : node,
      ),
    },
  });
  const ids: string[] = page.body.root.children.map(({ $ }: any) => $.id);
  return { id, page, baseVersion: page.baseVersion as number, withBlock, ids };
}

it('keeps what two wrote in other fields and paragraphs, and names what and who, whichever node they are at', async () => {
  const { id, baseVersion, withBlock, ids } = await opened();
  const theirs = { standfirst: 'The vote came early.', body: withBlock(0, 'One, by the editor.'), baseVersion };
  expect((await save(elsewhere, id, theirs)).status).toBe(200);
  const mine = { headline: 'Lawmakers vote no', body: withBlock(2, 'Three, by the writer.'), baseVersion };
  const saved = await save(editor(), id, { kicker: 'Between', baseVersion: baseVersion + 1 });
  expect([saved.status, saved.body.merged]).toEqual([200, undefined]);
  const merged = await save(desk.as['sub-editor'], id, mine);
  expect([merged.status, merged.body.doc.baseVersion]).toEqual([200, baseVersion + 3]);
  const { name } = desk.staff['section-editor'] as unknown as { name: string };
  expect(merged.body.merged).toEqual({
    fields: ['kicker', 'standfirst'],
    blocks: [ids[0]],
    by: [{ id: desk.staff['section-editor'].id, name, at: expect.any(String) }],
  });
  const story = await read(id);
  expect([story.headline, story.standfirst, story.kicker]).toEqual([
    'Lawmakers vote no',
    'The vote came early.',
    'Between',
  ]);
  expect(linesOf(story)).toEqual(['One, by the editor.', 'Two.', 'Three, by the writer.']);
});

it('is refused where both changed the same, with both texts, who and when; nothing is written', async () => {
  const { id, page, baseVersion, withBlock, ids } = await opened();
  await save(editor(), id, { headline: 'They vote', body: withBlock(1, 'Two, by the editor.'), baseVersion });
  const mine = { headline: 'I vote', kicker: 'Mine', body: withBlock(1, 'Two, by me.'), baseVersion };
  const refused = await save(desk.as['sub-editor'], id, mine);
  expect([refused.status, problemsOf(refused)]).toEqual([409, ['baseVersion stale']]);
  const { conflicts, currentVersion } = refused.body.errors[0].data;
  expect(currentVersion).toBe(baseVersion + 1);
  const by = { id: desk.staff['section-editor'].id, name: expect.any(String), at: expect.any(String) };
  expect(conflicts).toMatchObject([
    { field: 'headline', base: page.headline, theirs: 'They vote', mine: 'I vote', by },
    { field: 'body', block: ids[1], by },
  ]);
  expect([conflicts[1].theirs, conflicts[1].mine].map(saysOf)).toEqual(['Two, by the editor.', 'Two, by me.']);
  expect((await read(id)).baseVersion).toBe(baseVersion + 1);
});

it('is not done unless it is asked for, and any other wish is an error', async () => {
  const { id, baseVersion } = await opened();
  await save(editor(), id, { kicker: 'Theirs', baseVersion });
  const mine = { standfirst: 'Mine', baseVersion };
  const plain = await editor()('PATCH', `/api/articles/${id}`, mine);
  expect([plain.status, plain.body.errors[0].data.conflicts]).toEqual([409, undefined]);
  const odd = await editor()('PATCH', `/api/articles/${id}?merge=words`, mine);
  expect([odd.status, problemsOf(odd)]).toEqual([400, ['merge option']]);
  expect((await save(editor(), id, { standfirst: 'Mine' })).status).toBe(428);
});

it('goes over moves of the workflow, and over many autosaves that wrote over one version', async () => {
  const { id, baseVersion, withBlock } = await opened('draft');
  for (const word of ['a', 'ab', 'abc'])
    await save(writer(), id, { kicker: word, baseVersion: (await read(id)).baseVersion });
  for (const [by, name] of [
    [writer(), 'file'],
    [editor(), 'take'],
  ] as const)
    expect((await move(by, id, name)).status).toBe(200);
  const merged = await save(editor(), id, { body: withBlock(0, 'One, offline.'), baseVersion });
  expect([merged.status, merged.body.merged?.fields]).toEqual([200, ['kicker']]);
  const story = await read(id);
  expect([story.kicker, story.state, ...linesOf(story)]).toEqual(['abc', 'in-edit', 'One, offline.', 'Two.', 'Three.']);
});

it('merges into the pending edits of a published story, and readers see nothing of it', async () => {
  const { id, baseVersion, withBlock } = await opened('published');
  await save(editor(), id, { body: withBlock(0, 'One, pending.'), baseVersion });
  const merged = await save(elsewhere, id, { body: withBlock(1, 'Two, pending.'), baseVersion });
  expect(merged.status).toBe(200);
  expect(linesOf(await read(id))).toEqual(['One, pending.', 'Two, pending.', 'Three.']);
  expect(linesOf((await desk.reader('GET', `/api/articles/${id}?depth=0`)).body)).toEqual(['One.', 'Two.', 'Three.']);
});

it('is done once under its key, with the same answer', async () => {
  const { id, baseVersion } = await opened();
  await save(elsewhere, id, { kicker: 'Theirs', baseVersion });
  const order = () =>
    save(editor(), id, { standfirst: 'Mine', baseVersion }, { 'Idempotency-Key': 'merged-once', Save: 'rest' });
  const [first, second] = [await order(), await order()];
  expect([first.status, first.body.merged.fields, first.body.notTaken]).toEqual([200, ['kicker'], []]);
  expect(second.body).toEqual(first.body);
  expect((await read(id)).baseVersion).toBe(baseVersion + 2);
});

it('takes blocks without ids for those they were, and lists item by item', async () => {
  const id = await storyIn(desk, 'in-edit', { body: body(paragraph('One.'), list('bullet', item('a'), item('b'))) });
  const { baseVersion } = await read(id);
  const sent = (...items: string[]) => body(paragraph('One.'), list('bullet', ...items.map((each) => item(each))));
  await save(editor(), id, { body: sent('a by them', 'b'), baseVersion });
  expect((await save(elsewhere, id, { body: sent('a', 'b by me'), baseVersion })).status).toBe(200);
  expect((await read(id)).body.root.children[1].children.map(saysOf)).toEqual(['a by them', 'b by me']);
});

it('two at the same moment are both kept', async () => {
  const { id, baseVersion, withBlock } = await opened();
  const answers = await Promise.all([
    save(editor(), id, { body: withBlock(0, 'One, here.'), baseVersion }),
    save(elsewhere, id, { body: withBlock(1, 'Two, there.'), baseVersion }),
    save(desk.as['sub-editor'], id, { kicker: 'Third', baseVersion }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const story = await read(id);
  expect([story.kicker, ...linesOf(story)]).toEqual(['Third', 'One, here.', 'Two, there.', 'Three.']);
});

describe('GET /api/articles/:id/saves', () => {
  it('tells colleagues who saved what since a version, and what it said then', async () => {
    const { id, page, baseVersion, withBlock, ids } = await opened();
    await save(editor(), id, { kicker: 'Theirs', baseVersion });
    await save(elsewhere, id, { body: withBlock(0, 'One, changed.'), baseVersion: baseVersion + 1 });
    const told = await editor()('GET', `/api/articles/${id}/saves?since=${baseVersion}`);
    expect(told).toMatchObject({
      status: 200,
      body: {
        version: baseVersion + 2,
        saves: [
          { version: baseVersion + 1, fields: ['kicker'], blocks: [] },
          { version: baseVersion + 2, fields: [], blocks: [ids[0]] },
        ],
        base: { kicker: page.kicker ?? null },
      },
    });
    expect(linesOf(told.body.base)).toEqual(['One.', 'Two.', 'Three.']);
    expect((await editor()('GET', `/api/articles/${id}/saves?since=${baseVersion + 2}`)).body).toMatchObject({
      saves: [],
      base: {},
    });
    expect((await desk.reader('GET', `/api/articles/${id}/saves`)).status).toBe(401);
    expect((await editor()('GET', `/api/articles/${id}/saves?since=x`)).status).toBe(422);
  });

  it('knows no copy that nobody kept, and a save over it is refused as it was', async () => {
    const { id, baseVersion } = await opened();
    await save(editor(), id, { kicker: 'Theirs', baseVersion });
    await rawCollection(desk.payload, 'story_replaced').deleteMany({});
    expect((await editor()('GET', `/api/articles/${id}/saves?since=${baseVersion}`)).body.base).toBeNull();
    const refused = await save(editor(), id, { standfirst: 'Mine', baseVersion });
    expect([refused.status, refused.body.errors[0].data.conflicts]).toEqual([409, undefined]);
  });

  it('goes with a story that is purged', async () => {
    const { id, baseVersion } = await opened('draft');
    await save(writer(), id, { kicker: 'Theirs', baseVersion });
    const kept = () => rawCollection(desk.payload, 'story_replaced').countDocuments();
    const before = await kept();
    const admin = desk.as.administrator;
    await admin('DELETE', `/api/articles/${id}`);
    expect((await admin('DELETE', `/api/articles/${id}?purge=true`)).status).toBe(200);
    expect(await kept()).toBeLessThan(before);
  });
});
