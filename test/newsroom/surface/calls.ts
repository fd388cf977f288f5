import type { Client } from '../../support/newsroom.ts';
import type { Pointed } from './documents.ts';

/** One call, the same for whoever makes it, and when: what ends something comes after what needs it. */
export type Call = { name: string; turn: number; ask: (by: Client) => Promise<number> };

const nowhere = 'f'.repeat(24);

/** Bodies that change nothing that another call needs; of any other route it is {}. */
const bodies: Record<string, object> = {
  'post /api/articles/:id/transitions': { name: 'publish' },
  'post /api/users/unlock': { email: 'journalist@newsroom.example' },
};

const turns: readonly (readonly [RegExp, number])[] = [
  [/^post .*logout/, 4],
  [/^Mutation logout/, 5],
  [/^delete /, 3],
  [/^Mutation delete/, 2],
  [/unlock|take-over$/, 1],
];
const turnOf = (name: string): number => turns.find(([pattern]) => pattern.test(name))?.[1] ?? 0;

const fill = (path: string, ids: Pointed): string => {
  const [, , slug = ''] = path.split('/');
  const id = path.includes('/versions/') ? ids.version : (ids[slug] ?? nowhere);
  return path.replace(':id', id ?? nowhere).replace(/:\w+/g, nowhere);
};

/** A call of a route; of those that change many documents, of none. */
export function callOf({ method, path }: { method: string; path: string }, ids: Pointed): Call {
  const name = `${method} ${path}`;
  const many = method === 'patch' && !path.includes(':') ? `?where[id][equals]=${nowhere}` : '';
  const body = ['get', 'head'].includes(method) ? undefined : (bodies[name] ?? {});
  const ask = async (by: Client): Promise<number> =>
    (await by(method.toUpperCase(), `${fill(path, ids)}${many}`, body)).status;
  return { name, turn: turnOf(name), ask };
}

type Type = { kind: string; name: string | null; ofType: Type | null };
type Argument = { name: string; type: Type };
type Operation = Argument & { args: Argument[] };
type Input = { name: string; inputFields: Argument[] | null; enumValues: { name: string }[] | null };
type Inputs = ReadonlyMap<string, Input>;
const typeParts = 'type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
const operations = `fields { name ${typeParts} args { name ${typeParts} } }`;
const introspection = `{ __schema { queryType { ${operations} } mutationType { ${operations} }
  types { name enumValues { name } inputFields { name ${typeParts} } } } }`;

const bare = (type: Type): Type => (type.ofType ? bare(type.ofType) : type);

const scalars: Record<string, string> = { Int: '1', Float: '1', Boolean: 'true', JSON: '{}', DateTime: '"2026-01-01"' };

/** The least that a type takes: of an input all that it asks for. */
function leastOf(type: Type, inputs: Inputs): string {
  if (type.kind === 'NON_NULL') return leastOf(type.ofType!, inputs);
  if (type.kind === 'LIST') return '[]';
  const { inputFields, enumValues } = inputs.get(type.name ?? '') ?? {};
  if (enumValues?.length) return enumValues[0]!.name;
  if (!inputFields) return scalars[type.name ?? ''] ?? '"nobody"';
  const asked = inputFields.filter((each) => each.type.kind === 'NON_NULL');
  return `{ ${asked.map((each) => `${each.name}: ${leastOf(each.type, inputs)}`).join(', ')} }`;
}

/** What an operation has to be given; `data` and `id` too, which Payload leaves open. */
const argumentOf = ({ name, type }: Argument, id: string, inputs: Inputs): string[] => {
  if (name === 'id') return [`id: "${id}"`];
  if (name === 'email') return ['email: "journalist@newsroom.example"'];
  return name === 'data' || type.kind === 'NON_NULL' ? [`${name}: ${leastOf(type, inputs)}`] : [];
};

type Named = { kind: 'Query' | 'Mutation'; operation: Operation; inputs: Inputs };

function graphqlCall({ kind, operation: { name, type, args }, inputs }: Named, ids: Pointed): Call {
  const noun = name.toLowerCase();
  const slug = Object.keys(ids).find((each) => noun.endsWith(each.replace(/s$/, '')));
  const id = (/^(restoreV|v)ersion/.test(name) ? ids.version : slug && ids[slug]) ?? nowhere;
  const given = args.flatMap((each) => argumentOf(each, id, inputs)).join(', ');
  const selection = ['OBJECT', 'UNION', 'INTERFACE'].includes(bare(type).kind) ? ' { __typename }' : '';
  const query = `${kind.toLowerCase()} { ${name}${given && `(${given})`}${selection} }`;
  const ask = async (by: Client): Promise<number> => {
    const { status, body } = await by('POST', '/api/graphql', { query });
    const [error] = (body as { errors?: { extensions?: { statusCode?: number } }[] }).errors ?? [];
    return error ? (error.extensions?.statusCode ?? (status === 200 ? 400 : status)) : status;
  };
  return { name: `${kind} ${name}`, turn: turnOf(`${kind} ${name}`), ask };
}

/** A call of every operation there is in the schema. */
export async function graphqlCalls(by: Client, ids: Pointed): Promise<Call[]> {
  const { body } = await by('POST', '/api/graphql', { query: introspection });
  const { queryType, mutationType, types } = body.data.__schema as {
    types: Input[];
  } & Record<'queryType' | 'mutationType', { fields: Operation[] }>;
  const inputs = new Map(types.map((each) => [each.name, each]));
  return [
    ...queryType.fields.map((operation) => graphqlCall({ kind: 'Query', operation, inputs }, ids)),
    ...mutationType.fields.map((operation) => graphqlCall({ kind: 'Mutation', operation, inputs }, ids)),
  ];
}
