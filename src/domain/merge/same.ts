import { articleField } from '../fields/articleFields.ts';
import { isBlockId } from '../body/blockIds.ts';
import { isRecord } from '../body/blocks.ts';
import { storedData } from '../fields/storedText.ts';

/** What an editor writes into a node by itself, and a client of the API leaves out: of two nodes that differ in it alone nobody wrote anything. */
const byTheEditor: ReadonlySet<string> = new Set([
  '$',
  'version',
  'direction',
  'mode',
  'detail',
  'style',
  'textFormat',
  'textStyle',
]);

const isNothing = (value: unknown): boolean =>
  !value ||
  (typeof value === 'object' && (Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0));

/** A value in one spelling: the names in order, without what says nothing. */
function plain(value: unknown, leftOut: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((each) => plain(each, leftOut));
  if (!isRecord(value)) return value instanceof Date ? value.toISOString() : value;
  const isLeftOut = (name: string): boolean =>
    leftOut.has(name) || (typeof value.type === 'string' && byTheEditor.has(name));
  const entries = Object.keys(value)
    .sort()
    .filter((name) => !isLeftOut(name))
    .map((name) => [name, plain(value[name], leftOut)] as const);
  return Object.fromEntries(entries.filter(([, each]) => !isNothing(each)));
}

const spelt = (value: unknown, leftOut: ReadonlySet<string>): string => {
  const text = plain(storedData(value), leftOut);
  return isNothing(text) ? '' : JSON.stringify(text);
};

const none: ReadonlySet<string> = new Set();
/** Rows have ids of their own, which a client may leave out. */
const ofRows: ReadonlySet<string> = new Set(['id']);

/** Do two nodes of a body say the same? Their ids do not count. */
export const isSameNode = (one: unknown, other: unknown): boolean =>
  one === other || spelt(one, none) === spelt(other, none);

/** The ids of the blocks in a node, or in some, in the order of the text. */
function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (!isRecord(value)) return [];
  const { id } = isRecord(value.$) ? value.$ : {};
  return [...(isBlockId(id) ? [id] : []), ...idsIn(value.children)];
}

/** Do two nodes, or some, say the same under the same ids? */
export const isSameBlock = (one: unknown, other: unknown): boolean =>
  one === other || (isSameNode(one, other) && idsIn(one).join() === idsIn(other).join());

/** What a node says, in one spelling: the same for two that say the same. */
export const wordsOf = (node: unknown): string => spelt(node, none);

/** Does a field of an article say the same in both? */
export function isSameField(name: string, one: unknown, other: unknown): boolean {
  if (one === other) return true;
  const parts = articleField(name)?.parts;
  const leftOut = parts && 'id' in parts ? ofRows : none;
  return spelt(one, leftOut) === spelt(other, leftOut);
}
