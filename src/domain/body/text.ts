import { blocksOf, type Run, type StoryBlock, type StoryList, type TableRow } from './blocks.ts';

const textOfRuns = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');

/** A row is a line, with tabs between its cells, as sheets take it. */
const rowText = ({ cells }: TableRow): string =>
  cells
    .map(({ runs }) => textOfRuns(runs).replace(/\s+/g, ' ').trim())
    .join('\t')
    .trimEnd();

const linesOf = (list: StoryList): string[] =>
  list.items.flatMap((item) => [textOfRuns(item.runs), ...(item.list ? linesOf(item.list) : [])]);

function textOfBlock(block: StoryBlock): string {
  switch (block.kind) {
    case 'paragraph':
    case 'subhead':
      return textOfRuns(block.runs).trim();
    case 'quotation':
      return [...block.paragraphs.map(textOfRuns), ...(block.attribution ? [`— ${block.attribution}`] : [])].join('\n');
    case 'list':
      return linesOf(block).join('\n');
    case 'table':
      return [...(block.caption ? [block.caption] : []), ...block.rows.map(rowText)].join('\n');
    default:
      return '';
  }
}

const joinTexts = (blocks: readonly StoryBlock[]): string => blocks.map(textOfBlock).filter(Boolean).join('\n\n');

/** The words of a body without their look: a blank line between blocks. Captions of photos, embeds and related stories are left out. */
export const plainTextOf = (body: unknown): string => joinTexts(blocksOf(body));

/**
 * Words as a desk counts them: what stands between spaces or long dashes and holds a letter or a digit, so `кто-то`,
 * `prison's`, `U.S.` and `10,000` are one each. No body: 0.
 */
export const wordCountOf = (body: unknown): number =>
  plainTextOf(body)
    .replace(/--+|[—…]|\.{3,}/g, ' ')
    .split(/\s+/)
    .filter((token) => /[\p{L}\p{N}]/u.test(token)).length;

/** The beginning of a body, without sub-heads and tables, in one line of at most `longest` characters; cut between words, with `…`. */
export function excerptOf(body: unknown, longest: number): string {
  const text = joinTexts(blocksOf(body).filter(({ kind }) => kind !== 'subhead' && kind !== 'table')).replace(
    /\s+/g,
    ' ',
  );
  // A character can be two UTF-16 units, and the rest of a long body need not be looked at.
  const characters = [...text.slice(0, 2 * longest + 2)];
  if (characters.length <= longest) return text;
  if (longest < 1) return '';
  const start = characters.slice(0, longest - 1).join('');
  const space = characters[longest - 1] === ' ' ? start.length : start.lastIndexOf(' ');
  return `${(space > 0 ? start.slice(0, space) : start).replace(/[\s,;:–—-]+$/u, '')}…`;
}
