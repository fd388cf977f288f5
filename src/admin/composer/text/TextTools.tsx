'use client';

import {
  REDO_COMMAND,
  UNDO_COMMAND,
  $getNearestNodeFromDOMNode,
  type LexicalEditor,
  type NodeKey,
} from '@payloadcms/richtext-lexical/lexical';
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Hint } from './Hint.tsx';
import { InsertMenu } from './InsertMenu.tsx';
import { actOf, type Act } from './keys.ts';
import { LinkForm } from './LinkForm.tsx';
import { move } from './moving.ts';
import { FloatingTools, ToolsAboveKeyboard } from './Toolbar.tsx';
import { useMatches, useSayText } from './useText.ts';

type Open = 'link' | 'insert' | undefined;

/** A field of a block, in which the caret is. */
const fieldOf = (target: EventTarget): Element | null => (target as Element).closest('input, textarea, select');

const blockAt = (editor: LexicalEditor, field: Element): NodeKey | undefined =>
  editor.getEditorState().read(() => $getNearestNodeFromDOMNode(field)?.getKey(), { editor });

type Props = { readOnly: boolean; fresh: Set<NodeKey>; language: string; children: ReactNode };

function useActs(editor: LexicalEditor, open: (what: Open) => void) {
  const say = useSayText();
  const [said, setSaid] = useState('');
  const act = (what: Act, event: KeyboardEvent): boolean => {
    const field = fieldOf(event.target);
    switch (what) {
      case 'up':
      case 'down':
        if (move(editor, what, field ? blockAt(editor, field) : undefined))
          setSaid(say(what === 'up' ? 'movedUp' : 'movedDown'));
        return true;
      case 'link':
        if (!field) open('link');
        return !field;
      case 'undo':
      case 'redo':
        // One history: what was typed into a block is undone with the text.
        return field !== null && editor.dispatchCommand(what === 'undo' ? UNDO_COMMAND : REDO_COMMAND, undefined);
      case 'tools': {
        const tool = event.currentTarget.querySelector<HTMLElement>('[role=toolbar] button');
        tool?.focus();
        return tool !== null;
      }
      default:
        return false;
    }
  };
  return { act, said };
}

/** Whether the caret is in the text or in what belongs to it. */
function useHasFocus(frame: { current: HTMLElement | null }): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => {
    const element = frame.current;
    const look = (): void => setHas(element?.contains(document.activeElement) ?? false);
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

/** The text with its tools around it. */
export function TextTools({ readOnly, fresh, language, children }: Props) {
  const [editor] = useLexicalComposerContext();
  const frame = useRef<HTMLDivElement>(null);
  const [opened, open] = useState<Open>();
  const isPhone = useMatches('(max-width: 700px)');
  const hasFocus = useHasFocus(frame);
  const { act, said } = useActs(editor, open);
  const onKey = (event: KeyboardEvent): void => {
    const what = event.nativeEvent.isComposing ? undefined : actOf(event);
    if (!what || !act(what, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const close = (): void => open(undefined);
  return (
    <div ref={frame} className="story-text" data-language={language} onKeyDownCapture={readOnly ? undefined : onKey}>
      {children}
      {!readOnly && (
        <>
          <Hint editor={editor} frame={frame} onInsert={() => open('insert')} />
          {!isPhone && opened !== 'link' && <FloatingTools {...{ editor, frame }} onLink={() => open('link')} />}
          {isPhone && hasFocus && (
            <ToolsAboveKeyboard editor={editor} onLink={() => open('link')} onInsert={() => open('insert')} />
          )}
          <InsertMenu {...{ editor, frame, fresh }} isOpened={opened === 'insert'} onClose={close} />
          {opened === 'link' && <LinkForm {...{ editor, frame }} onClose={close} />}
          <p className="visually-hidden" role="status">
            {said}
          </p>
        </>
      )}
    </div>
  );
}
