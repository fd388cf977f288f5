'use client';

import { useForm } from '@payloadcms/ui';
import { useCallback, useEffect, useRef } from 'react';

type Editor = { getEditorState: () => { toJSON: () => unknown } };

/** A long text takes a while to read: it is read again after ten times as long, and at least so often (milliseconds). */
const pace = { ofReading: 10, atMost: 200 };

/**
 * Hears of the body's text while it is typed: the editor gives it to the form only when the browser is idle, up to half a second later,
 * and a tab that is killed before has told nobody. `onSeen` hears once how the editor writes what nobody has touched yet. Gives the way to
 * read at once what was typed and is not told yet.
 */
export function useEditorKeys(onSeen: (body: unknown) => void, onBody: (body: unknown) => void): () => void {
  const { formRef } = useForm();
  const reading = useRef<() => void>(undefined);
  useEffect(() => {
    const form = formRef.current;
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isFirst = true;
    let pause = 0;
    const editor = (): Editor | undefined => {
      const root = form.querySelector('[data-field-path="body"] [data-lexical-editor]');
      return (root as { __lexicalEditor?: Editor } | null)?.__lexicalEditor;
    };
    const read = (): void => {
      timer = undefined;
      const began = performance.now();
      const found = editor();
      if (found) onBody(found.getEditorState().toJSON());
      pause = Math.min((performance.now() - began) * pace.ofReading, pace.atMost);
    };
    const hear = (event: Event): void => {
      if (!(event.target as Element).closest?.('[data-field-path="body"]')) return;
      const found = isFirst && editor();
      if (found) onSeen(found.getEditorState().toJSON());
      isFirst = false;
      timer ??= setTimeout(read, pause);
    };
    const readNow = (): void => {
      if (timer === undefined) return;
      clearTimeout(timer);
      read();
    };
    reading.current = readNow;
    const kinds = ['keydown', 'input', 'paste', 'cut', 'drop'] as const;
    for (const kind of kinds) form.addEventListener(kind, hear, true);
    window.addEventListener('pagehide', readNow, true);
    document.addEventListener('visibilitychange', readNow, true);
    return () => {
      readNow();
      for (const kind of kinds) form.removeEventListener(kind, hear, true);
      window.removeEventListener('pagehide', readNow, true);
      document.removeEventListener('visibilitychange', readNow, true);
    };
  }, [formRef, onSeen, onBody]);
  return useCallback(() => reading.current?.(), []);
}
