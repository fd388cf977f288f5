'use client';

import {
  FORMAT_TEXT_COMMAND,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type RangeSelection,
} from '@payloadcms/richtext-lexical/lexical';
import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { focusText } from './commands.ts';
import { $linkAt } from './links.ts';
import type { TextKey } from './texts.ts';
import { $kindAt, $toggleKind, type Kind } from './turnInto.ts';
import { boxIn, rangeIn, useOfText, useSayText, type Box, type FrameRef } from './useText.ts';

type Tool = { key: TextKey & (Kind | 'bold' | 'italic' | 'link'); face: ReactNode; keys?: string };

const bold: Tool = { key: 'bold', face: <b>B</b>, keys: 'Control+B' };
const italic: Tool = { key: 'italic', face: <i>I</i>, keys: 'Control+I' };
const quote: Tool = { key: 'quote', face: '“ ”' };
const link: Tool = { key: 'link', face: undefined, keys: 'Control+K' };
const more: readonly Tool[] = [
  { key: 'h2', face: undefined },
  { key: 'bullet', face: '•' },
  { key: 'number', face: '1.' },
];

type Look = { kind: Kind; bold: boolean; italic: boolean; link: boolean };

const plain: Look = { kind: 'paragraph', bold: false, italic: false, link: false };
const $lookAt = (selection: RangeSelection | undefined): Look =>
  selection
    ? {
        kind: $kindAt(selection),
        bold: selection.hasFormat('bold'),
        italic: selection.hasFormat('italic'),
        link: $linkAt(selection) !== undefined,
      }
    : plain;

function act(editor: LexicalEditor, key: Tool['key'], onLink: () => void): void {
  if (key === 'link') return onLink();
  if (key === 'bold' || key === 'italic') return void editor.dispatchCommand(FORMAT_TEXT_COMMAND, key);
  if (key !== 'paragraph') editor.update(() => $toggleKind(key), { tag: HISTORY_PUSH_TAG });
}

/** Left and right go from tool to tool, as in every toolbar; Escape goes back to the text. */
export function alongTheTools(event: KeyboardEvent<HTMLElement>, back: () => void): void {
  if (event.key === 'Escape') return (event.preventDefault(), back());
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const tools = [...event.currentTarget.querySelectorAll('button')];
  const at = tools.indexOf(document.activeElement as HTMLButtonElement);
  tools.at((at + step) % tools.length)?.focus();
}

type ToolsProps = { editor: LexicalEditor; tools: readonly Tool[]; onLink: () => void };

function Tools({ editor, tools, onLink }: ToolsProps) {
  const say = useSayText();
  const look = useOfText(editor, $lookAt);
  const isOn = (key: Tool['key']): boolean =>
    key === 'bold' || key === 'italic' || key === 'link' ? look[key] : look.kind === key;
  return tools.map(({ key, face, keys }) => (
    <button
      key={key}
      type="button"
      aria-label={say(key)}
      aria-pressed={isOn(key)}
      aria-keyshortcuts={keys}
      title={say(key)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => act(editor, key, onLink)}
    >
      {face ?? say(key)}
    </button>
  ));
}

/** Where the selected words are, once they are selected: not while a mouse still draws over them. */
function useSelectedPlace(editor: LexicalEditor, frame: FrameRef): Box | undefined {
  const [place, setPlace] = useState<Box>();
  useEffect(() => {
    let isDrawing = false;
    const look = (): void => {
      const range = rangeIn(editor);
      const hasWords = range && !range.collapsed && range.toString().trim() !== '' && !isDrawing;
      const isInBlock = (range?.startContainer as Element | undefined)?.closest?.('.story-text__block');
      const box = hasWords && !isInBlock ? boxIn(frame.current, range.getBoundingClientRect()) : undefined;
      setPlace((was) => (JSON.stringify(was) === JSON.stringify(box) ? was : box));
    };
    const begin = (): void => void (isDrawing = true);
    const end = (): void => {
      isDrawing = false;
      setTimeout(look);
    };
    const stop = editor.registerRootListener((root, before) => {
      before?.removeEventListener('pointerdown', begin);
      root?.addEventListener('pointerdown', begin);
    });
    document.addEventListener('pointerup', end);
    document.addEventListener('selectionchange', look);
    return () => {
      stop();
      document.removeEventListener('pointerup', end);
      document.removeEventListener('selectionchange', look);
    };
  }, [editor, frame]);
  return place;
}

type Props = { editor: LexicalEditor; frame: FrameRef; onLink: () => void };

/** Over selected words. */
export function FloatingTools({ editor, frame, onLink }: Props) {
  const say = useSayText();
  const place = useSelectedPlace(editor, frame);
  if (!place) return null;
  return (
    <div
      className="story-text__tools"
      role="toolbar"
      aria-label={say('tools')}
      style={{ top: place.top, left: place.left + place.width / 2 }}
      onKeyDown={(event) => alongTheTools(event, () => focusText(editor))}
    >
      <Tools {...{ editor, onLink }} tools={[bold, italic, quote, link, ...more]} />
    </div>
  );
}

/** Says to the styles, as `--keyboard-height`, how far the keyboard of a phone reaches up. */
export function useKeyboardHeight(): void {
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return;
    const { style } = document.documentElement;
    const measure = (): void => {
      const height = Math.max(0, window.innerHeight - view.height - view.offsetTop);
      style.setProperty('--keyboard-height', `${height}px`);
    };
    measure();
    view.addEventListener('resize', measure);
    view.addEventListener('scroll', measure);
    return () => {
      view.removeEventListener('resize', measure);
      view.removeEventListener('scroll', measure);
      style.removeProperty('--keyboard-height');
    };
  }, []);
}

type RowProps = { editor: LexicalEditor; onLink: () => void; onInsert: () => void };

/** In one row above the keyboard of a phone, as long as one writes. */
export function ToolsAboveKeyboard({ editor, onLink, onInsert }: RowProps) {
  const say = useSayText();
  useKeyboardHeight();
  return (
    <div className="story-text__row" role="toolbar" aria-label={say('tools')}>
      <Tools {...{ editor, onLink }} tools={[bold, italic, quote, link]} />
      <button
        type="button"
        aria-label={say('insert')}
        aria-haspopup="listbox"
        onMouseDown={(event) => event.preventDefault()}
        onClick={onInsert}
      >
        +
      </button>
    </div>
  );
}
