import { openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';

/** What readers send over the wire: from a script as JSON, from a plain page as a form. */
let desk: DeskAtWork;
let slug: string;

beforeAll(async () => {
  process.env.TRUST_PROXY = '1';
  desk = await openDesk('http-reviews');
  const id = await storyIn(desk, 'published');
  slug = (await desk.reader('GET', `/api/articles/${id}`)).body.slug;
});
afterAll(() => desk?.close());

let from = 0;
/** From another address each time, unless told. */
const post = (body: unknown, headers: Record<string, string> = {}, path = `/v1/stories/${slug}/reviews`) =>
  desk.reader('POST', path, body, { 'X-Forwarded-For': `198.51.100.${(from += 1)}`, ...headers });
const asForm = { 'Content-Type': 'application/x-www-form-urlencoded' };
const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
const page = (code: string): string => `/en/stories/${slug}#review-${code}`;

it('gives the form a token, never kept by anybody', async () => {
  const { status, body, headers } = await desk.reader('GET', `/v1/stories/${slug}/review-form`);
  expect([status, body]).toEqual([200, { open: true, token: expect.stringMatching(/^\w+\.[\w-]+$/), minSeconds: 3 }]);
  expect(headers.get('cache-control')).toBe('no-store');
});

it('takes JSON, and names every field that does not fit', async () => {
  const taken = await post({ name: 'Anna', text: 'Well said.' });
  expect([taken.status, taken.body]).toEqual([202, { state: 'pending' }]);
  const refused = await post({ name: '', text: 'x'.repeat(5_001), rating: 9, email: 'nobody', state: 'approved' });
  expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect([refused.status, refused.body]).toEqual([
    422,
    {
      type: '/docs/problems#invalid',
      title: 'Some fields do not fit.',
      status: 422,
      detail: 'Some fields do not fit.',
      errors: [
        ['text', 'too-long'],
        ['rating', 'range'],
        ['email', 'email'],
        ['state', 'unknown-field'],
        ['name', 'required'],
      ].map(([path, rule]) => ({
        path,
        rule,
        message: expect.any(String),
        ...(rule === 'unknown-field' ? { params: { name: path } } : {}),
      })),
    },
  ]);
});

it('takes a form without a script, and says on the story’s own page what became of it', async () => {
  const sent = await post(form({ name: 'Könül', text: 'Çox yaxşı!\r\nTəşəkkürlər', rating: '5', email: '' }), asForm);
  expect([sent.status, sent.headers.get('location')]).toEqual([303, page('received')]);
  const { docs } = await desk.payload.find({ collection: 'reviews', where: { name: { equals: 'Könül' } }, depth: 0 });
  expect(docs).toMatchObject([{ text: 'Çox yaxşı!\nTəşəkkürlər', rating: 5, state: 'pending', reasons: ['no-form'] }]);
  const spam = await post(form({ name: 'Bot', text: 'Hello', website: 'https://x.example' }), asForm);
  expect([spam.status, spam.headers.get('location')]).toEqual([303, page('received')]);
  const wrong = await post(form({ name: 'Könül', text: ' ' }), asForm);
  expect([wrong.status, wrong.headers.get('location')]).toEqual([303, page('invalid')]);
});

it('takes so many from one address, and says when to try again', async () => {
  const here = { 'X-Forwarded-For': '203.0.113.9' };
  for (let count = 0; count < 5; count += 1)
    expect((await post({ name: 'Anna', text: `Number ${count} of five` }, here)).status).toBe(202);
  const { status, body, headers } = await post({ name: 'Anna', text: 'One more' }, here);
  expect([status, body.title]).toEqual([429, 'Too many at once.']);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(600);
  const again = await post(form({ name: 'Anna', text: 'One more' }), { ...asForm, ...here });
  expect([again.status, again.headers.get('location')]).toEqual([303, page('too-many')]);
  // A neighbour in the same network of IPv6 is the same reader; another is not.
  const six = (tail: string) => ({ 'X-Forwarded-For': `2001:db8:1:2:${tail}` });
  for (let count = 0; count < 5; count += 1) await post({ name: 'Six', text: `Six ${count}` }, six(`:${count + 1}`));
  expect((await post({ name: 'Six', text: 'More' }, six(':99'))).status).toBe(429);
  expect((await post({ name: 'Six', text: 'More' }, { 'X-Forwarded-For': '2001:db8:1:3::99' })).status).toBe(202);
});

it('knows only stories readers see; a draft is as one that never was', async () => {
  const draft = await storyIn(desk, 'filed');
  const { body } = await desk.as['section-editor']('GET', `/api/articles/${draft}?draft=true&depth=0`);
  const answers = [];
  for (const each of [body.slug, 'never-was', '%00', 'a%2fb'])
    answers.push(await post({ name: 'Anna', text: 'Hello' }, {}, `/v1/stories/${each}/reviews`));
  for (const each of answers) expect(each.status).toBe(404);
  expect(answers[0]!.body).toEqual(answers[1]!.body);
  expect((await desk.reader('GET', `/v1/stories/${body.slug}/review-form`)).status).toBe(404);
});

it.each<[string, string | Uint8Array, string, number]>([
  ['nothing', '', 'application/json', 400],
  ['half of it', '{"name": "a', 'application/json', 400],
  ['a list', '[]', 'application/json', 400],
  ['__proto__', '{"__proto__": {"state": "approved"}}', 'application/json', 400],
  ['a deep nest', `{"name": ${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 'application/json', 400],
  ['not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'application/json', 400],
  ['operators', '{"name": {"$gt": ""}, "text": {"$where": "1"}}', 'application/json', 422],
  ['a megabyte', JSON.stringify({ name: 'a', text: 'x'.repeat(1_000_000) }), 'application/json', 413],
  ['XML', '<review/>', 'application/xml', 415],
  ['a photo', 'x', 'multipart/form-data; boundary=b', 415],
])('refuses %s, and keeps nothing', async (_what, body, type, expected) => {
  const { totalDocs } = await desk.payload.count({ collection: 'reviews' });
  const answer = await post(body, { 'Content-Type': type });
  expect([answer.status, JSON.stringify(answer.body)]).toEqual([
    expected,
    expect.not.stringMatching(/mongo|node_modules|at \w+ \(/),
  ]);
  expect((await desk.payload.count({ collection: 'reviews' })).totalDocs).toBe(totalDocs);
});

it('answers a read of reviews from kept bytes, by the parameters it knows', async () => {
  const read = (query: string) => desk.reader('GET', `/v1/stories/${slug}/reviews${query}`);
  const { status, headers } = await read('?limit=5');
  expect([status, headers.get('cache-control')]).toEqual([200, expect.stringContaining('s-maxage')]);
  expect(headers.get('etag')).toBeTruthy();
  expect((await read('?nonsense=1')).body.errors).toMatchObject([{ path: 'nonsense' }]);
  expect((await read('?cursor=nonsense')).status).toBe(400);
  expect((await read('?limit=51')).status).toBe(400);
  expect((await desk.reader('DELETE', `/v1/stories/${slug}/reviews`)).status).toBe(405);
});
