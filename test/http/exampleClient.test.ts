import { headlines, openNewsroom, piecesOf, readStory } from '../../docs/examples/client.ts';
import { typesOfV1, writtenTypes } from '../../docs/examples/generate.ts';
import { openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';

let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('example-client');
});
afterAll(() => desk?.close());

it('has the types that the document says', async () => {
  expect(writtenTypes() === (await typesOfV1()) ? 'current' : 'old: run npm run generate').toBe('current');
});

it('reads stories, notices and headlines as a front end does', async () => {
  const newsroom = openNewsroom(desk.url);
  for (const headline of ['One', 'Two', 'Three']) await storyIn(desk, 'published', { headline });
  await storyIn(desk, 'killed', { headline: 'Not so' });
  expect(await readStory(newsroom, 'two')).toMatchObject({ kind: 'story', story: { headline: 'Two' } });
  expect(await readStory(newsroom, 'not-so')).toEqual({ kind: 'killed', notice: 'Withdrawn.' });
  expect(await readStory(newsroom, 'never')).toEqual({ kind: 'nothing' });
  const lines: string[] = [];
  for await (const { headline } of headlines(newsroom, 'en')) lines.push(headline);
  expect(lines).toEqual(['Three', 'Two', 'One']);
});

it('marks what a search found', () => {
  expect(piecesOf('the budget passed', [[4, 10]])).toEqual([
    { text: 'the ', isFound: false },
    { text: 'budget', isFound: true },
    { text: ' passed', isFound: false },
  ]);
});
