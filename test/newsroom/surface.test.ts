import { Types } from 'mongoose';
import type { Field, FlattenedField } from 'payload';
import { ofTheBytes } from '../../collections/media/hooks.ts';
import { nobody } from '../../collections/shared/access.ts';
import { fieldTable, closeUnnamed } from '../../collections/shared/fieldTable.ts';
import { givenByTheDatabase } from '../../collections/shared/shape.ts';
import { routesOf } from '../../src/server/routes/routes.ts';
import { rawCollection } from '../../src/database/rows.ts';
import { client, openNewsroom, password, serve, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import { answers } from './surface/answers.ts';
import { callOf, graphqlCalls, type Call } from './surface/calls.ts';
import { conditionOf, filledRow, pathsOf, type Pointed } from './surface/documents.ts';

let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
const callers = ['reader', 'key', 'other', 'own', 'editor', 'administrator'] as const;
let as: Record<(typeof callers)[number], Client>;
const ids: Pointed = {};
/** Documents that are the journalist's own to write, where those that readers see are not. */
/** What is called for: the same, and a real story with a version. */
let called: Pointed;
const edited: Pointed = { articles: new Types.ObjectId().toHexString() };

beforeAll(async () => {
  newsroom = await openNewsroom('surface');
  server = await serve(newsroom);
  const { payload, staff, desks } = newsroom;
  const people = {
    other: { role: 'journalist', desks: [desks.economy] },
    key: {
      role: 'administrator',
      enableAPIKey: true,
      apiKey: 'key-of-the-walk-000000000000',
      keyScopes: ['read-published', 'file-copy'],
    },
  };
  for (const [name, data] of Object.entries(people))
    await payload.create({
      collection: 'users',
      data: { name, email: `${name}@newsroom.example`, password, ...data } as never,
    });
  as = {
    reader: client(server.url),
    key: client(server.url, { Authorization: `users API-Key ${people.key.apiKey}` }),
    other: await signIn(server.url, 'other@newsroom.example'),
    own: await signIn(server.url, staff.correspondent.email),
    editor: await signIn(server.url, staff['section-editor'].email),
    administrator: await signIn(server.url, staff.administrator.email),
  };
  for (const { slug } of payload.config.collections) ids[slug] = new Types.ObjectId().toHexString();
  Object.assign(ids, { desks: desks.politics, sections: newsroom.sections.politics, authors: newsroom.author });
  for (const { slug, flattenedFields } of payload.config.collections) {
    const row = filledRow(slug, flattenedFields, { ...ids, users: staff.correspondent.id });
    await payload.db.collections[slug]!.collection.updateOne(
      { _id: new Types.ObjectId(ids[slug]) } as never,
      { $set: row },
      { upsert: true },
    );
    if (slug === 'articles')
      await payload.db.collections[slug]!.collection.insertOne({
        ...row,
        _id: new Types.ObjectId(edited.articles),
        state: 'draft',
        _status: 'draft',
        slug: 'draft',
        translationSet: 'draft',
      } as never);
  }
  for (const { slug, flattenedFields } of payload.config.globals)
    await rawCollection(payload, 'globals').updateOne(
      { globalType: slug },
      { $set: filledRow(slug, flattenedFields, ids) },
      { upsert: true },
    );
  const { body } = await as.own('POST', '/api/articles', { headline: 'A story of its own' });
  const { body: versions } = await as.own('GET', `/api/articles/versions?where[parent][equals]=${body.doc.id}`);
  called = { ...ids, articles: body.doc.id, version: versions.docs[0].id };
  edited.users = staff.correspondent.id;
});
afterAll(async () => {
  await server?.close();
  await newsroom?.close();
});

/** No field's to say: forms send these back and nobody reads them, or another rule decides. Other tests see to that. */
const passedOver = [...givenByTheDatabase, ...ofTheBytes, 'deletedAt', '_status'];

const letters = { reader: 'r', key: 'k', other: 'j', own: 'o', editor: 'e', administrator: 'a' };
const lettersOf = (who: readonly string[]): string => who.map((each) => letters[each as 'reader']).join('') || '-';

type Permission = { read?: boolean; update?: boolean; create?: boolean; fields?: Record<string, Permission> | true };

const permissionOf = (
  permissions: Permission | true | undefined,
  path: string,
  operation: 'update' | 'create',
): boolean => {
  let here: Permission | true | undefined = permissions;
  for (const piece of path.split('.')) {
    if (here === true || here === undefined) break;
    const below: Record<string, Permission> | true | undefined = here.fields;
    here = below === true ? true : below?.[piece];
  }
  return here === true || Boolean(here?.[operation]);
};
const valueAt = (doc: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((here, piece) => {
    const one: unknown = Array.isArray(here) ? here[0] : here;
    return typeof one === 'object' && one !== null ? (one as Record<string, unknown>)[piece] : undefined;
  }, doc);

/** Nobody's trash is filled here: the field alone is there, for whoever may see it. */
const isThere = (doc: unknown, path: string): boolean => {
  const value = valueAt(doc, path);
  return value !== undefined && (value !== null || path === 'deletedAt');
};

async function inParallel<T>(asks: readonly (() => Promise<T>)[], atOnce = 8): Promise<T[]> {
  const given: T[] = [];
  const waiting = [...asks.entries()];
  const next = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) given[one[0]] = await one[1]();
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return given;
}

async function fieldsOf(
  slug: string,
  base: string,
  fields: readonly FlattenedField[],
  one: string,
): Promise<Record<string, string>> {
  const paths = [...(one === '' ? [] : ['id', '_id']), ...pathsOf(fields)];
  const cells: Record<string, Record<'read' | 'write' | 'filter', string[]>> = Object.fromEntries(
    paths.map((path) => [path, { read: [], write: [], filter: [] }]),
  );
  await inParallel(
    callers.flatMap((caller) => [
      async () => {
        const { body } = await as[caller]('GET', `${base}${one}?depth=0&trash=true`);
        for (const path of paths) if (isThere(body, path)) cells[path]!.read.push(caller);
        const { body: access } = await as[caller](
          'POST',
          `${base}/access${edited[slug] ? `/${edited[slug]}` : one}`,
          {},
        );
        for (const path of paths)
          if (permissionOf(access, path, 'update') && !passedOver.includes(path)) cells[path]!.write.push(caller);
      },
      ...(one === '' ? [] : paths).map((path) => async () => {
        const { status, body } = await as[caller](
          'GET',
          `${base}?where[${path}]${conditionOf(path, fields)}&limit=1&depth=0`,
        );
        if (status === 200) cells[path]!.filter.push(caller);
        else
          expect([slug, path, caller, status, body]).toEqual([
            slug,
            path,
            caller,
            [400, 403, 404].includes(status) ? status : 'a refusal',
            body,
          ]);
      }),
    ]),
  );
  const sorted = (who: string[]) => lettersOf(callers.filter((each) => who.includes(each)));
  return Object.fromEntries(
    Object.entries(cells).map(([path, { read, write, filter }]) => [
      path,
      `${sorted(read)} ${sorted(write)} ${sorted(filter)}`,
    ]),
  );
}

type Cells = Record<string, string>;

/** A table's rows by field: `{headline: 'rkjoea oea rkjoea'}`. */
const byField = (rows: Cells): Cells =>
  Object.fromEntries(
    Object.entries(rows).flatMap(([cells, paths]) =>
      paths
        .trim()
        .split(/\s+/)
        .map((path) => [path, cells]),
    ),
  );

it('gives, takes and filters by each field of each document as the table says, and by nothing that it does not name', async () => {
  const { collections, globals } = newsroom.payload.config;
  for (const { slug, flattenedFields } of collections)
    expect([slug, await fieldsOf(slug, `/api/${slug}`, flattenedFields, `/${ids[slug]}`)]).toEqual([
      slug,
      byField(fieldTable[slug] ?? {}),
    ]);
  for (const { slug, flattenedFields } of globals)
    expect([slug, await fieldsOf(slug, `/api/globals/${slug}`, flattenedFields, '')]).toEqual([
      slug,
      byField(fieldTable[slug] ?? {}),
    ]);
}, 300_000);

/** What each caller is answered, one after the other, by call. */
async function answersTo(calls: readonly Call[]): Promise<Cells> {
  const found: Cells = {};
  for (const turn of [0, 1, 2, 3, 4, 5])
    await inParallel(
      calls
        .filter((call) => call.turn === turn)
        .map(({ name, ask }) => async () => {
          const statuses: number[] = [];
          for (const caller of callers) statuses.push(await ask(as[caller]));
          found[name] = statuses.join(' ');
        }),
      // What ends something may stand in the way of what ends another.
      turn === 0 ? 8 : 1,
    );
  return found;
}

it('answers each caller on each route and operation as the table says, and has none that it does not name', async () => {
  const routes = routesOf(newsroom.config).map((route) => callOf(route, called));
  const operations = await graphqlCalls(as.administrator, called);
  const expected = Object.entries(answers).flatMap(([statuses, calls]) =>
    calls.split(',').map((name) => [name.trim(), statuses]),
  );
  expect(await answersTo([...routes, ...operations])).toEqual(Object.fromEntries(expected));
});

it('closes a field that the table does not name, wherever it stands', () => {
  const inner: Field = { name: 'unheardOf', type: 'text' };
  const fields: Field[] = [
    { name: 'name', type: 'text' },
    { name: 'newOfPayload', type: 'text' },
    { type: 'row', fields: [{ name: 'inARow', type: 'text' }] },
    { name: 'names', type: 'group', fields: [{ name: 'en', type: 'text' }, inner] },
  ];
  closeUnnamed('sections', fields);
  const isClosed = (field: unknown): boolean => (field as { access?: { read?: unknown } }).access?.read === nobody;
  const [name, added, row, group] = fields as { fields: Field[] }[];
  expect([name, added, row!.fields[0], group, ...group!.fields].map(isClosed)).toEqual([
    false,
    true,
    true,
    false,
    false,
    true,
  ]);
});
