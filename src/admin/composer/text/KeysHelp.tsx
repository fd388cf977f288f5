'use client';

import { useEffect, useRef } from 'react';
import { Dialog } from '../../Dialog.tsx';
import type { TextKey } from './texts.ts';
import { useSayText } from './useText.ts';

const rows: readonly [TextKey, string][] = [
  ['bold', 'Ctrl+B'],
  ['italic', 'Ctrl+I'],
  ['link', 'Ctrl+K'],
  ['keyUndo', 'Ctrl+Z, Ctrl+Shift+Z'],
  ['keyTakeBack', 'Backspace'],
  ['keyInsert', '/'],
  ['h2', '##'],
  ['h3', '###'],
  ['bullet', '-'],
  ['number', '1.'],
  ['quote', '>'],
  ['keyMove', 'Alt+↑, Alt+↓'],
  ['keyFind', 'Ctrl+F'],
  ['keyReplace', 'Ctrl+H'],
  ['keyTools', 'Alt+F10'],
  ['keyLeaveBlock', 'Esc'],
  ['keyCell', 'Tab, Shift+Tab'],
  ['keyPreview', 'Ctrl+Alt+P'],
  ['keyChanges', 'Ctrl+Alt+C'],
  ['keySource', 'Ctrl+Alt+S'],
  ['keyComment', 'Ctrl+Alt+M'],
  ['keyThreads', 'F8, Shift+F8'],
  ['keyHelp', 'Ctrl+/, ?'],
];

const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);
const keyLabel = (keys: string): string => (isApple() ? keys.replaceAll('Ctrl+', '⌘').replaceAll('Alt+', '⌥') : keys);

/** The keys of the text, asked for by a key. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const say = useSayText();
  return (
    <Dialog title={say('keys')} cancel={say('close')} isBusy={false} onSubmit={onClose} onClose={onClose}>
      <dl className="story-text__keys">
        {rows.map(([key, keys]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd>
              <kbd>{keyLabel(keys)}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable=true], dialog') !== null;

/** `?` where nothing is typed asks for help, too. */
export function useAskedForKeys(ask: () => void): void {
  const newest = useRef(ask);
  useEffect(() => void (newest.current = ask));
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      newest.current();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
