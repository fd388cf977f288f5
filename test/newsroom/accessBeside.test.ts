import { problemsOf } from '../support/desk.ts';
import { openNewsroom, serve, type Answer, type Newsroom } from '../support/newsroom.ts';
import { acts, purge, putBack, putBeside, putBesideTrashed, type Beside } from './access/beside.ts';
import { columns } from './access/expected.ts';
import { beside as expected, letters } from './access/expectedBeside.ts';
import { askers, standings, type Asker, type Standing } from './access/people.ts';
import { keepStories, secretWord } from './access/stories.ts';

let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
let who: Record<Asker, Standing>;
/** By the columns of the table, in their order. */
const stories = new Map<string, Beside>();

beforeAll(async () => {
  newsroom = await openNewsroom('access-beside');
  server = await serve(newsroom);
  who = await standings(newsroom, server.url);
  const kept = await keepStories(newsroom, who.correspondent, who.administrator);
  for (const name of columns.split(' ')) {
    const story = kept.stories[name]!;
    stories.set(name, name === 'trashed' ? await putBesideTrashed(newsroom, story, who) : await putBeside(story, who));
  }
  const { body } = await who.correspondent.http('POST', '/api/articles', { headline: 'Gone for good' });
  stories.set('purged', await putBeside(body.doc.id, who));
  await purge(body.doc.id, who);
}, 300_000);
afterAll(async () => {
  await server?.close();
  await newsroom?.close();
});

/** Refused for a version that nobody has, or since nobody asks for the story: past who may. */
const pastAccess = ['baseVersion stale', 'id moved-on'];

function outcomeOf(answer: Answer): 'may' | 'not in the trash' | 'no' {
  const [problem = ''] = problemsOf(answer);
  if (answer.status < 300 || (answer.status === 409 && pastAccess.includes(problem))) return 'may';
  if (answer.status === 409 && problem === 'id gone') return 'not in the trash';
  expect([401, 403, 404]).toContain(answer.status);
  // What is refused says nothing of what it is refused.
  expect(JSON.stringify(answer.body)).not.toContain(secretWord);
  return 'no';
}

async function cellOf(act: string, beside: Beside): Promise<string> {
  const may: string[] = [];
  const inTrash: string[] = [];
  for (const asker of askers) {
    const outcome = outcomeOf(await acts[act]!(who[asker].http, beside));
    if (outcome === 'may') may.push(letters[asker]);
    if (outcome === 'not in the trash') inTrash.push(letters[asker]);
    if (outcome === 'may') await putBack(newsroom, beside);
  }
  return [may.join(''), inTrash.length > 0 ? `(${inTrash.join('')})` : ''].join('') || '-';
}

it('has a row of the table for each act, and an act for each row', () => {
  expect(Object.keys(expected)).toEqual(Object.keys(acts));
});

it.each(Object.entries(expected))('%s: %s', async (act, row) => {
  const cells = await Promise.all([...stories.values()].map((beside) => cellOf(act, beside)));
  expect(cells.join(' ')).toBe(row);
});
