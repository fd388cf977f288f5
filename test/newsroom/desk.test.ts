import { move } from '../support/desk.ts';
import { client, completeCopy, openNewsroom, serve, signIn, type Client, type Newsroom } from '../support/newsroom.ts';

let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
let correspondent: Client;
let editor: Client;
let reader: Client;

beforeAll(async () => {
  newsroom = await openNewsroom('desk');
  server = await serve(newsroom);
  reader = client(server.url);
  correspondent = await signIn(server.url, newsroom.staff.correspondent.email);
  editor = await signIn(server.url, newsroom.staff['section-editor'].email);
});
afterAll(async () => {
  await server?.close();
  await newsroom?.close();
});

async function publishedStory(headline: string): Promise<string> {
  const { body } = await correspondent('POST', '/api/articles', completeCopy(newsroom, headline));
  const { id } = body.doc;
  await move(correspondent, id, 'file');
  for (const name of ['take', 'approve', 'publish'])
    expect(await move(editor, id, name)).toMatchObject({ status: 200 });
  return id;
}

it('takes a story from draft to readers, and readers see nothing before', async () => {
  const created = await correspondent('POST', '/api/articles', completeCopy(newsroom));
  expect(created).toMatchObject({
    status: 201,
    body: { doc: { state: 'draft', slug: 'parliament-passes-the-budget', wordCount: 10, datelineText: 'Baku/Turan:' } },
  });
  const { id } = created.body.doc;
  for (const [as, name, to] of [
    [correspondent, 'file', 'filed'],
    [editor, 'take', 'in-edit'],
    [editor, 'approve', 'approved'],
  ] as const) {
    expect(await move(as, id, name)).toMatchObject({ status: 200, body: { to, article: { state: to } } });
    expect(await reader('GET', `/api/articles/${id}`)).toMatchObject({ status: 404 });
  }
  expect(await move(editor, id, 'publish')).toMatchObject({ status: 200, body: { from: 'approved', to: 'published' } });
  expect(await reader('GET', `/api/articles/${id}`)).toMatchObject({
    status: 200,
    body: { headline: 'Parliament passes the budget' },
  });
  const query =
    '{ Articles(where: {slug: {equals: "parliament-passes-the-budget"}}) { docs { headline datelineText } } }';
  expect(await reader('POST', '/api/graphql', { query })).toMatchObject({
    status: 200,
    body: { data: { Articles: { docs: [{ headline: 'Parliament passes the budget', datelineText: 'Baku/Turan:' }] } } },
  });
});

it('keeps readers on the published version while the next one is edited, until an update', async () => {
  const id = await publishedStory('Talks open in Geneva');
  const { body: before } = await editor('GET', `/api/articles/${id}`);
  const edit = await editor('PATCH', `/api/articles/${id}`, {
    headline: 'Talks open, then stall, in Geneva',
    baseVersion: before.baseVersion,
  });
  expect(edit).toMatchObject({ status: 200, body: { doc: { headline: 'Talks open, then stall, in Geneva' } } });
  expect(await reader('GET', `/api/articles/${id}?draft=true`)).toMatchObject({
    body: { headline: 'Talks open in Geneva' },
  });
  expect(await editor('GET', `/api/articles/${id}?draft=true`)).toMatchObject({
    body: { headline: 'Talks open, then stall, in Geneva' },
  });
  expect(await move(editor, id, 'correct', { correction: 'An earlier version said less.' })).toMatchObject({
    status: 200,
  });
  const { body: after } = await reader('GET', `/api/articles/${id}`);
  expect(after).toMatchObject({
    headline: 'Talks open, then stall, in Geneva',
    corrections: [{ text: 'An earlier version said less.' }],
  });
  expect(after.corrections[0].editor).toBeUndefined();
});

it('refuses a save that started from an older version, and shows both sides', async () => {
  const { body } = await correspondent('POST', '/api/articles', completeCopy(newsroom, 'Two at once'));
  const { id, baseVersion } = body.doc;
  const save = (headline: string) => correspondent('PATCH', `/api/articles/${id}`, { headline, baseVersion });
  const answers = await Promise.all([save('First'), save('Second')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const late = await save('Third');
  expect(late).toMatchObject({
    status: 409,
    body: { errors: [{ data: { yours: { headline: 'Third' }, code: 'conflict' } }] },
  });
  const missing = await correspondent('PATCH', `/api/articles/${id}`, { headline: 'No version' });
  expect(missing).toMatchObject({ status: 428 });
});

it('says who may not, what state is in the way, and all that is missing', async () => {
  const { body } = await correspondent('POST', '/api/articles', { headline: 'Only a headline' });
  const { id } = body.doc;
  expect(await move(correspondent, id, 'file')).toMatchObject({
    status: 422,
    body: { errors: [{ data: { errors: [{ path: 'body', rule: 'required' }] } }] },
  });
  expect(await move(correspondent, id, 'publish')).toMatchObject({ status: 403 });
  expect(await move(editor, id, 'publish')).toMatchObject({ status: 409 });
  expect(await move(reader, id, 'file')).toMatchObject({ status: 401 });
});

it('kills at once: the text is served nowhere', async () => {
  const id = await publishedStory('Wrong from start to end');
  expect(await move(editor, id, 'kill')).toMatchObject({ status: 422 });
  expect(await move(editor, id, 'kill', { notice: 'This story was wrong.' })).toMatchObject({ status: 200 });
  expect(await reader('GET', `/api/articles/${id}`)).toMatchObject({ status: 404 });
  expect((await reader('GET', '/api/articles?where[slug][equals]=wrong-from-start-to-end')).body.docs).toEqual([]);
  const trail = await editor('GET', `/api/history?where[story][equals]=${id}&sort=at`);
  expect(trail.body.docs.map((entry: { name: string }) => entry.name)).toEqual([
    'file',
    'take',
    'approve',
    'publish',
    'kill',
  ]);
});

it('finds a story by who signs it: a person of the desk, a posting, or in words', async () => {
  const inWords = await correspondent('POST', '/api/articles', {
    ...completeCopy(newsroom, 'Signed in words'),
    byline: [],
    bylineText: 'Zemfira Sample',
  });
  const byPerson = await correspondent('POST', '/api/articles', completeCopy(newsroom, 'Signed by a person'));
  const idsFor = async (as: Client, text: string): Promise<string[]> => {
    const search = ['headline', 'signedBy', 'slugline'].map(
      (field, index) => `where[or][${index}][${field}][like]=${text}`,
    );
    const { body } = await as('GET', `/api/articles?draft=true&depth=0&limit=100&${search.join('&')}`);
    return body.docs.map(({ id }: { id: string }) => id);
  };
  expect(await idsFor(correspondent, 'zemfira')).toEqual([inWords.body.doc.id]);
  const alex = await idsFor(correspondent, 'alex example');
  expect(alex).toContain(byPerson.body.doc.id);
  expect(alex).not.toContain(inWords.body.doc.id);
  for (const rule of ['[like]=alex', '[equals]=Alex Example', '[exists]=true'])
    expect(await reader('GET', `/api/articles?where[signedBy]${rule}`)).toMatchObject({ status: 400 });
  expect(await correspondent('GET', '/api/articles?where[signedBy][in]=alex')).toMatchObject({ status: 400 });
});

it('says where readers have a story, on whose clock it is, and on which the newsroom reads', async () => {
  const { body } = await correspondent('POST', '/api/articles', {
    ...completeCopy(newsroom, 'Seen from New York'),
    timeZone: 'America/New_York',
  });
  const { id } = body.doc;
  const standing = async () => (await editor('GET', `/api/articles/${id}/transitions`)).body;
  await move(correspondent, id, 'file');
  const zones = { timeZone: 'America/New_York', newsroomTimeZone: 'Asia/Baku' };
  expect(await standing()).toMatchObject({ ...zones, livePage: null });
  for (const name of ['take', 'approve', 'publish']) await move(editor, id, name);
  expect(await standing()).toMatchObject({ ...zones, livePage: '/en/stories/seen-from-new-york' });
});
