import { openDesk, problemsOf, storyIn, move, type DeskAtWork } from '../support/desk.ts';

let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('times', ['correspondent', 'section-editor', 'managing-editor']);
});
afterAll(() => desk?.close());

const inNewYork = { headline: 'Rates decision', language: 'en', timeZone: 'America/New_York' };
const create = (fields: object) => desk.as.correspondent('POST', '/api/articles', { ...inNewYork, ...fields });

describe.each(['embargoUntil', 'deadline'])('%s', (field) => {
  it.each([
    ['2027-07-01T18:00', '2027-07-01T22:00:00.000Z'],
    ['2027-07-01T18:00:00-04:00', '2027-07-01T22:00:00.000Z'],
    ['2027-07-01T22:00:00Z', '2027-07-01T22:00:00.000Z'],
  ])('%s is %s where the story is in New York', async (sent, right) => {
    const { status, body } = await create({ [field]: sent });
    expect([status, body.doc?.[field]]).toEqual([201, right]);
    expect(body.warnings).toBeUndefined();
  });

  it.each([
    ['2027-02-30T10:00', 'date-time'],
    ['2027-07-01 18:00 EST', 'date-time'],
    ['2027-07-01 (Baku) 18:00', 'date-time'],
    ['2027-07-01', 'date-time'],
    ['2027-03-14T02:30', 'skipped'],
  ])('%s is refused: %s', async (sent, rule) => {
    const answer = await create({ [field]: sent });
    expect([answer.status, ...problemsOf(answer)]).toEqual([422, `${field} ${rule}`]);
  });

  it('that comes twice is the earlier, and the answer says so', async () => {
    const { status, body } = await create({ [field]: '2027-11-07T01:30' });
    expect([status, body.doc[field]]).toEqual([201, '2027-11-07T05:30:00.000Z']);
    expect(body.warnings).toEqual([{ path: field, rule: 'twice', other: '2027-11-07T06:30:00.000Z' }]);
  });
});

it('names the time that comes after a skipped one', async () => {
  const { body } = await create({ embargoUntil: '2027-03-14T02:30' });
  expect(body.errors[0].data.errors[0].message).toContain('the next time is 2027-03-14T03:30');
});

it('is read in the zone the story has, or gets with it', async () => {
  const { body } = await create({ deadline: '2027-07-01T18:00' });
  const { id, baseVersion } = body.doc;
  const save = async (fields: object, version: number) =>
    (await desk.as.correspondent('PATCH', `/api/articles/${id}`, { ...fields, baseVersion: version })).body.doc;
  const later = await save({ embargoUntil: '2027-07-02T18:00' }, baseVersion);
  expect(later.embargoUntil).toBe('2027-07-02T22:00:00.000Z');
  const moved = await save({ embargoUntil: '2027-07-02T18:00', timeZone: 'Asia/Baku' }, later.baseVersion);
  expect(moved.embargoUntil).toBe('2027-07-02T14:00:00.000Z');
  const { body: house } = await desk.as.correspondent('POST', '/api/articles', { deadline: '2027-07-02T18:00' });
  expect(house.doc.deadline).toBe('2027-07-02T14:00:00.000Z');
});

it('is read in the zone that pending edits gave to a story readers see', async () => {
  const id = await storyIn(desk, 'published', { timeZone: 'Asia/Baku' });
  const editor = desk.as['section-editor'];
  const save = async (fields: object) => {
    const { baseVersion } = (await editor('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
    return editor('PATCH', `/api/articles/${id}?draft=true`, { ...fields, baseVersion });
  };
  expect((await save({ timeZone: 'America/New_York' })).status).toBe(200);
  expect((await save({ deadline: '2027-07-01T18:00' })).body.doc.deadline).toBe('2027-07-01T22:00:00.000Z');
});

it('is read alike over GraphQL', async () => {
  const send = (embargoUntil: string) =>
    desk.as.correspondent('POST', '/api/graphql', {
      query: `mutation ($at: String) { createArticle(data: { headline: "Rates", timeZone: "America/New_York", embargoUntil: $at }) { embargoUntil } }`,
      variables: { at: embargoUntil },
    });
  expect((await send('2027-07-01T18:00')).body.data.createArticle.embargoUntil).toBe('2027-07-01T22:00:00.000Z');
  expect((await send('2027-11-07T01:30')).body.extensions.warnings).toMatchObject([{ rule: 'twice' }]);
  expect((await send('2027-03-14T02:30')).body.errors[0].extensions.data.errors).toMatchObject([{ rule: 'skipped' }]);
});

it('holds for the time of a schedule, and no schedule is before the embargo', async () => {
  const id = await storyIn(desk, 'approved', { timeZone: 'America/New_York', embargoUntil: '2027-07-01T18:00' });
  const editor = desk.as['section-editor'];
  const at = (time: string) => move(editor, id, 'schedule', { at: time });
  expect(problemsOf(await at('2027-07-01T15:00'))).toContain('at embargo');
  expect(problemsOf(await at('2027-02-30T15:00'))).toEqual(['at date-time']);
  expect(problemsOf(await at('2028-03-12T02:30'))).toEqual(['at skipped']);
  const { status, body } = await at('2027-11-07T01:30');
  expect([status, body.warnings]).toEqual([200, [{ path: 'at', rule: 'twice', other: '2027-11-07T06:30:00.000Z' }]]);
});

it.each(['from', 'to'])('holds for the days of a posting, and %s may be a day', async (field) => {
  const editor = desk.as['managing-editor'];
  const { body: author } = await editor('POST', '/api/authors', { name: `Nino ${field}` });
  const posting = { author: author.doc.id, city: 'Tbilisi', country: 'Georgia', timeZone: 'Asia/Tbilisi' };
  const post = (value: string) =>
    editor('POST', '/api/correspondents', { ...posting, from: '2020-01-01', [field]: value });
  expect((await post('2027-02-30')).body.errors[0].data.errors).toMatchObject([{ path: field, rule: 'date-time' }]);
  expect((await post('2027-02-28')).body.doc[field]).toBe('2027-02-28T00:00:00.000Z');
});
