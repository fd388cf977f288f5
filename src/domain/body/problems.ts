import type { Problem } from '../refusal.ts';
import { cellsOf, deepestNode, isRecord } from './blocks.ts';
import {
  document,
  documents,
  flag,
  problemFound,
  linkedDocument,
  maybe,
  oneOf,
  rows,
  sentence,
  state,
  text,
  whole,
  type Check,
} from './checks.ts';
import { linkProblem } from './links.ts';
import { quotedLanguages } from '../languages.ts';
import { blockLimits, longestText, mostNodes } from './size.ts';
import type { Params, Rule } from '../rules/rules.ts';

/** What a body may hold at most. */
const bodyLimits = { depth: deepestNode, nodes: mostNodes, text: longestText, problems: 50 } as const;

type Fields = Readonly<Record<string, Check>>;

const leaf: Fields = { type: text(20), version: whole(0, 1_000) };
const element: Fields = {
  ...leaf,
  children: () => undefined,
  direction: oneOf('ltr', 'rtl', null, ''),
  format: oneOf('', 'left', 'start', 'center', 'right', 'end', 'justify', 0, 1, 2, 3, 4, 5, 6),
  indent: whole(0, deepestNode),
  textFormat: whole(0, 4_095),
  textStyle: text(1_000),
  style: text(1_000),
};
const link: Fields = { ...element, id: maybe(text(40)), fields: () => undefined };
/** Elements that are pieces by themselves. */
const piece: Fields = { ...element, $: state };
const words: Fields = {
  ...leaf,
  text: text(bodyLimits.text),
  detail: whole(0, 3),
  format: whole(0, 4_095),
  mode: oneOf('normal', 'token', 'segmented'),
  style: text(1_000),
};

/** The nodes a body may hold, each with its properties as Lexical writes them. */
const nodeFields: Readonly<Record<string, Fields>> = {
  root: element,
  paragraph: piece,
  heading: { ...piece, tag: oneOf('h2', 'h3') },
  quote: piece,
  list: { ...element, listType: oneOf('bullet', 'number'), tag: oneOf('ul', 'ol'), start: whole(0, 100_000) },
  listitem: { ...piece, value: whole(0, 100_000), checked: maybe(flag) },
  link,
  autolink: link,
  text: words,
  tab: { ...words, text: oneOf('\t'), detail: oneOf(2), mode: oneOf('normal') },
  linebreak: leaf,
  block: { ...leaf, $: state, format: element.format as Check, fields: () => undefined },
};

const inLine = ['text', 'tab', 'linebreak', 'link', 'autolink'];

/** What may stand in what: Lexical throws, and the admin can't open the story, when it is otherwise. */
const mayHold: Readonly<Record<string, readonly string[]>> = {
  root: ['paragraph', 'heading', 'quote', 'list', 'block'],
  paragraph: inLine,
  heading: inLine,
  quote: [...inLine, 'paragraph'],
  list: ['listitem'],
  listitem: [...inLine, 'paragraph', 'list'],
  link: ['text', 'tab', 'linebreak'],
  autolink: ['text', 'tab', 'linebreak'],
  'table cell': inLine,
};

/** What Lexical can't read a node without; measured by leaving out each property in turn. */
const required: Readonly<Record<string, readonly string[]>> = {
  text: ['text'],
  tab: ['text', 'detail', 'mode'],
  list: ['start'],
  listitem: ['indent'],
};

const linkFields: Fields = {
  id: maybe(text(40)),
  text: maybe(text(2_000)),
  linkType: oneOf('custom', 'internal'),
  newTab: maybe(flag),
  url: maybe(sentence(linkProblem, 'link')),
  doc: maybe(linkedDocument),
};

const anyBlock: Fields = { id: maybe(text(40)), blockName: maybe(text(200)), blockType: text(40) };
const blockFields: Readonly<Record<string, Fields>> = {
  quotation: {
    ...anyBlock,
    quote: maybe(text(blockLimits.quote)),
    attribution: maybe(text(blockLimits.attribution)),
    language: maybe(oneOf(...quotedLanguages)),
  },
  photo: { ...anyBlock, media: maybe(document), caption: maybe(text(blockLimits.caption)) },
  // Whether an address can be embedded is asked at publication (halfMade.ts): a draft is saved while it is typed.
  embed: { ...anyBlock, url: maybe(text(blockLimits.embedUrl)), title: maybe(text(blockLimits.embedTitle)) },
  relatedStories: { ...anyBlock, stories: maybe(documents) },
  table: { ...anyBlock, caption: maybe(text(blockLimits.tableCaption)), header: maybe(flag), rows: maybe(rows) },
};

type Walk = { problems: Problem[]; nodes: number; text: number };
type Step = { value: unknown; path: string; depth: number; parent: string };

function add(walk: Walk, path: string, rule: Rule, message: string, params?: Params): void {
  if (walk.problems.length >= bodyLimits.problems) return;
  walk.problems.push({ path, rule, message, ...(params && { params }) });
}

const lookUp = <T>(table: Readonly<Record<string, T>>, key: unknown): T | undefined =>
  typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined;

function checkFields(walk: Walk, path: string, value: Record<string, unknown>, fields: Fields): void {
  for (const key of Object.keys(value)) {
    const check = lookUp(fields, key);
    const at = `${path}.${key.slice(0, 60)}`;
    const problem = check ? check(value[key]) : problemFound('unknown-field', 'There is no such field here.');
    if (problem) add(walk, at, problem.rule, problem.message, problem.params);
  }
  for (const key of ['text', 'quote', 'attribution', 'caption', 'title'])
    if (typeof value[key] === 'string') walk.text += value[key].length;
}

function checkOwnFields(walk: Walk, path: string, type: string, value: Record<string, unknown>): void {
  if (type !== 'block' && type !== 'link' && type !== 'autolink') return;
  const at = `${path}.fields`;
  if (!isRecord(value.fields)) return add(walk, at, 'object', 'This has to be an object.');
  const fields = type === 'block' ? lookUp(blockFields, value.fields.blockType) : linkFields;
  if (fields) checkFields(walk, at, value.fields, fields);
  else add(walk, `${at}.blockType`, 'option', `This has to be one of: ${Object.keys(blockFields).join(', ')}.`);
}

/** What stands in the cells of a table, to be looked at next. */
const inCells = (node: Record<string, unknown>, path: string, depth: number): Step[] =>
  cellsOf(node).flatMap(({ cell, place }) =>
    (Array.isArray(cell.children) ? cell.children.slice(0, bodyLimits.nodes + 1) : []).map((value, index) => ({
      value: value as unknown,
      path: `${path}.${place}.children.${index}`,
      depth: depth + 1,
      parent: 'table cell',
    })),
  );

/** Checks one node and returns its children, to be looked at next. */
function checkNode(walk: Walk, { value, path, depth, parent }: Step): Step[] {
  if (!isRecord(value)) return (add(walk, path, 'object', 'This has to be an object.'), []);
  const { type, children } = value;
  const fields = lookUp(nodeFields, type);
  if (typeof type !== 'string' || !fields || !(lookUp(mayHold, parent) ?? ['root']).includes(type))
    return (add(walk, `${path}.type`, 'node-type', `A ${parent || 'body'} can't hold this kind of node.`), []);
  checkFields(walk, path, value, fields);
  checkOwnFields(walk, path, type, value);
  for (const key of lookUp(required, type) ?? [])
    if (value[key] === undefined) add(walk, `${path}.${key}`, 'required', 'The editor needs this.');
  if (!lookUp(mayHold, type)) return inCells(value, path, depth);
  if (!Array.isArray(children)) return (add(walk, `${path}.children`, 'list', 'This has to be a list.'), []);
  if (type === 'root' && children.length === 0)
    add(walk, `${path}.children`, 'empty', 'A body has a paragraph at least; send null for none.');
  if (children.length > 0 && depth >= bodyLimits.depth)
    return (
      add(walk, `${path}.children`, 'too-deep', `A body is at most ${bodyLimits.depth} levels deep.`, {
        most: bodyLimits.depth,
      }),
      []
    );
  return children
    .slice(0, bodyLimits.nodes + 1)
    .map((child, index) => ({ value: child, path: `${path}.children.${index}`, depth: depth + 1, parent: type }));
}

/**
 * What is wrong with the shape of a body before it is stored: Payload's Lexical JSON, untrusted, of any shape or depth.
 * Paths begin with `body`, in the order of the text; at most 50 are told. null and undefined (no body) are fine.
 * Whether documents exist, and whether the story is complete, is asked elsewhere.
 */
export function bodyProblems(body: unknown): Problem[] {
  if (body === null || body === undefined) return [];
  const walk: Walk = { problems: [], nodes: 0, text: 0 };
  if (!isRecord(body)) return [{ path: 'body', rule: 'object', message: 'A body is an object {root}.' }];
  checkFields(walk, 'body', body, { root: () => undefined });
  // A list of steps, not recursion: nesting as deep as a request can carry must not overflow the stack.
  const steps: Step[] = [{ value: body.root, path: 'body.root', depth: 0, parent: '' }];
  for (let step = steps.pop(); step; step = steps.pop()) {
    walk.nodes += 1;
    if (walk.nodes > bodyLimits.nodes) {
      add(walk, 'body', 'too-many', `A body holds at most ${bodyLimits.nodes} nodes.`, { most: bodyLimits.nodes });
      break;
    }
    for (const next of checkNode(walk, step).reverse()) steps.push(next);
  }
  if (walk.text > bodyLimits.text)
    add(walk, 'body', 'too-long', `A body holds at most ${bodyLimits.text} characters.`, {
      most: bodyLimits.text,
      length: walk.text,
    });
  return walk.problems;
}
