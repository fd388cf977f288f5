import type { CopyLine } from '../types.ts';

const heading = /^#{1,6} \S/;
const underline = /^(?:={3,}|-{3,})$/;
const link = /!?\[([^\][]{0,300})\]\([^()\s]{1,500}\)/g;
const image = /^!\[[^\][]{0,300}\]\([^()\s]{1,500}\)$/;
const strong = /(\*\*|__)(?=\S)([^*_\n]{1,300}?)\1/g;
const slanted = /(?<![\p{L}\d*_])[*_](?=[^\s*_])([^*_]{1,300})[*_](?![\p{L}\d*_])/gu;
const emphasised = /^\*(?=[^\s*])[^*]{2,300}\*$/;
const mostFrontMatter = 40;

/** Where the block of `key: value` between two rules at the top ends, or -1. */
function frontMatterEnd(lines: readonly CopyLine[]): number {
  if (lines[0]?.text.trim() !== '---') return -1;
  const end = lines.slice(1, mostFrontMatter).findIndex(({ text }) => text.trim() === '---') + 1;
  return end > 0 && lines.slice(1, end).every(({ text }) => /^\s*(?:$|[\p{L} _-]{2,30}:|- )/u.test(text)) ? end : -1;
}

/** `title: "X"` → `title: X`; `tags: [a, b]` → `tags: a, b`. */
const unquote = (text: string): string => text.replace(/: *(["'])(.*)\1$/, ': $2').replace(/: *\[([^\]]*)\]$/, ': $1');

/** Whether a text is written in Markdown: headings, strong words, links. A lone star or dash is not enough. */
export const isMarkdown = (lines: readonly CopyLine[]): boolean =>
  frontMatterEnd(lines) > 0 ||
  lines.some(({ text }, index) => {
    const isHeading = heading.test(text) || (/^={3,}$/.test(text) && (lines[index - 1]?.text ?? '') !== '');
    return (
      isHeading ||
      emphasised.test(text) ||
      /\*\*[^\s*][^*]{0,300}\*\*/.test(text) ||
      /\[[^\][]{1,300}\]\(https?:/.test(text)
    );
  });

/** Markdown as plain lines: headings keep their `#`, lists and quotations their marks, links and strong words only their text. */
export function linesOfMarkdown(lines: readonly CopyLine[]): CopyLine[] {
  const frontMatter = frontMatterEnd(lines);
  return lines.map((line, index) => {
    if (index <= frontMatter) return { ...line, text: underline.test(line.text.trim()) ? '' : unquote(line.text) };
    if (image.test(line.text)) return { ...line, text: '' };
    const text = line.text.replace(link, '$1').replace(strong, '$2').replace(slanted, '$1');
    const isHeading = /^={3,}$/.test(lines[index + 1]?.text ?? '') && text !== '' && !heading.test(text);
    return { ...line, text: isHeading ? `# ${text}` : text };
  });
}
