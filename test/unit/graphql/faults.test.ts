import { openGraphql } from '../../../src/delivery/graphql/index.ts';
import type { DirectoryStore, StoryStore } from '../../../src/delivery/stores/stores.ts';
import type { ReviewStore } from '../../../src/delivery/stores/reviewStore.ts';
import { publishedSite } from '../../support/published.ts';

const secret = 'connect ECONNREFUSED 10.0.0.7:27017';
const failing = (): Promise<never> => Promise.reject(new Error(secret));

/** The house answers; whatever has to do with stories fails. */
function openBroken(introspection: boolean) {
  const told: unknown[] = [];
  const stores = {
    stories: {
      bySlug: failing,
      byIds: failing,
      lines: failing,
      stories: failing,
      search: failing,
    } as unknown as StoryStore,
    reviews: {} as ReviewStore,
    directory: { site: () => Promise.resolve(publishedSite) } as DirectoryStore,
  };
  const { addresses } = openGraphql({ stores, introspection, onFault: (error) => void told.push(error) });
  const get = async (query: string, accept = 'application/json') => {
    const asked = { path: '/v1/graphql', query: new URLSearchParams({ query }).toString(), accept };
    const answer = await addresses(asked)!.answer();
    return { ...answer, body: JSON.parse(answer.body) as any };
  };
  return { get, told };
}

it.each(['application/json', 'application/graphql-response+json'])(
  'says in %s that it failed, not why; the newsroom is told why',
  async (accept) => {
    const { get, told } = openBroken(true);
    const answer = await get('{ newsline { nodes { id } } }', accept);
    expect(answer).toMatchObject({ status: 500, freshness: 'none' });
    expect(answer.body).toEqual({
      data: null,
      errors: [
        {
          message: 'Something went wrong on our side.',
          path: ['newsline'],
          locations: [{ line: 1, column: 3 }],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    });
    expect(told).toEqual([new Error(secret)]);
  },
);

it('gives what it has, but lets nobody keep it', async () => {
  const { get } = openBroken(true);
  const answer = await get('{ site { name } story(slug: "a") { __typename } }');
  expect(answer).toMatchObject({ status: 200, freshness: 'none' });
  expect(answer.body.data).toEqual({ site: { name: 'Caspian Wire' }, story: null });
  expect(answer.body.errors).toHaveLength(1);
});

it('keeps its schema to itself when told to, hints included', async () => {
  const { get } = openBroken(false);
  for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Site") { name } }'])
    expect((await get(query)).body.errors[0].message).toMatch(/introspection/i);
  expect((await get('{ sitee { name } }')).body.errors[0].message).toBe('Cannot query field "sitee" on type "Query".');
  expect((await openBroken(true).get('{ sitee { name } }')).body.errors[0].message).toMatch(/Did you mean "site"/);
});

it('is at one address', () => {
  const { addresses } = openGraphql({ stores: {} as never, introspection: false, onFault: () => undefined });
  expect(addresses({ path: '/v1/graphql/', query: '', accept: '' })).toBeUndefined();
  expect(addresses({ path: '/v1/site', query: '', accept: '' })).toBeUndefined();
});
