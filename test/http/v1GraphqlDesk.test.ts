import { serverAudits } from 'graphql-http';
import type { TransitionName } from '../../src/domain/workflow/workflow.ts';
import { openDesk, move, storyIn, type DeskAtWork } from '../support/desk.ts';

let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('v1-graphql-desk', ['correspondent', 'section-editor', 'managing-editor']);
});
afterAll(() => desk?.close());

describe('the newsroom’s own server', () => {
  // All of the suite, what only SHOULD or MAY be as well.
  const audits = serverAudits({ url: () => `${desk.url}/v1/graphql` });

  it('is asked by the whole audit suite', () => {
    expect(audits.length).toBeGreaterThan(60);
  });

  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))(
    'keeps audit %s: %s',
    async (_id, _name, audit) => {
      const result = await audit.fn();
      const reason = 'reason' in result ? result.reason : '';
      expect({ status: result.status, reason }).toEqual({ status: 'ok', reason: '' });
    },
  );
});

const query = `query At($slug: String!) { story(slug: $slug) { __typename
  ... on Story { headline corrections { text } byline { signers { author { name } } } }
  ... on KilledStory { notice } } newsline { nodes { slug } } }`;
const read = async (slug: string) => {
  const parameters = new URLSearchParams({ query, variables: JSON.stringify({ slug }) });
  const { status, body, headers } = await desk.reader('GET', `/v1/graphql?${parameters.toString()}`);
  expect([status, body.errors, headers.get('cache-control')]).toEqual([
    200,
    undefined,
    expect.stringMatching(/^public/),
  ]);
  return body.data;
};

it('shows a story from its publication, corrected at once, killed at once; never its draft or what is the desk’s', async () => {
  const id = await storyIn(desk, 'approved', { headline: 'Parliament passes the budget' });
  const slug = String((await desk.payload.findByID({ collection: 'articles', id, depth: 0 })).slug);
  expect(await read(slug)).toEqual({ story: null, newsline: { nodes: [] } });
  const moved = async (name: TransitionName, carrying = {}): Promise<void> =>
    expect(await move(desk.as['managing-editor'], id, name, carrying)).toMatchObject({ status: 200 });
  await moved('publish');
  expect(await read(slug)).toEqual({
    story: {
      __typename: 'Story',
      headline: 'Parliament passes the budget',
      corrections: [],
      byline: { signers: [{ author: { name: 'Alex Example' } }] },
    },
    newsline: { nodes: [{ slug }] },
  });
  await moved('correct', { correction: 'Eighty voted for it, not eighteen.' });
  expect((await read(slug)).story.corrections).toEqual([{ text: 'Eighty voted for it, not eighteen.' }]);
  await moved('kill', { notice: 'The story was wrong.' });
  expect(await read(slug)).toEqual({
    story: { __typename: 'KilledStory', notice: 'The story was wrong.' },
    newsline: { nodes: [] },
  });
});
