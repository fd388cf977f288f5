import { openNewsroom, serve, type Newsroom } from '../support/newsroom.ts';
import { editsStory, graphql, listed, readsStory } from './access/ask.ts';
import {
  columns,
  edits,
  guesses,
  hiddenPaths,
  reads,
  readsOf,
  seesTrash,
  trashes,
  writesOf,
} from './access/expected.ts';
import { askers, standings, type Asker, type Standing } from './access/people.ts';
import { change, sampleOf, unique } from './access/samples.ts';
import { keepStories, secret, type Kept } from './access/stories.ts';

let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
let who: Record<Asker, Standing>;
let kept: Kept;

beforeAll(async () => {
  newsroom = await openNewsroom('access');
  server = await serve(newsroom);
  who = await standings(newsroom, server.url);
  kept = await keepStories(newsroom, who.correspondent, who.administrator);
});
afterAll(async () => {
  await server?.close();
  await newsroom?.close();
});

const names = columns.split(' ');
const outsideTheDesk: readonly Asker[] = ['reader', 'bare-key', 'read-key', 'copy-key', 'closed', 'closed-key'];
const ranks = ['journalist', 'correspondent', 'sub-editor', 'section-editor', 'managing-editor', 'administrator'];

describe.each(askers)('%s', (asker) => {
  it(`reads: ${reads[asker]}`, async () => {
    const found: string[] = [];
    for (const name of names) {
      const answers = await readsStory(newsroom.payload, who[asker], kept.stories[name]!);
      const agreed = new Set(Object.values(answers));
      expect([name, answers]).toEqual([
        name,
        Object.fromEntries(Object.keys(answers).map((way) => [way, [...agreed][0]])),
      ]);
      found.push(agreed.has(true) ? 'R' : '-');
    }
    expect(found.join(' ')).toBe(reads[asker]);
  });

  it(`edits: ${edits[asker]}`, async () => {
    const before = await fingerprint('articles');
    const found: string[] = [];
    for (const name of names) {
      const statuses = Object.values(await editsStory(newsroom.payload, who[asker], kept.stories[name]!));
      const may = statuses.every((status) => status === 409);
      if (!may) expect([name, statuses.filter((status) => ![401, 403, 404].includes(status))]).toEqual([name, []]);
      found.push(may ? 'E' : '-');
    }
    expect(found.join(' ')).toBe(edits[asker]);
    expect(await fingerprint('articles')).toBe(before);
  });

  it(`trashes: ${trashes[asker]}`, async () => {
    const found: string[] = [];
    for (const name of names) {
      const { status } = await who[asker].http('DELETE', `/api/articles/${kept.stories[name]}`);
      if (status !== 200) expect([401, 403, 404]).toContain(status);
      found.push(status === 200 ? 'T' : '-');
      if (status === 200) await takeOut(kept.stories[name]!);
    }
    expect(found.join(' ')).toBe(trashes[asker]);
  });

  it('sees the trash only as one of the desk, and purges only as administrator', async () => {
    const id = kept.stories.trashed!;
    const { body } = await who[asker].http('GET', `/api/articles?trash=true&where[id][equals]=${id}&depth=0`);
    expect(body.docs).toHaveLength(seesTrash.includes(asker) ? 1 : 0);
    if (asker === 'administrator') return;
    const purge = await who[asker].http('DELETE', `/api/articles/${id}?purge=true`);
    expect([401, 403, 404]).toContain(purge.status);
    const { body: mutation } = await graphql(who[asker], `mutation { deleteArticle(id: "${id}") { id } }`);
    expect(mutation.errors).toHaveLength(1);
  });

  it('finds of everything else what the desk lets them', async () => {
    const group = outsideTheDesk.includes(asker) ? 'readers' : asker === 'outsider' ? 'section-editor' : asker;
    for (const [collection, row] of Object.entries(readsOf)) {
      const reach = row[(group === 'journalist' || group === 'correspondent' ? 'writers' : group) as keyof typeof row];
      const all = await idsOf(collection);
      const hidden = Object.entries(kept.others)
        .filter(([name]) => /pending|killed|inactive/i.test(name))
        .map(([, id]) => id);
      const unseen = reach === 'all' ? [] : reach === 'nothing' ? all : [...hidden, kept.photos.hidden];
      for (const [way, ids] of Object.entries(await listed(newsroom.payload, who[asker], collection)))
        expect([collection, way, ids.sort()]).toEqual([
          collection,
          way,
          all.filter((id) => !unseen.includes(id)).sort(),
        ]);
    }
  });
});

describe.each(hiddenPaths)('%s by %s', (collection, path, seenBy) => {
  const blind =
    seenBy === 'staff'
      ? outsideTheDesk
      : seenBy === 'managing'
        ? [...outsideTheDesk, 'journalist', 'section-editor']
        : askers;
  it(`is refused as filter, sort and count, ${seenBy === 'nobody' ? 'to all' : `but to ${seenBy}`}`, async () => {
    for (const asker of blind as Asker[])
      for (const query of [
        `?where[${path}][exists]=true`,
        `?where[or][0][${path}][not_equals]=x`,
        `?sort=${path}`,
        `?sort=-${path}`,
        `/count?where[${path}][exists]=true`,
      ]) {
        const { status, body } = await who[asker].http('GET', `/api/${collection}${query}`);
        const isRefused =
          [400, 401, 403, 422].includes(status) && body.docs === undefined && body.totalDocs === undefined;
        expect([asker, query, status, isRefused]).toEqual([asker, query, status, true]);
      }
    if (seenBy !== 'nobody')
      expect((await who.administrator.http('GET', `/api/${collection}?where[${path}][exists]=true`)).status).toBe(200);
  });
});

it.each(guesses)('lets nobody outside guess %s by %s, letter by letter', async (collection, path) => {
  for (const asker of outsideTheDesk)
    for (const operator of ['like', 'contains']) {
      const { body } = await who[asker].http(
        'GET',
        `/api/${collection}?depth=0&where[${path}][${operator}]=${secret('')}`,
      );
      expect([asker, operator, body.docs ?? []]).toEqual([asker, operator, []]);
      const sorted = await who[asker].http('GET', `/api/${collection}?sort=${path}`);
      if (path.includes('.')) expect([asker, [400, 422].includes(sorted.status)]).toEqual([asker, true]);
    }
});

describe.each(Object.entries(writesOf))('%s', (collection, least) => {
  it(`is written from ${least.create} up, edited from ${least.update}, trashed from ${least.trash}`, async () => {
    const may = (from: string, asker: string): boolean =>
      ranks.indexOf(asker === 'outsider' ? 'section-editor' : asker) >= ranks.indexOf(from);
    for (const [round, asker] of askers.entries()) {
      const { http } = who[asker];
      const data = { ...sampleOf(collection, newsroom, kept), ...unique(collection, `${asker}-${round}`) };
      const created = await http('POST', `/api/${collection}`, data);
      expect([asker, 'create', created.status === 201]).toEqual([asker, 'create', may(least.create, asker)]);
      const { id } = await newsroom.payload.create({
        collection: collection as never,
        data: { ...data, ...unique(collection, `${asker}-${round}-b`) } as never,
      });
      const edited = await http('PATCH', `/api/${collection}/${id}`, change(collection, `${asker}-${round}-c`));
      expect([asker, 'update', edited.status === 200]).toEqual([asker, 'update', may(least.update, asker)]);
      const trashed = await http('DELETE', `/api/${collection}/${id}`);
      expect([asker, 'trash', trashed.status === 200]).toEqual([asker, 'trash', may(least.trash, asker)]);
      const purged = await http('DELETE', `/api/${collection}/${id}?purge=true`);
      expect([asker, 'purge', purged.status === 200]).toEqual([asker, 'purge', asker === 'administrator']);
    }
  });
});

const idsOf = async (collection: string): Promise<string[]> => {
  const { docs } = await newsroom.payload.find({ collection: collection as never, limit: 0, depth: 0 });
  return docs.map(({ id }) => String(id));
};

async function fingerprint(collection: string): Promise<string> {
  const rows = await newsroom.payload.db.collections[collection]!.find().sort('_id').lean();
  return JSON.stringify(rows);
}

/** Back out of the trash, so that the next asker meets the same newsroom. */
async function takeOut(id: string): Promise<void> {
  await newsroom.payload.db.updateOne({
    collection: 'articles',
    id,
    data: { deletedAt: null, deletedBy: null },
    returning: false,
  });
  await newsroom.payload.db.collections.articles!.updateOne({ _id: id }, { $unset: { deletedAt: 1 } });
}
