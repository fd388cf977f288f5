import { previewShapes } from '../../src/domain/previewShapes.ts';
import { move, openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';
import { listen, type Listener } from '../support/newsLine.ts';
import { client, type Client } from '../support/newsroom.ts';
import { openScreen, toldOf, type Screen } from '../support/screens.ts';
import { crawlGraphql, crawlRest, everyAddress, everyDocument, type Heard } from './access/crawl.ts';
import { secret, secretWord } from './access/stories.ts';
import { documentedReads, walkGraphql, walkSite, type Known } from './access/walk.ts';
import {
  beThere,
  hireColleagues,
  lookAt,
  must,
  nameOf,
  said,
  standBeside,
  toldAtTheDesk,
  type Colleagues,
} from './access/words.ts';

/** What stands beside a story that is edited, one that readers have, one that was corrected and one that was killed: no reader hears of it. */
let desk: DeskAtWork;
let people: Colleagues;
let key: Client;
let line: Listener;
let outsider: Screen;
const states = ['in-edit', 'published', 'corrected', 'killed'] as const;
const stories: Record<string, string> = {};
let preview: { path: string };
let known: Known;

const headlineOf = (state: string): string => `Public headline of the ${state} story`;
const editor = (): Client => desk.as['section-editor'];

async function begin(state: string): Promise<string> {
  const id = await storyIn(desk, 'in-edit', { standfirst: `${secret('replaced')} before it was edited` });
  const { baseVersion } = (await editor()('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
  const edits = { headline: headlineOf(state), slug: `${state}-story`, standfirst: 'Public.', topics: ['Budget'] };
  await must(editor()('PATCH', `/api/articles/${id}`, { ...edits, baseVersion }));
  await standBeside(id, headlineOf(state), people);
  return id;
}

const step = (id: string, name: string, carrying: object = {}) =>
  must(move(desk.as['managing-editor'], id, name, carrying));

async function bringOut(state: string, id: string): Promise<void> {
  if (state === 'in-edit') return;
  await must(people.holder.as('POST', `/api/articles/${id}/unlock`));
  for (const name of ['approve', 'publish']) await step(id, name);
  if (state === 'corrected') await step(id, 'correct', { correction: 'A public correction.' });
  if (state === 'killed') await step(id, 'kill', { notice: 'A public notice.' });
  // What was said went through the publication; who is in the story came anew.
  await beThere(id, people);
}

/** A suggestion that is taken in a published story is a pending edit: not out yet. */
async function takeSuggestion(id: string): Promise<void> {
  const { threads } = await must(editor()('GET', `/api/articles/${id}/threads`));
  const { baseVersion } = (await editor()('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
  const suggestion = threads.find(({ kind }: { kind: string }) => kind === 'suggestion');
  await must(people.speaker.as('POST', `/api/threads/${suggestion.id}/accept`, { baseVersion }));
}

async function openKey(): Promise<Client> {
  const apiKey = 'key-of-the-reading-machine-000000000000';
  const data = { name: 'A machine', email: 'machine@newsroom.example', password: 'a password long enough' };
  const machine = { role: 'administrator', desks: [], keyScopes: ['read-published'], enableAPIKey: true, apiKey };
  await desk.payload.create({ collection: 'users', data: { ...data, ...machine } as never });
  return client(desk.url, { Authorization: `users API-Key ${apiKey}` });
}

async function whatThereIs(): Promise<Known> {
  const ids = Object.values(stories);
  const threads = await Promise.all(ids.map(async (id) => must(editor()('GET', `/api/articles/${id}/threads`))));
  const branches = await Promise.all(ids.map(async (id) => must(editor()('GET', `/api/articles/${id}/branches`))));
  const beside = [
    ...threads.flatMap((each) => each.threads.map(({ id }: { id: string }) => id)),
    ...branches.flatMap((each) => each.branches.map(({ uuid }: { uuid: string }) => uuid)),
  ];
  return {
    slug: [...states.map((state) => `${state}-story`), 'alex-example', 'budget', ...beside],
    path: ['politics', 'politics/parliament'],
    id: [...ids, ...beside],
    ids: [[...ids, ...beside].join(',')],
    month: [new Date().toISOString().slice(0, 7)],
    token: [preview.path.split('/').at(-1)!, 'nothing'],
    q: ['public headline', ...said.map(secret), ...Object.keys(people).map((each) => nameOf(each as 'speaker'))],
    query: ['public headline'],
    after: ['start'],
    body: ['html', 'text'],
  };
}

beforeAll(async () => {
  desk = await openDesk('beside-readers', [
    'correspondent',
    'section-editor',
    'managing-editor',
    'administrator',
    'outsider',
  ]);
  await must(desk.as['managing-editor']('POST', '/api/globals/house-style', { openThreadsHold: 'none' }));
  people = await hireColleagues(desk);
  key = await openKey();
  line = await listen(desk.url);
  outsider = await openScreen(desk, 'outsider', ['list', 'my-desk']);
  for (const state of states) stories[state] = await begin(state);
  for (const state of states) await bringOut(state, stories[state]!);
  await takeSuggestion(stories.published!);
  preview = await must(editor()('POST', `/api/articles/${stories['in-edit']}/preview-link`, {}));
  known = await whatThereIs();
}, 300_000);
beforeEach(() => lookAt(Object.values(stories), people));
afterAll(async () => {
  outsider?.stream.close();
  line?.close();
  await desk?.close();
});

const leaksIn = (heard: readonly Heard[]): string[] =>
  heard.flatMap(({ asked, said: answer }) => {
    // What is searched for is said again in the answer.
    const plain = asked.toLowerCase();
    const found = new RegExp(`${secretWord}\\w+`, 'gi');
    return [...answer.matchAll(found)]
      .filter(([word]) => !plain.includes(word.toLowerCase()))
      .map(([word]) => `${asked}: ${word}`);
  });
const saying = (heard: readonly Heard[], words: string, asked: RegExp): number =>
  heard.filter((each) => asked.test(each.asked) && each.said.includes(words)).length;

it('is all told at the desk, but for what was taken back: else nobody could have heard of it', async () => {
  for (const state of states) {
    const told = await toldAtTheDesk(stories[state]!, editor(), people.holder.as);
    const silent = said.filter((each) => !told.includes(secret(each)));
    // What a killed story said before is brought back by nobody.
    expect([state, silent]).toEqual([state, state === 'killed' ? ['takenback', 'replaced'] : ['takenback']]);
    const named = Object.keys(people).filter((each) => told.includes(nameOf(each as 'speaker')));
    const unopened = state === 'killed' ? ['holder', 'asking'] : [];
    expect([state, named]).toEqual([state, Object.keys(people).filter((each) => !unopened.includes(each))]);
  }
});

it('is in no answer of the readers’ API, feeds, wire, sitemaps and pages, whatever they are asked and wherever they lead', async () => {
  const addresses = await documentedReads(desk.reader, known);
  const heard = await walkSite(desk.reader, ['/', '/docs', ...addresses], [desk.url, 'http://localhost:3000']);
  expect(leaksIn(heard)).toEqual([]);
  for (const asked of [
    /^\/v1\/stories\/[a-z-]+$/,
    /^\/v1\/newsline/,
    /^\/v1\/search\?q=public/,
    /^\/feeds\/.*rss/,
    /^\/feeds\/.*atom/,
    /^\/feeds\/.*json/,
    /^\/v1\/wire\/ninjs/,
    /^\/v1\/wire\/newsml/,
    /^\/news-sitemap/,
    /^\/en\/stories\//,
    /^\/v1\/preview\//,
  ])
    expect([String(asked), saying(heard, 'Public headline of the', asked) > 0]).toEqual([String(asked), true]);
});

it('is in no answer of the readers’ GraphQL', async () => {
  const heard = await walkGraphql(desk.reader, { ...known, query: known.q! });
  expect(leaksIn(heard)).toEqual([]);
  expect(saying(heard, headlineOf('corrected'), /newsline/)).toBeGreaterThan(0);
  expect(saying(heard, headlineOf('published'), /search/)).toBeGreaterThan(0);
});

it.each(['reader', 'key'])('is in no answer of the newsroom’s own API for a %s, over REST and GraphQL', async (who) => {
  const http = who === 'key' ? key : desk.reader;
  const kept = await everyDocument(desk.payload);
  const heard = [
    ...(await crawlRest({ http, user: null }, everyAddress(desk.payload, kept), [
      '',
      '?depth=4',
      '?draft=true&depth=2',
    ])),
    ...(await crawlGraphql({ http, user: null }, kept)),
  ];
  expect(leaksIn(heard)).toEqual([]);
  expect(saying(heard, headlineOf('published'), /articles/)).toBeGreaterThan(0);
});

it('is in no preview, by a link or at the desk, in none of its shapes', async () => {
  const pages = [
    await desk.reader('GET', preview.path, undefined, { Accept: 'text/html' }),
    await desk.reader('GET', preview.path),
    await editor()('GET', `/preview/stories/${stories['in-edit']}`),
  ];
  for (const shape of previewShapes)
    pages.push(await editor()('POST', `/preview/stories/${stories['in-edit']}`, { as: shape, edits: {} }));
  for (const { status, body } of pages) {
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain('Public');
    expect(JSON.stringify(body)).not.toContain(secretWord);
  }
});

it('is in no stream for readers; of a hidden story another desk hears nothing, of one that readers have no word', () => {
  expect(line.text()).toContain('published-story');
  expect(line.text()).not.toMatch(/zqx|thread|branch|people|takeOver/i);
  for (const state of ['in-edit', 'killed']) {
    const told = toldOf(outsider, stories[state]!).filter(({ name }) => name === 'people' || name === 'threads');
    expect([state, told]).toEqual([state, []]);
  }
  expect(toldOf(outsider, stories.published!).map(({ name }) => name)).not.toContain('threads');
  const words = said.map(secret).filter((each) => outsider.stream.text().includes(each));
  expect(words).toEqual([]);
});

it('is not begun with: a translation and a story made of another one have none of it', async () => {
  for (const [asked, body] of [
    ['start-from', undefined],
    ['translate', { to: 'az' }],
  ] as const) {
    const begun = await must(editor()('POST', `/api/articles/${stories.corrected}/${asked}`, body));
    const id: string = begun.story ?? begun.article?.id ?? begun.id;
    const told = await toldAtTheDesk(id, editor(), people.holder.as);
    const words = said.map(secret).filter((each) => told.includes(each));
    expect([asked, words]).toEqual([asked, []]);
    expect((await must(editor()('GET', `/api/articles/${id}/branches`))).total).toBe(0);
  }
});
