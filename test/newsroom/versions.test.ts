import { objectId, rawCollection } from '../../src/database/rows.ts';
import { move, openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';
import type { Client } from '../support/newsroom.ts';

/** What a story was: each version says who made it and how, and what others point to stays. */
let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('versions');
});
afterAll(() => desk?.close());

const rows = (name: string) => rawCollection(desk.payload, name);
const listed = async (id: string, by: Client = desk.as['managing-editor'], query = 'sort=updatedAt') =>
  (await by('GET', `/api/articles/versions?where[parent][equals]=${id}&${query}&limit=0&depth=0&trash=true`)).body
    .docs as any[];
const told = async (id: string) =>
  (await listed(id)).map(({ version: { lastChange, state } }) => `${lastChange.act} ${lastChange.userName}: ${state}`);
const save = async (as: keyof DeskAtWork['as'], id: string, data: object, query = '') => {
  const { baseVersion } = (await desk.as[as]('GET', `/api/articles/${id}?draft=true`)).body;
  const saved = await desk.as[as]('PATCH', `/api/articles/${id}${query}`, { ...data, baseVersion });
  expect(saved.status).toBe(200);
  return saved.body.doc;
};

describe('each version says who, by which act, in which state', () => {
  it('from the first save to the trash', async () => {
    const id = await storyIn(desk, 'in-edit');
    await save('sub-editor', id, { kicker: 'Budget' });
    await save('sub-editor', id, { kicker: 'Bud' }, '?autosave=true');
    await save('sub-editor', id, { kicker: 'Budge' }, '?autosave=true');
    const [first] = await listed(id);
    const restored = await desk.as['section-editor']('POST', `/api/articles/versions/${first.id}`);
    expect(restored.status).toBe(200);
    await move(desk.as['sub-editor'], id, 'spike', { reason: 'Overtaken.' });
    await desk.as['section-editor']('DELETE', `/api/articles/${id}`);
    await desk.as['section-editor']('PATCH', `/api/articles/${id}?trash=true`, { deletedAt: null });
    expect(await told(id)).toEqual([
      'create The correspondent: draft',
      'file The correspondent: filed',
      'take The section-editor: in-edit',
      'save The sub-editor: in-edit',
      'autosave The sub-editor: in-edit',
      'restore-version The section-editor: in-edit',
      'spike The sub-editor: spiked',
      'trash The section-editor: spiked',
      'bring-back The section-editor: spiked',
    ]);
    const { lastChange } = (await listed(id))[3].version;
    expect(lastChange.user).toBe(desk.staff['sub-editor'].id);
    expect(Date.parse(lastChange.at)).toBeLessThanOrEqual(Date.now());
  });

  it('of filed copy, and of what was saved over GraphQL', async () => {
    const filed = await desk.as.correspondent('POST', '/api/articles/file-copy', {
      text: 'Parliament passes the budget\n\nBaku/Turan: The text of the story.',
    });
    const { id } = filed.body.article;
    await move(desk.as['section-editor'], id, 'take');
    const { baseVersion } = (await desk.as['sub-editor']('GET', `/api/articles/${id}`)).body;
    const forged = 'lastChange: { act: kill, userName: "Nobody" }';
    await desk.as['sub-editor']('POST', '/api/graphql', {
      query: `mutation { updateArticle(id: "${id}", data: { kicker: "B", baseVersion: ${baseVersion}, ${forged} }) { id } }`,
    });
    expect(await told(id)).toEqual([
      'file-copy The correspondent: draft',
      'file The correspondent: filed',
      'take The section-editor: in-edit',
      'save The sub-editor: in-edit',
    ]);
  });

  it('whatever a client says of it, and to nobody but the desk', async () => {
    const id = await storyIn(desk, 'published');
    const lastChange = { act: 'kill', user: desk.staff.administrator.id, userName: 'Nobody', at: '2001-01-01' };
    await save('sub-editor', id, { kicker: 'Seen', lastChange });
    expect((await told(id)).at(-1)).toBe('save The sub-editor: published');
    const read = (await desk.reader('GET', `/api/articles/${id}`)).body;
    expect([read.id, read.lastChange, read.lastMove]).toEqual([id, undefined, undefined]);
    expect((await desk.reader('GET', `/api/articles/versions?where[parent][equals]=${id}`)).body.docs ?? []).toEqual(
      [],
    );
  });

  it('keeps what one colleague wrote last apart from what the next one writes over it', async () => {
    const id = await storyIn(desk, 'in-edit');
    await save('sub-editor', id, { kicker: 'Hers' }, '?autosave=true');
    await save('section-editor', id, { kicker: 'His' }, '?autosave=true');
    await save('section-editor', id, { kicker: 'His own' }, '?autosave=true');
    expect(
      (await listed(id)).slice(-2).map(({ version }) => `${version.kicker} ${version.lastChange.userName}`),
    ).toEqual(['Hers The sub-editor', 'His own The section-editor']);
  });

  it('or that it was not recorded, where an older release wrote it', async () => {
    const id = await storyIn(desk, 'filed');
    await rows('_articles_versions').updateMany({ parent: objectId(id) } as never, {
      $unset: { 'version.lastChange': 1 },
    });
    expect((await listed(id)).map(({ version }) => version.lastChange.act)).toEqual(['not-recorded', 'not-recorded']);
  });
});
