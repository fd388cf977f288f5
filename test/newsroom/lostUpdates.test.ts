import { Types } from 'mongoose';
import type { Where } from 'payload';
import { rawCollection } from '../../src/database/rows.ts';
import { openDesk, problemsOf, type DeskAtWork } from '../support/desk.ts';
import { password } from '../support/newsroom.ts';

/** Two changes of one document at once: what either wrote is there afterwards, or its writer was told that it is not. */
let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('lostUpdates', ['correspondent', 'administrator']);
});
afterAll(() => desk?.close());

const admin = () => desk.as.administrator;
let count = 0;

async function newAuthors(number: number): Promise<string[]> {
  const ids: string[] = [];
  for (let each = 0; each < number; each += 1) {
    count += 1;
    ids.push((await admin()('POST', '/api/authors', { name: `Author ${count}`, jobTitle: 'As made' })).body.doc.id);
  }
  return ids;
}
const author = async (id: string) => (await admin()('GET', `/api/authors/${id}?depth=0`)).body;
const changeMany = (slug: string, ids: readonly string[], data: object) =>
  admin()('PATCH', `/api/${slug}?where[id][in]=${ids.join(',')}&sort=createdAt`, data);

/** Lets somebody else write once, right after a change of many has read its documents. */
function afterTheFirstRead(act: () => Promise<unknown>): void {
  const { db } = desk.payload;
  const find = db.find;
  db.find = async (args) => {
    const found = await find.call(db, args);
    if (args.collection !== 'authors' || found.docs.length === 0) return found as never;
    db.find = find;
    await act();
    return found as never;
  };
}

describe('a change of many', () => {
  it('keeps what others wrote after it had read', async () => {
    const ids = await newAuthors(3);
    afterTheFirstRead(() =>
      Promise.all(
        ids.map((id) => desk.payload.db.updateOne({ collection: 'authors', id, data: { jobTitle: 'Meanwhile' } })),
      ),
    );
    const many = await changeMany('authors', ids, { bio: 'One of many' });
    expect([many.status, many.body.errors, many.body.docs.length]).toEqual([200, [], 3]);
    for (const id of ids) expect(await author(id)).toMatchObject({ jobTitle: 'Meanwhile', bio: 'One of many' });
  });

  it('keeps what other changes of many, and of one, write at the same moment', async () => {
    const ids = await newAuthors(4);
    const answers = await Promise.all([
      changeMany('authors', ids, { bio: 'Many at once' }),
      changeMany('authors', ids, { languages: ['az'] }),
      ...ids.map((id) => admin()('PATCH', `/api/authors/${id}`, { jobTitle: 'One at once' })),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    for (const id of ids)
      expect(await author(id)).toMatchObject({ bio: 'Many at once', languages: ['az'], jobTitle: 'One at once' });
  });

  it('has written what it says it has written, and nothing else', async () => {
    const ids = await newAuthors(3);
    const many = await changeMany('authors', ids, { slug: 'one-address-for-three' });
    expect([many.status, many.body.docs.length, many.body.errors.length]).toEqual([400, 1, 2]);
    const told = many.body.docs.map(({ id }: { id: string }) => id);
    for (const id of ids)
      expect([id, (await author(id)).slug === 'one-address-for-three']).toEqual([id, told.includes(id)]);
    expect(many.body.errors[0]).toMatchObject({ data: { code: 'invalid', errors: [{ path: 'slug' }] } });
  });

  it('is refused as a whole where its fields, its filter or its number do not fit', async () => {
    const [id] = await newAuthors(1);
    const refused = (path: string, data: object) => admin()('PATCH', path, data);
    expect(problemsOf(await refused(`/api/authors?where[id][equals]=${id}`, { nonsense: 1 }))).toEqual([
      'nonsense unknown-field',
    ]);
    expect((await refused('/api/authors', { bio: 'Everybody' })).status).toBe(400);
    expect((await refused('/api/authors?where[nonsense][equals]=1', { bio: 'Nobody' })).status).toBe(400);
    expect((await desk.reader('PATCH', `/api/authors?where[id][equals]=${id}`, { bio: 'Mine' })).status).toBe(403);
    expect((await author(id!)).bio ?? null).toBeNull();
  });

  it('is what the admin sends for its lists: a form of many, into the trash, and back', async () => {
    const ids = await newAuthors(2);
    const form = new FormData();
    form.set('_payload', JSON.stringify({ bio: 'From a form' }));
    const path = `/api/authors?where[id][in]=${ids.join(',')}`;
    expect(await admin()('PATCH', path, form)).toMatchObject({ status: 200, body: { docs: [{}, {}] } });
    const trashed = await admin()('PATCH', path, { deletedAt: new Date().toISOString() });
    expect([trashed.status, trashed.body.docs.length]).toEqual([200, 2]);
    expect((await admin()('PATCH', path, { bio: 'In the trash' })).body.docs).toEqual([]);
    const back = await admin()('PATCH', `${path}&trash=true`, { deletedAt: null });
    expect([back.status, back.body.docs.length]).toEqual([200, 2]);
    for (const id of ids) expect(await author(id)).toMatchObject({ bio: 'From a form' });
  });

  it('reaches only what one may change', async () => {
    const [id] = await newAuthors(1);
    const [own] = (await desk.as.correspondent('GET', '/api/authors?where[name][equals]=Alex Example')).body.docs;
    const many = await desk.as.correspondent('PATCH', `/api/authors?where[id][in]=${id},${own.id}`, {
      email: 'me@private.example',
    });
    expect([many.status, many.body.docs.map((doc: any) => doc.id)]).toEqual([200, [own.id]]);
    expect((await author(id!)).email ?? null).toBeNull();
  });
});

/** Fields that people set in one document at the same moment, each in a save of their own. */
const sets: Record<string, object> = {
  authors: { jobTitle: 'Editor', bio: 'Writes.', languages: ['ru'], aliases: ['A. Author'] },
  sections: { description: 'All of it', order: 7, colour: '#00ff00', defaultUrgency: 3 },
  desks: { languages: ['az'], name: 'Another name' },
  users: { name: 'Another name', role: 'sub-editor', keyScopes: ['file-copy'] },
  'globals/site': { tagline: 'All of it', url: 'https://news.example', reviewsOpenDays: 3, tdmReserved: true },
  'globals/house-style': { agencyName: 'Turan', timeZone: 'Europe/Tallinn', fourEyes: false },
};

async function pathOf(slug: string): Promise<string> {
  if (slug.startsWith('globals/')) return slug;
  count += 1;
  const email = `one-${count}@newsroom.example`;
  const account = slug === 'users' ? { email, password, role: 'journalist' } : {};
  const made = await admin()('POST', `/api/${slug}`, { name: `${slug} ${count}`, ...account });
  return `${slug}/${made.body.doc.id}`;
}

it.each(Object.keys(sets))(
  'keeps every field of %s that somebody saves while others save other fields',
  async (slug) => {
    for (let round = 0; round < 3; round += 1) {
      const path = await pathOf(slug);
      const method = slug.startsWith('globals/') ? 'POST' : 'PATCH';
      const saves = Object.entries(sets[slug]!).map(([name, value]) =>
        admin()(method, `/api/${path}`, { [name]: value }),
      );
      expect((await Promise.all(saves)).map(({ status }) => status)).toEqual(saves.map(() => 200));
      expect((await admin()('GET', `/api/${path}?depth=0`)).body).toMatchObject(sets[slug]!);
    }
    const rows = await rawCollection(desk.payload, 'globals').find({}).toArray();
    expect(new Set(rows.map(({ globalType }) => globalType)).size).toBe(rows.length);
  },
);

it('keeps one preference of a name for each user, however many set it at once', async () => {
  const { payload } = desk;
  const user = { relationTo: 'users', value: desk.staff.administrator.id };
  const where: Where = { and: [{ key: { equals: 'columns' } }, { 'user.value': { equals: user.value } }] };
  const data = { key: 'columns', user, value: { shown: 3 } };
  const set = () => payload.db.upsert({ collection: 'payload-preferences', data, where });
  await Promise.all(Array.from({ length: 40 }, set));
  const rows = await rawCollection(payload, 'payload-preferences')
    .find({ key: 'columns' } as never)
    .toArray();
  expect(rows).toHaveLength(1);
});

it('keeps for each user the 500 preferences they set last, each of bounded name and size', async () => {
  const { payload } = desk;
  const kept = rawCollection(payload, 'payload-preferences');
  const theirs = {
    'user.value': { $in: [desk.staff.correspondent.id, new Types.ObjectId(desk.staff.correspondent.id)] },
  };
  const mine = desk.as.correspondent;
  expect((await mine('POST', '/api/payload-preferences/first', { value: 1 })).status).toBe(200);
  const [first] = await kept.find(theirs as never).toArray();
  const old = Array.from({ length: 600 }, (_, n) => ({ ...first!, _id: new Types.ObjectId(), key: `key-${n}` }));
  await kept.insertMany(old.map((row, n) => ({ ...row, updatedAt: new Date(n) })) as never);
  expect((await mine('POST', '/api/payload-preferences/last', { value: 2 })).status).toBe(200);
  const keys = (await kept.find(theirs as never).toArray()).map(({ key }) => String(key));
  expect(keys).toHaveLength(500);
  expect(keys).toEqual(expect.arrayContaining(['first', 'last', 'key-599']));
  expect(keys).not.toContain('key-0');
  expect(problemsOf(await mine('POST', `/api/payload-preferences/${'k'.repeat(201)}`, { value: 1 }))).toEqual([
    'key length',
  ]);
  expect(problemsOf(await mine('POST', '/api/payload-preferences/last', { value: 'x'.repeat(17_000) }))).toEqual([
    'value too-large',
  ]);
});

it('gives each job to one of the processes that look for work', async () => {
  const { payload } = desk;
  for (let each = 0; each < 10; each += 1)
    await payload.jobs.queue({ task: 'tellHub' as never, input: {} as never, queue: 'race' });
  const claim = () =>
    payload.db.updateJobs({
      data: { processing: true } as never,
      limit: 4,
      where: { and: [{ queue: { equals: 'race' } }, { processing: { equals: false } }] },
      returning: true,
    });
  const claimed = (await Promise.all(Array.from({ length: 8 }, claim))).flatMap((jobs) => jobs ?? []);
  expect(claimed).toHaveLength(10);
  expect(new Set(claimed.map(({ id }) => id)).size).toBe(10);
});
