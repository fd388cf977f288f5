import { beginningOf } from '../../src/newsroom/writing/beginning.ts';
import { openNewsroom, type Newsroom } from '../support/newsroom.ts';

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await openNewsroom('beginnings');
});
afterAll(async () => newsroom?.close());

/** What the newsroom gives each story. */
const ofNewsroom = { reviewsClosed: false };
const november = new Date('2026-11-27T09:00:00Z');

async function beginningFor(who: keyof Newsroom['staff'], now = november): Promise<Record<string, unknown>> {
  const { payload, staff } = newsroom;
  const user = await payload.findByID({ collection: 'users', id: staff[who].id, depth: 0 });
  return beginningOf({ payload, user: { ...user, collection: 'users' } as never }, now);
}

async function post(from: string, to?: string, city = 'Tbilisi'): Promise<string> {
  const posting = { author: newsroom.author, line: `Our correspondent in ${city}`, city, country: 'GE', from, to };
  const data = { ...posting, timeZone: 'Asia/Tbilisi', dateline: { place: city, source: 'Turan' } };
  return String((await newsroom.payload.create({ collection: 'correspondents', data: data as never })).id);
}

it('fills in the page of a new story with its writer’s byline, and with their desk’s language and section', async () => {
  expect(await beginningFor('correspondent')).toEqual({
    ...ofNewsroom,
    byline: [{ relationTo: 'authors', value: newsroom.author }],
    language: 'en',
    section: newsroom.sections.politics,
  });
});

it('leaves empty what is not known of a writer: no author’s page, a desk without sections', async () => {
  expect(await beginningFor('outsider')).toEqual({ ...ofNewsroom, language: 'en' });
});

it('has the dateline, the zone and the byline of the posting they are on that day, and of none that is over or to come', async () => {
  await post('2024-01-01', '2025-01-01', 'Kyiv');
  const posting = await post('2026-01-01', '2026-12-31');
  await post('2027-01-01', undefined, 'Ankara');
  expect(await beginningFor('correspondent')).toMatchObject({
    byline: [{ relationTo: 'correspondents', value: posting }],
    dateline: { place: 'Tbilisi', source: 'Turan' },
    timeZone: 'Asia/Tbilisi',
    section: newsroom.sections.politics,
  });
  expect(await beginningFor('correspondent', new Date('2025-06-01'))).toMatchObject({
    byline: [{ relationTo: 'authors', value: newsroom.author }],
  });
});
