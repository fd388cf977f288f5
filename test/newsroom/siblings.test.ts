import { move, problemsOf } from '../support/desk.ts';
import {
  bodyOf,
  client,
  completeCopy,
  openNewsroom,
  serve,
  signIn,
  type Client,
  type Newsroom,
} from '../support/newsroom.ts';

let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
let writer: Client;
let editor: Client;
let outsider: Client;

beforeAll(async () => {
  newsroom = await openNewsroom('siblings');
  server = await serve(newsroom);
  writer = await signIn(server.url, newsroom.staff.correspondent.email);
  editor = await signIn(server.url, newsroom.staff['section-editor'].email);
  outsider = await signIn(server.url, newsroom.staff.outsider.email);
});
afterAll(async () => {
  await server?.close();
  await newsroom?.close();
});

const write = async (headline: string, more: object = {}): Promise<string> =>
  (await writer('POST', '/api/articles', { ...completeCopy(newsroom, headline), ...more })).body.doc.id;
const storyOf = async (id: string, as: Client = editor) =>
  (await as('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
const translate = (as: Client, id: string, to: string) => as('POST', `/api/articles/${id}/translate`, { to });
const startFrom = (as: Client, id: string) => as('POST', `/api/articles/${id}/start-from`);
const sourceOf = async (as: Client, id: string) =>
  (await as('GET', `/api/articles/${id}/changes-since-base`)).body.source;
const publish = async (id: string): Promise<void> => {
  expect((await move(writer, id, 'file')).status).toBe(200);
  for (const name of ['take', 'approve', 'publish']) expect((await move(editor, id, name)).status).toBe(200);
};
const save = async (as: Client, id: string, edits: object) => {
  const { baseVersion } = await storyOf(id, as);
  const { status } = await as('PATCH', `/api/articles/${id}`, { ...edits, baseVersion });
  expect(status).toBe(200);
};
const idsIn = (body: any): string[] => body.root.children.map(({ $ }: any) => $?.id);

it('begins the sibling with what carries over, on the desk of who asked, and says from which version', async () => {
  const related = await write('Told before');
  const relatedInAz = (await translate(writer, related, 'az')).body.id;
  const source = await write('Lamps out', { topics: ['Energy'], urgency: 3, relatedStories: [related] });
  const { status, body } = await translate(writer, source, 'az');
  expect(status).toBe(201);
  const [from, begun] = [await storyOf(source), await storyOf(body.id)];
  expect(begun).toMatchObject({
    state: 'draft',
    language: 'az',
    translationOf: source,
    translationSet: from.translationSet,
    section: newsroom.sections.politics,
    topics: ['Energy'],
    urgency: 3,
    relatedStories: [relatedInAz],
    desk: newsroom.desks.politics,
    createdBy: newsroom.staff.correspondent.id,
  });
  expect(begun.byline).toEqual(from.byline);
  expect(begun.headline ?? '').toBe('');
  expect(idsIn(begun.body)).toEqual(idsIn(from.body));
  expect(JSON.stringify(begun.body)).not.toContain('parliament');
  const told = await sourceOf(writer, body.id);
  expect(told).toMatchObject({ story: { id: source, language: 'en' }, base: { byName: 'The correspondent' } });
  expect(told.base.revision).toBe(told.revision);
});

it('shows what changed in the source since, and nothing but a rebase ends that', async () => {
  const source = await write('Water bill');
  const sibling = (await translate(writer, source, 'ru')).body.id;
  const before = await sourceOf(writer, sibling);
  await save(writer, source, { headline: 'Water bill passes', body: bodyOf('It passed 71 to 38.') });
  await save(writer, sibling, { headline: 'Закон о воде' });
  const after = await sourceOf(writer, sibling);
  expect(after.base).toEqual(before.base);
  expect(after.pieces.find(({ id }: any) => id === 'headline').text).toBe('Water bill passes');
  expect(after.base.pieces.find(({ id }: any) => id === 'headline').text).toBe('Water bill');
  const rebase = (revision: number) => writer('POST', `/api/articles/${sibling}/rebase`, { revision });
  const stale = await rebase(before.revision);
  expect([stale.status, problemsOf(stale)]).toEqual([409, ['revision moved-on']]);
  expect((await rebase(after.revision)).status).toBe(200);
  const rebased = await sourceOf(writer, sibling);
  expect(rebased.base.pieces).toEqual(rebased.pieces);
});

it('keeps the version that was translated, whatever is saved over it since', async () => {
  const source = await write('First');
  const sibling = (await translate(writer, source, 'ru')).body.id;
  for (const headline of ['Second', 'Third', 'Fourth']) {
    const { baseVersion } = await storyOf(source);
    await writer('PATCH', `/api/articles/${source}?autosave=true&draft=true`, { headline, baseVersion });
  }
  const { base } = await sourceOf(writer, sibling);
  expect(base.pieces[0]).toMatchObject({ id: 'headline', text: 'First' });
});

it('works from what readers have of a story that is out: pending edits are not translated', async () => {
  const source = await write('Readers have this');
  await publish(source);
  await save(editor, source, { headline: 'Pending, and secret' });
  const { status, body } = await translate(outsider, source, 'az');
  expect(status).toBe(201);
  expect(JSON.stringify(await sourceOf(outsider, body.id))).not.toContain('secret');
  expect((await storyOf(body.id, outsider)).desk).toBe(newsroom.desks.economy);
});

it('is there once in a language, also of two who ask at once', async () => {
  const source = await write('Once');
  const first = (await translate(writer, source, 'az')).body.id;
  const second = await translate(editor, source, 'az');
  expect([second.status, problemsOf(second), second.body.errors[0].data.story]).toEqual([
    409,
    ['to translated'],
    first,
  ]);
  const other = await write('At once');
  const both = await Promise.all([translate(writer, other, 'ru'), translate(editor, other, 'ru')]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  for (let round = 0; round < 4; round += 1) {
    const busy = await write(`At once, ${round}`);
    const answers = await Promise.all(Array.from({ length: 5 }, () => translate(editor, busy, 'az')));
    expect(answers.map(({ status: each }) => each).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(
      answers.filter(({ status: each }) => each === 409).every((each) => problemsOf(each)[0] === 'to translated'),
    ).toBe(true);
  }
  const same = await translate(writer, source, 'en');
  expect([same.status, problemsOf(same)]).toEqual([422, ['to same-language']]);
});

it('is begun by nobody who may not read the story, nor from one that was withdrawn', async () => {
  const source = await write('For one desk');
  for (const [as, status] of [
    [outsider, 404],
    [client(server.url), 401],
  ] as const)
    for (const ask of [
      translate(as, source, 'az'),
      startFrom(as, source),
      as('GET', `/api/articles/${source}/changes-since-base`),
    ])
      expect((await ask).status).toBe(status);
  const killed = await write('Taken back');
  await publish(killed);
  await move(editor, killed, 'kill', { notice: 'It was wrong.' });
  expect((await translate(editor, killed, 'az')).status).toBe(409);
  expect((await startFrom(editor, killed)).status).toBe(409);
  const spiked = await write('Not to be');
  await move(writer, spiked, 'spike', { reason: 'Overtaken.' });
  expect((await translate(writer, spiked, 'az')).status).toBe(409);
  expect((await startFrom(writer, spiked)).status).toBe(201);
});

it('tells nothing of the source to who may not read it any more', async () => {
  const source = await write('Soon elsewhere');
  const sibling = (await translate(writer, source, 'az')).body.id;
  expect((await editor('POST', `/api/articles/${sibling}/desk`, { desk: newsroom.desks.economy })).status).toBe(200);
  const theirs = await outsider('GET', `/api/articles/${sibling}/changes-since-base`);
  expect([theirs.status, theirs.body.source]).toEqual([200, null]);
});

it('starts a new story with the words of another one, and ids of its own', async () => {
  const source = await write('To be told again', { editorialNote: 'Secret.', slugline: 'WATER' });
  const { status, body } = await startFrom(editor, source);
  expect(status).toBe(201);
  const [from, begun] = [await storyOf(source), await storyOf(body.id)];
  expect(begun).toMatchObject({
    state: 'draft',
    headline: 'To be told again',
    slugline: 'WATER',
    section: newsroom.sections.politics,
    createdBy: newsroom.staff['section-editor'].id,
  });
  expect(begun.editorialNote ?? null).toBeNull();
  expect(begun.slug).not.toBe(from.slug);
  expect(begun.translationSet).not.toBe(from.translationSet);
  expect(JSON.stringify(begun.body)).toContain('passed the budget');
  expect(idsIn(begun.body)).not.toEqual(idsIn(from.body));
});

it('copies no id of a story that who starts from it may not read', async () => {
  const hidden = await write('Hidden yet');
  const source = await write('Open', { relatedStories: [hidden] });
  await publish(source);
  const { body } = await startFrom(outsider, source);
  expect(JSON.stringify(await storyOf(body.id, outsider))).not.toContain(hidden);
});
