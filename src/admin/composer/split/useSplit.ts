'use client';

import { useCallback, useEffect, useState } from 'react';

/** What may stand in the other half of the page. */
export type View = 'preview' | 'changes';

const keys: Readonly<Record<string, View>> = { KeyP: 'preview', KeyC: 'changes' };

export type Split = { view?: View; toggle: (view: View) => void; close: () => void };

/** The other half of the page: what it shows, opened and closed by Ctrl+Alt (⌘⌥) with a letter. */
export function useSplit(): Split {
  const [view, setView] = useState<View>();
  const toggle = useCallback((next: View) => setView((now) => (now === next ? undefined : next)), []);
  const close = useCallback(() => setView(undefined), []);
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const asked = keys[event.code];
      if (!asked || !event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      toggle(asked);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [toggle]);
  return { view, toggle, close };
}
