import { isRecord } from './blocks.ts';
import { blockLimits } from './size.ts';
import type { Params, Rule } from '../rules/rules.ts';

type FoundProblem = { rule: Rule; message: string; params?: Params } | undefined;
export type Check = (value: unknown) => FoundProblem;

export const problemFound = (rule: Rule, message: string, params?: Params): FoundProblem => ({
  rule,
  message,
  ...(params && { params }),
});

/** The rest that nobody sees is let go of before a body is stored (storedText.ts). */
// eslint-disable-next-line no-control-regex -- null bytes are what it looks for
const unprintable = /\u0000|\p{Cs}/u;

export const text =
  (longest: number): Check =>
  (value) => {
    if (typeof value !== 'string') return problemFound('text', 'This has to be text.');
    const { length } = value;
    if (length > longest)
      return problemFound('too-long', `At most ${longest} characters; this has ${length}.`, { most: longest, length });
    return unprintable.test(value)
      ? problemFound('characters', 'This holds a null byte or broken Unicode.')
      : undefined;
  };
export const whole =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? undefined
      : problemFound('number', `This has to be a whole number from ${least} to ${most}.`, { least, most });
export const oneOf =
  (...allowed: readonly unknown[]): Check =>
  (value) =>
    allowed.includes(value)
      ? undefined
      : problemFound('option', `This has to be one of: ${allowed.map(String).join(', ')}.`);
export const flag: Check = (value) =>
  typeof value === 'boolean' ? undefined : problemFound('boolean', 'This has to be true or false.');
/** Drafts are saved while a block is still empty; whether it is complete is asked at publication. */
export const maybe =
  (check: Check): Check =>
  (value) =>
    value === null || value === undefined || value === '' ? undefined : check(value);
export const sentence =
  (problemOf: (value: unknown) => string | undefined, rule: Rule): Check =>
  (value) => {
    const message = problemOf(value);
    return message ? problemFound(rule, message) : undefined;
  };

/** An id, or a populated document, of which Payload keeps the id. */
export const document: Check = (value) => {
  const id = isRecord(value) ? value.id : value;
  return typeof id === 'string' && /^[0-9a-f]{24}$/i.test(id)
    ? undefined
    : problemFound('id', 'This has to be the id of a document.');
};
export const documents: Check = (value) => {
  if (!Array.isArray(value)) return problemFound('list', 'This has to be a list.');
  const { stories: most } = blockLimits;
  const { length } = value;
  if (length > most) return problemFound('too-many', `At most ${most} entries; this has ${length}.`, { most, length });
  return value.map(document).find(Boolean);
};
/** What stands in the cells is looked at node by node. */
export const rows: Check = (value) => {
  const { tableRows, tableColumns } = blockLimits;
  if (!Array.isArray(value)) return problemFound('list', 'This has to be a list.');
  const { length: rowsGiven } = value;
  if (rowsGiven > tableRows)
    return problemFound('too-many', `At most ${tableRows} rows; this has ${rowsGiven}.`, {
      most: tableRows,
      length: rowsGiven,
    });
  for (const row of value as unknown[]) {
    if (!isRecord(row) || Object.keys(row).some((key) => key !== 'cells') || !Array.isArray(row.cells))
      return problemFound('object', 'A row is {cells}, a list.');
    const { length } = row.cells;
    if (length > tableColumns) {
      const message = `At most ${tableColumns} cells in a row; this has ${length}.`;
      return problemFound('too-many', message, { most: tableColumns, length });
    }
    const isCell = (cell: unknown): boolean =>
      isRecord(cell) && Object.keys(cell).every((key) => key === 'children') && Array.isArray(cell.children);
    if (!row.cells.every(isCell)) return problemFound('object', 'A cell is {children}, a list.');
  }
  return undefined;
};
export const linkedDocument: Check = (value) => {
  if (!isRecord(value) || Object.keys(value).some((key) => key !== 'relationTo' && key !== 'value'))
    return problemFound('object', 'This has to be {relationTo, value}.');
  return value.relationTo === 'articles'
    ? document(value.value)
    : problemFound('option', 'A link leads to an article or an address.');
};

/** A bad or doubled id is repaired when the body is stored (blockIds.ts), so that no save is refused for one. */
export const state: Check = (value) => {
  if (!isRecord(value)) return problemFound('object', 'This has to be an object.');
  if (Object.keys(value).some((key) => key !== 'id'))
    return problemFound('unknown-field', 'A block has an id here, and no more.');
  return maybe(text(40))(value.id);
};
