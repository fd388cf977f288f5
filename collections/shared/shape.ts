import type { FlattenedField } from 'payload';
import { bodyProblems } from '../../src/domain/body.ts';
import type { Problem } from '../../src/domain/refusal.ts';
import { storedText } from '../../src/domain/fields/storedText.ts';
import { faultOfTime } from '../../src/domain/times/when.ts';
import type { Params, Rule } from '../../src/domain/rules/rules.ts';

/**
 * The shape of what a client sends, checked against the collection's own fields before any hook or validator sees it.
 * Payload's validators are skipped for drafts and trust the JavaScript type; this one does neither.
 */
type ShapeFindings = { problems: Problem[]; relations: Relation[] };
export type Relation = { path: string; collection: string; id: string };

/** Longest text of a field that names no length itself, in characters; longest list, in rows. */
const longestText = 20_000;
const longestList = 200;

/** What Payload itself puts beside the fields, or its admin form sends along. */
const systemKeys = new Set([
  'id',
  'createdAt',
  'updatedAt',
  'deletedAt',
  '_status',
  'blockType',
  'blockName',
  '_order',
  '_parentID',
  'password',
  'confirm-password',
  'collection',
  'file',
  '_objectKey',
  '_isLocked',
  '_userEditing',
  '_sid',
  '_strategy',
]);

/**
 * What Payload gives a document and its forms send back: read by nobody, so that no client says when or as what it was made.
 * By its index a key is found: it is computed from the key.
 */
export const givenByTheDatabase = ['id', 'createdAt', 'updatedAt', 'apiKeyIndex'];

/** What a client sends, without what is not theirs to say. The ids of rows within stay: they tell which row is meant. */
export const withoutGiven = <T>(data: T): T =>
  isRecord(data)
    ? (Object.fromEntries(Object.entries(data).filter(([key]) => !givenByTheDatabase.includes(key))) as T)
    : data;

/** A group with nothing in it: each of its fields empty, so that what was there goes. */
const emptyGroup = (fields: readonly FlattenedField[]): Record<string, unknown> =>
  Object.fromEntries(
    fields.map((field) => [
      field.name,
      'flattenedFields' in field && field.type !== 'array' ? emptyGroup(field.flattenedFields) : null,
    ]),
  );

const withGroupsIn = (value: unknown, field: FlattenedField): unknown => {
  if (field.type === 'group' || field.type === 'tab')
    return value === null ? emptyGroup(field.flattenedFields) : withGroups(value, field.flattenedFields);
  if (field.type !== 'array' || !Array.isArray(value)) return value;
  return value.map((row: unknown) => withGroups(row, field.flattenedFields));
};

/** Null for a group means an empty one: Payload trips over it. */
export const withGroups = <T>(data: T, fields: readonly FlattenedField[]): T =>
  isRecord(data)
    ? (Object.fromEntries(
        Object.entries(data).map(([key, value]) => {
          const field = fields.find(({ name }) => name === key);
          return [key, field ? withGroupsIn(value, field) : value];
        }),
      ) as T)
    : data;

const objectId = /^[0-9a-f]{24}$/i;
/** Null bytes and halves of characters, which no text has: the rest that nobody sees is let go of (storedText.ts). */
export const unprintable =
  // eslint-disable-next-line no-control-regex -- null bytes are what it looks for
  /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const addProblem = (found: ShapeFindings, problem: Problem): void => {
  // A hostile list could break as many rules as it has rows; a person needs only the first ones.
  if (found.problems.length < 50) found.problems.push(problem);
};

const add = (found: ShapeFindings, path: string, rule: Rule, message: string, params?: Params): void =>
  addProblem(found, { path, rule, message, ...(params && { params }) });

function checkText(found: ShapeFindings, path: string, value: unknown, longest: number, shortest = 0): void {
  if (typeof value !== 'string') return add(found, path, 'text', 'This has to be text.');
  const { length } = storedText(value);
  if (length > longest)
    return add(found, path, 'too-long', `At most ${longest} characters; this has ${length}.`, {
      most: longest,
      length,
    });
  if (value !== '' && length < shortest)
    return add(found, path, 'too-short', `At least ${shortest} characters.`, { least: shortest });
  if (unprintable.test(value)) add(found, path, 'characters', 'This holds a null byte or broken Unicode.');
}

function checkNumber(found: ShapeFindings, path: string, value: unknown, min = -1e15, max = 1e15): void {
  if (typeof value !== 'number' || !Number.isFinite(value))
    return add(found, path, 'number', 'This has to be a number.');
  if (value < min || value > max)
    add(found, path, 'range', `This has to be from ${min} to ${max}.`, { least: min, most: max });
}

/** A time or, where no hour is asked for, a day; which instant it is, in which zone, times.ts reads. */
function checkDate(found: ShapeFindings, path: string, value: unknown, mayBeDay = true): void {
  if (typeof value !== 'string') return add(found, path, 'date-time', 'Give a date and time as in ISO 8601.');
  const fault = faultOfTime(value.slice(0, 41), mayBeDay);
  if (fault) addProblem(found, { path, ...fault });
}

function checkRelation(found: ShapeFindings, path: string, value: unknown, relationTo: string | string[]): void {
  if (value === null) return;
  const single = typeof relationTo === 'string';
  const collection = single ? relationTo : isRecord(value) ? value.relationTo : undefined;
  // The admin sends ids; a client that sends back what it read may send the populated document.
  const target = single ? value : isRecord(value) ? value.value : undefined;
  const id = isRecord(target) ? target.id : target;
  const isKnown = typeof collection === 'string' && (single || relationTo.includes(collection));
  if (!isKnown) return add(found, path, 'relation', `Give {relationTo, value}, of ${String(relationTo)}.`);
  if (typeof id !== 'string' || !objectId.test(id))
    return add(found, path, 'id', `This has to be the id of one of ${collection}.`);
  found.relations.push({ path, collection, id });
}

function checkRows(
  found: ShapeFindings,
  path: string,
  value: unknown,
  most: number | undefined,
  row: (at: string, value: unknown) => void,
) {
  if (!Array.isArray(value)) return add(found, path, 'list', 'This has to be a list.');
  const limit = most ?? longestList;
  const { length } = value;
  if (length > limit)
    return add(found, path, 'too-many', `At most ${limit} entries; this has ${length}.`, { most: limit, length });
  value.forEach((each, index) => {
    const at = `${path}.${index}`;
    if (each === null || each === undefined) add(found, at, 'empty', 'An entry of a list is not empty: leave it out.');
    else row(at, each);
  });
}

const optionValue = (option: string | { value: string }): string =>
  typeof option === 'string' ? option : option.value;

function checkOption(
  found: ShapeFindings,
  path: string,
  value: unknown,
  options: readonly (string | { value: string })[],
): void {
  const allowed = options.map(optionValue);
  if (typeof value !== 'string' || (value !== '' && !allowed.includes(value)))
    add(found, path, 'option', `This has to be one of: ${allowed.join(', ')}.`);
}

/** A field whose picker asks for the hour too. */
const isTimed = ({ admin }: Of<'date'>): boolean => admin?.date?.pickerAppearance === 'dayAndTime';

/** Each looks at fields of its own type: a method's parameter may be narrower, a function's may not. */
type Check = { of(found: ShapeFindings, path: string, value: unknown, field: FlattenedField): void }['of'];
type Of<T extends FlattenedField['type']> = Extract<FlattenedField, { type: T }>;
const many = (
  check: (found: ShapeFindings, path: string, value: unknown) => void,
  hasMany: boolean | undefined,
  most?: number,
): Check =>
  hasMany ? (found, path, value) => checkRows(found, path, value, most, (at, row) => check(found, at, row)) : check;

/** One check for each type of field. A type that is not here (`join`, `ui`) holds no input. */
const checks: Partial<Record<FlattenedField['type'], Check>> = {
  text: (found, path, value, field: Of<'text'>) =>
    many((f, p, v) => checkText(f, p, v, field.maxLength ?? 1_000, field.minLength), field.hasMany, field.maxRows)(
      found,
      path,
      value,
      field,
    ),
  textarea: (found, path, value, field: Of<'textarea'>) =>
    checkText(found, path, value, field.maxLength ?? longestText),
  email: (found, path, value) => checkText(found, path, value, 254),
  number: (found, path, value, field: Of<'number'>) => checkNumber(found, path, value, field.min, field.max),
  checkbox: (found, path, value) => {
    if (typeof value !== 'boolean') add(found, path, 'boolean', 'This has to be true or false.');
  },
  date: (found, path, value, field: Of<'date'>) => {
    // A form sends an empty text for no date; when a document went to the trash is said, or it did not.
    if (value !== '' || path === 'deletedAt') checkDate(found, path, value, !isTimed(field));
  },
  select: (found, path, value, field: Of<'select'>) =>
    many((f, p, v) => checkOption(f, p, v, field.options as { value: string }[]), field.hasMany)(
      found,
      path,
      value,
      field,
    ),
  relationship: (found, path, value, field: Of<'relationship'>) =>
    many((f, p, v) => checkRelation(f, p, v, field.relationTo), field.hasMany, field.maxRows)(
      found,
      path,
      value,
      field,
    ),
  upload: (found, path, value, field: Of<'upload'>) => {
    if (value !== '') checkRelation(found, path, value, field.relationTo);
  },
  point: (found, path, value) => {
    const [longitude, latitude, ...rest] = Array.isArray(value) ? (value as unknown[]) : [];
    if (rest.length > 0 || !Array.isArray(value)) return add(found, path, 'point', 'Give [longitude, latitude].');
    checkNumber(found, `${path}.0`, longitude, -180, 180);
    checkNumber(found, `${path}.1`, latitude, -90, 90);
  },
  richText: (found, path, value) => {
    // A form knows the field alone: a path within it would be taken for a field of its own, and sent back.
    for (const { path: within, ...problem } of bodyProblems(value)) {
      const place = within.replace(/^body\.?/, '');
      addProblem(found, { ...problem, path, ...(place && { place }) });
    }
  },
  group: (found, path, value, field: Of<'group'>) => checkFields(found, `${path}.`, value, field.flattenedFields),
  tab: (found, path, value, field: Of<'tab'>) => checkFields(found, `${path}.`, value, field.flattenedFields),
  array: (found, path, value, field: Of<'array'>) =>
    // Payload's own forms send the number of rows, not the rows, for a list they have not opened.
    typeof value === 'number'
      ? undefined
      : checkRows(found, path, value, field.maxRows, (at, row) =>
          checkFields(found, `${at}.`, row, field.flattenedFields),
        ),
};

function checkFields(found: ShapeFindings, prefix: string, data: unknown, fields: readonly FlattenedField[]): void {
  if (!isRecord(data)) return add(found, prefix.replace(/\.$/, ''), 'object', 'This has to be an object.');
  for (const [key, value] of Object.entries(data)) {
    const field = fields.find((each) => 'name' in each && each.name === key);
    const path = `${prefix}${key}`;
    if (!field && systemKeys.has(key)) checkSystem(found, path, key, value);
    else if (!field)
      add(found, path, 'unknown-field', `There is no field ${path.slice(0, 80)} here.`, { name: path.slice(0, 80) });
    else if (value !== null && value !== undefined) checks[field.type]?.(found, path, value, field);
  }
}

function checkSystem(found: ShapeFindings, path: string, key: string, value: unknown): void {
  if (value === null || value === undefined) return;
  if (key === 'deletedAt' || key === 'createdAt' || key === 'updatedAt') checkDate(found, path, value);
  else if (typeof value === 'object' && key !== 'file') add(found, path, 'text', 'This has to be text.');
}

/** What is wrong with the shape of `data`, and which documents it points to (they still have to be looked up). */
export function shapeOf(data: unknown, fields: readonly FlattenedField[]): ShapeFindings {
  const found: ShapeFindings = { problems: [], relations: [] };
  checkFields(found, '', data, fields);
  return found;
}
