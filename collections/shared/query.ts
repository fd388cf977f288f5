import type { FlattenedField } from 'payload';
import { validOperators } from 'payload/shared';
import type { Problem } from '../../src/domain/refusal.ts';
import { colleaguesOnly } from './access.ts';
import { unprintable } from './shape.ts';
import type { Params, Rule } from '../../src/domain/rules/rules.ts';

/**
 * The shape of a query a client sends: filter, order and page. Payload takes objects for values into the database's query,
 * and a path over two relations that ends in a refused field rejects a promise nobody waits for, which ends the process.
 */
export type Query = {
  where?: unknown;
  sort?: unknown;
  limit?: unknown;
  page?: unknown;
  depth?: unknown;
  joins?: unknown;
};

/** The fields of a collection by its slug. */
type FieldsOf = (collection: string) => readonly FlattenedField[] | undefined;
/** What the conditions of one request may hold in all; whether they may search through a text is said by `searches`. */
type Most = { words: number; bytes: number; searches: boolean };
type Price = { soFar: { words: number; bytes: number }; most: Most };

/** Every word of a search is a regular expression that the database tries on every row. */
export const mostAsked: Readonly<Record<'readers' | 'staff', Most>> = {
  readers: { words: 12, bytes: 8 * 1024, searches: false },
  staff: { words: 600, bytes: 64 * 1024, searches: true },
};

/** Which collections are not open to the one who asks, or not all of them; and what is compared with their documents. */
export type Pointing = {
  closed: ReadonlySet<string>;
  operators: ReadonlySet<string>;
  /** May a list be ordered by what it points to? */
  ordersBy: boolean;
  found: Pointer[];
  /** Does the one who asks read all of every story? */
  readsAll: boolean;
  /** Whether the query leans on what only colleagues on a story read: then only their stories answer it. */
  amongColleagues: boolean;
};
export type Pointer = { rule: Record<string, unknown>; to: readonly string[] };
type Walk = { problems: Problem[]; conditions: number; fieldsOf: FieldsOf; price: Price; pointing?: Pointing };

const most = { levels: 8, conditions: 100, text: 1_000, values: 500, path: 200, sorts: 5, page: 1_000_000 } as const;
const add = (walk: Pick<Walk, 'problems'>, path: string, rule: Rule, message: string, params?: Params): void => {
  if (walk.problems.length >= 20) return;
  walk.problems.push({ path: path.slice(0, 120), rule, message, ...(params && { params }) });
};

/** Operators whose values go to the database as they are; no list of the newsroom needs them. */
const onMaps = new Set<string>(['near', 'within', 'intersects']);

/** How fields are compared in a filter. */
export const filterOperators: readonly string[] = validOperators.filter((each) => !onMaps.has(each));

/** Operators that look through the text of every row; no index helps them. */
const searches = new Set(['like', 'not_like', 'contains']);

/** How a reader may compare a relation: with whole ids. Anything else would spell out the id of what they may not see. */
export const byId: ReadonlySet<string> = new Set(['equals', 'not_equals', 'in', 'not_in']);

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** Fields that Payload adds to versions and has not in its configuration. */
const ofVersions = new Set(['id', '_id', 'latest', 'autosave', 'snapshot', 'publishedLocale', 'parent', 'version']);

/** What may follow a relation and still be the relation itself. */
const ofPointers = /^(id|_id|value|relationTo)(\.(id|_id|value))*$/;

/** `closed`: after how many relations the path comes to a field that only colleagues on a story read. */
type Way = { hops: number; closed?: number; type?: string; to?: readonly string[] };

/** Where a path leads: over how many relations (`section.slug` one, `section.editors.email` two), and to what type of field. */
function wayOf(path: string, fields: readonly FlattenedField[], fieldsOf: FieldsOf): Way {
  const segments = path.replaceAll('__', '.').split('.');
  let [here, hops]: [readonly FlattenedField[], number] = [fields, 0];
  let closed: number | undefined;
  for (const [index, segment] of segments.entries()) {
    const rest = segments.slice(index + 1);
    if (index === 0 && segment === 'version' && rest.length > 0) continue;
    const field = here.find((each) => 'name' in each && each.name === segment);
    if (!field && index === 0 && ofVersions.has(segment)) return { hops: rest.length > 0 ? 1 : 0, type: 'text' };
    if (!field) return { hops, closed, type: segment === 'id' || segment === '_id' ? 'text' : undefined };
    if ('access' in field && field.access?.read === colleaguesOnly) closed ??= hops;
    const to = 'relationTo' in field ? field.relationTo : 'collection' in field ? field.collection : undefined;
    const isThere = rest.length === 0 || (to !== undefined && ofPointers.test(rest.join('.')));
    const targets = to === undefined || rest[0] === 'relationTo' ? undefined : [to].flat();
    if (isThere) return { hops, closed, type: field.type, to: targets };
    if ('flattenedFields' in field) here = field.flattenedFields;
    else [here, hops] = [(typeof to === 'string' && fieldsOf(to)) || [], hops + (to === undefined ? 0 : 1)];
  }
  return { hops, closed };
}

/** What only colleagues on a story read is compared in the stories themselves, and nowhere through a relation to one. */
function checkClosed({ pointing, ...walk }: Walk, path: string, { closed }: Way): void {
  if (!pointing || pointing.readsAll || closed === undefined) return;
  if (closed === 0) pointing.amongColleagues = true;
  else
    add(walk, path, 'relation', 'Only the desk of the story it points to reads this: ask for the stories themselves.');
}

/** Checks a path, and says where it leads. */
function checkPath(walk: Walk, path: string, fields: readonly FlattenedField[], hops: number): Way {
  const way = wayOf(path, fields, walk.fieldsOf);
  if (path.length > most.path || !/^\w+(\.\w+)*$/.test(path))
    add(walk, path, 'path', 'This is not the path of a field.');
  else if (way.hops > hops)
    add(
      walk,
      path,
      'too-far',
      hops === 0
        ? 'A list is not ordered by what it only points to.'
        : 'A filter reaches through one relation at most.',
    );
  else if (hops === 0 && way.type === undefined)
    add(walk, path, 'unknown-field', 'There is no such field to order by.');
  else if (hops === 0 && closedIn(walk, way) && !walk.pointing?.ordersBy)
    add(walk, path, 'relation', 'A list is not ordered by what it points to.');
  checkClosed(walk, path, way);
  return way;
}

/** Does this path point to documents of which the one who asks may not see all? */
const closedIn = (walk: Pick<Walk, 'pointing'>, { to }: Way): boolean =>
  to?.some((slug) => walk.pointing?.closed.has(slug)) ?? false;

/** A relation to what may be hidden is compared with ids alone, and these are kept for a look at what they name. */
function checkPointer({ pointing, ...walk }: Walk, path: string, rule: unknown, way: Way): void {
  if (!pointing || !closedIn({ pointing }, way) || !isPlain(rule)) return;
  const { operators, found } = pointing;
  if (Object.keys(rule).every((operator) => operators.has(operator))) found.push({ rule, to: way.to ?? [] });
  else add(walk, path, 'operator', `Compare a relation with ids: ${[...operators].join(', ')}.`);
}

function checkValue(walk: Walk, path: string, value: unknown): void {
  if (Array.isArray(value)) {
    if (value.length > most.values)
      add(walk, path, 'too-many', `At most ${most.values} values.`, { most: most.values });
    else if (value.some((each) => Array.isArray(each))) add(walk, path, 'value', 'A list of values, not of lists.');
    else value.forEach((each) => checkValue(walk, path, each));
  } else if (isPlain(value)) add(walk, path, 'value', 'Compare with a text, a number, a date, true, false or null.');
  else if (typeof value === 'number' && !Number.isFinite(value)) add(walk, path, 'number', 'This has to be a number.');
  else if (typeof value === 'string' && value.length > most.text)
    add(walk, path, 'too-long', `At most ${most.text} characters.`);
  else if (typeof value === 'string' && unprintable.test(value))
    add(walk, path, 'characters', 'This holds a null byte or broken Unicode.');
}

/** Adds what a condition says to what its request has said before. */
function count(walk: Walk, path: string, operator: string, value: unknown): void {
  const { soFar } = walk.price;
  const texts = (Array.isArray(value) ? value : [value]).map((each) => (typeof each === 'string' ? each : ''));
  for (const text of texts) soFar.words += text.split(/[\s,]+/).filter(Boolean).length;
  soFar.bytes += Buffer.byteLength(`${path}${operator}${texts.join(',')}`);
}

function checkPrice({ price: { soFar, most: atMost }, ...walk }: Walk): void {
  if (soFar.words > atMost.words)
    add(walk, 'where', 'too-many-words', `The conditions of a request hold at most ${atMost.words} words in all.`);
  if (soFar.bytes > atMost.bytes)
    add(walk, 'where', 'too-long', `The conditions of a request are at most ${atMost.bytes / 1024} KB in all.`);
}

function checkCondition(walk: Walk, path: string, operator: string, value: unknown): void {
  count(walk, path, operator, value);
  if (onMaps.has(operator)) add(walk, path, 'operator', 'Nothing is looked for on a map here.');
  else if (searches.has(operator) && !walk.price.most.searches)
    add(
      walk,
      path,
      'operator',
      `Only the desk looks for words with ${operator}; compare with equals or in, or ask /v1/search.`,
    );
  else checkValue(walk, path, value);
}

function checkWhere(walk: Walk, where: unknown, fields: readonly FlattenedField[], level = 0): void {
  if (!isPlain(where)) return add(walk, 'where', 'object', 'A filter is {field: {operator: value}}.');
  if (level > most.levels)
    return add(walk, 'where', 'too-deep', `A filter is at most ${most.levels} levels deep.`, { most: most.levels });
  for (const [path, rule] of Object.entries(where)) {
    if (rule === undefined) continue;
    walk.conditions += 1;
    if (walk.conditions > most.conditions)
      return add(walk, 'where', 'too-many', `At most ${most.conditions} conditions.`, { most: most.conditions });
    if (/^(and|or)$/i.test(path)) {
      if (Array.isArray(rule)) rule.forEach((each) => checkWhere(walk, each, fields, level + 1));
      else add(walk, path, 'list', 'This takes a list of filters.');
      continue;
    }
    checkPointer(walk, path, rule, checkPath(walk, path, fields, 1));
    if (!isPlain(rule)) add(walk, path, 'operator', 'Say how to compare: {field: {equals: value}}.');
    else for (const [operator, value] of Object.entries(rule)) checkCondition(walk, path, operator, value);
  }
}

function checkNumber(walk: Walk, path: string, value: unknown, from: number, to: number): void {
  if (value === undefined || value === null) return;
  if (!Number.isInteger(value) || (value as number) < from || (value as number) > to)
    add(walk, path, 'number', `This has to be a whole number from ${from} to ${to}.`);
}

function checkSort(walk: Walk, sort: unknown, fields: readonly FlattenedField[]): void {
  if (sort === undefined || sort === null) return;
  const paths: unknown[] = Array.isArray(sort) ? sort : [sort];
  if (paths.length > most.sorts)
    return add(walk, 'sort', 'too-many', `At most ${most.sorts} fields to order by.`, { most: most.sorts });
  for (const path of paths)
    if (typeof path === 'string') checkPath(walk, path.trim().replace(/^-/, ''), fields, 0);
    else add(walk, 'sort', 'path', 'This is not the path of a field.');
}

/** Joined lists are lists too: the same questions of each, and none without an end. */
function checkJoins(walk: Walk, joins: unknown, fields: readonly FlattenedField[]): void {
  if (joins === undefined || joins === null || joins === false) return;
  if (!isPlain(joins)) return add(walk, 'joins', 'object', 'This is {join: {where, sort, limit, page}}.');
  for (const [name, join] of Object.entries(joins)) {
    const field = fields.find((each) => each.name === name);
    if (field?.type !== 'join') add(walk, `joins.${name}`, 'unknown-field', 'There is no such join.');
    else if (join !== false) {
      const joined = typeof field.collection === 'string' ? (walk.fieldsOf(field.collection) ?? []) : [];
      if (isPlain(join)) checkQuery(walk, join, joined);
      else add(walk, `joins.${name}`, 'object', 'This is {where, sort, limit, page}, or false.');
    }
  }
}

function checkQuery(walk: Walk, query: Query, fields: readonly FlattenedField[]): void {
  if (query.where !== undefined && query.where !== null && query.where !== '') checkWhere(walk, query.where, fields);
  checkSort(walk, query.sort, fields);
  checkNumber(walk, 'limit', query.limit, 0, 1e9);
  checkNumber(walk, 'page', query.page, 0, most.page);
  checkNumber(walk, 'depth', query.depth, 0, 100);
  checkJoins(walk, query.joins, fields);
}

/** What is wrong with a query, by parameter or by the path it names. Adds what it asks to `price.soFar`. */
export function queryProblems(
  query: Query,
  fields: readonly FlattenedField[],
  fieldsOf: FieldsOf,
  price: Price,
  pointing?: Pointing,
): Problem[] {
  const walk: Walk = { problems: [], conditions: 0, fieldsOf, price, pointing };
  checkQuery(walk, query, fields);
  checkPrice(walk);
  return walk.problems;
}

/** How many rows are given where `limit` were asked for; 0, Payload's "all of them", is the most there may be. */
export const rowsOf = (limit: unknown, atMost: number, usual: number): number =>
  typeof limit !== 'number' ? usual : limit === 0 ? atMost : Math.min(limit, atMost);
