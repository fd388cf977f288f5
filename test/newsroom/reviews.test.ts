import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { move, openDesk, problemsOf, storyIn, type DeskAtWork } from '../support/desk.ts';
import { client, type Answer } from '../support/newsroom.ts';

/** What readers send, what moderators make of it, and what other readers then see. */
let desk: DeskAtWork;
let moderator: DeskAtWork['as']['sub-editor'];
let settings: Record<string, unknown>;

beforeAll(async () => {
  // Readers come through a proxy, which says where from.
  process.env.TRUST_PROXY = '1';
  desk = await openDesk('reviews', [
    ...(['journalist', 'correspondent', 'sub-editor', 'section-editor', 'managing-editor', 'administrator'] as const),
  ]);
  moderator = desk.as['sub-editor'];
});
afterAll(() => desk?.close());

/** As a house that trusts its readers; each test says what it changes. */
beforeEach(() => set({ moderation: 'before', minSeconds: 0, perAddress: 1_000, proofBits: 0, reportsToHide: 3 }));

async function set(change: object, reviewsOpenDays = 14): Promise<void> {
  settings = { ...settings, wordLists: [], ...change };
  const { status } = await desk.as['managing-editor']('POST', '/api/globals/site', {
    reviews: settings,
    reviewsOpenDays,
  });
  expect(status).toBe(200);
}

const slugs = new Map<string, string>();
async function publishedStory(copy: object = {}): Promise<string> {
  const id = await storyIn(desk, 'published', copy);
  slugs.set(id, (await desk.reader('GET', `/api/articles/${id}`)).body.slug);
  return id;
}
const at = (story: string): string => `/v1/stories/${slugs.get(story)}/reviews`;

let count = 0;
/** A reader's review, with a form that was really asked for. Each says something else unless told. */
async function send(story: string, change: object = {}): Promise<Answer> {
  count += 1;
  const { body: form } = await desk.reader('GET', at(story).replace('reviews', 'review-form'));
  const text = `Review number ${count}: the district readings are missing.`;
  return desk.reader('POST', at(story), { name: 'Margaret', text, token: form.token, ...change });
}
const kept = async (query: object = {}) =>
  (await desk.payload.find({ collection: 'reviews', where: query as never, limit: 500, depth: 0, sort: 'createdAt' }))
    .docs as any[];
const lastOf = async (story: string) => (await kept({ story: { equals: story } })).at(-1);
const moderate = (ids: string[], order: object, by = moderator) =>
  by('POST', '/api/reviews/moderate', { ids, ...order });

/** What readers see; a review is there, or gone, within a moment of the answer. */
const seen = async (story: string): Promise<string[]> =>
  ((await desk.reader('GET', `${at(story)}?limit=50`)).body.items ?? []).flatMap((each: any) => [
    each.text,
    ...each.replies.map(({ text }: any) => `> ${text}`),
  ]);
async function sooner<T>(look: () => Promise<T>, expected: T): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    if (JSON.stringify(await look()) === JSON.stringify(expected)) return;
    await wait(50);
  }
  expect(await look()).toEqual(expected);
}

it('keeps a review until a moderator approves it, and shows it at once then', async () => {
  const story = await publishedStory();
  const answer = await send(story, {
    text: 'Will you print the readings?',
    rating: 4,
    email: 'margaret@private.example',
  });
  expect([answer.status, answer.body]).toEqual([202, { state: 'pending' }]);
  expect(await seen(story)).toEqual([]);
  const row = await lastOf(story);
  expect(row).toMatchObject({ state: 'pending', reasons: [], language: 'en', email: 'margaret@private.example' });
  expect(await moderate([row.id], { to: 'approved' })).toMatchObject({
    status: 200,
    body: { reviews: [{ id: row.id, state: 'approved' }] },
  });
  await sooner(() => seen(story), ['Will you print the readings?']);
  const { body } = await desk.reader('GET', at(story));
  expect(body).toEqual({
    story,
    total: { count: 1, rating: { average: 4, count: 1 } },
    items: [
      {
        id: row.id,
        name: 'Margaret',
        text: 'Will you print the readings?',
        rating: 4,
        at: row.createdAt,
        textHtml: '<p>Will you print the readings?</p>',
        replies: [],
      },
    ],
  });
  await moderate([row.id], { to: 'rejected' });
  await sooner(() => seen(story), []);
  expect((await desk.reader('GET', at(story))).body.total).toEqual({ count: 0 });
});

it('shows a review at once where the house looks afterwards, but not one it wants to look at first', async () => {
  await set({ moderation: 'after' });
  const story = await publishedStory();
  const shown = await send(story, { text: 'First!' });
  expect(shown).toMatchObject({
    status: 201,
    body: { state: 'approved', review: { name: 'Margaret', text: 'First!' } },
  });
  await sooner(() => seen(story), ['First!']);
  const held = await send(story, { text: 'See a.com, b.com and c.com', token: undefined });
  expect([held.status, held.body]).toEqual([202, { state: 'pending' }]);
  expect(await lastOf(story)).toMatchObject({ state: 'pending', reasons: ['links', 'no-form'] });
  expect(await seen(story)).toEqual(['First!']);
});

it('lets a section have its own way, and its sub-sections with it, and none where it takes no reviews', async () => {
  const { politics, parliament } = desk.sections;
  const editor = desk.as['managing-editor'];
  await editor('PATCH', `/api/sections/${politics}`, { reviewsModeration: 'after' });
  const story = await publishedStory({ section: parliament });
  expect((await send(story)).status).toBe(201);
  await editor('PATCH', `/api/sections/${parliament}`, { reviewsModeration: 'off' });
  const answer = await send(story);
  expect(answer).toMatchObject({ status: 409, body: { status: 409, errors: [{ rule: 'closed' }] } });
  expect((await desk.reader('GET', at(story).replace('reviews', 'review-form'))).body).toEqual({ open: false });
  await editor('PATCH', `/api/sections/${parliament}`, { reviewsModeration: null });
  await editor('PATCH', `/api/sections/${politics}`, { reviewsModeration: null });
  expect((await send(story)).status).toBe(202);
});

it('closes a story after so many days, and at once when an editor says so', async () => {
  const story = await publishedStory();
  await set({}, 0);
  expect((await send(story)).status).toBe(409);
  await set({});
  const { body } = await desk.as['section-editor']('GET', `/api/articles/${story}?draft=true&depth=0`);
  const change = { reviewsClosed: true, headline: 'Not yet for readers', baseVersion: body.baseVersion };
  expect((await desk.as['section-editor']('PATCH', `/api/articles/${story}`, change)).status).toBe(200);
  expect((await send(story)).status).toBe(409);
  await sooner(async () => (await desk.reader('GET', `/v1/stories/${slugs.get(story)}`)).body.reviewsClosed, true);
  expect((await desk.reader('GET', `/v1/stories/${slugs.get(story)}`)).body.headline).not.toBe('Not yet for readers');
});

it('answers spam as it answers what waits, and puts it away', async () => {
  await set({
    wordLists: [
      { effect: 'spam', words: 'casino*\nbulk.example' },
      { effect: 'hold', words: 'axmaq' },
    ],
  });
  const story = await publishedStory();
  const waiting = await send(story);
  const spams = [
    { website: 'https://x.example' },
    { text: 'Best CASINOS in town' },
    { text: 'Ovens: https://ovens.bulk.example/now' },
    { name: 'www.cheap-ovens.com' },
  ];
  for (const spam of spams) {
    const { status, body } = await send(story, spam);
    expect([spam, status, body]).toEqual([spam, waiting.status, waiting.body]);
    expect((await lastOf(story)).state).toBe('spam');
  }
  await send(story, { text: 'Axmaq adam!' });
  expect(await lastOf(story)).toMatchObject({ state: 'pending', reasons: ['suspect-words'] });
});

it('says of a text sent twice from one address that it came already', async () => {
  const [story, other] = [await publishedStory(), await publishedStory()];
  await send(story, { text: 'He was offside, and everybody saw it.' });
  const again = await send(story, { text: 'He was OFFSIDE and everybody saw it!' });
  expect([again.status, again.body.errors]).toMatchObject([422, [{ path: 'text', rule: 'duplicate' }]]);
  expect((await send(other, { text: 'He was offside, and everybody saw it.' })).status).toBe(202);
});

it('asks for work where the house wants it, and takes each piece once', async () => {
  await set({ proofBits: 8, moderation: 'after' });
  const story = await publishedStory();
  const { body: form } = await desk.reader('GET', at(story).replace('reviews', 'review-form'));
  expect(form).toMatchObject({ open: true, bits: 8, challenge: expect.any(String) });
  const isSolved = (nonce: number): boolean =>
    createHash('sha256').update(`${form.challenge}${nonce}`).digest('hex').startsWith('00');
  let nonce = 0;
  while (!isSolved(nonce)) nonce += 1;
  const proof = { challenge: form.challenge, nonce: String(nonce) };
  expect((await send(story, proof)).status).toBe(201);
  expect(problemsIn(await send(story, proof))).toEqual(['nonce spent']);
  expect(problemsIn(await send(story, { ...proof, challenge: `x${form.challenge}` }))).toEqual(['nonce proof']);
  expect((await send(story)).status).toBe(202);
  expect((await lastOf(story)).reasons).toEqual(['no-proof']);
});
const problemsIn = ({ body }: Answer): string[] => (body.errors ?? []).map((each: any) => `${each.path} ${each.rule}`);

it('keeps threads one level deep, and answers only while what they answer is there', async () => {
  await set({ moderation: 'after' });
  const story = await publishedStory();
  const root = (await send(story, { text: 'Root' })).body.review;
  const reply = (await send(story, { text: 'Reply', parent: root.id })).body.review;
  expect((await send(story, { text: 'Reply to it', parent: reply.id })).body.review.parent).toBe(root.id);
  await sooner(() => seen(story), ['Root', '> Reply', '> Reply to it']);
  expect(problemsIn(await send(story, { parent: '65f0c0ffee0000000000dead' }))).toEqual(['parent unknown-id']);
  const elsewhere = await publishedStory();
  expect(problemsIn(await send(elsewhere, { parent: root.id }))).toEqual(['parent unknown-id']);
  await moderate([root.id], { to: 'spam' });
  await sooner(() => seen(story), []);
  expect((await desk.reader('GET', at(story))).body.total).toEqual({ count: 0 });
  await moderate([root.id], { undo: true });
  await sooner(() => seen(story), ['Root', '> Reply', '> Reply to it']);
});

it('shows every review once, page by page, while more come in', async () => {
  await set({ moderation: 'after' });
  const story = await publishedStory();
  for (let number = 0; number < 5; number += 1) await send(story, { text: `Number ${number}` });
  const found: string[] = [];
  let next: string | undefined = '';
  for (let pages = 0; next !== undefined && pages < 10; pages += 1) {
    const { body }: Answer = await desk.reader('GET', `${at(story)}?limit=2${next && `&cursor=${next}`}`);
    found.push(...body.items.map(({ text }: any) => text));
    next = body.next;
    await send(story, { text: `Later ${pages}` });
  }
  expect(found.filter((text) => text.startsWith('Number'))).toEqual(
    [4, 3, 2, 1, 0].map((number) => `Number ${number}`),
  );
});

it('is taken away with its story when that is killed or unpublished, and comes back with it', async () => {
  await set({ moderation: 'after' });
  const [killed, unpublished] = [await publishedStory(), await publishedStory()];
  const ids = [];
  for (const story of [killed, unpublished]) ids.push((await send(story, { text: 'Well said.' })).body.review.id);
  await move(desk.as['section-editor'], killed, 'kill', { notice: 'This story was wrong.' });
  await move(desk.as['managing-editor'], unpublished, 'unpublish', { reason: 'Wait.' });
  expect(await desk.reader('GET', at(killed))).toMatchObject({
    status: 410,
    body: { notice: 'This story was wrong.' },
  });
  expect((await desk.reader('GET', at(unpublished))).status).toBe(404);
  for (const id of ids) expect((await desk.reader('GET', `/api/reviews/${id}`)).status).toBe(404);
  const shown = desk.payload.db.connection.db!.collection('published_reviews');
  expect(await shown.countDocuments({ _id: { $in: ids.map((id) => new (shownId())(id)) } })).toBe(0);
  expect((await send(killed)).status).toBe(404);
  // Approved while the story is away: it waits for the story.
  await moderate([ids[1]], { to: 'rejected' });
  await moderate([ids[1]], { to: 'approved' });
  expect(await shown.countDocuments({ _id: new (shownId())(ids[1]) })).toBe(0);
  await move(desk.as['section-editor'], unpublished, 'approve');
  await move(desk.as['section-editor'], unpublished, 'publish');
  await sooner(() => seen(unpublished), ['Well said.']);
});
const shownId = () => desk.payload.db.connection.base.Types.ObjectId;

describe('a moderator', () => {
  it('moves many at once or none, and takes it back with their history told', async () => {
    const story = await publishedStory();
    for (let number = 0; number < 3; number += 1) await send(story);
    const ids = (await kept({ story: { equals: story } })).map(({ id }) => id);
    const wrong = await moderate([...ids, '65f0c0ffee0000000000dead'], { to: 'approved' });
    expect([wrong.status, problemsOf(wrong)]).toEqual([422, ['ids unknown-id']]);
    expect(await seen(story)).toEqual([]);
    await moderate(ids, { to: 'approved' });
    await sooner(async () => (await seen(story)).length, 3);
    await moderate(ids, { to: 'spam' });
    await moderate(ids, { undo: true });
    await sooner(async () => (await seen(story)).length, 3);
    expect((await lastOf(story)).history).toMatchObject([
      { name: 'approved', from: 'pending', to: 'approved', byName: 'The sub-editor' },
      { name: 'spam', from: 'approved', to: 'spam' },
      { name: 'undo', from: 'spam', to: 'approved', by: desk.staff['sub-editor'].id },
    ]);
    expect((await lastOf(story)).moderatedBy).toBe(desk.staff['sub-editor'].id);
  });

  it('does not take back what a colleague did since', async () => {
    const story = await publishedStory();
    await send(story);
    const { id } = await lastOf(story);
    await moderate([id], { to: 'spam' });
    await moderate([id], { to: 'approved' }, desk.as['section-editor']);
    const undone = await moderate([id], { undo: true });
    expect([undone.status, problemsOf(undone)]).toEqual([409, ['ids not-yours']]);
    expect((await lastOf(story)).state).toBe('approved');
  });

  it('bans where a review came from, and its words, until they take it back', async () => {
    const story = await publishedStory();
    await send(story, { text: 'Buy drying ovens cheap' });
    const { id } = await lastOf(story);
    await moderate([id], { ban: { address: true, words: ['drying ovens'] } });
    expect(await lastOf(story)).toMatchObject({ id, state: 'spam' });
    await send(story, { text: 'An honest word' });
    expect(await lastOf(story)).toMatchObject({ state: 'spam', reasons: ['banned-address'] });
    const { body: site } = await desk.as['managing-editor']('GET', '/api/globals/site');
    expect(site.reviews.wordLists).toMatchObject([{ effect: 'spam', words: 'drying ovens' }]);
    await moderate([id], { undo: true });
    expect((await desk.as['managing-editor']('GET', '/api/globals/site')).body.reviews.wordLists).toEqual([]);
    await send(story, { text: 'Drying ovens, honestly' });
    expect(await lastOf(story)).toMatchObject({ state: 'pending', reasons: [] });
  });

  it('is a sub-editor or above; the e-mail address is theirs alone to see', async () => {
    const story = await publishedStory();
    await send(story, { email: 'reader@private.example' });
    const { id } = await lastOf(story);
    expect((await moderate([id], { to: 'approved' }, desk.reader)).status).toBe(401);
    expect((await moderate([id], { to: 'approved' }, desk.as.journalist)).status).toBe(403);
    expect((await moderate([id], { to: 'approved' })).status).toBe(200);
    expect((await desk.as.journalist('GET', `/api/reviews/${id}`)).body).not.toHaveProperty('email');
    expect((await moderator('GET', `/api/reviews/${id}`)).body.email).toBe('reader@private.example');
  });

  it.each([
    [{}, 'ids invalid_type'],
    [{ ids: [], to: 'approved' }, 'ids too_small'],
    [{ ids: ['nonsense'], to: 'approved' }, 'ids.0 invalid_format'],
    [{ ids: ['65f0c0ffee0000000000dead'] }, 'to custom'],
    [{ ids: ['65f0c0ffee0000000000dead'], to: 'killed' }, 'to invalid_value'],
    [{ ids: ['65f0c0ffee0000000000dead'], to: 'approved', undo: true }, 'to custom'],
    [{ ids: ['65f0c0ffee0000000000dead'], ban: {} }, 'ban custom'],
    [{ ids: ['65f0c0ffee0000000000dead'], ban: { words: ['a\nb'] } }, 'ban.words.0 custom'],
    [{ ids: ['65f0c0ffee0000000000dead'], to: 'spam', state: 'approved' }, 'state unknown-field'],
  ])('is refused an order without sense: %j', async (order, problem) => {
    const answer = await moderator('POST', '/api/reviews/moderate', order);
    expect([answer.status, problemsOf(answer)[0]]).toEqual([422, problem]);
  });
});

it('leaves a trace of a state set by a plain save, and shows or hides it all the same', async () => {
  const story = await publishedStory();
  await send(story, { text: 'By a plain save' });
  const { id } = await lastOf(story);
  await moderator('PATCH', `/api/reviews/${id}`, { state: 'approved' });
  await sooner(() => seen(story), ['By a plain save']);
  expect((await lastOf(story)).history).toMatchObject([
    { name: 'approved', from: 'pending', byName: 'The sub-editor' },
  ]);
  await desk.as['section-editor']('DELETE', `/api/reviews/${id}`);
  await sooner(() => seen(story), []);
  await desk.as['section-editor']('PATCH', `/api/reviews/${id}?trash=true`, { deletedAt: null });
  await sooner(() => seen(story), ['By a plain save']);
});

describe('what a reader said', () => {
  const rewritten = async (): Promise<[name: string, value: unknown][]> => [
    ['text', 'I take it all back.'],
    ['name', 'Another name'],
    ['rating', 5],
    ['email', 'another@mail.example'],
    ['story', await publishedStory()],
    ['parent', (await kept())[0].id],
  ];

  it('is rewritten by no member of staff, over REST, of one or many, or GraphQL', async () => {
    const story = await publishedStory();
    await send(story, { text: 'As I said it', rating: 2, email: 'said@private.example' });
    const before = await lastOf(story);
    const path = `/api/reviews/${before.id}`;
    for (const [name, value] of await rewritten())
      for (const by of [moderator, desk.as.administrator]) {
        const one = await by('PATCH', path, { [name]: value });
        expect([name, one.status, ...problemsOf(one)]).toEqual([name, 422, `${name} read-only`]);
        const many = await by('PATCH', `/api/reviews?where[id][equals]=${before.id}`, { [name]: value });
        expect([name, many.status]).toEqual([name, 422]);
      }
    const query = `mutation { updateReview(id: "${before.id}", data: { text: "Other words" }) { id } }`;
    const { body } = await moderator('POST', '/api/graphql', { query });
    expect(body.errors[0].extensions.statusCode).toBe(422);
    expect(await lastOf(story)).toEqual(before);
    expect((await desk.as.journalist('PATCH', path, { text: 'Other words' })).status).toBe(403);
    // A form sends all of it back: that is no change.
    const { text, name, rating, email, createdAt } = before;
    // No client says when a document was made: that is dropped, whatever it says.
    const form = {
      text,
      name,
      rating,
      email,
      createdAt: '2020-01-01T00:00:00.000Z',
      story,
      parent: null,
      state: 'approved',
    };
    expect((await moderator('PATCH', path, form)).status).toBe(200);
    expect(await lastOf(story)).toMatchObject({ text, createdAt, state: 'approved' });
  });
});

describe('readers’ reports', () => {
  const report = (id: string, from: number, reason?: string) =>
    client(desk.url)('POST', `/v1/reviews/${id}/reports`, reason ? { reason } : {}, {
      'X-Forwarded-For': `203.0.113.${from}`,
    });

  it('put a review back before a moderator, counted once for each address; one who keeps it is asked no more', async () => {
    await set({ moderation: 'after' });
    const story = await publishedStory();
    const { id } = (await send(story, { text: 'Disputed' })).body.review;
    for (const from of [1, 1, 1, 2, 2]) expect((await report(id, from, 'It is a lie.')).status).toBe(202);
    await sooner(() => seen(story), ['Disputed']);
    expect(await report(id, 3)).toMatchObject({ status: 202, body: { received: true } });
    await sooner(() => seen(story), []);
    expect(await lastOf(story)).toMatchObject({
      state: 'pending',
      reports: 3,
      reasons: ['reported'],
      reportReasons: ['It is a lie.', 'It is a lie.'],
      history: [{ name: 'reports', from: 'approved', to: 'pending', byName: 'Readers' }],
    });
    expect((await report(id, 9)).status).toBe(404);
    await moderate([id], { to: 'approved' });
    await sooner(() => seen(story), ['Disputed']);
    for (const from of [4, 5, 6, 7]) await report(id, from);
    expect(await lastOf(story)).toMatchObject({ state: 'approved', reports: 4 });
  });

  it('are of what readers see, and of nothing else', async () => {
    const story = await publishedStory();
    await send(story);
    const { id } = await lastOf(story);
    for (const each of [id, '65f0c0ffee0000000000dead', 'nonsense']) expect((await report(each, 20)).status).toBe(404);
    expect(problemsIn(await desk.reader('POST', `/v1/reviews/${id}/reports`, { reason: 5, x: 1 }))).toEqual([
      'reason text',
      'x unknown-field',
    ]);
  });
});

describe('a reader’s e-mail address', () => {
  const secret = 'zqxreader@private.example';
  const askers = () => [desk.reader, desk.as.journalist];
  const gql = '{ Reviews(limit: 100) { docs { name text email } } }';
  const noEmail = '{ Reviews(limit: 100) { docs { name text parent { name } story { slug } } } }';

  it('leaves by no API', async () => {
    await set({ moderation: 'after' });
    const story = await publishedStory();
    const answers: Answer[] = [await send(story, { email: secret, text: 'Mail me never' })];
    await sooner(() => seen(story), ['Mail me never']);
    const slug = slugs.get(story);
    const paths = [
      at(story),
      `/v1/stories/${slug}`,
      `/en/stories/${slug}`,
      `/feeds/rss.xml`,
      `/v1/newsline`,
      `/v1/search?q=mail`,
      '/api/reviews?depth=2&limit=100',
      '/api/articles?depth=2',
      '/openapi.json',
      '/api/reviews?select[email]=true',
    ];
    for (const ask of askers()) {
      for (const path of paths) answers.push(await ask('GET', path));
      for (const query of [gql, noEmail]) answers.push(await ask('POST', '/api/graphql', { query }));
      const { status, body } = await ask('GET', '/api/reviews?where[email][like]=zqx');
      expect([status >= 400, body.docs]).toEqual([true, undefined]);
    }
    const v1 = `{ story(slug: "${slug}") { headline } }`;
    answers.push(await desk.reader('POST', '/v1/graphql', { query: v1 }));
    for (const { body } of answers) expect(JSON.stringify(body)).not.toContain('zqxreader');
    const events = await desk.payload.db.connection.db!.collection('events').find().toArray();
    expect(JSON.stringify(events)).not.toContain('zqxreader');
  });

  it('is erased when they ask, with what they wrote or without; the audit trail says that it was', async () => {
    await set({ moderation: 'after' });
    const story = await publishedStory();
    const root = (await send(story, { email: 'Erase.Me@private.example', text: 'Keep the text' })).body.review;
    await send(story, { text: 'Answered', parent: root.id });
    const erase = (order: object, by = desk.as['section-editor']) => by('POST', '/api/reviews/erase-email', order);
    expect((await erase({ email: 'erase.me@private.example' }, moderator)).status).toBe(403);
    expect((await erase({ email: 'erase.me@private.example' })).body).toEqual({ erased: 1 });
    expect((await erase({ email: 'erase.me@private.example' })).body).toEqual({ erased: 0 });
    const [row] = await kept({ id: { equals: root.id } });
    expect(row.email ?? null).toBeNull();
    expect(row.history.at(-1)).toMatchObject({ name: 'erase-review-email', byName: 'The section-editor' });
    await sooner(() => seen(story), ['Keep the text', '> Answered']);

    await desk.payload.update({ collection: 'reviews', id: root.id, data: { email: 'ERASE.me@private.example' } });
    expect((await erase({ email: 'erase.me@private.example', withReviews: true })).body).toEqual({ erased: 1 });
    expect(await kept({ id: { equals: root.id } })).toEqual([]);
    await sooner(() => seen(story), []);
    const audit = await desk.as['managing-editor'](
      'GET',
      `/api/history?where[story][equals]=${story}&sort=at&limit=50`,
    );
    const names = audit.body.docs.map(({ name }: any) => name).filter((name: string) => name.startsWith('erase'));
    expect(names).toEqual(['erase-review-email', 'erase-review']);
    expect(JSON.stringify(audit.body)).not.toMatch(/erase\.me/i);
  });
});

it('goes for good with a story that is deleted for good', async () => {
  const story = await publishedStory();
  await send(story, { email: 'gone@private.example' });
  await move(desk.as['section-editor'], story, 'kill', { notice: 'Wrong.' });
  const { administrator } = desk.as;
  expect((await administrator('DELETE', `/api/articles/${story}`)).status).toBe(200);
  expect((await administrator('DELETE', `/api/articles/${story}?purge=true`)).status).toBe(200);
  expect(await kept({ story: { equals: story } })).toEqual([]);
});

it('stores no address, only a hash under a salt that goes with the day', async () => {
  const db = desk.payload.db.connection.db!;
  const all = await Promise.all(
    ['reviews', 'review_counters', 'review_bans', 'review_reports', 'review_proofs', 'histories', 'events'].map(
      (name) => db.collection(name).find().toArray(),
    ),
  );
  expect(JSON.stringify(all)).not.toMatch(/127\.0\.0\.1|203\.0\.113/);
  const salts = await db.collection('review_salts').find().toArray();
  const day = new Date().toISOString().slice(0, 10);
  expect(salts.map(({ _id }) => String(_id))).toEqual([day]);
  expect(salts[0]!.until.getTime() - Date.parse(day)).toBe(2 * 86_400_000);
  const indexes = await db.collection('review_salts').indexes();
  expect(indexes).toContainEqual(expect.objectContaining({ key: { until: 1 }, expireAfterSeconds: 0 }));
});

it('loses none of many sent at once, and counts them right', async () => {
  await set({ moderation: 'after' });
  const story = await publishedStory();
  const sent = await Promise.all(
    Array.from({ length: 12 }, (_, number) => send(story, { text: `At once ${number}`, rating: 3 })),
  );
  const taken = sent.filter(({ status }) => status === 201).length;
  expect(sent.map(({ status }) => status).filter((status) => status !== 201)).toEqual([]);
  await sooner(async () => (await desk.reader('GET', at(story))).body.total, {
    count: taken,
    rating: { average: 3, count: taken },
  });
});
