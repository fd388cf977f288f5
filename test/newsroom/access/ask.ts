import type { Payload } from 'payload';
import type { Answer } from '../../support/newsroom.ts';
import type { Standing } from './people.ts';

/** Ids of the documents in an answer, however it is wrapped. */
const idsIn = (docs: unknown): string[] => ((docs ?? []) as { id: string }[]).map(({ id }) => String(id));

export const graphql = (asker: Standing, query: string, variables: object = {}): Promise<Answer> =>
  asker.http('POST', '/api/graphql', { query, variables });

/** `value`, or undefined if Payload refuses. Any other fault of ours is not a refusal and is thrown. */
async function orRefused<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    const { status } = error as { status?: number };
    if (status !== undefined && status >= 400 && status < 500) return undefined;
    throw error;
  }
}

const asUser = ({ user }: Standing) => ({ overrideAccess: false as const, user, depth: 0 });

/** Six ways to read one story: does each give it? All have to agree. */
export async function readsStory(payload: Payload, asker: Standing, id: string): Promise<Record<string, boolean>> {
  const where = { id: { equals: id } };
  const one = await asker.http('GET', `/api/articles/${id}?depth=0`);
  const counted = await asker.http('GET', `/api/articles/count?where[id][equals]=${id}`);
  const query = `query($id: String!, $ids: [String]) { Article(id: $id) { id } Articles(where: { id: { in: $ids } }) { totalDocs docs { id } }
    countArticles(where: { id: { in: $ids } }) { totalDocs } }`;
  const { body } = await graphql(asker, query, { id, ids: [id] });
  const local = await orRefused(
    payload.findByID({ collection: 'articles', id, ...asUser(asker), disableErrors: true }),
  );
  const { totalDocs } = await payload.count({ collection: 'articles', where, ...asUser(asker) });
  return {
    'REST one': one.status === 200 && one.body.id === id,
    'REST count': counted.body.totalDocs === 1,
    'GraphQL one': body.data?.Article?.id === id,
    'GraphQL list': idsIn(body.data?.Articles?.docs).includes(id),
    'GraphQL count': body.data?.countArticles?.totalDocs === 1,
    'Local one': local?.id === id,
    'Local count': totalDocs === 1,
  };
}

/** Everything an asker finds in a collection, by each of the three doors. */
export async function listed(payload: Payload, asker: Standing, collection: string): Promise<Record<string, string[]>> {
  const rest = await asker.http('GET', `/api/${collection}?depth=0&limit=100`);
  const found = await orRefused(payload.find({ collection: collection as never, limit: 100, ...asUser(asker) }));
  return { REST: idsIn(rest.body.docs), Local: idsIn(found?.docs) };
}

/** A save that nobody's copy survives: it names a version that never was, so 409 says "you may, but not from there". */
export async function editsStory(payload: Payload, asker: Standing, id: string): Promise<Record<string, number>> {
  const data = { kicker: 'Seized', baseVersion: 999_999 };
  const rest = await asker.http('PATCH', `/api/articles/${id}`, data);
  const mutation =
    'mutation($id: String!, $data: mutationArticleUpdateInput!) { updateArticle(id: $id, data: $data) { id } }';
  const { body } = await graphql(asker, mutation, { id, data });
  const local = await payload
    .update({ collection: 'articles', id, data: data as never, ...asUser(asker) })
    .then(() => 200)
    .catch((error: { status?: number }) => error.status ?? 500);
  return { REST: rest.status, GraphQL: body.errors?.[0]?.extensions?.statusCode ?? 200, Local: local };
}
