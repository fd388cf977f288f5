import type { FlattenedField } from 'payload';
import { type Answer, bodyOf } from '../../support/newsroom.ts';
import { machinery } from './judge.ts';

/** What stands for nothing: every field is sent each of them, alone and within what holds it. */
export const nothings: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['an empty object', {}],
  ['an empty list', []],
  ['an empty text', ''],
];

/** A field by its path in dots, and how data looks that gives it a value and nothing else. */
export type Place = { path: string; dataWith: (value: unknown) => Record<string, unknown> };

/** A node of the body that holds a block of this kind. */
const blockWith = (blockType: string, name: string, value: unknown) => ({
  type: 'block',
  format: '',
  version: 2,
  fields: { id: '65f0c0ffee0000000000dead', blockType, [name]: value },
});

function bodyWith(node: object): object {
  const { root } = bodyOf('Text.');
  return { root: { ...root, children: [...root.children, node] } };
}

const blocks: Readonly<Record<string, readonly string[]>> = {
  quotation: ['quote', 'attribution', 'language'],
  photo: ['media', 'caption'],
  embed: ['url', 'title'],
  relatedStories: ['stories'],
  table: ['caption', 'header', 'rows'],
};

/** What a body is made of: its root, its nodes, its blocks and their fields. */
const insideBody = (): Place[] => [
  { path: 'root', dataWith: (value) => ({ root: value }) },
  ...['children', 'type', 'format', 'version', 'direction'].map((key) => ({
    path: `root.${key}`,
    dataWith: (value: unknown) => ({ root: { ...bodyOf('Text.').root, [key]: value } }),
  })),
  { path: 'root.children.1', dataWith: (value) => bodyWith(value as object) as Record<string, unknown> },
  {
    path: 'root.children.1.fields',
    dataWith: (value) => bodyWith({ type: 'block', version: 2, fields: value }) as never,
  },
  ...Object.entries(blocks).flatMap(([blockType, names]) =>
    ['blockType', ...names].map((name) => ({
      path: `root.children.1.fields.${name}`,
      dataWith: (value: unknown) => bodyWith(blockWith(blockType, name, value)) as Record<string, unknown>,
    })),
  ),
];

const within = (name: string, inner: Place[], wrap: (data: Record<string, unknown>) => unknown, at = ''): Place[] =>
  inner.map(({ path, dataWith }) => ({
    path: `${name}.${at}${path}`,
    dataWith: (value) => ({ [name]: wrap(dataWith(value)) }),
  }));

function insideOf(field: FlattenedField): Place[] {
  const { name, type } = field;
  const one: Place = { path: '0', dataWith: (value) => ({ only: value }) };
  const inList = { path: `${name}.0`, dataWith: (value: unknown) => ({ [name]: [value] }) };
  if (type === 'group' || type === 'tab') return within(name, placesOf(field.flattenedFields), (data) => data);
  if (type === 'array') return [inList, ...within(name, placesOf(field.flattenedFields), (data) => [data], '0.')];
  if (type === 'richText') return within(name, insideBody(), (data) => data);
  if ('relationTo' in field && Array.isArray(field.relationTo)) {
    const relationTo = field.relationTo[0];
    const wrap = ({ only }: Record<string, unknown>) => [{ relationTo, value: only }];
    return [inList, ...within(name, [one], wrap)];
  }
  return 'hasMany' in field && field.hasMany ? [inList] : [];
}

/** Every field, and every field, row and block within it. */
export const placesOf = (fields: readonly FlattenedField[]): Place[] =>
  fields
    .filter((field) => field.type !== 'join')
    .flatMap((field) => [
      { path: field.name, dataWith: (value: unknown) => ({ [field.name]: value }) },
      ...insideOf(field),
    ]);

type Said = { message?: string; extensions?: { statusCode?: number; data?: Data }; data?: Data };
type Data = { errors?: { path?: string; rule?: string; message?: string }[] };

/** Does the refusal name the field, or what it stands in, and the rule? GraphQL's own does in its message. */
function names(error: Said, path: string): boolean {
  const problems = error.data?.errors ?? error.extensions?.data?.errors ?? [];
  // In a row that lacks other fields, these are named.
  const inRow = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : path;
  const isAt = (at: string) => at.startsWith(inRow) || (at !== '' && path.startsWith(at));
  if (problems.some((problem) => isAt(problem.path ?? '') && problem.rule && problem.message)) return true;
  return (
    /^Variable "\$data" got invalid value/.test(error.message ?? '') && error.message!.includes(path.split('.')[0]!)
  );
}

/** What is wrong with the answer to nothing in a field: it is taken, or refused by the field's name. */
export function faultsOfNothing({ status, body }: Answer, path: string): string[] {
  const said = JSON.stringify(body);
  const errors = (body?.errors ?? []) as Said[];
  const codes = [status, ...errors.map(({ extensions }) => extensions?.statusCode ?? 0)];
  const faults = [
    codes.every((code) => code < 500) ? '' : `status ${codes.join(' ')}`,
    machinery.test(said.replaceAll(/"docs?":\{.*/g, '')) && errors.length > 0
      ? `machinery: ${machinery.exec(said)?.[0]}`
      : '',
    errors.every((error) => names(error, path)) && (status < 400 || errors.length > 0) ? '' : `does not name ${path}`,
  ].filter(Boolean);
  return faults.length > 0 ? [...faults, said.slice(0, 250)] : [];
}
