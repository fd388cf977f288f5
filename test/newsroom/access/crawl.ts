import type { Payload } from 'payload';
import { graphql } from './ask.ts';
import type { Standing } from './people.ts';

/** Ways to ask for more than one should get; each is added to every address. */
const tricks = [
  '',
  '?depth=4',
  '?draft=true&depth=2',
  '?trash=true&draft=true&depth=2',
  '?depth=3&select[editorialNote]=true&select[headline]=true&select[email]=true&select[byline]=true&select[story]=true&select[text]=true',
  '?depth=3&populate[users][email]=true&populate[authors][email]=true&populate[articles][editorialNote]=true&populate[articles][headline]=true',
  '?depth=2&joins[members][limit]=0&joins[members][where][email][exists]=true',
  '?limit=0&pagination=false&showHiddenFields=true&overrideAccess=true',
];

export type Heard = { asked: string; said: string };

/** The addresses under one collection or global that answer to GET, with the documents' ids filled in. */
function addresses(base: string, paths: readonly string[], fill: Record<string, readonly string[]>): string[] {
  return paths.flatMap((path) => {
    const name = /:(\w+)/.exec(path)?.[1];
    const plain = path.replace(/\/$/, '');
    if (!name) return [`${base}${plain}`];
    return (fill[path] ?? fill[name] ?? []).map(
      (value) => `${base}${plain.replace(/:\w+\??/, encodeURIComponent(value))}`,
    );
  });
}

const gets = (endpoints: unknown): string[] =>
  ((endpoints || []) as { method: string; path: string }[])
    .filter(({ method }) => method === 'get')
    .map(({ path }) => path);

export type Kept = { id: string[]; filename: string[]; version: string[] };

/** What there is to ask for: by collection, the ids of documents and versions and the names of files. */
export async function everyDocument({ db, config }: Payload): Promise<Record<string, Kept>> {
  const kept: Record<string, Kept> = {};
  for (const { slug, upload } of config.collections) {
    const rows = await db.collections[slug]!.find().lean<{ _id: unknown; filename?: string }[]>();
    const versions = (await db.versions[slug]?.find().lean<{ _id: unknown }[]>()) ?? [];
    kept[slug] = {
      id: rows.map(({ _id }) => String(_id)),
      filename: upload ? rows.map(({ filename }) => String(filename)) : [],
      version: versions.map(({ _id }) => String(_id)),
    };
  }
  return kept;
}

/** Every GET route of the API there is, as Payload itself routes them, for every document there is. */
export function everyAddress({ config }: Payload, kept: Record<string, Kept>): string[] {
  const found: string[] = addresses('/api', gets(config.endpoints), {});
  for (const { slug, endpoints } of config.collections) {
    const { id = [], filename = [], version = [] } = kept[slug] ?? {};
    found.push(...addresses(`/api/${slug}`, gets(endpoints), { id, filename, key: ['nav'], '/versions/:id': version }));
  }
  for (const { slug, endpoints } of config.globals)
    found.push(...addresses(`/api/globals/${slug}`, gets(endpoints), {}));
  return found;
}

const told = ({ body, headers }: { body: unknown; headers: Headers }): string =>
  `${typeof body === 'string' ? body : JSON.stringify(body)} ${JSON.stringify([...headers])}`;

/** Asks for every address with every trick. */
export async function crawlRest(
  asker: Standing,
  all: readonly string[],
  tried: readonly string[] = tricks,
): Promise<Heard[]> {
  const heard: Heard[] = [];
  const asks = all.flatMap((address) => tried.map((trick) => `${address}${trick}`));
  const next = async (): Promise<void> => {
    for (let asked = asks.pop(); asked !== undefined; asked = asks.pop())
      heard.push({ asked, said: told(await asker.http('GET', asked)) });
  };
  await Promise.all([next(), next(), next(), next()]);
  return heard;
}

type Type = { kind: string; name: string | null; ofType: Type | null };
type FieldOf = { name: string; type: Type; args: { name: string; type: Type }[] };
const bare = (type: Type): Type => (type.ofType ? bare(type.ofType) : type);

/** A selection of everything a type has, down to `depth` objects below it. */
function selection(types: Map<string, { fields: FieldOf[] | null }>, type: Type, depth: number): string {
  const { name } = bare(type);
  const parts = (types.get(name ?? '')?.fields ?? []).flatMap((field) => {
    const inner = bare(field.type);
    if (field.args.some(({ type: arg }) => arg.kind === 'NON_NULL')) return [];
    if (inner.kind === 'SCALAR' || inner.kind === 'ENUM') return [field.name];
    if (inner.kind !== 'OBJECT' || depth === 0) return [];
    const below = selection(types, field.type, depth - 1);
    return below ? [`${field.name} ${below}`] : [];
  });
  return parts.length > 0 ? `{ ${parts.join(' ')} }` : '';
}

/** Whose ids a field of the schema's root takes: `Article`, `versionArticle` and `docAccessArticle` those of articles. */
function idsFor(field: string, kept: Record<string, Kept>): string[] {
  const [, prefix, name = ''] = /^(version|docAccess)?(.+)$/.exec(field) ?? [];
  const slug = Object.keys(kept).find((each) => each.replaceAll('-', '').startsWith(name.toLowerCase()));
  return (slug && kept[slug]?.[prefix === 'version' ? 'version' : 'id']) || [];
}

/** One query for every field of the GraphQL schema's root, for each document of those that want an id. */
export async function crawlGraphql(asker: Standing, kept: Record<string, Kept>): Promise<Heard[]> {
  const type = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
  const introspection = `{ __schema { types { name fields { name type { ${type} } args { name type { ${type} } } } } } }`;
  const { body } = await graphql(asker, introspection);
  const types = new Map<string, { fields: FieldOf[] | null }>(
    body.data.__schema.types.map((each: { name: string }) => [each.name, each]),
  );
  const heard: Heard[] = [];
  for (const field of types.get('Query')?.fields ?? []) {
    const names = field.args.map(({ name }) => name);
    for (const id of names.includes('id') ? idsFor(field.name, kept) : [undefined]) {
      const wanted = { id: id && `"${id}"`, draft: 'true', trash: 'true', limit: '20' };
      const args = Object.entries(wanted).filter(([name, value]) => value && names.includes(name));
      const given = args.length > 0 ? `(${args.map((each) => each.join(': ')).join(', ')})` : '';
      // Readers' lists go two objects deep; so does one document of each.
      const query = `{ ${field.name}${given} ${selection(types, field.type, 2)} }`;
      heard.push({ asked: `GraphQL ${field.name} ${id ?? ''}`, said: told(await graphql(asker, query)) });
    }
  }
  return heard;
}
