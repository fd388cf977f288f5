/** What a paragraph becomes. */
export type Turn =
  | { kind: 'heading'; tag: 'h2' | 'h3' }
  | { kind: 'list'; listType: 'bullet' | 'number'; start: number }
  | { kind: 'quote' };

/** Marks at the beginning of a paragraph, each with the space behind it. */
const beginnings: readonly [RegExp, (found: RegExpExecArray) => Turn][] = [
  [/^##\s$/, () => ({ kind: 'heading', tag: 'h2' })],
  [/^###\s$/, () => ({ kind: 'heading', tag: 'h3' })],
  [/^[-*•]\s$/, () => ({ kind: 'list', listType: 'bullet', start: 1 })],
  [/^(\d{1,3})[.)]\s$/, ([, number]) => ({ kind: 'list', listType: 'number', start: Number(number) })],
  [/^>\s$/, () => ({ kind: 'quote' })],
];

/** What a paragraph becomes whose text up to the caret is `before`. */
export function turnOf(before: string): Turn | undefined {
  for (const [mark, turn] of beginnings) {
    const found = mark.exec(before);
    if (found) return turn(found);
  }
  return undefined;
}

export type Look = { format: 'bold' | 'italic'; mark: number; from: number };

/** Marks around words: how many characters each has, and in which look the words are. */
const around: readonly [RegExp, Look['format']][] = [
  [/(?:^|[\s([{«“„‘—–])(\*\*(?=[^\s*])[^*\n]*[^\s*]\*\*)$/u, 'bold'],
  [/(?:^|[\s([{«“„‘—–])(\*(?=[^\s*])[^*\n]*[^\s*]\*)$/u, 'italic'],
  [/(?:^|[\s([{«“„‘—–])(_(?=[^\s_])[^_\n]*[^\s_]_)$/u, 'italic'],
];

/** Which stretch of `before`, which ends at the caret, was put in marks: from the first of them on. One letter is too short. */
export function lookOf(before: string): Look | undefined {
  for (const [marked, format] of around) {
    const found = marked.exec(before)?.[1];
    if (found) return { format, mark: format === 'bold' ? 2 : 1, from: before.length - found.length };
  }
  return undefined;
}

/** An address that was typed, when the space behind it is: how many characters before the caret it begins. */
export function addressOf(before: string): { url: string; back: number } | undefined {
  const found = /(?:^|[\s(])((?:https?:\/\/|www\.)[^\s<>"“”«»]+?)[.,;:!?)]*\s$/iu.exec(before);
  if (!found) return undefined;
  const address = found[1]!;
  const url = /^www\./i.test(address) ? `https://${address}` : address;
  return { url, back: before.length - before.lastIndexOf(address) };
}
