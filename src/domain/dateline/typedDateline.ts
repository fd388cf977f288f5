import { isRecord, topNodesOf } from '../body/blocks.ts';
import { parseDateline, type Dateline } from './datelineForms.ts';

type Node = Readonly<Record<string, unknown>>;

/** `dateline` has a place, and a day only with its year; `line`: as it stands in the text; `body`: the text without it. */
export type TypedDateline = { dateline: Dateline; line: string; body: unknown };

const isText = (node: unknown): node is Node & { text: string } =>
  isRecord(node) && node.type === 'text' && typeof node.text === 'string';

/** The pieces without the first `length` characters. */
function withoutFirst(pieces: readonly unknown[], length: number): unknown[] {
  let left = length;
  return pieces.flatMap((piece) => {
    if (left === 0 || !isText(piece)) return [piece];
    const text = piece.text.slice(left);
    left -= Math.min(left, piece.text.length);
    return text === '' ? [] : [{ ...piece, text }];
  });
}

/**
 * The dateline that somebody typed at the beginning of a text, where readers get it beside the story's own; undefined where the text begins
 * with ordinary prose. `sources` are agency names to trust besides the well-known ones.
 */
export function typedDateline(body: unknown, sources: readonly string[] = []): TypedDateline | undefined {
  const [first, ...others] = topNodesOf(body);
  if (first?.type !== 'paragraph' || !Array.isArray(first.children)) return undefined;
  const pieces: readonly unknown[] = first.children;
  const end = pieces.findIndex((piece) => !isText(piece));
  const text = pieces
    .slice(0, end < 0 ? undefined : end)
    .filter(isText)
    .map((piece) => piece.text)
    .join('');
  const parsed = parseDateline(text, { sources });
  if (!parsed?.dateline.place || parsed.rest === '') return undefined;
  const { place, source, date } = parsed.dateline;
  const length = text.trimEnd().length - parsed.rest.length;
  const children = withoutFirst(pieces, length);
  const whole = body as { root: Node };
  return {
    dateline: { place, ...(source && { source }), ...(date && /^\d{4}-/.test(date) && { date }) },
    line: text.slice(0, length).trim(),
    body: { ...whole, root: { ...whole.root, children: [{ ...first, children }, ...others] } },
  };
}
