'use client';

import { useEffect } from 'react';
import { pieceIdOf, piecesOf } from '../../../../domain/changes/pieces.ts';
import { textChanges } from '../../../../domain/changes/texts.ts';
import { plainTextOf } from '../../../../domain/body.ts';
import { topNodesOf } from '../../../../domain/body/blocks.ts';
import type { Values } from '../../model.ts';

const marks = { added: 'story-added', removed: 'story-removed' } as const;

type Letters = { node: Text; start: number }[];

/** The text of one paragraph of the page, and where each part of it stands. */
function lettersOf(element: Element): { text: string; letters: Letters } {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const letters: Letters = [];
  let text = '';
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (!node.parentElement?.closest('[data-lexical-text]')) continue;
    letters.push({ node, start: text.length });
    text += node.data;
  }
  return { text, letters };
}

/** The ranges of some letters, one in each text node. */
function rangesOf(letters: Letters, from: number, to: number): Range[] {
  return letters.flatMap(({ node, start }) => {
    const [begin, end] = [Math.max(from - start, 0), Math.min(to - start, node.data.length)];
    if (begin >= end) return [];
    const range = new Range();
    range.setStart(node, begin);
    range.setEnd(node, end);
    return [range];
  });
}

type MarkRanges = Record<keyof typeof marks, Range[]>;

function findIn(element: Element, before: string | undefined, found: MarkRanges): void {
  const { text, letters } = lettersOf(element);
  let at = 0;
  for (const { kind, text: stretch } of textChanges(before ?? '', text)) {
    // Where words went, the letter before them bears the mark.
    if (kind === 'removed') found.removed.push(...rangesOf(letters, Math.max(at - 1, 0), Math.max(at, 1)));
    else if (kind === 'added') found.added.push(...rangesOf(letters, at, at + stretch.length));
    if (kind !== 'removed') at += stretch.length;
  }
}

/** Marks in the text on the page what is not in the copy `before`. The text itself is not touched: nothing is typed into marks. */
export function useMarksInText(before: Values | undefined, after: Values | undefined): void {
  const [was, is] = [before?.body, after?.body];
  useEffect(() => {
    const { highlights } = CSS as { highlights?: HighlightRegistry };
    const root = document.querySelector('.story-text__root');
    if (!highlights || !root || before === undefined) return;
    const known = new Map(piecesOf(was, plainTextOf).map(({ id, text }) => [id, text]));
    const found: MarkRanges = { added: [], removed: [] };
    topNodesOf(is).forEach((node, at) => {
      const element = root.children[at];
      if (element && node.type !== 'block' && node.type !== 'list') findIn(element, known.get(pieceIdOf(node)), found);
    });
    for (const kind of ['added', 'removed'] as const) highlights.set(marks[kind], new Highlight(...found[kind]));
    return () => Object.values(marks).forEach((name) => highlights.delete(name));
  }, [before, was, is]);
}
