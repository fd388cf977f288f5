'use client';

import {
  $getSelection,
  $isRangeSelection,
  type LexicalEditor,
  type RangeSelection,
} from '@payloadcms/richtext-lexical/lexical';
import { useCallback, useMemo, useRef, useSyncExternalStore, type RefObject } from 'react';
import { languageOfPage, sayingIn, type SayText } from './texts.ts';

const never = () => () => {};

export function useSayText(): SayText {
  const language = useSyncExternalStore(never, languageOfPage, () => 'en' as const);
  return useMemo(() => sayingIn(language), [language]);
}

/** Whether the window is of this kind, followed. */
export function useMatches(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => false,
  );
}

/**
 * Something told of the text, read anew after each change of it; drawn anew only when it is another: `read` has to give the very object
 * it gave, or a plain value, while nothing is new.
 */
export function useOfText<T>(editor: LexicalEditor, read: (selection: RangeSelection | undefined) => T): T {
  const known = useRef<{ text: string | undefined; value: T }>(undefined);
  const snapshot = useCallback((): T => {
    const value = editor.getEditorState().read(() => {
      const selection = $getSelection();
      return read($isRangeSelection(selection) ? selection : undefined);
    });
    const text = JSON.stringify(value) as string | undefined;
    if (known.current === undefined || known.current.text !== text) known.current = { text, value };
    return known.current.value;
  }, [editor, read]);
  const subscribe = useCallback((listener: () => void) => editor.registerUpdateListener(listener), [editor]);
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}

export type Box = { top: number; left: number; width: number; height: number };

/** Where a rectangle of the window stands in an element. */
export function boxIn(element: Element | null, rect: DOMRect): Box {
  const frame = element?.getBoundingClientRect();
  return {
    top: rect.top - (frame?.top ?? 0),
    left: rect.left - (frame?.left ?? 0),
    width: rect.width,
    height: rect.height,
  };
}

/** The selected stretch of the page, if it lies in the text. */
export function rangeIn(editor: LexicalEditor): Range | undefined {
  const selection = window.getSelection();
  const root = editor.getRootElement();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
  return range && root?.contains(range.commonAncestorContainer) ? range : undefined;
}

export type FrameRef = RefObject<HTMLDivElement | null>;
