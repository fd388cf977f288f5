import { inNameOfNewsroom } from '../../src/admin/views/pageMetadata.ts';
import { objectId, rawCollection } from '../../src/database/rows.ts';
import { fillSortKeys } from '../../src/database/sortKeys.ts';
import { move, openDesk, problemsOf, storyIn, type DeskAtWork } from '../support/desk.ts';
import type { Answer } from '../support/newsroom.ts';
import { plainPhoto } from '../support/photos.ts';

/** The house itself: its sections, postings, desks, settings, and its trash. */
let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('house', [
    'correspondent',
    'sub-editor',
    'section-editor',
    'managing-editor',
    'administrator',
    'outsider',
  ]);
});
afterAll(() => desk?.close());

const managing = () => desk.as['managing-editor'];
const messageOf = ({ body }: Answer): string => body.errors[0].message;
const made = async (path: string, data: object): Promise<string> => {
  const answer = await managing()('POST', path, data);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.doc.id;
};
const section = (name: string, parent?: string) => made('/api/sections', { name, parent });
const pathOf = async (id: string): Promise<string> => (await desk.reader('GET', `/api/sections/${id}`)).body.path;
const patch = (id: string, data: object) => managing()('PATCH', `/api/sections/${id}`, data);

describe('lists are sorted by the language, not by code point', () => {
  const namesIn = (docs: { name: string }[]): string => docs.map(({ name }) => name).join(' ');
  const azerbaijani = 'Cavid Çinar Davud Əli Hikmət Xəyal İlham Kamran Qəmər Şirin Zaur';

  it('of authors, over REST and GraphQL, whichever way round, and after a change of name', async () => {
    for (const name of 'Zaur Çinar Cavid Əli Şirin Davud İlham Xəyal Hikmət Qamar Kamran'.split(' '))
      await made('/api/authors', { name, jobTitle: 'Sorted' });
    const sorted = async (sort: string) =>
      (await desk.reader('GET', `/api/authors?where[jobTitle][equals]=Sorted&limit=20&depth=0${sort}`)).body;
    const { docs } = await sorted('');
    const qamar = docs.find(({ name }: { name: string }) => name === 'Qamar');
    expect(Object.keys(qamar).filter((key) => /sort/i.test(key))).toEqual([]);
    await managing()('PATCH', `/api/authors/${qamar.id}`, { name: 'Qəmər' });
    for (const sort of ['', '&sort=name']) expect(namesIn((await sorted(sort)).docs)).toBe(azerbaijani);
    expect(namesIn((await sorted('&sort=-name')).docs)).toBe(azerbaijani.split(' ').reverse().join(' '));
    const query = '{ Authors(where: {jobTitle: {equals: "Sorted"}}, sort: "name", limit: 20) { docs { name } } }';
    expect(namesIn((await desk.reader('POST', '/api/graphql', { query })).body.data.Authors.docs)).toBe(azerbaijani);
    for (const path of ['sort=nameSortKey', 'where[nameSortKey][exists]=true'])
      expect([path, (await desk.reader('GET', `/api/authors?${path}`)).status]).toEqual([path, 400]);
  });

  it('of photos, by what they show, who is credited, and their file', async () => {
    const bytes = new Uint8Array(await plainPhoto(64, 48, 'png'));
    for (const name of ['Zaur', 'Çinar', 'Cavid', 'Əli']) {
      const form = new FormData();
      form.set('file', new File([bytes], `${name}.png`));
      form.set('_payload', JSON.stringify({ alt: name, credit: name, place: 'Sorted' }));
      expect((await managing()('POST', '/api/media', form)).status).toBe(201);
    }
    for (const sort of ['alt', 'credit', 'filename']) {
      const { body } = await managing()('GET', `/api/media?where[place][equals]=Sorted&depth=0&sort=${sort}`);
      const names = body.docs.map(({ alt }: { alt: string }) => alt);
      expect([sort, ...names]).toEqual([sort, 'Cavid', 'Çinar', 'Əli', 'Zaur']);
    }
  });

  it('of stories with their pending edits, and of the members of a desk', async () => {
    const titles = { ru: ['Ёлка', 'Ель', 'Еда'], az: ['Şəhər', 'Xəbər', 'Sabah', 'Cəbhə', 'Çay'] };
    for (const [language, headlines] of Object.entries(titles))
      for (const headline of headlines) await made('/api/articles', { headline, language, slugline: 'SORTED' });
    for (const draft of [true, false]) {
      const path = `/api/articles?where[slugline][equals]=SORTED&sort=headline&limit=20&depth=0&draft=${draft}`;
      const heads = (await managing()('GET', path)).body.docs.map(({ headline }: { headline: string }) => headline);
      expect(heads).toEqual(['Cəbhə', 'Çay', 'Xəbər', 'Sabah', 'Şəhər', 'Еда', 'Ёлка', 'Ель']);
    }
    const desks = [await made('/api/desks', { name: 'Sorted' })];
    for (const [index, name] of ['Çinar', 'Zaur', 'Cavid'].entries())
      await desk.payload.create({
        collection: 'users',
        data: {
          name,
          desks,
          role: 'journalist',
          email: `s${index}@newsroom.example`,
          password: 'long enough a password',
        } as never,
      });
    const { members } = (await managing()('GET', `/api/desks/${desks[0]}`)).body;
    expect(namesIn(members.docs)).toBe('Cavid Çinar Zaur');
  });

  it('of rows that an earlier release wrote, too', async () => {
    const authors = rawCollection(desk.payload, 'authors');
    const versions = rawCollection(desk.payload, '_articles_versions');
    await authors.updateMany({}, { $unset: { nameSortKey: '' } });
    await versions.updateMany({}, { $unset: { 'version.headlineSortKey': '' } });
    await fillSortKeys(desk.payload);
    expect(await authors.countDocuments({ nameSortKey: { $exists: false } })).toBe(0);
    expect(
      await versions.countDocuments({ latest: true, 'version.headlineSortKey': { $exists: false } } as never),
    ).toBe(0);
    const { docs } = (await desk.reader('GET', '/api/authors?where[jobTitle][equals]=Sorted&limit=20')).body;
    expect(namesIn(docs)).toBe(azerbaijani);
  });
});

describe('sections', () => {
  it('carry their path, and take their sub-sections along when they move or are renamed', async () => {
    const sport = await section('Sport');
    const football = await section('Football', sport);
    const league = await section('First League', football);
    expect(await pathOf(league)).toBe('sport/football/first-league');
    const culture = await section('Culture');
    expect((await patch(football, { parent: culture })).body.doc.path).toBe('culture/football');
    expect(await pathOf(league)).toBe('culture/football/first-league');
    await patch(culture, { slug: 'arts' });
    expect(await pathOf(league)).toBe('arts/football/first-league');
    await patch(football, { parent: null });
    expect([await pathOf(football), await pathOf(league)]).toEqual(['football', 'football/first-league']);
  });

  it('are never part of themselves', async () => {
    const [world, europe] = [await section('World'), await section('Asia and Europe')];
    const caucasus = await section('Caucasus', europe);
    await patch(europe, { parent: world });
    for (const parent of [world, europe, caucasus]) {
      const refused = await patch(world, { parent });
      expect([refused.status, ...problemsOf(refused)]).toEqual([422, 'parent cycle']);
      expect(messageOf(refused)).toBe('A section cannot be part of itself or of one of its own sub-sections.');
    }
    expect(await pathOf(caucasus)).toBe('world/asia-and-europe/caucasus');
  });

  it('are never part of each other, not even when two editors move them at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await section(`One ${round}`), await section(`Other ${round}`)];
      const answers = await Promise.all([patch(one, { parent: other }), patch(other, { parent: one })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    }
  });

  it('go six levels deep, and a branch is not moved where it would go deeper', async () => {
    const levels: string[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) levels.push(await section(`Level ${name}`, levels.at(-1)));
    expect(await pathOf(levels[5]!)).toBe('level-a/level-b/level-c/level-d/level-e/level-f');
    const deeper = await managing()('POST', '/api/sections', { name: 'Level g', parent: levels[5] });
    expect([deeper.status, ...problemsOf(deeper)]).toEqual([422, 'parent too-deep']);
    const branch = await section('Branch');
    const leaf = await section('Leaf', branch);
    const moved = await patch(branch, { parent: levels[4] });
    expect([moved.status, ...problemsOf(moved)]).toEqual([422, 'parent too-deep']);
    expect([await pathOf(branch), await pathOf(leaf)]).toEqual(['branch', 'branch/leaf']);
  });

  it('have one path each, and may share a name under different sections', async () => {
    const [north, south] = [await section('North'), await section('South')];
    await section('Weather', north);
    expect(await pathOf(await section('Weather', south))).toBe('south/weather');
    const twice = await managing()('POST', '/api/sections', { name: 'Weather', parent: south });
    expect([twice.status, twice.body.errors[0].data.errors[0].path]).toEqual([422, 'path']);
  });

  it('are not thrown away while stories, sub-sections or desks need them, and the message says which', async () => {
    const opinion = await section('Opinion');
    const columns = await section('Columns', opinion);
    const story = await storyIn(desk, 'draft', { section: opinion });
    await storyIn(desk, 'draft', { section: columns, secondarySections: [opinion] });
    await made('/api/desks', { name: 'Opinion desk', sections: [opinion] });
    const refused = await managing()('DELETE', `/api/sections/${opinion}`);
    expect([refused.status, ...problemsOf(refused)]).toEqual([409, 'id in-use']);
    expect(messageOf(refused)).toBe(
      'This section is still in use: stories in it: 1; stories also in it: 1; sub-sections: 1; desks that cover it: 1. Move them first.',
    );
    // A pending edit of a published story needs its section too.
    const spare = await section('Spare');
    const published = await storyIn(desk, 'published', { section: opinion });
    const { baseVersion } = (await desk.as['section-editor']('GET', `/api/articles/${published}?draft=true`)).body;
    await desk.as['section-editor']('PATCH', `/api/articles/${published}`, { section: spare, baseVersion });
    expect((await managing()('DELETE', `/api/sections/${spare}`)).status).toBe(409);
    expect((await desk.as['section-editor']('GET', `/api/articles/${story}?depth=0`)).body.section).toBe(opinion);
  });

  it('free of all that, go to the trash, come back, and are purged', async () => {
    const id = await section('Lifestyle');
    expect((await managing()('DELETE', `/api/sections/${id}`)).status).toBe(200);
    expect((await desk.reader('GET', `/api/sections/${id}`)).status).toBe(404);
    expect((await managing()('PATCH', `/api/sections/${id}?trash=true`, { deletedAt: null })).status).toBe(200);
    expect(await pathOf(id)).toBe('lifestyle');
    await managing()('DELETE', `/api/sections/${id}`);
    expect((await desk.as.administrator('DELETE', `/api/sections/${id}?purge=true`)).status).toBe(200);
  });
});

it('posts a correspondent from one day to another, and the same author elsewhere afterwards', async () => {
  const posting = {
    author: desk.author,
    city: 'Brussels',
    timeZone: 'Europe/Brussels',
    from: '2024-01-01',
    to: '2025-06-30',
  };
  const id = await made('/api/correspondents', posting);
  expect((await desk.reader('GET', `/api/correspondents/${id}`)).body.title).toBe('Alex Example, Brussels');
  await made('/api/correspondents', {
    ...posting,
    city: 'Tbilisi',
    timeZone: 'Asia/Tbilisi',
    from: '2025-07-01',
    to: undefined,
  });
  const backward = await managing()('POST', '/api/correspondents', { ...posting, to: '2023-12-31' });
  expect([backward.status, ...problemsOf(backward)]).toEqual([422, 'to after-from']);
  const later = await managing()('PATCH', `/api/correspondents/${id}`, { from: '2026-01-01' });
  expect([later.status, ...problemsOf(later)]).toEqual([422, 'to after-from']);
  expect((await managing()('POST', '/api/correspondents', { ...posting, timeZone: 'Mars/Olympus' })).status).toBe(422);
});

describe('what readers see', () => {
  let width = 400;
  const photo = async (uploadedBy: string): Promise<string> => {
    const data = await plainPhoto((width += 1), 300, 'png');
    const file = { data, name: 'one.png', mimetype: 'image/png', size: data.length };
    const { id } = await desk.payload.create({ collection: 'media', data: { alt: 'One' }, file });
    await desk.payload.update({ collection: 'media', id, data: { uploadedBy } });
    return String(id);
  };
  const own = () => desk.as.correspondent;
  const author = () => `/api/authors/${desk.author}`;

  it('of an author is set by who may publish; the author keeps what is not public', async () => {
    const hidden = await photo(desk.staff['sub-editor'].id);
    const before = (await own()('GET', `${author()}?depth=0`)).body;
    const changes = {
      name: 'Somebody Else',
      slug: 'somebody-else',
      photo: hidden,
      bio: 'Other',
      jobTitle: 'Editor',
      ...{ aliases: ['The Editor'], socialLinks: [{ network: 'X', url: 'https://x.example/a' }], languages: ['az'] },
      active: false,
      employment: 'freelance',
      user: desk.staff['sub-editor'].id,
    };
    for (const [name, value] of Object.entries(changes)) {
      const refused = await own()('PATCH', author(), { [name]: value });
      expect([name, refused.status, ...problemsOf(refused)]).toEqual([name, 403, `${name} section-editor`]);
    }
    const query = `mutation { updateAuthor(id: "${desk.author}", data: { photo: "${hidden}" }) { id } }`;
    const { body } = await own()('POST', '/api/graphql', { query });
    expect(body.errors[0].extensions.statusCode).toBe(403);
    expect((await own()('GET', `${author()}?depth=0`)).body).toEqual(before);
    expect((await desk.reader('GET', `/api/media/${hidden}`)).status).toBe(404);
    const { name, slug, socialLinks } = before;
    const form = { name, slug, socialLinks, email: 'alex.new@private.example' };
    expect((await own()('PATCH', author(), form)).status).toBe(200);
    expect((await own()('GET', author())).body.email).toBe('alex.new@private.example');
    expect((await desk.as['section-editor']('PATCH', author(), { photo: hidden })).status).toBe(200);
    expect((await desk.reader('GET', `/api/media/${hidden}`)).status).toBe(200);
  });

  it('of a photo is changed by who may publish, though another uploaded it', async () => {
    const id = await photo(desk.staff.correspondent.id);
    const change = (as: keyof DeskAtWork['as'], alt: string) => desk.as[as]('PATCH', `/api/media/${id}`, { alt });
    expect((await change('correspondent', 'Before')).status).toBe(200);
    await storyIn(desk, 'published', { photo: { media: id } });
    for (const as of ['correspondent', 'sub-editor'] as const) {
      expect([as, (await change(as, 'Rewritten')).status]).toEqual([as, 403]);
      expect([as, (await desk.as[as]('DELETE', `/api/media/${id}`)).status]).toEqual([as, 403]);
    }
    expect((await desk.reader('GET', `/api/media/${id}`)).body.alt).toBe('Before');
    expect((await change('section-editor', 'After')).status).toBe(200);
  });
});

describe('the trash', () => {
  const trashed = async (id: string) =>
    (await desk.as['section-editor']('GET', `/api/articles/${id}?trash=true&depth=0`)).body;

  it('takes a draft with the name of who threw it away and when, and gives it back as it was', async () => {
    const id = await storyIn(desk, 'draft', { headline: 'Thrown away' });
    const began = Date.now();
    expect(await desk.as.correspondent('DELETE', `/api/articles/${id}`)).toMatchObject({
      status: 200,
      body: { message: 'Moved to the trash.' },
    });
    expect((await desk.as.correspondent('GET', `/api/articles/${id}`)).status).toBe(404);
    const { deletedAt, deletedBy, headline } = await trashed(id);
    expect([deletedBy, headline]).toEqual([desk.staff.correspondent.id, 'Thrown away']);
    expect(Date.parse(deletedAt)).toBeGreaterThanOrEqual(began);
    expect(await move(desk.as.correspondent, id, 'file')).toMatchObject({ status: 404 });
    const back = await desk.as.correspondent('PATCH', `/api/articles/${id}?trash=true`, { deletedAt: null });
    expect(back.status).toBe(200);
    const story = (await desk.as.correspondent('GET', `/api/articles/${id}?draft=true`)).body;
    expect([story.headline, story.state, story.deletedBy ?? null]).toEqual(['Thrown away', 'draft', null]);
    expect(await move(desk.as.correspondent, id, 'file')).toMatchObject({ status: 200 });
  });

  it.each(['filed', 'in-edit', 'approved', 'published'] as const)(
    'takes no %s story: it is spiked or killed first',
    async (state) => {
      const id = await storyIn(desk, state);
      expect((await desk.as['section-editor']('DELETE', `/api/articles/${id}`)).status).toBe(403);
      expect((await desk.as.administrator('DELETE', `/api/articles/${id}`)).status).toBe(403);
      expect((await desk.as['section-editor']('GET', `/api/articles/${id}`)).status).toBe(200);
    },
  );

  it('takes no archived story that readers still see', async () => {
    const id = await storyIn(desk, 'published');
    await move(managing(), id, 'archive');
    expect((await managing()('DELETE', `/api/articles/${id}`)).status).toBe(403);
    expect((await desk.reader('GET', `/api/articles/${id}`)).status).toBe(200);
  });

  it('is emptied by administrators alone, one document at a time, and only of what is in it', async () => {
    const id = await storyIn(desk, 'draft');
    const purge = (as: 'managing-editor' | 'administrator') => desk.as[as]('DELETE', `/api/articles/${id}?purge=true`);
    expect([403, 404]).toContain((await purge('administrator')).status);
    expect((await desk.as.correspondent('GET', `/api/articles/${id}`)).status).toBe(200);
    await desk.as.correspondent('DELETE', `/api/articles/${id}`);
    expect((await purge('managing-editor')).status).toBe(403);
    expect((await desk.as.administrator('DELETE', `/api/articles?where[id][equals]=${id}&purge=true`)).status).toBe(
      403,
    );
    expect((await trashed(id)).id).toBe(id);
    expect((await purge('administrator')).status).toBe(200);
    const left = await rawCollection(desk.payload, '_articles_versions').countDocuments({
      parent: objectId(id),
    } as never);
    expect([(await trashed(id)).id, left]).toEqual([undefined, 0]);
  });

  it('leaves an audit entry of each step, the last one too', async () => {
    const id = await storyIn(desk, 'draft');
    const seen: string[] = [];
    const throwAway = async () => {
      await desk.as.correspondent('DELETE', `/api/articles/${id}`);
      const latest = { parent: objectId(id), latest: true } as never;
      seen.push(String((await rawCollection(desk.payload, '_articles_versions').findOne(latest))?._id));
    };
    await throwAway();
    await desk.as['section-editor']('PATCH', `/api/articles/${id}?trash=true`, { deletedAt: null });
    await throwAway();
    await desk.as.administrator('DELETE', `/api/articles/${id}?purge=true`);
    const path = `/api/history?where[story][equals]=${id}&sort=at&depth=0`;
    const steps = ['trash The correspondent', 'bring-back The section-editor', 'trash The correspondent'];
    for (const as of ['correspondent', 'managing-editor'] as const)
      expect((await desk.as[as]('GET', path)).body.docs.map(({ name, byName }: any) => `${name} ${byName}`)).toEqual([
        ...steps,
        'purge The administrator',
      ]);
    const [thrown, back, again, purged] = (await managing()('GET', path)).body.docs;
    expect(thrown).toMatchObject({ from: 'draft', to: 'trash', kind: 'articles', document: id });
    // Each names the version it moved, the purge the last one there was.
    expect([seen[0], back.version, seen[1], seen[1]]).toEqual([
      thrown.version,
      expect.stringMatching(/^[0-9a-f]{24}$/),
      again.version,
      purged.version,
    ]);
  });

  it('leaves an entry of every other document that goes there, is brought back, or purged', async () => {
    const path = (kind: string, id: string) => `/api/${kind}/${id}`;
    const user = await desk.payload.create({
      collection: 'users',
      data: { name: 'Thrown User', email: 'thrown@newsroom.example', password: 'x'.repeat(12), role: 'journalist' },
    } as never);
    const photo = await desk.payload.create({
      collection: 'media',
      data: { alt: 'Thrown photo', uploadedBy: desk.staff.correspondent.id } as never,
      file: { name: 'p.jpg', mimetype: 'image/jpeg', data: await plainPhoto(600, 400), size: 1 },
    });
    const thrown: [kind: string, id: string, title: string][] = [
      ['authors', await made('/api/authors', { name: 'Thrown Byline' }), 'Thrown Byline'],
      ['sections', await section('Thrown Section'), 'Thrown Section'],
      ['desks', await made('/api/desks', { name: 'Thrown Desk' }), 'Thrown Desk'],
      ['users', String(user.id), 'Thrown User'],
      ['media', String(photo.id), 'Thrown photo'],
    ];
    const chief = desk.as.administrator;
    for (const [kind, id, title] of thrown) {
      await chief('DELETE', path(kind, id));
      await chief('PATCH', `${path(kind, id)}?trash=true`, { deletedAt: null });
      await chief('DELETE', path(kind, id));
      expect([kind, (await chief('DELETE', `${path(kind, id)}?purge=true`)).status]).toEqual([kind, 200]);
      const trail = (await chief('GET', `/api/history?where[document][equals]=${id}&sort=at&depth=0`)).body.docs;
      expect(trail.map((entry: any) => `${entry.name} ${entry.kind} ${entry.title} ${entry.byName}`)).toEqual(
        ['trash', 'bring-back', 'trash', 'purge'].map((name) => `${name} ${kind} ${title} The administrator`),
      );
    }
    const seenBy = async (as: 'correspondent' | 'sub-editor'): Promise<number> =>
      (await desk.as[as]('GET', `/api/history?where[document][equals]=${String(photo.id)}`)).body.totalDocs;
    expect([await seenBy('correspondent'), await seenBy('sub-editor')]).toEqual([4, 0]);
  });

  it('says of an entry that an older release wrote what it is about', async () => {
    const id = await storyIn(desk, 'filed');
    await rawCollection(desk.payload, 'histories').updateMany({ story: objectId(id) } as never, {
      $unset: { kind: 1, document: 1 },
    });
    for (const depth of [0, 1])
      expect(
        (await managing()('GET', `/api/history?where[story][equals]=${id}&depth=${depth}`)).body.docs,
      ).toMatchObject([{ name: 'file', kind: 'articles', document: id }]);
  });

  it('gives nothing back to who may not throw it away', async () => {
    const made = await managing()('POST', '/api/authors', { name: 'Thrown Author' });
    const author = `/api/authors/${made.body.doc.id}`;
    const draft = `/api/articles/${await storyIn(desk, 'draft')}`;
    const thrown = [
      [author, 'section-editor', 'managing-editor'],
      [draft, 'sub-editor', 'section-editor'],
    ] as const;
    for (const [path, editor, chief] of thrown) {
      expect((await desk.as[editor]('DELETE', path)).status).toBe(403);
      expect((await desk.as[chief]('DELETE', path)).status).toBe(200);
      for (const deletedAt of [null, ''])
        expect([path, (await desk.as[editor]('PATCH', `${path}?trash=true`, { deletedAt })).status]).not.toEqual([
          path,
          200,
        ]);
      expect((await desk.as[editor]('GET', path)).status).toBe(404);
      expect((await desk.as[chief]('PATCH', `${path}?trash=true`, { deletedAt: null })).status).toBe(200);
    }
    // What is not in the trash is saved by its editors, with the field a form sends along.
    expect((await desk.as['section-editor']('PATCH', author, { bio: 'A life.', deletedAt: null })).status).toBe(200);
  });
});

it('moves a story to another desk, and keeps who did so in the audit trail', async () => {
  const id = await storyIn(desk, 'filed');
  const send = (as: keyof DeskAtWork['as'], to: unknown) =>
    desk.as[as]('POST', `/api/articles/${id}/desk`, { desk: to, reason: 'It is about money.' });
  expect((await send('correspondent', desk.desks.economy)).status).toBe(403);
  expect((await send('outsider', desk.desks.economy)).status).toBe(404);
  expect(problemsOf(await send('sub-editor', 'f'.repeat(24)))).toEqual(['desk unknown-id']);
  expect(problemsOf(await send('sub-editor', { $ne: '' }))).toEqual(['desk invalid_type']);
  expect((await send('sub-editor', desk.desks.politics)).status).toBe(409);
  const moved = await send('sub-editor', desk.desks.economy);
  expect(moved).toMatchObject({ status: 200, body: { from: desk.desks.politics, to: desk.desks.economy } });
  expect((await desk.as.outsider('GET', `/api/articles/${id}?depth=0&draft=true`)).body).toMatchObject({
    desk: desk.desks.economy,
    state: 'filed',
  });
  expect((await desk.as['sub-editor']('GET', `/api/articles/${id}`)).status).toBe(404);
  expect(await move(desk.as['section-editor'], id, 'take')).toMatchObject({ status: 404 });
  expect(await move(desk.as.outsider, id, 'take')).toMatchObject({ status: 200 });
  const trail = (await managing()('GET', `/api/history?where[story][equals]=${id}&sort=at&depth=0`)).body.docs;
  expect(trail.map(({ name, byName }: any) => `${name} ${byName}`)).toEqual([
    'file The correspondent',
    'move The sub-editor',
    'take The outsider',
  ]);
  expect(trail[1]).toMatchObject({ from: desk.desks.politics, to: desk.desks.economy, reason: 'It is about money.' });
  // A move of desks makes no version: it names the one the other desk got.
  expect(trail[1].version).toBe(trail[0].version);
  // Nor by a plain save.
  const own = await storyIn(desk, 'draft');
  await desk.as.correspondent('PATCH', `/api/articles/${own}`, { desk: desk.desks.economy, baseVersion: 1 });
  expect((await desk.as.correspondent('GET', `/api/articles/${own}?depth=0`)).body.desk).toBe(desk.desks.politics);
});

it('answers 404 to every verb on a story of another desk, as on one that is not there', async () => {
  const id = await storyIn(desk, 'in-edit');
  const { docs } = (await desk.as['sub-editor']('GET', `/api/articles/versions?where[parent][equals]=${id}`)).body;
  const asks = (story: string, version: string): [method: string, path: string, body?: object][] => [
    ['GET', `/api/articles/${story}`],
    ['PATCH', `/api/articles/${story}`, { kicker: 'Seized', baseVersion: 1 }],
    ['PATCH', `/api/articles/${story}?trash=true`, { deletedAt: null }],
    ['DELETE', `/api/articles/${story}`],
    ['GET', `/api/articles/${story}/transitions`],
    ['POST', `/api/articles/${story}/transitions`, { name: 'approve' }],
    ['POST', `/api/articles/${story}/desk`, { desk: desk.desks.economy }],
    ['POST', `/api/articles/${story}/preview-link`, {}],
    ['GET', `/api/articles/${story}/preview-links`],
    ['POST', `/api/articles/${story}/preview-links/${version}/end`],
    ['POST', `/api/articles/versions/${version}`],
    ['GET', `/api/articles/versions/${version}`],
    ['POST', `/api/articles/access/${story}`, {}],
  ];
  const outsider = desk.as.outsider;
  for (const [story, version] of [[id, docs[0].id] as const, ['f'.repeat(24), 'f'.repeat(24)] as const]) {
    for (const [method, path, body] of asks(story, version))
      expect([method, path, (await outsider(method, path, body)).status]).toEqual([method, path, 404]);
    for (const mutation of [
      `updateArticle(id: "${story}", data: { kicker: "Seized", baseVersion: 1 }) { id }`,
      `deleteArticle(id: "${story}") { id }`,
      `transitionArticle(id: "${story}", name: approve) { from }`,
    ]) {
      const { body } = await outsider('POST', '/api/graphql', { query: `mutation { ${mutation} }` });
      expect([mutation, body.errors[0].extensions.statusCode]).toEqual([mutation, 404]);
    }
    for (const query of [
      `versionArticle(id: "${version}") { id }`,
      `docAccessArticle(id: "${story}") { update { permission } }`,
    ]) {
      const { body } = await outsider('POST', '/api/graphql', { query: `{ ${query} }` });
      expect([query, body.errors[0].extensions.statusCode]).toEqual([query, 404]);
    }
  }
});

it('tells nobody by what could be done with a document that it is there', async () => {
  const story = await storyIn(desk, 'in-edit');
  const { id: colleague } = desk.staff.journalist;
  for (const [collection, id] of [['articles', story] as const, ['users', colleague] as const])
    for (const each of [id, 'f'.repeat(24)]) {
      const path = `/api/${collection}/access/${each}`;
      expect([path, (await desk.reader('POST', path, {})).status]).toEqual([path, 404]);
    }
  const shown = await desk.as.correspondent('POST', `/api/articles/access/${story}`, {});
  expect(shown).toMatchObject({ status: 200, body: { fields: { headline: expect.anything() } } });
  expect((await desk.as.correspondent('POST', `/api/users/access/${colleague}`, {})).status).toBe(200);
});

describe('settings', () => {
  const links = (...urls: unknown[]) =>
    managing()('POST', '/api/globals/social-networks', { links: urls.map((url) => ({ network: 'One', url })) });

  it('keep the social networks in order, and take whole web addresses only', async () => {
    const sent = [
      { network: 'Telegram', url: 'https://t.me/agency', language: 'az' },
      { network: 'Mastodon', url: 'https://mastodon.example/@agency' },
    ];
    expect((await managing()('POST', '/api/globals/social-networks', { links: sent })).status).toBe(200);
    expect((await desk.reader('GET', '/api/globals/social-networks')).body.links).toMatchObject(sent);
    for (const url of [
      'javascript:alert(1)',
      't.me/agency',
      '//t.me/agency',
      'data:text/html,x',
      'ftp://t.me',
      '',
      null,
      7,
    ])
      expect([url, (await links(url)).status]).toEqual([url, 422]);
    expect((await desk.reader('GET', '/api/globals/social-networks')).body.links).toHaveLength(2);
  });

  it('hold the house style to a dateline with a place and a time zone there is', async () => {
    const style = async (data: object) => (await managing()('POST', '/api/globals/house-style', data)).status;
    expect(await style({ datelinePattern: '{source}:' })).toBe(422);
    expect(await style({ datelinePattern: '{place} {weather}' })).toBe(422);
    expect(await style({ timeZone: 'Baku' })).toBe(422);
    expect(await style({ headlineFits: 19 })).toBe(422);
    expect(await style({ headlineFits: 161 })).toBe(422);
    expect(await style({ datelinePattern: '{place}, {date} ({source}) —' })).toBe(200);
    const id = await storyIn(desk, 'draft', { dateline: { place: 'Baku', source: 'Turan', date: '2026-03-20' } });
    expect((await desk.as.correspondent('GET', `/api/articles/${id}`)).body.datelineText).toBe(
      'Baku, March 20 (Turan) —',
    );
    expect(await style({ datelinePattern: '{place}/{source}:' })).toBe(200);
  });
});

it('keeps one author of an account, also of two made at once, and any number without one', async () => {
  const user = desk.staff['sub-editor'].id;
  const make = (name: string, account: string | null) =>
    desk.as.administrator('POST', '/api/authors', { name, user: account });
  const ofOne = await Promise.all([make('First of two', user), make('Second of two', user)]);
  expect(ofOne.map(({ status }) => status).sort()).toEqual([201, 422]);
  expect(problemsOf(ofOne.find(({ status }) => status === 422)!)).toEqual(['user unique']);
  const without = [await make('Nobody', null), await make('Nobody else', null)];
  expect(without.map(({ status }) => status)).toEqual([201, 201]);
  const { id } = ofOne.find(({ status }) => status === 201)!.body.doc;
  expect((await desk.as.administrator('PATCH', `/api/authors/${id}`, { user: null })).status).toBe(200);
});

it('gives its own name to link previews of the admin', async () => {
  const metadata = { title: 'Sign in', openGraph: { title: 'Sign in', siteName: 'Dateline' } };
  const name = 'Caspian Wire';
  expect(await desk.as.administrator('POST', '/api/globals/site', { name })).toMatchObject({ status: 200 });
  expect(await inNameOfNewsroom(metadata, desk.payload)).toEqual({
    title: 'Sign in',
    openGraph: { title: 'Sign in', siteName: 'Caspian Wire' },
  });
});
