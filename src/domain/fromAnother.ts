import { writtenNames, type WrittenName } from './fields/articleFields.ts';
import { blocksOf, childrenOf, idOf, isRecord, topNodesOf, withCells } from './body/blocks.ts';
import { withoutBlockIds } from './body/blockIds.ts';
import { plainTextOf } from './body/text.ts';
import { piecesOf, type Piece } from './changes/pieces.ts';
import type { Language } from './languages.ts';

/** A story as `PATCH /api/articles/:id` takes it. */
type Copy = Readonly<Record<string, unknown>>;
type Fields = Partial<Record<WrittenName, unknown>>;
type Node = Record<string, unknown>;

/** What a translation has of what it translates: all that is not in a language, and what protects the story. */
const carried = [
  'section',
  'secondarySections',
  'topics',
  'byline',
  'reportingBy',
  'dateline',
  'credit',
  'genre',
  'partnerLabel',
  'urgency',
  'slugline',
  'timeZone',
  'embargoUntil',
  'reviewsClosed',
] as const satisfies readonly WrittenName[];

/** What a story begun from another one has not of it: where that one stands, what it is called by, when it is due. */
const leftBehind: readonly WrittenName[] = ['slug', 'translationOf', 'embargoUntil', 'deadline', 'editorialNote'];

const takeFields = (copy: Copy, names: readonly WrittenName[]): Fields =>
  Object.fromEntries(names.filter((name) => copy[name] != null).map((name) => [name, copy[name]]));

/** Sibling stories in the other language, by the id of the story. */
export type Siblings = ReadonlyMap<string, string>;

const siblingsOf = (ids: readonly unknown[], siblings: Siblings): string[] =>
  ids.flatMap((each) => siblings.get(idOf(each) ?? '') ?? []);

/** What stands in a cell, if it says the same in every language. */
function figuresOf(children: Node[]): Node[] {
  const isFigure = ({ type, text }: Node): boolean =>
    type === 'text' && typeof text === 'string' && !/\p{L}/u.test(text);
  return children.every(isFigure) ? children : [];
}

/** A block without its words; undefined where nothing is left of it. */
function emptiedBlock(node: Node, siblings: Siblings): Node | undefined {
  const fields = isRecord(node.fields) ? node.fields : {};
  switch (fields.blockType) {
    case 'photo':
      return { ...node, fields: { ...fields, caption: null } };
    case 'quotation': {
      const { language: _language, ...rest } = fields;
      return { ...node, fields: { ...rest, quote: '' } };
    }
    case 'relatedStories': {
      const stories = siblingsOf(Array.isArray(fields.stories) ? fields.stories : [], siblings);
      return stories.length > 0 ? { ...node, fields: { ...fields, stories } } : undefined;
    }
    case 'embed':
      return { ...node, fields: { ...fields, title: null } };
    case 'table':
      return withCells({ ...node, fields: { ...fields, caption: null } }, figuresOf);
    // What is not known here is taken as it is: a translator sees its words, and nobody misses it.
    default:
      return node;
  }
}

const words: readonly unknown[] = ['text', 'linebreak', 'tab', 'link', 'autolink'];

/** A piece of a body with its id and its place, waiting for its words. */
function emptyNode(node: Node, siblings: Siblings): Node[] {
  if (node.type === 'block') return [emptiedBlock(node, siblings) ?? []].flat();
  const inner = childrenOf(node).filter(({ type }) => !words.includes(type));
  return [{ ...node, children: inner.flatMap((each) => emptyNode(each, siblings)) }];
}

function emptiedBody(body: unknown, siblings: Siblings): unknown {
  const { root } = isRecord(body) ? body : {};
  if (!isRecord(root)) return undefined;
  return { root: { ...root, children: topNodesOf(body).flatMap((node) => emptyNode(node, siblings)) } };
}

type Translation = { to: Language; siblings: Siblings };

/**
 * The beginning of a story in another language: what carries over of it, its photos with captions to write, and a place for each of its
 * paragraphs, under the id it has there.
 */
export function translationOf(source: Copy & { id: string }, { to, siblings }: Translation): Fields {
  const { photo, body, relatedStories } = source;
  const media = isRecord(photo) ? idOf(photo.media) : undefined;
  const place = emptiedBody(body, siblings);
  return {
    ...takeFields(source, carried),
    language: to,
    translationOf: source.id,
    relatedStories: siblingsOf(Array.isArray(relatedStories) ? relatedStories : [], siblings),
    ...(media !== undefined && { photo: { media } }),
    ...(place !== undefined && { body: place }),
  };
}

/** A new story with the words of another one, and ids of its own. */
export function copyOf(source: Copy): Fields {
  const { body, ...fields } = takeFields(
    source,
    writtenNames.filter((name) => !leftBehind.includes(name)),
  );
  return { ...withoutRowIds(fields), ...(body !== undefined && { body: withoutBlockIds(withoutPayloadIds(body)) }) };
}

/** Rows of a list get ids of their own. */
function withoutRowIds(fields: Fields): Fields {
  const rows = fields.reportingBy;
  if (!Array.isArray(rows)) return fields;
  return { ...fields, reportingBy: rows.map((row: Node) => ({ ...row, id: undefined })) };
}

/** Blocks and links bear an id of Payload's in their fields, too. */
function withoutPayloadIds<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutPayloadIds) as T;
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
    if (key !== 'fields' || !isRecord(inner)) return [key, withoutPayloadIds(inner)];
    const { id: _id, ...rest } = inner;
    return [key, rest];
  });
  const { id: _own, ...plain } = Object.fromEntries(entries);
  return plain as T;
}

/** What a person reads in one piece: its words, or a photo's caption. */
function wordsOf(one: unknown): string {
  const [block] = blocksOf(one);
  if (block?.kind === 'photo') return block.caption ?? '';
  if (block?.kind === 'embed') return block.embed.url;
  return plainTextOf(one);
}

const heads = ['kicker', 'headline', 'standfirst'] as const;

/** What of a story a translator puts into another language, piece by piece in its order: those above the text are called by their field. */
export function toTranslate(copy: Copy): Piece[] {
  const { photo, datelineText } = copy;
  const caption = isRecord(photo) ? photo.caption : undefined;
  const piece = (id: string, text: unknown): Piece[] =>
    typeof text === 'string' && text.trim() !== '' ? [{ id, kind: id, text }] : [];
  return [
    ...heads.flatMap((name) => piece(name, copy[name])),
    ...piece('photo', caption),
    ...piece('dateline', datelineText),
    ...piecesOf(copy.body, wordsOf),
  ];
}
