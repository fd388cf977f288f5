import type { FormField, FormState } from 'payload';
import { reduceFieldsToValues } from 'payload/shared';
import { writtenNames } from '../../domain/articleFields.ts';
import { withoutBlockIds } from '../../domain/body/blockIds.ts';
import { storedData } from '../../domain/storedText.ts';
import type { Edits } from '../saving/order.ts';

/** The story's field that a path of the form lies in. */
const nameOf = (path: string): string => path.split('.', 1)[0] ?? '';

const pathsOf = (name: string, fields: FormState): string[] =>
  Object.keys(fields).filter((path) => path === name || path.startsWith(`${name}.`));

/** Whole values by name, as the API takes them. Payload's form has 0 for a list without rows. */
export function valuesOf(names: readonly string[], fields: FormState): Edits {
  const wanted = new Set(names);
  const own = Object.entries(fields).filter(([path]) => wanted.has(nameOf(path)));
  const values = reduceFieldsToValues(Object.fromEntries(own), true) as Record<string, unknown>;
  return Object.fromEntries(
    names
      .filter((name) => name in values)
      .map((name) => [name, fields[name]?.rows && !Array.isArray(values[name]) ? [] : values[name]]),
  );
}

/** The names of what people write that differ between two states of the form; values are compared by identity. */
export function changedNames(before: FormState, after: FormState): string[] {
  const changed = new Set<string>();
  const look = (path: string): void => {
    const [was, is] = [before[path], after[path]];
    if (was === is || (was?.value === is?.value && was?.rows?.length === is?.rows?.length)) return;
    changed.add(nameOf(path));
  };
  for (const path of Object.keys(after)) look(path);
  for (const path of Object.keys(before)) if (!(path in after)) look(path);
  return writtenNames.filter((name) => changed.has(name));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const leaf = (field: FormField | undefined, value: unknown): FormField => ({
  ...field,
  value,
  initialValue: value,
  valid: true,
  passesCondition: true,
});

function rowsShowing(path: string, value: readonly unknown[], fields: FormState): FormState {
  const rows = value.filter(isRecord).map((row, index) => ({ ...row, id: String(row.id ?? `${path}-${index}`) }));
  const inner = rows.map((row, index) =>
    Object.fromEntries(
      Object.entries(row).map(([key, each]) => [
        `${path}.${index}.${key}`,
        leaf(fields[`${path}.${index}.${key}`], each),
      ]),
    ),
  );
  const list = {
    ...leaf(fields[path], rows.length),
    disableFormData: rows.length > 0,
    rows: rows.map(({ id }) => ({ id })),
  };
  return Object.assign({ [path]: list }, ...inner) as FormState;
}

/** The fields of the form by which it shows `value` under `path`: a list has rows, a group its parts, all else one value. */
function fieldsShowing(path: string, value: unknown, fields: FormState): FormState {
  const field = fields[path];
  if (field?.rows && Array.isArray(value)) return rowsShowing(path, value, fields);
  const isGroup = Object.keys(fields).some((each) => each.startsWith(`${path}.`));
  if (!isGroup) return { [path]: leaf(field, value) };
  const parts = isRecord(value) ? value : {};
  return Object.assign(
    {},
    ...Object.entries(parts).map(([key, part]) => fieldsShowing(`${path}.${key}`, part, fields)),
  ) as FormState;
}

/** What to write into a form so that it shows these values, and which paths of it go. */
export type FormChange = { set: FormState; gone: string[] };

export function changeShowing(values: Edits, fields: FormState): FormChange {
  const set = Object.assign(
    {},
    ...Object.entries(values).map(([name, value]) => fieldsShowing(name, value, fields)),
  ) as FormState;
  const isInRow = (path: string): boolean => /\.\d+\./.test(path);
  const gone = Object.keys(values).flatMap((name) =>
    pathsOf(name, fields).filter((path) => isInRow(path) && !(path in set)),
  );
  return { set, gone };
}

/** What a person wrote, as it is kept. */
const textOf = (value: unknown): string => JSON.stringify(withoutBlockIds(storedData(value)));

/**
 * What the newsroom's newer copy changes in a form, without the names that are `kept` as they stand there. Text that the newsroom only
 * spells in other characters stays as it was typed: the caret may be in it.
 */
export function changeTo(snapshot: FormState, fields: FormState, isKept: (name: string) => boolean): FormChange {
  const isSame = (path: string): boolean => textOf(snapshot[path]?.value) === textOf(fields[path]?.value);
  const all = new Set([...Object.keys(snapshot), ...Object.keys(fields)].map(nameOf));
  const names = [...all].filter(
    (name) => !isKept(name) && [...pathsOf(name, snapshot), ...pathsOf(name, fields)].some((path) => !isSame(path)),
  );
  const entries = names.flatMap((name) => pathsOf(name, snapshot).map((path) => [path, snapshot[path]] as const));
  const gone = names.flatMap((name) => pathsOf(name, fields).filter((path) => !(path in snapshot)));
  return { set: Object.fromEntries(entries) as FormState, gone };
}
