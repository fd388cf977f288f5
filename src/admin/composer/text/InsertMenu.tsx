'use client';

import {
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  type NodeKey,
  type RangeSelection,
} from '@payloadcms/richtext-lexical/lexical';
import { use, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { DrawingContext } from './BlockPlace.tsx';
import { insert, insertsFor, type Insert } from './inserts.ts';
import { boxIn, useOfText, useSayText, type FrameRef } from './useText.ts';

type MenuQuery = { key: NodeKey; typed: string } | undefined;

/** What was typed behind a `/` at the beginning of a paragraph that has nothing else. */
function $askedAt(selection: RangeSelection | undefined): MenuQuery {
  if (!selection?.isCollapsed()) return undefined;
  const top = selection.anchor.getNode().getTopLevelElement();
  if (!$isParagraphNode(top) || top.getChildrenSize() !== 1 || !top.getTextContent().startsWith('/')) return undefined;
  const typed = /^\/([^\s/]*)$/u.exec(top.getTextContent())?.[1];
  return typed === undefined ? undefined : { key: top.getKey(), typed };
}

/** The words by which one asked go. */
function $forgetWords(): void {
  const selection = $getSelection();
  const top = $isRangeSelection(selection) ? selection.anchor.getNode().getTopLevelElement() : undefined;
  if ($isParagraphNode(top) && top.getTextContent().startsWith('/')) {
    top.clear();
    top.select();
  }
}

type Keys = { step: (by: 1 | -1) => void; choose: () => void; close: () => void };

/** While the menu is open the keys are its own, and the text names the chosen line to screen readers. */
function useMenuKeys(editor: LexicalEditor, isOpen: boolean, { step, choose, close }: Keys): void {
  useEffect(() => {
    if (!isOpen) return;
    const on = <T extends KeyboardEvent | null>(command: LexicalCommand<T>, act: () => void) =>
      editor.registerCommand(
        command,
        (event) => {
          event?.preventDefault();
          event?.stopPropagation();
          act();
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      );
    const ends = [
      on(KEY_ARROW_DOWN_COMMAND, () => step(1)),
      on(KEY_ARROW_UP_COMMAND, () => step(-1)),
      on(KEY_ENTER_COMMAND, choose),
      on(KEY_TAB_COMMAND, choose),
      on(KEY_ESCAPE_COMMAND, close),
    ];
    return () => ends.forEach((end) => end());
  }, [editor, isOpen, step, choose, close]);
}

function useNamedInText(editor: LexicalEditor, list: string, chosen: string | undefined): void {
  useEffect(() => {
    const root = editor.getRootElement();
    if (!root || chosen === undefined) return;
    root.setAttribute('aria-controls', list);
    root.setAttribute('aria-activedescendant', chosen);
    return () => {
      root.removeAttribute('aria-controls');
      root.removeAttribute('aria-activedescendant');
    };
  }, [editor, list, chosen]);
}

type ListProps = {
  id: string;
  editor: LexicalEditor;
  frame: FrameRef;
  found: readonly Insert[];
  at: number;
  onChoose: (what: Insert) => void;
};

/** As much of the window as the bar takes at its top. */
const barHeight = 60;

/** Below the piece with the caret, or above it where the window ends. A phone has it above the keyboard (storyText.css). */
function useByCaret(editor: LexicalEditor, frame: FrameRef, count: number) {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const key = editor.getEditorState().read(() => {
      const selection = $getSelection();
      return $isRangeSelection(selection) ? selection.anchor.getNode().getTopLevelElement()?.getKey() : undefined;
    });
    const piece = key === undefined ? null : editor.getElementByKey(key);
    if (!piece || !list.current) return;
    const seen = piece.getBoundingClientRect();
    const { top, left, height } = boxIn(frame.current, seen);
    const own = list.current.offsetHeight + 8;
    const isAbove = seen.bottom + own > window.innerHeight && seen.top - own > barHeight;
    Object.assign(list.current.style, { top: `${isAbove ? top - own : top + height}px`, left: `${left}px` });
  }, [editor, frame, count]);
  return list;
}

function List({ id, editor, frame, found, at, onChoose }: ListProps) {
  const say = useSayText();
  const list = useByCaret(editor, frame, found.length);
  return (
    <ul ref={list} id={id} className="story-text__menu" role="listbox" aria-label={say('insert')}>
      {found.map((what, index) => (
        <li
          key={what.key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          ref={(line) => (index === at ? line?.scrollIntoView({ block: 'nearest' }) : undefined)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(what)}
        >
          {say(what.key)}
        </li>
      ))}
      {found.length === 0 && <li aria-disabled="true">{say('nothingFound')}</li>}
    </ul>
  );
}

type Props = {
  editor: LexicalEditor;
  frame: FrameRef;
  fresh: Set<NodeKey>;
  /** Opened by a button, with nothing typed. */
  isOpened: boolean;
  onClose: () => void;
};

/** What can be put in, asked for by `/` in an empty paragraph or by a button. */
export function InsertMenu({ editor, frame, fresh, isOpened, onClose }: Props) {
  const say = useSayText();
  const id = useId();
  const { blocks } = use(DrawingContext);
  const query = useOfText(editor, $askedAt);
  const [closed, setClosed] = useState<NodeKey>();
  const [at, setAt] = useState(0);
  const isOpen = isOpened || (query !== undefined && query.key !== closed);
  const found = isOpen ? insertsFor(query?.typed ?? '', blocks, say) : [];
  const current = Math.min(at, Math.max(found.length - 1, 0));
  const close = (): void => {
    setClosed(query?.key);
    setAt(0);
    onClose();
  };
  const choose = (what = found[current]): void => {
    if (what) insert(editor, what, fresh, $forgetWords);
    close();
  };
  const step = (by: 1 | -1): void => setAt((current + by + found.length) % Math.max(found.length, 1));
  if (closed !== undefined && query?.key !== closed) setClosed(undefined);
  useMenuKeys(editor, isOpen, { step, choose: () => choose(), close });
  useNamedInText(editor, id, isOpen && found.length > 0 ? `${id}-${current}` : undefined);
  return isOpen ? <List {...{ id, found, editor, frame }} at={current} onChoose={choose} /> : null;
}
