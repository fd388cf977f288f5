import { setTimeout } from 'node:timers/promises';
import { readFile } from 'node:fs/promises';
import { rawCollection } from '../../src/database/rows.ts';
import { move, openDesk, problemsOf, type DeskAtWork } from '../support/desk.ts';
import { client, type Answer, type Client } from '../support/newsroom.ts';

/** The parser's own rules are in test/unit/copy.test.ts; here is what becomes of the copy at the desk. */
const sample = await readFile(new URL('../fixtures/copy/01-sample-story.txt', import.meta.url), 'utf8');
const plain = { 'Content-Type': 'text/plain; charset=utf-8' };

let desk: DeskAtWork;
let author: string;
let posting: string;
let wire: Client;
let readKey: Client;
beforeAll(async () => {
  desk = await openDesk('copy', ['correspondent', 'section-editor', 'managing-editor', 'administrator']);
  const { as, url } = desk;
  const make = async (path: string, data: object) => (await as['managing-editor']('POST', path, data)).body.doc.id;
  author = await make('/api/authors', { name: 'Alex Raufoglu' });
  posting = await make('/api/correspondents', {
    author,
    city: 'Washington D.C.',
    country: 'USA',
    timeZone: 'America/New_York',
    from: '2015-01-01',
    line: 'Washington correspondent',
  });
  await as['managing-editor']('POST', '/api/globals/house-style', {
    agencyName: 'Turan',
    agencyNames: { ru: 'Туран' },
    timeZone: 'Asia/Baku',
  });
  const key = async (apiKey: string, keyScopes: string[], name: string) => {
    await as.administrator('POST', '/api/users', {
      name,
      email: `${name}@newsroom.example`,
      password: 'long enough for anyone',
      role: 'journalist',
      desks: [desk.desks.politics],
      enableAPIKey: true,
      apiKey,
      keyScopes,
    });
    return client(url, { Authorization: `users API-Key ${apiKey}` });
  };
  wire = await key('a'.repeat(48), ['file-copy'], 'wire');
  readKey = await key('b'.repeat(48), ['read-published'], 'site');
});
afterAll(() => desk?.close());

const file = (as: Client, text: unknown) =>
  typeof text === 'string'
    ? as('POST', '/api/articles/file-copy', text, plain)
    : as('POST', '/api/articles/file-copy', text);
const stories = () => rawCollection(desk.payload, 'articles').countDocuments({});
const textOf = (article: any): string => JSON.stringify(article.body);

it.each<[string, () => Client, unknown, string]>([
  ['plain text, by login', () => desk.as.correspondent, sample, 'correspondent'],
  ['JSON, by login', () => desk.as['section-editor'], { text: sample }, 'section-editor'],
  ['plain text, by a key that may', () => wire, sample, 'wire'],
])('files the sample story as %s', async (_, as, sent, by) => {
  const { status, body, headers } = await file(as(), sent);
  expect(status).toBe(201);
  const { article, inferred, warnings } = body;
  expect(headers.get('location')).toBe(`/api/articles/${article.id}`);
  expect(article).toMatchObject({
    state: 'filed',
    headline: 'U.S. Flags Significant Human Rights Abuses In Azerbaijan',
    language: 'en',
    dateline: { place: 'Washington D.C.', source: 'Turan' },
    datelineText: 'Washington D.C./Turan:',
    section: desk.sections.politics,
    byline: [{ relationTo: 'correspondents', value: posting }],
    timeZone: 'America/New_York',
    desk: desk.desks.politics,
  });
  expect(article.bylineText ?? null).toBeNull();
  expect(inferred).toMatchObject({
    headline: { from: 'line 1' },
    byline: { from: expect.any(String) },
    section: { value: expect.anything() },
  });
  expect(warnings).toEqual(expect.any(Array));
  for (const furniture of ['Leave a review', 'Follow us', 'News Line', 'Alex Raufoglu'])
    expect(textOf(article)).not.toContain(furniture);
  // Quotations as typed: curly, straight, and the dots.
  expect(textOf(article)).toContain('“We’re not pulling our punches with anyone,” Blinken replied.');
  expect(textOf(article)).toContain('\\"... You mentioned issues of political prisoners. This is front and center');
  const read = await desk.as['managing-editor']('GET', `/api/articles/${article.id}?depth=0`);
  expect(read.body).toMatchObject({
    state: 'filed',
    wordCount: article.wordCount,
    lastMove: { name: 'file', by: by === 'wire' ? 'wire' : `The ${by}` },
  });
  expect((await desk.reader('GET', `/api/articles/${article.id}`)).status).toBe(404);
  const trail = await desk.as['managing-editor']('GET', `/api/history?where[story][equals]=${article.id}&depth=0`);
  expect(trail.body.docs).toMatchObject([{ name: 'file', from: 'draft', to: 'filed' }]);
});

it('takes no copy from strangers, nor with a key made for something else', async () => {
  const before = await stories();
  expect((await file(desk.reader, sample)).status).toBe(401);
  expect((await file(readKey, sample)).status).toBe(403);
  expect((await file(client(desk.url, { Authorization: `users API-Key ${'c'.repeat(48)}` }), sample)).status).toBe(401);
  expect(await stories()).toBe(before);
});

it.each<[string, unknown, Record<string, string>, number, string[]]>([
  ['nothing', '', plain, 422, ['headline required', 'body required']],
  ['page furniture only', 'Leave a review\n\nNews Line', plain, 422, ['headline required', 'body required']],
  ['a headline without an end', `${'word '.repeat(60)}\n\nBaku/Turan: Text.`, plain, 422, ['headline too-long']],
  ['only a headline', 'Parliament passes the budget', plain, 422, ['body required']],
  ['a book', `A headline\n\n${'x'.repeat(500_001)}`, plain, 422, ['copy too-long']],
  ['JSON without text', { copy: sample }, {}, 422, ['text invalid_type', 'copy unknown-field']],
  ['JSON with a number for text', { text: 7 }, {}, 422, ['text invalid_type']],
  ['an operator for text', { text: { $gt: '' } }, {}, 422, ['text invalid_type']],
  ['an unknown desk', { text: sample, desk: 'f'.repeat(24) }, {}, 422, ['desk unknown-id']],
  ['a web form', 'text=hello', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415, []],
  ['bytes that are no UTF-8', new Uint8Array([0xcd, 0xee, 0xe2, 0xee, 0xf1, 0xf2, 0xfc]), plain, 400, ['text utf-8']],
])('refuses %s, by field, and writes nothing', async (_, sent, headers, status, problems) => {
  const before = await stories();
  const answer = await desk.as.correspondent('POST', '/api/articles/file-copy', sent, headers);
  expect(answer.status).toBe(status);
  expect(problemsOf(answer)).toEqual(problems);
  expect(await stories()).toBe(before);
});

/** As a wire's client sends what is long: where the database was not done in time nothing was filed, and it sends it again. */
async function patiently(send: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; tries < 4; tries += 1) {
    const answer = await send();
    const isNotDone = answer.status === 503 && answer.body.errors[0].data.code === 'overloaded';
    if (!isNotDone) return answer;
    await setTimeout(Number(answer.headers.get('retry-after')) * 1_000);
  }
  return send();
}

it('takes a verdict of nearly 500,000 letters and 20,000 nodes, which is saved, published and read whole', async () => {
  const sentence = 'Суд установил, что срок исковой давности истёк. ';
  const paragraphs = Array.from({ length: 9_990 }, (_, index) => `${sentence}${index}`.slice(0, 46) + '.');
  const copy = `Приговор по делу\n\nБаку/Туран: ${paragraphs.join('\n\n')}\n\nAlex Raufoglu\n\nPolitics`;
  const filed = await patiently(() => file(wire, copy));
  expect(filed.status).toBe(201);
  const { article } = filed.body;
  const editor = desk.as['managing-editor'];
  for (const name of ['take', 'approve'])
    expect((await patiently(() => move(editor, article.id, name))).status).toBe(200);
  const { body: read } = await editor('GET', `/api/articles/${article.id}?depth=0`);
  expect(read.body.root.children).toHaveLength(9_990);
  const given = { body: read.body, baseVersion: read.revision };
  const saved = await patiently(() => editor('PATCH', `/api/articles/${article.id}`, given));
  expect(saved.status).toBe(200);
  expect((await patiently(() => move(editor, article.id, 'publish'))).status).toBe(200);
  const { body: story } = await desk.reader('GET', `/v1/stories/${article.slug}`);
  expect(story.body.html.length).toBeGreaterThan(9_990 * 46);
  expect(story.body.html.match(/<p>/g)).toHaveLength(9_990);
}, 400_000);

it('keeps a byline nobody is known by as text, and flags it', async () => {
  const { body } = await file(
    wire,
    'Flood closes the road\n\nGanja/Turan: The river rose by two metres on Monday.\n\nBy Nobody Known',
  );
  expect(body.article).toMatchObject({ byline: [], bylineText: 'Nobody Known' });
  expect(body.warnings.map(({ code }: any) => code)).toEqual(expect.arrayContaining(['unknown-byline', 'no-section']));
  const read = await desk.as['section-editor']('GET', `/api/articles/${body.article.id}?depth=0`);
  expect(read.body.flags).toEqual(expect.arrayContaining(['unknown-byline']));
});

const budget = (headline: string, text: string) => `${headline}\n\nBaku/Turan: ${text}`;

it('names the first story where the same sender files the same copy within a day, and files it all the same', async () => {
  const first = await file(
    wire,
    budget('Cabinet resigns', 'The cabinet “resigned” on Monday.\n\nIt had ruled for a year.'),
  );
  const again = await file(
    wire,
    budget('CABINET RESIGNS', "The cabinet 'resigned'  on Monday.\n\nIt had ruled, for a year!"),
  );
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(first.body).not.toHaveProperty('duplicateOf');
  expect(again.body).toMatchObject({ duplicateOf: first.body.article.id, article: { state: 'filed' } });
  expect(again.body.article.id).not.toBe(first.body.article.id);
  expect(again.body.warnings.map(({ code }: any) => code)).toContain('filed-before');
  for (const draft of ['', '&draft=true']) {
    const read = await desk.as['section-editor']('GET', `/api/articles/${again.body.article.id}?depth=0${draft}`);
    expect(read.body).toMatchObject({
      duplicateOf: first.body.article.id,
      flags: expect.arrayContaining(['filed-before']),
    });
  }
});

it('takes other copy, another sender’s, one of days ago and one of a story in the trash for no duplicate', async () => {
  const copy = budget('Ministers sworn in', 'The ministers were sworn in on Tuesday.');
  const { article } = (await file(wire, copy)).body;
  const others: [Client, string][] = [
    [wire, budget('Ministers sworn in', 'The ministers were sworn in on Wednesday.')],
    [wire, budget('Ministers are sworn in', 'The ministers were sworn in on Tuesday.')],
    [desk.as.correspondent, copy],
  ];
  for (const [as, text] of others) expect((await file(as, text)).body).not.toHaveProperty('duplicateOf');
  const rows = rawCollection(desk.payload, 'filed_copies');
  const dayAgo = new Date(Date.now() - 86_400_001);
  await rows.updateMany({}, { $set: { at: dayAgo } });
  const later = (await file(wire, copy)).body;
  expect(later).not.toHaveProperty('duplicateOf');
  await move(desk.as['section-editor'], later.article.id, 'spike', { reason: 'Filed by mistake.' });
  expect((await file(wire, copy)).body.duplicateOf).toBe(later.article.id);
  expect((await desk.as['managing-editor']('DELETE', `/api/articles/${later.article.id}`)).status).toBe(200);
  const afterTrash = (await file(wire, copy)).body;
  expect(afterTrash).not.toHaveProperty('duplicateOf');
  expect((await file(wire, copy)).body.duplicateOf).toBe(afterTrash.article.id);
  expect(article.id).not.toBe(afterTrash.article.id);
});

it('finds out about the same copy filed at the same moment, whichever node takes it', async () => {
  const copy = budget('Rate is cut', 'The central bank cut its rate.');
  const answers = await Promise.all(Array.from({ length: 6 }, () => file(wire, copy)));
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
  const firsts = answers.filter(({ body }) => !('duplicateOf' in body));
  expect(firsts).toHaveLength(1);
  const named = answers.flatMap(({ body }) => body.duplicateOf ?? []);
  expect(named).toEqual(Array(5).fill(firsts[0]?.body.article.id));
});

it('signs with the author’s own name where no posting of theirs is meant', async () => {
  const { body } = await file(
    wire,
    'Budget passed\n\nBaku/Turan: The parliament passed the budget.\n\nAlex Raufoglu\n\nPolitics',
  );
  expect(body.article).toMatchObject({ byline: [{ relationTo: 'authors', value: author }], timeZone: 'Asia/Baku' });
});

it('gives the dateline’s day the year it must be, and stores a day of the calendar', async () => {
  const today = new Date();
  const tenDaysAgo = new Date(today.getTime() - 10 * 86_400_000);
  const written = tenDaysAgo.toLocaleDateString('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' });
  const { status, body } = await file(
    wire,
    `Envoys meet\n\nBAKU, ${written} (Turan) -- Envoys met in the capital for talks.`,
  );
  expect(status).toBe(201);
  expect(body.article.dateline).toMatchObject({
    place: 'BAKU',
    date: `${tenDaysAgo.toISOString().slice(0, 10)}T00:00:00.000Z`,
  });
});

it('names the agency as the copy’s language does', async () => {
  const russian = await file(
    wire,
    'Парламент принял бюджет\n\nБАКУ, 20 марта — Парламент принял бюджет на следующий год, сообщили депутаты.',
  );
  expect(russian.body.article).toMatchObject({ language: 'ru', dateline: { source: 'Туран' } });
  const english = await file(
    wire,
    'Parliament passes budget\n\nBAKU, March 20 — The parliament passed the budget for next year, deputies said.',
  );
  expect(english.body.article).toMatchObject({ language: 'en', dateline: { source: 'Turan' } });
});

it('keeps what the copy says to desks in the note, out of the text', async () => {
  const copy =
    'EMBARGOED UNTIL 18:00 MONDAY\n\nBudget passed\n\n(ADDS quotes)\n\nBaku/Turan: The parliament passed the budget.\n\nKeywords: budget, parliament';
  const { body } = await file(wire, copy);
  expect(body.article.editorialNote).toBe('Embargo: EMBARGOED UNTIL 18:00 MONDAY\nAdvisory: (ADDS quotes)');
  expect(textOf(body.article)).not.toMatch(/EMBARGO|ADDS/);
  expect(body.article.topics).toEqual(['budget', 'parliament']);
  const many = Array.from({ length: 25 }, (_, index) => `word${index}`).join(', ');
  const wordy = await file(wire, `Budget passed again\n\nBaku/Turan: The parliament passed it.\n\nKeywords: ${many}`);
  expect([wordy.status, wordy.body.article.topics.length]).toEqual([201, 20]);
  expect(wordy.body.article.editorialNote).toContain('word24');
});
