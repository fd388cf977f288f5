import { buildSchema, getNamedType, isAbstractType, isLeafType, isObjectType, isRequiredArgument } from 'graphql';
import type { GraphQLNamedType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import type { Client } from '../../support/newsroom.ts';
import type { Heard } from './crawl.ts';

type Parameter = { name: string; in: string; schema?: { enum?: string[] }; 'x-fields'?: string[] };
type Document = { paths: Record<string, { get?: { parameters?: Parameter[] } }> };

/** What there is to ask for, by the name of the piece of a path, parameter or argument. */
export type Known = Readonly<Record<string, readonly string[]>>;

const told = ({ status, body, headers }: { status: number; body: unknown; headers: Headers }): string =>
  `${status} ${typeof body === 'string' ? body : JSON.stringify(body)} ${JSON.stringify([...headers])}`;

const query = (name: string, value: string): string => `?${name}=${encodeURIComponent(value)}`;

/** The ways to ask one read: as it is, with each value that a parameter may have, with all fields, and for each of what is known. */
const queriesOf = (parameters: readonly Parameter[], known: Known): string[] => [
  '',
  ...parameters
    .filter((each) => each.in === 'query')
    .flatMap(({ name, schema, 'x-fields': fields }) => [
      ...(schema?.enum ?? []).map((value) => query(name, value)),
      ...(fields ? [query(name, fields.join(','))] : []),
      ...(known[name] ?? []).map((value) => query(name, value)),
    ]),
];

/** The address of every read that the document for readers names, in each way. */
export async function documentedReads(reader: Client, known: Known): Promise<string[]> {
  const { paths } = (await reader<Document>('GET', '/v1/openapi.json')).body;
  return Object.entries(paths).flatMap(([path, { get }]) => {
    // A stream never ends: it is listened to elsewhere.
    if (!get || path.endsWith('/live')) return [];
    const name = /\{(\w+)\}/.exec(path)?.[1];
    const filled = name ? (known[name] ?? []).map((value) => path.replace(`{${name}}`, value)) : [path];
    return filled.flatMap((each) => queriesOf(get.parameters ?? [], known).map((asked) => `${each}${asked}`));
  });
}

const [most, atOnce] = [5_000, 6];
const links = /(?:https?:\/\/[^/\s"'<>\\]+)?\/[^\s"'<>\\)]*/g;

/** The addresses of this site that an answer names. */
function linksIn(said: string, hosts: readonly string[]): string[] {
  return (said.match(links) ?? []).flatMap((link) => {
    const plain = link.replaceAll('&amp;', '&').replace(/#.*/, '');
    const host = hosts.find((each) => plain.startsWith(`${each}/`));
    const path = host ? plain.slice(host.length) : plain;
    return path.startsWith('/') && !/^\/(?:\/|admin|_next|site\/assets|media)|[{}|]/.test(path) ? [path] : [];
  });
}

/** Reads these addresses and all that their answers lead to, as a reader and a search engine do. */
export async function walkSite(reader: Client, from: readonly string[], hosts: readonly string[]): Promise<Heard[]> {
  const heard: Heard[] = [];
  const known = new Set<string>();
  const read = async (asked: string): Promise<string[]> => {
    const said = told(await reader('GET', asked));
    heard.push({ asked, said });
    return linksIn(said, hosts);
  };
  for (let next = [...new Set(from)]; next.length > 0 && heard.length < most;) {
    next.forEach((each) => known.add(each));
    const found: string[] = [];
    for (let at = 0; at < next.length; at += atOnce)
      found.push(...(await Promise.all(next.slice(at, at + atOnce).map(read))).flat());
    next = [...new Set(found)].filter((each) => !known.has(each));
  }
  return heard;
}

/** Everything that a type says of itself, down to `depth` objects below it; an argument that a field asks for is none of it. */
function fieldsOf(schema: GraphQLSchema, type: GraphQLNamedType, depth: number): string {
  if (isAbstractType(type)) {
    const each = schema.getPossibleTypes(type).map((one) => `... on ${one.name} { ${fieldsOf(schema, one, depth)} }`);
    return `__typename ${each.join(' ')}`;
  }
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  return fields
    .flatMap(({ name, type: inner }) => {
      if (isLeafType(getNamedType(inner))) return [name];
      return depth > 0 ? [`${name} ${selection(schema, inner, depth - 1)}`] : [];
    })
    .concat('__typename')
    .join(' ');
}

const selection = (schema: GraphQLSchema, type: GraphQLOutputType, depth: number): string =>
  `{ ${fieldsOf(schema, getNamedType(type), depth)} }`;

/** Each field of the root of the readers' GraphQL, for each of what is known that it asks for. */
export async function walkGraphql(reader: Client, known: Known): Promise<Heard[]> {
  const { body } = await reader<string>('GET', '/v1/graphql/schema.graphql');
  const schema = buildSchema(body);
  const heard: Heard[] = [];
  for (const { name, args, type } of Object.values(schema.getQueryType()!.getFields())) {
    const needed = args.find(isRequiredArgument);
    const values = needed ? (known[needed.name] ?? []) : [undefined];
    for (const value of values) {
      const given = needed ? `(${needed.name}: ${JSON.stringify(value)})` : '';
      const asked = `{ ${name}${given} ${selection(schema, type, 2)} }`;
      heard.push({ asked, said: told(await reader('POST', '/v1/graphql', { query: asked })) });
    }
  }
  return heard;
}
