import { openNewsroom, serve, type Newsroom } from '../support/newsroom.ts';
import { crawlGraphql, crawlRest, everyAddress, everyDocument, type Heard, type Kept } from './access/crawl.ts';
import { standings, type Asker, type Standing } from './access/people.ts';
import { keepStories, secret, secretWord } from './access/stories.ts';

let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
let who: Record<Asker, Standing>;
let kept: Record<string, Kept>;
let all: string[];

beforeAll(async () => {
  newsroom = await openNewsroom('secrets');
  server = await serve(newsroom);
  who = await standings(newsroom, server.url);
  await keepStories(newsroom, who.correspondent, who.administrator);
  kept = await everyDocument(newsroom.payload);
  all = everyAddress(newsroom.payload, kept);
});
afterAll(async () => {
  await server?.close();
  await newsroom?.close();
});

/** Texts of stories readers do not see, and of what is said about them at the desk. */
const storySecrets = [
  'headline',
  'body',
  'standfirst',
  'note',
  'sentback',
  'notice',
  'spikereason',
  'pendingheadline',
  'pendingbody',
  'editorialnote',
];
/** What the whole newsroom may know, but nobody outside it. */
const houseSecrets = ['photo', 'inactiveauthor', 'oldaddress', 'pendingreview', 'killedreview', 'review', 'author'];

const secretsIn = (heard: readonly Heard[], secrets: readonly string[], also?: RegExp): string[] =>
  heard
    .filter(({ said }) => secrets.some((each) => said.toLowerCase().includes(secret(each))) || also?.test(said))
    .map(({ asked, said }) => `${asked}: ${new RegExp(`${secretWord}\\w+|[\\w.-]+@\\w+\\.example`).exec(said)?.[0]}`);

const anySecret = /zqx|@newsroom\.example|@private\.example/i;
const graphqlOf = (asker: Asker): Promise<Heard[]> => crawlGraphql(who[asker], kept);

it('keeps every secret where the administrator finds it: else this test could not fail', async () => {
  const lists = all.filter((address) => !/\/[0-9a-f]{24}/.test(address));
  const heard = await crawlRest(who.administrator, lists, ['?depth=1&limit=100', '?draft=true&limit=100']);
  const graph = await graphqlOf('administrator');
  for (const each of [...storySecrets, ...houseSecrets])
    expect([each, secretsIn(heard, [each]).length > 0]).toEqual([each, true]);
  for (const each of ['headline', 'standfirst', 'editorialnote', 'pendingheadline', 'pendingreview'])
    expect([each, secretsIn(graph, [each]).length > 0]).toEqual([each, true]);
  expect(secretsIn(heard, [], /@newsroom\.example/).length).toBeGreaterThan(0);
});

it.each<Asker>(['reader', 'copy-key'])('tells a %s no secret at any address, whatever is asked', async (asker) => {
  expect(all.length).toBeGreaterThan(100);
  expect(secretsIn(await crawlRest(who[asker], all), [], anySecret)).toEqual([]);
});

it.each<Asker>(['reader', 'read-key'])('tells a %s no secret over GraphQL', async (asker) => {
  const heard = await graphqlOf(asker);
  expect(heard.length).toBeGreaterThan(100);
  // A list of what is public comes back whole: the queries themselves are sound.
  expect(heard.some(({ said }) => said.includes('Public headline of the published story'))).toBe(true);
  expect(secretsIn(heard, [], anySecret)).toEqual([]);
});

it('tells an editor of another desk nothing of a story that is not theirs', async () => {
  const heard = [...(await crawlRest(who.outsider, all)), ...(await graphqlOf('outsider'))];
  expect(secretsIn(heard, storySecrets)).toEqual([]);
});
