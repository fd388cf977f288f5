/** A stretch of pasted text in one look. A line break is the run `\n`, a tab the run `\t`; `format` in Lexical's bits. */
export type PastedRun = { text: string; format: number; href?: string };

/** What a stretch of text is part of; a `line` is taken with its outer spaces. A `grid` is a whole table, a `table` a line of one. */
export type PastedBlock =
  | { kind: 'paragraph' | 'quote' | 'table' | 'line' }
  | { kind: 'heading'; rank: number }
  | { kind: 'grid'; rows: PastedRun[][][]; header: boolean; caption?: string }
  | { kind: 'item'; level: number; ordered: boolean; start: number; list: string };

export type Piece = { block: PastedBlock; runs: PastedRun[] };

/** What of a paste could not be taken as it was. Of links, the addresses of the first few. */
export type LeftOut = {
  what: 'image' | 'table' | 'tableRest' | 'link' | 'embed' | 'comment' | 'deleted';
  count: number;
  examples: string[];
};

const unseen = /[\u00ad\u200b\ufeff\ufffe\uffff]|(?![\t\n\u0080-\u009f])\p{Cc}|\p{Cs}/gu;

/** Text as it may be stored: composed, without control characters and what nobody sees. */
export const storable = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unseen, '').normalize('NFC');

export const isBlank = (runs: readonly PastedRun[]): boolean => runs.every(({ text }) => text.trim() === '');

const isSpace = (run: PastedRun | undefined): boolean => run !== undefined && run.text.trim() === '';

/** Without spaces and breaks at either end. */
export function trimRuns(runs: readonly PastedRun[]): PastedRun[] {
  const first = runs.findIndex((run) => !isSpace(run));
  const last = runs.findLastIndex((run) => !isSpace(run));
  return runs.slice(Math.max(first, 0), last + 1).map((run, index, all) => {
    const start = index === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: index === all.length - 1 ? start.trimEnd() : start };
  });
}

/** Runs as paragraphs: two breaks or more in a row part them. */
export function partedAtBreaks(runs: readonly PastedRun[]): PastedRun[][] {
  const parts: PastedRun[][] = [[]];
  let breaks = 0;
  for (const run of runs) {
    breaks = run.text === '\n' ? breaks + 1 : isSpace(run) ? breaks : 0;
    if (breaks === 2) parts.push([]);
    parts.at(-1)!.push(run);
  }
  return parts.map(trimRuns).filter((part) => !isBlank(part));
}
