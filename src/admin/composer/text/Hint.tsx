'use client';

import {
  $getRoot,
  $isParagraphNode,
  type LexicalEditor,
  type RangeSelection,
} from '@payloadcms/richtext-lexical/lexical';
import { useLayoutEffect, useRef } from 'react';
import { boxIn, useOfText, useSayText, type FrameRef } from './useText.ts';

type Empty = { key: string; isAlone: boolean } | undefined;

/** The empty paragraph with the caret, or the one of a text that is empty. */
function $emptyAt(selection: RangeSelection | undefined): Empty {
  const root = $getRoot();
  const only = root.getChildrenSize() === 1 ? root.getFirstChild() : undefined;
  const top = selection?.isCollapsed() ? selection.anchor.getNode().getTopLevelElement() : only;
  const isAlone = $isParagraphNode(only) && only.isEmpty();
  return $isParagraphNode(top) && top.isEmpty() ? { key: top.getKey(), isAlone } : undefined;
}

type Props = { editor: LexicalEditor; frame: FrameRef; onInsert: () => void };

/** Says in an empty paragraph what can be done there, and offers it. */
export function Hint({ editor, frame, onInsert }: Props) {
  const say = useSayText();
  const empty = useOfText(editor, $emptyAt);
  const button = useRef<HTMLButtonElement>(null);
  const words = empty ? say(empty.isAlone ? 'begin' : 'hint') : undefined;
  useLayoutEffect(() => {
    const paragraph = empty ? editor.getElementByKey(empty.key) : null;
    if (!paragraph || !button.current) return;
    const { top, height } = boxIn(frame.current, paragraph.getBoundingClientRect());
    Object.assign(button.current.style, { top: `${top}px`, height: `${height}px` });
    paragraph.dataset.hint = words;
    return () => void delete paragraph.dataset.hint;
  }, [editor, frame, empty, words]);
  if (!empty) return null;
  return (
    <button
      ref={button}
      type="button"
      className="story-text__plus"
      tabIndex={-1}
      aria-label={say('insert')}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        editor.focus();
        onInsert();
      }}
    >
      +
    </button>
  );
}
