'use client';

import { useCallback, useEffect, useState } from 'react';

/** What may stand in the other half of the page. */
export type View = 'preview' | 'changes' | 'source';

const keys: Readonly<Record<string, View>> = { KeyP: 'preview', KeyC: 'changes', KeyS: 'source' };

export type Split = { view?: View; toggle: (view: View) => void; close: () => void };

/** The other half of the page: what it shows, opened and closed by Ctrl+Alt (⌘⌥) with a letter. */
export function useSplit(): Split {
  const [view, setView] = useState<View>();
  const toggle = useCallback((next: View) => setView((now) => (now === next ? undefined : next)), []);
  useEffect(() => {
    // The page of a translation just begun opens with its source. On the server there is no address to read.
    const timer = setTimeout(() => new URLSearchParams(location.search).has('source') && setView('source'));
    return () => clearTimeout(timer);
  }, []);
  const close = useCallback(() => setView(undefined), []);
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const asked = keys[event.code];
      // AltGr types letters, and says Ctrl and Alt too.
      if (event.getModifierState('AltGraph')) return;
      if (!asked || !event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      toggle(asked);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [toggle]);
  return { view, toggle, close };
}
