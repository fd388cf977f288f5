import { jest } from '@jest/globals';
import { keepVersion } from '../../src/newsroom/story/versions.ts';
import { thinVersions } from '../../src/jobs/thinVersions.ts';
import { createLocalReq, type TypedUser } from 'payload';
import { versionsOf } from '../../src/admin/history/versionRows.ts';
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

  it('in the list of the admin too, page by page, with the one that readers have', async () => {
    const id = await storyIn(desk, 'published');
    await save('section-editor', id, { headline: 'A later headline' });
    const user = await desk.payload.findByID({ collection: 'users', id: desk.staff.journalist.id, depth: 0 });
    const asked = { story: id, payload: desk.payload, user: { ...user, collection: 'users' } as TypedUser };
    const { rows, page, pages } = await versionsOf({ ...asked, page: 1 });
    expect([page, pages]).toEqual([1, 1]);
    const [latest, published, ...earlier] = rows.map(({ name, act, state, headline, isPublic }) =>
      [name, act, state, headline === 'A later headline', isPublic].join(' '),
    );
    expect([latest, published]).toEqual([
      'The section-editor save published true false',
      'The section-editor publish published false true',
    ]);
    expect(earlier.at(-1)).toBe('The correspondent create draft false false');
    expect((await versionsOf({ ...asked, page: 2 })).rows).toEqual([]);
    const other = { ...asked.user, role: 'journalist', desks: [desk.desks.economy], id: 'f'.repeat(24) } as TypedUser;
    expect((await versionsOf({ ...asked, user: other, page: 1 })).rows).toEqual([]);
  });

  it('or that it was not recorded, where an older release wrote it', async () => {
    const id = await storyIn(desk, 'filed');
    await rows('_articles_versions').updateMany({ parent: objectId(id) } as never, {
      $unset: { 'version.lastChange': 1 },
    });
    expect((await listed(id)).map(({ version }) => version.lastChange.act)).toEqual(['not-recorded', 'not-recorded']);
  });
});

describe('what a story was is thinned out with time', () => {
  const [hour, day] = [3_600_000, 86_400_000];
  const versions = () => rows('_articles_versions');
  const idsOf = async (id: string): Promise<string[]> =>
    (
      await versions()
        .find({ parent: objectId(id) } as never, { sort: { updatedAt: 1 } } as never)
        .toArray()
    ).map(({ _id }) => String(_id));
  const named = async (id: string): Promise<string[]> =>
    (
      await rows('histories')
        .find({ story: objectId(id) } as never)
        .toArray()
    ).map(({ version }) => String(version));
  /** As if all that was written of the story had been written so much earlier. */
  const age = (id: string, by: number) =>
    versions().updateMany(
      { parent: objectId(id) } as never,
      [{ $set: { updatedAt: { $subtract: ['$updatedAt', by] } } }] as never,
    );
  /** From the beginning, whatever other tests have looked at. */
  const thin = async (nodes = 1): Promise<(number | undefined)[]> => {
    await rows('newsroom').deleteOne({ _id: 'version-thinning' } as never);
    return Promise.all(Array.from({ length: nodes }, () => thinVersions(desk.payload)));
  };
  /** Versions of the story as saves leave them, `apart` milliseconds from one another, the last of them `ago`. */
  const insert = async (id: string, count: number, ago: number, apart: number): Promise<void> => {
    const { _id, latest, named: _, autosave, ...like } = (await versions().findOne({ parent: objectId(id) } as never))!;
    const started = Math.floor(Date.now() / hour) * hour - ago - count * apart;
    const version = { ...(like.version as object), _status: 'draft', lastChange: { act: 'save' } };
    const all = Array.from({ length: count }, (_each, at) => ({
      ...like,
      version,
      updatedAt: new Date(started + at * apart),
    }));
    await versions().insertMany(all as never);
  };

  it('102 quick saves flush nothing that the audit trail names or readers saw', async () => {
    const id = await storyIn(desk, 'published');
    await save('section-editor', id, { kicker: 'Corrected' });
    await move(desk.as['section-editor'], id, 'correct', { correction: 'A name was wrong.' });
    const kept = await named(id);
    expect(kept).toHaveLength(5);
    let { baseVersion } = (await desk.as['section-editor']('GET', `/api/articles/${id}?draft=true`)).body;
    for (let count = 0; count < 102; count += 1, baseVersion += 1)
      await desk.payload.update({
        collection: 'articles',
        id,
        data: { kicker: `Take ${count}`, baseVersion } as never,
        depth: 0,
      });
    const all = await idsOf(id);
    expect(all.length).toBeGreaterThan(106);
    expect(all).toEqual(expect.arrayContaining(kept));
    await age(id, 2 * day);
    await thin();
    const left = await idsOf(id);
    expect(left).toEqual(expect.arrayContaining([...kept, all.at(-1)]));
    // The saves were of one hour, or of two.
    expect(left.length).toBeLessThan(kept.length + 6);
    expect((await desk.as['section-editor']('GET', `/api/articles/${id}?draft=true`)).body.kicker).toBe('Take 101');
  });

  it('ten thousand versions go to the last of each hour and do not hold up another story', async () => {
    const id = await storyIn(desk, 'approved');
    const other = await storyIn(desk, 'draft');
    await insert(id, 10_000, 2 * day, 60_000);
    await insert(other, 30, 2 * day, 60_000);
    const [kept, latest] = [await named(id), (await idsOf(id)).at(-1)];
    const answers = await thin(3);
    // Of several processes one does it.
    expect(answers.filter((gone) => gone !== undefined)).toHaveLength(1);
    const left = await idsOf(id);
    expect(left).toEqual(expect.arrayContaining([...kept, latest]));
    // 10,000 minutes are 167 hours, some of them begun.
    expect(left.length).toBeGreaterThanOrEqual(166);
    expect(left.length).toBeLessThanOrEqual(168 + 4);
    expect((await idsOf(other)).length).toBeLessThanOrEqual(2 + 1);
    await age(id, 40 * day);
    await thin();
    expect((await idsOf(id)).sort()).toEqual([...new Set([...kept, latest])].sort());
  });

  it('goes on where it stopped, and comes back to a story when something of it has aged', async () => {
    const id = await storyIn(desk, 'draft');
    await insert(id, 20, 2 * day, 60_000);
    await thin();
    expect(await thinVersions(desk.payload)).toBe(0);
    await insert(id, 20, 30 * hour, 60_000);
    expect(await thinVersions(desk.payload)).toBeGreaterThan(0);
  });

  it('leaves what the audit trail comes to name while it is at work', async () => {
    const id = await storyIn(desk, 'draft');
    await insert(id, 10, 2 * day, 60_000);
    const [, about] = await idsOf(id);
    const look = versions();
    const drop = look.deleteMany.bind(look);
    const deleting = jest.spyOn(look, 'deleteMany').mockImplementation((async (filter: never) => {
      await keepVersion(about!, await createLocalReq({}, desk.payload));
      return drop(filter);
    }) as never);
    await thin();
    expect(deleting).toHaveBeenCalled();
    jest.restoreAllMocks();
    expect(await idsOf(id)).toContain(about);
  });

  it('knows by the audit trail alone what an older release named', async () => {
    const id = await storyIn(desk, 'approved');
    const kept = await named(id);
    await versions().updateMany({ parent: objectId(id) } as never, {
      $unset: { named: 1, latest: 1, 'version.lastChange': 1 },
    });
    await insert(id, 10, 90 * day, 60_000);
    await age(id, 90 * day);
    await thin();
    expect(await idsOf(id)).toEqual(kept);
  });
});
