'use client';

import { useEffect, useRef, useState } from 'react';
import type { Anchor } from '../../domain/anchors/anchors.ts';
import { partsOf } from '../../domain/anchors/texts.ts';
import { useSay } from '../useSay.ts';
import { anchorInLine, anchorInText, type ShownBlock } from './onPage.ts';
import { useThreads, type TextOnPage } from './threads.tsx';

type Props = {
  story: TextOnPage['read'];
  blocks: () => readonly ShownBlock[];
};

const lines = '[data-story-field=headline] textarea, [data-story-field=standfirst] textarea';

/** The line whose words are selected. */
function selectedLine(): HTMLTextAreaElement | undefined {
  const line = document.activeElement;
  const isLine = line instanceof HTMLTextAreaElement && line.matches(lines);
  return isLine && line.selectionStart < line.selectionEnd ? line : undefined;
}

/** The selected stretch of the text. */
function selectedRange(): Range | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const at = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
  return at?.closest('[data-story-field=body] .story-text__root, .story-reader [data-story-field]') ? range : undefined;
}

/** The selected words of the story, as the newsroom knows words. */
function selectedAnchor({ story, blocks }: Props): Anchor | undefined {
  const line = selectedLine();
  if (line) return anchorInLine(line, partsOf(story()));
  const range = selectedRange();
  return range && anchorInText(range, blocks(), partsOf(story()));
}

/** Where on the page words are selected, in pixels from its top. */
function useSelected(): number | undefined {
  const [top, setTop] = useState<number>();
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const at = (selectedLine() ?? selectedRange())?.getBoundingClientRect();
        setTop(at && Math.round(at.top));
      });
    };
    const eventNames = ['selectionchange', 'pointerup', 'keyup'] as const;
    for (const name of eventNames) document.addEventListener(name, look);
    window.addEventListener('scroll', look, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      for (const name of eventNames) document.removeEventListener(name, look);
      window.removeEventListener('scroll', look);
    };
  }, []);
  return top;
}

/** Beside selected words: the way to say something of them. Ctrl+Alt+M does the same. */
function Button(props: Props) {
  const { say } = useSay();
  const { begin } = useThreads()!;
  const top = useSelected();
  const newest = useRef(props);
  useEffect(() => void (newest.current = props));
  const comment = (): void => {
    const anchor = selectedAnchor(newest.current);
    begin(anchor ? { anchor } : {});
  };
  const act = useRef(comment);
  useEffect(() => void (act.current = comment));
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyM' || !event.altKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      act.current();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
  if (top === undefined) return null;
  return (
    <button
      type="button"
      className="comment-here"
      style={{ '--comment-top': `${top}px` } as React.CSSProperties}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={comment}
    >
      {say('commentOnIt')}
    </button>
  );
}

export const CommentHere = (props: Props) => (useThreads() ? <Button {...props} /> : null);
