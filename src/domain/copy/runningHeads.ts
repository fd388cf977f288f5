import { endsSentence } from './headline.ts';
import type { Paragraph } from './types.ts';

const longestHead = 80;
const shortestProse = 80;
const isProse = ({ text }: Paragraph): boolean => text.length >= shortestProse && endsSentence(text);

/**
 * The lines that a paper prints on each of its pages: they stand above the text and, in the same words, between its
 * paragraphs. None, if no other line would be left above the text.
 */
export function runningHeads(paragraphs: readonly Paragraph[]): ReadonlySet<string> {
  const first = paragraphs.findIndex(isProse);
  const last = paragraphs.findLastIndex(isProse);
  const isHead = ({ text }: Paragraph): boolean =>
    text.length <= longestHead && !endsSentence(text) && /\p{L}{3}/u.test(text);
  const above = paragraphs.slice(0, Math.max(first, 0)).filter(isHead);
  const within = new Set(paragraphs.slice(first + 1, Math.max(last, 0)).map(({ text }) => text));
  const heads = new Set(above.map(({ text }) => text).filter((text) => within.has(text)));
  return heads.size < above.length ? heads : new Set();
}
