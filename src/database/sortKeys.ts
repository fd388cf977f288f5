import type { BaseDatabaseAdapter, Config, JoinQuery, Payload, Sort } from 'payload';
import { orderByKeys, sortedTexts, sortKeyFieldOf, sortKeysOf } from '../domain/fields/sortKey.ts';
import { rawCollection } from './rows.ts';
import { withWrites } from './writes.ts';

type Adapter = BaseDatabaseAdapter & Pick<Payload['db'], 'payload'>;

function withKeys<S extends Sort | undefined>(collection: string, sort: S): S {
  if (typeof sort === 'string') return orderByKeys(collection, sort) as S;
  return Array.isArray(sort) ? (sort.map((each) => orderByKeys(collection, each)) as S) : sort;
}

type Joins = Readonly<Record<string, false | { sort?: string } | undefined>>;

/** Joined lists are sorted by keys too, also where nobody says how. */
function keyedJoins(db: Adapter, collection: string, joins: JoinQuery | undefined): JoinQuery | undefined {
  if (!joins) return joins;
  const { config } = db.payload.collections[collection as 'desks'];
  const all = Object.entries(config.joins).flatMap(([of, list]) => list.map((join) => ({ of, join })));
  const orders = all.flatMap(({ of, join: { joinPath, field } }) => {
    const joinQuery = (joins as Joins)[joinPath];
    if (joinQuery === false) return [];
    const usual = field.defaultSort ?? db.payload.collections[of as 'users'].config.defaultSort;
    const sort = joinQuery?.sort ?? (Array.isArray(usual) ? usual[0] : usual);
    return [[joinPath, { ...joinQuery, sort: withKeys(of, sort) }]] as const;
  });
  return { ...(joins as Joins), ...Object.fromEntries(orders) } as JoinQuery;
}

function keyedReads(db: Adapter): Partial<BaseDatabaseAdapter> {
  const [find, findOne, queryDrafts] = [db.find.bind(db), db.findOne.bind(db), db.queryDrafts.bind(db)];
  const findVersions = db.findVersions.bind(db);
  const withOrder = <A extends { collection: string; sort?: Sort; joins?: JoinQuery }>(args: A): A => ({
    ...args,
    sort: withKeys(args.collection, args.sort),
    joins: keyedJoins(db, args.collection, args.joins),
  });
  return {
    find: (args) => find(withOrder(args)),
    queryDrafts: (args) => queryDrafts(withOrder(args)),
    findOne: (args) => findOne({ ...args, joins: keyedJoins(db, args.collection, args.joins) }),
    findVersions: (args) => findVersions({ ...args, sort: withKeys(args.collection, args.sort) }),
  };
}

/** The adapter, with lists that are sorted by a text in the order of its language (domain/sortKey.ts), not by code point. */
export const withOwnOrder = (adapter: Config['db']): Config['db'] => withWrites<Adapter>(adapter, keyedReads);

const atOnce = 500;

/** Rows of earlier releases get their keys; a row that is saved meanwhile keeps the key of that save. */
async function fill(payload: Payload, name: string, collection: string, above = ''): Promise<void> {
  const rows = rawCollection(payload, name);
  const texts = sortedTexts[collection] ?? [];
  const keys = texts.map((text) => `${above}${sortKeyFieldOf(text)}`);
  const isMissing = { $or: keys.map((key) => ({ [key]: { $exists: false } })), ...(above && { latest: true }) };
  const projection = Object.fromEntries([...texts, 'language'].map((text) => [`${above}${text}`, 1]));
  for (;;) {
    const found = await rows.find(isMissing, { projection, limit: atOnce }).toArray();
    if (found.length === 0) return;
    await rows.bulkWrite(
      found.map((row) => {
        const doc = (above ? row.version : row) as Record<string, unknown> | undefined;
        const $set = Object.fromEntries(
          Object.entries(sortKeysOf(collection, doc ?? {})).map(([key, value]) => [`${above}${key}`, value]),
        );
        return { updateOne: { filter: { _id: row._id, ...isMissing }, update: { $set } } };
      }),
      { ordered: false },
    );
  }
}

/** Every row can be sorted from the first request on. */
export async function fillSortKeys(payload: Payload): Promise<void> {
  for (const collection of Object.keys(sortedTexts)) await fill(payload, collection, collection);
  await fill(payload, '_articles_versions', 'articles', 'version.');
}
