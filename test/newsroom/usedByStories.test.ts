import { objectId, rawCollection } from '../../src/database/rows.ts';
import { publishIfDue } from '../../src/jobs/publishClock.ts';
import { move, openDesk, problemsOf, storyIn, type DeskAtWork } from '../support/desk.ts';
import { plainPhoto } from '../support/photos.ts';

/** What a story uses: it is not deleted for good under it, and what is not there does not count as there. */
let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('used-by-stories');
});
afterAll(() => desk?.close());

const editor = () => desk.as['section-editor'];
const chief: DeskAtWork['reader'] = (...asked) => desk.as.administrator(...asked);
const made = async (path: string, data: object): Promise<string> => {
  const { status, body } = await chief('POST', path, data);
  expect(status).toBe(201);
  return body.doc.id;
};
const author = (name: string) => made('/api/authors', { name });
const posting = (of: string) =>
  made('/api/correspondents', { author: of, city: 'Tbilisi', timeZone: 'Asia/Tbilisi', from: '2024-01-01' });
const photo = async (): Promise<string> => {
  const file = { name: 'p.jpg', mimetype: 'image/jpeg', data: await plainPhoto(600, 400), size: 1 };
  return String((await desk.payload.create({ collection: 'media', data: { alt: 'A hall' } as never, file })).id);
};
const signedBy = (...ids: [relationTo: string, value: string][]) => ({
  byline: ids.map(([relationTo, value]) => ({ relationTo, value })),
});
const trash = async (path: string) => expect((await chief('DELETE', path)).status).toBe(200);
const purge = (path: string) => chief('DELETE', `${path}?purge=true`);
/** As a purge before this rule left it, or one that came first by a hair. */
const vanish = (collection: string, id: string) =>
  rawCollection(desk.payload, collection).deleteOne({ _id: objectId(id) } as never);
const messagesOf = (answer: Awaited<ReturnType<typeof purge>>): string[] =>
  answer.body.errors[0].data.errors.map(({ message }: { message: string }) => message);
const bylineOf = async (id: string): Promise<string> => {
  const { body } = await desk.reader('GET', `/v1/stories?ids=${id}&fields=byline.text`);
  return body.items[0].byline.text;
};
const correct = (id: string) => move(editor(), id, 'correct', { correction: 'It was Tuesday.' });

it('keeps an author whose stories readers have: the purge says which, and the byline stays', async () => {
  const gone = await author('Rena Example');
  const [one, two] = [
    await storyIn(desk, 'published', signedBy(['authors', gone])),
    await storyIn(desk, 'draft', signedBy(['authors', gone])),
  ];
  await storyIn(desk, 'killed', signedBy(['authors', gone]));
  await trash(`/api/authors/${gone}`);
  const refused = await purge(`/api/authors/${gone}`);
  expect([refused.status, ...problemsOf(refused), ...messagesOf(refused)]).toEqual([
    409,
    'id in-use',
    'This signs 2 stories.',
  ]);
  const { count, stories } = refused.body.errors[0].data;
  expect([count, stories.map(({ id }: { id: string }) => id).sort()]).toEqual([2, [one, two].sort()]);
  expect(await bylineOf(one)).toBe('Rena Example');
});

it('keeps a posting that signs, its author, and an author whom only an edit still to come names', async () => {
  const [held, coming] = [await author('Vali Example'), await author('Aysel Example')];
  const post = await posting(held);
  const id = await storyIn(desk, 'published', signedBy(['correspondents', post]));
  const { baseVersion } = (await editor()('GET', `/api/articles/${id}?draft=true`)).body;
  const edit = { ...signedBy(['correspondents', post], ['authors', coming]), baseVersion };
  expect((await editor()('PATCH', `/api/articles/${id}`, edit)).status).toBe(200);
  for (const path of [`/api/correspondents/${post}`, `/api/authors/${held}`, `/api/authors/${coming}`]) {
    await trash(path);
    expect([path, (await purge(path)).status]).toEqual([path, 409]);
  }
});

it('lets no story out without its byline: who is in the trash or purged does not sign', async () => {
  const [thrown, purged, there] = [await author('Thrown'), await author('Purged'), await author('There')];
  const post = await posting(purged);
  const late = await storyIn(desk, 'approved', signedBy(['authors', thrown]));
  const at = new Date(Date.now() + 3_600_000);
  expect((await move(editor(), late, 'schedule', { at: at.toISOString() })).status).toBe(200);
  const posted = await storyIn(desk, 'approved', signedBy(['correspondents', post]));
  const both = await storyIn(desk, 'published', signedBy(['authors', there], ['authors', purged]));
  await trash(`/api/authors/${thrown}`);
  await vanish('authors', purged);
  expect(await publishIfDue(desk.payload, late, new Date(at.getTime() + 1_000))).toBe(false);
  const row: any = await rawCollection(desk.payload, 'articles').findOne({ _id: objectId(late) } as never);
  expect([row.state, row.scheduleProblem]).toEqual([
    'scheduled',
    'Who signs the story is no longer there: choose another author, or give a text such as "Staff".',
  ]);
  expect(problemsOf(await move(editor(), posted, 'publish'))).toEqual(['byline required']);
  const refused = await correct(both);
  expect([refused.status, ...problemsOf(refused), ...messagesOf(refused)]).toEqual([
    422,
    'byline gone',
    'Somebody in the byline is no longer there: choose another author.',
  ]);
});

it('says that a photo is no longer there, not that nobody described it', async () => {
  const lead = await photo();
  const id = await storyIn(desk, 'published', { photo: { media: lead } });
  await trash(`/api/media/${lead}`);
  const refused = await correct(id);
  expect([...problemsOf(refused), ...messagesOf(refused)]).toEqual([
    'photo.media gone',
    'The photo is no longer there: take it out.',
  ]);
  expect(messagesOf(await purge(`/api/media/${lead}`))).toEqual(['This stands in 1 story.']);
  const { baseVersion } = (await editor()('GET', `/api/articles/${id}?draft=true`)).body;
  await editor()('PATCH', `/api/articles/${id}`, { photo: { media: null }, baseVersion });
  expect((await correct(id)).status).toBe(200);
  expect((await purge(`/api/media/${lead}`)).status).toBe(200);
});

it('asks for another section when the one chosen is gone', async () => {
  const section = await made('/api/sections', { name: 'Vanishing' });
  const id = await storyIn(desk, 'approved', { section });
  await vanish('sections', section);
  const refused = await move(editor(), id, 'publish');
  expect([...problemsOf(refused), ...messagesOf(refused)]).toEqual([
    'section required',
    'The section is no longer there: choose another.',
  ]);
});
