import { cellsOf, isRecord } from './blocks.ts';

type Node = Record<string, unknown>;

/** What stands in a node, be it a node or not: the places of problems count all of it. */
const inside = (node: unknown): unknown[] => (isRecord(node) && Array.isArray(node.children) ? node.children : []);
const topOf = (body: unknown): unknown[] => (isRecord(body) ? inside(body.root) : []);
/** A way down from the root: which child, of that which child, … */
type Way = readonly number[];

/** Where in a body a problem stands: `root.children.3.children.0.fields.url` is [3, 0]. */
const wayTo = (place: string): Way => {
  const steps = /^root((?:\.children\.\d+)*)/.exec(place)?.[1] ?? '';
  return [...steps.matchAll(/\d+/g)].map(([step]) => Number(step));
};

const isLink = (node: unknown): node is Node => isRecord(node) && (node.type === 'link' || node.type === 'autolink');

const nodeAt = (nodes: readonly unknown[], [first, ...rest]: Way): unknown => {
  const node = first === undefined ? undefined : nodes[first];
  return rest.length > 0 ? nodeAt(inside(node), rest) : node;
};

/** Without the links at these ways: their text stays. */
function removeLinks(nodes: readonly unknown[], ways: readonly Way[]): unknown[] {
  return nodes.flatMap((node, index) => {
    const within = ways.filter(([first]) => first === index).map(([, ...rest]) => rest);
    if (within.length === 0 || !isRecord(node)) return [node];
    const children = removeLinks(inside(node), within);
    return isLink(node) && within.some((rest) => rest.length === 0) ? children : [{ ...node, children }];
  });
}

const idOfBlock = (node: unknown): unknown => (isRecord(node) && isRecord(node.fields) ? node.fields.id : undefined);
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What stood in a node's place before: the block with its id; else what stood there, if no node came or went. */
function nodeBefore(index: number, now: readonly unknown[], before: readonly unknown[]): unknown[] {
  const node = now[index];
  const id = idOfBlock(node);
  const known = id === undefined ? undefined : before.find((each) => idOfBlock(each) === id);
  const there = before.length === now.length ? before[index] : undefined;
  const isOfKind = isRecord(node) && isRecord(there) && there.type === node.type && id === undefined;
  const found = known ?? (isOfKind ? there : undefined);
  return found !== undefined && !isSame(found, node) ? [found] : [];
}

/**
 * A body without what can't be stored: a link at fault becomes its text, any other node that holds a fault becomes what it was `before`,
 * or goes if there was none. Undefined if the fault lies in no node, or nothing is left.
 */
export function restOfBody(body: unknown, before: unknown, places: readonly string[]): Node | undefined {
  const nodes = topOf(body);
  const ways = places.map((place) => ({ way: wayTo(place), isOfFields: /\.fields(\.|$)/.test(place) }));
  if (!isRecord(body) || !isRecord(body.root) || ways.some(({ way }) => way.length === 0)) return undefined;
  const links = ways.filter(({ way, isOfFields }) => isOfFields && isLink(nodeAt(nodes, way))).map(({ way }) => way);
  const faulty = new Set(ways.filter(({ way }) => !links.includes(way)).map(({ way }) => way[0]));
  const standing = topOf(before);
  const children = removeLinks(nodes, links).flatMap((node, index) =>
    faulty.has(index) ? nodeBefore(index, nodes, standing) : [node],
  );
  return children.length > 0 ? { ...body, root: { ...body.root, children } } : undefined;
}

const longestQuote = 60;

function textIn(node: unknown): string {
  if (!isRecord(node)) return '';
  const fields = isRecord(node.fields) ? node.fields : {};
  const own = [node.text, fields.quote, fields.caption, fields.title].find((each) => typeof each === 'string' && each);
  if (typeof own === 'string') return own;
  const [cell] = cellsOf(node)
    .map((at) => inside(at.cell).map(textIn).join(''))
    .filter(Boolean);
  return cell ?? inside(node).map(textIn).join('');
}

/** The first words at a place of a body, by which a person finds it; empty where there are none. */
export function wordsAt(body: unknown, place: string): string {
  const text = textIn(nodeAt(topOf(body), wayTo(place))).trim();
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}
