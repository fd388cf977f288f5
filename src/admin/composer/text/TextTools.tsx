'use client';

import { DraggableBlockPlugin_EXPERIMENTAL as DraggableBlocks } from '@payloadcms/richtext-lexical/lexical/react/LexicalDraggableBlockPlugin';
import { useRef, useCallback, useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import {
  REDO_COMMAND,
  UNDO_COMMAND,
  COMMAND_PRIORITY_EDITOR,
  $getNearestNodeFromDOMNode,
  type LexicalEditor,
  type NodeKey,
} from '@payloadcms/richtext-lexical/lexical';
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext';
import { useSayText, useMatches, type FrameRef } from './useText.ts';
import { FIND_COMMAND } from './commands.ts';
import { FindBar } from './FindBar.tsx';
import { Hint } from './Hint.tsx';
import { InsertMenu } from './InsertMenu.tsx';
import { actOf, ownText, type Act } from './keys.ts';
import { KeysHelp, useAskedForKeys } from './KeysHelp.tsx';
import { LinkForm } from './LinkForm.tsx';
import { keepingCaret, move } from './moving.ts';
import { FloatingTools, ToolsAboveKeyboard } from './Toolbar.tsx';

/** By which a paragraph or block is drawn elsewhere with a mouse; keys have Alt and arrows for it. */
function Handle({ frame }: { frame: HTMLElement }) {
  const say = useSayText();
  const handle = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  return (
    <DraggableBlocks
      anchorElem={frame}
      menuRef={handle}
      targetLineRef={line}
      menuComponent={
        <div ref={handle} className="story-text__handle" title={say('moveBlock')} aria-hidden="true">
          ⠿
        </div>
      }
      targetLineComponent={<div ref={line} className="story-text__line" />}
      isOnMenu={(element) => element.closest('.story-text__handle') !== null}
    />
  );
}

type Open = 'link' | 'insert' | 'find' | 'replace' | 'help' | undefined;

/** A field of a block, in which the caret is. */
const fieldOf = (target: EventTarget): Element | null =>
  (target as Element).closest('input, textarea, select, .story-table__cell--open');

const blockAt = (editor: LexicalEditor, field: Element): NodeKey | undefined =>
  editor.getEditorState().read(() => $getNearestNodeFromDOMNode(field)?.getKey(), { editor });

type Props = { readOnly: boolean; fresh: Set<NodeKey>; language: string; children: ReactNode };

function useActs(editor: LexicalEditor, open: (what: Open) => void) {
  const say = useSayText();
  const [announcement, setAnnouncement] = useState('');
  const act = (what: Act, event: KeyboardEvent): boolean => {
    const field = fieldOf(event.target);
    switch (what) {
      case 'up':
      case 'down':
        if (keepingCaret(editor, field, () => move(editor, what, field ? blockAt(editor, field) : undefined)))
          setAnnouncement(say(what === 'up' ? 'movedUp' : 'movedDown'));
        return true;
      case 'link':
        if (!field) open('link');
        return !field;
      case 'undo':
      case 'redo':
        // One history: what was typed into a block is undone with the text.
        if (!field || field.closest(ownText)) return false;
        return keepingCaret(editor, field, () =>
          editor.dispatchCommand(what === 'undo' ? UNDO_COMMAND : REDO_COMMAND, undefined),
        );
      case 'tools': {
        const tool = event.currentTarget.querySelector<HTMLElement>('[role=toolbar] button');
        tool?.focus();
        return tool !== null;
      }
      case 'find':
      case 'replace':
        // Asked for once more, it is the browser's own search.
        if (field?.closest('.story-text__find')) return false;
        open(what);
        return true;
      case 'help':
        open('help');
        return true;
    }
  };
  return { act, announcement };
}

/** Whether the caret is in the text or in what belongs to it. */
function useHasFocus(frame: { current: HTMLElement | null }): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => {
    const element = frame.current;
    const look = (): void => {
      const { activeElement } = document;
      // A table has tools of its own.
      setHas((element?.contains(activeElement) ?? false) && !activeElement?.closest('.story-table__cells'));
    };
    const later = (): void => void setTimeout(look);
    element?.addEventListener('focusin', look);
    element?.addEventListener('focusout', later);
    return () => {
      element?.removeEventListener('focusin', look);
      element?.removeEventListener('focusout', later);
    };
  }, [frame]);
  return has;
}

type OpenProps = Pick<Props, 'fresh' | 'language'> & {
  editor: LexicalEditor;
  frame: FrameRef;
  opened: Open;
  open: (what: Open) => void;
};

/** What is open over the text. */
function Opened({ editor, frame, fresh, language, opened, open }: OpenProps) {
  const close = (): void => open(undefined);
  return (
    <>
      <InsertMenu {...{ editor, frame, fresh }} isOpened={opened === 'insert'} onClose={close} />
      {opened === 'link' && <LinkForm {...{ editor, frame }} onClose={close} />}
      {(opened === 'find' || opened === 'replace') && (
        <FindBar {...{ editor, language }} isReplacing={opened === 'replace'} onClose={close} />
      )}
      {opened === 'help' && <KeysHelp onClose={close} />}
    </>
  );
}

type AroundProps = Omit<OpenProps, 'language' | 'fresh'> & { element: HTMLElement | null };

/** The tools that stand by the text as long as one writes: other ones for a mouse and for a thumb. */
function Around({ editor, frame, element, opened, open }: AroundProps) {
  const isPhone = useMatches('(max-width: 700px)');
  const isMouse = useMatches('(hover: hover) and (min-width: 701px)');
  const hasFocus = useHasFocus(frame);
  const [onLink, onInsert] = [() => open('link'), () => open('insert')];
  return (
    <>
      <Hint {...{ editor, frame, onInsert }} />
      {!isPhone && opened !== 'link' && <FloatingTools {...{ editor, frame, onLink }} />}
      {isPhone && hasFocus && <ToolsAboveKeyboard {...{ editor, onLink, onInsert }} />}
      {isMouse && element && <Handle frame={element} />}
    </>
  );
}

/** The search is asked for from elsewhere, too, and the list of keys where nothing is typed. */
function useAskedFor(editor: LexicalEditor, open: (what: Open) => void): void {
  useAskedForKeys(() => open('help'));
  useEffect(() => {
    const ask = (isReplacing: boolean): boolean => (open(isReplacing ? 'replace' : 'find'), true);
    return editor.registerCommand(FIND_COMMAND, ask, COMMAND_PRIORITY_EDITOR);
  }, [editor, open]);
}

/** The text with its tools around it. */
export function TextTools({ readOnly, fresh, language, children }: Props) {
  const [editor] = useLexicalComposerContext();
  const frame = useRef<HTMLDivElement | null>(null);
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const [opened, open] = useState<Open>();
  const { act, announcement } = useActs(editor, open);
  useAskedFor(editor, open);
  const attach = useCallback((node: HTMLDivElement | null) => setElement((frame.current = node)), []);
  const onKey = (event: KeyboardEvent): void => {
    const what = event.nativeEvent.isComposing ? undefined : actOf(event);
    if (!what || !act(what, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={attach} className="story-text" onKeyDownCapture={readOnly ? undefined : onKey}>
      {children}
      {!readOnly && (
        <>
          <Around {...{ editor, frame, element, opened, open }} />
          <Opened {...{ editor, frame, fresh, language, opened, open }} />
          <p className="visually-hidden" role="status">
            {announcement}
          </p>
        </>
      )}
    </div>
  );
}
