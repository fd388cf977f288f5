'use client';

import { useCallback, useEffect, useState, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { TextKey } from '../../texts.ts';
import { useSay } from '../../useSay.ts';

/** What may stand in the other half of the page. */
type View = 'preview' | 'changes' | 'source';

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
      const requestedView = keys[event.code];
      // AltGr types letters, and says Ctrl and Alt too.
      if (event.getModifierState('AltGraph')) return;
      if (!requestedView || !event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      toggle(requestedView);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [toggle]);
  return { view, toggle, close };
}

const features = 'popup,width=820,height=900';

/** A window of this page's own, with the looks of the page; undefined where the browser opens none. */
function openWindow(title: string): Window | undefined {
  const opened = window.open('', '', features);
  if (!opened) return undefined;
  const { document: there } = opened;
  there.title = title;
  there.documentElement.lang = document.documentElement.lang;
  there.documentElement.dataset.theme = document.documentElement.dataset.theme;
  for (const style of document.querySelectorAll('link[rel=stylesheet], style'))
    there.head.append(there.importNode(style, true));
  there.body.className = 'composer story-window';
  return opened;
}

type WindowProps = { opened: Window; onClose: () => void; children: ReactNode };

/** Shows what stands in it in a second window, as long as that and this page are open. */
function OwnWindow({ opened, onClose, children }: WindowProps) {
  const closed = useRef(onClose);
  useEffect(() => void (closed.current = onClose));
  useEffect(() => {
    const watch = setInterval(() => opened.closed && closed.current(), 300);
    return () => {
      clearInterval(watch);
      opened.close();
    };
  }, [opened]);
  return createPortal(children, opened.document.body);
}

/** What can be shown there of what is written on the page. */
export type Views = Partial<Record<View, { title: TextKey; Shown: (props: { id: string }) => ReactNode }>>;

type PaneProps = { view: View; title: string; onClose: () => void; onWindow?: () => void; children: ReactNode };

/** Where a view lies over the text: but the source, which stands above it. */
const overText = '(max-width: 999px)';

function Pane({ view, title, onClose, onWindow, children }: PaneProps) {
  const { say } = useSay();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (view !== 'source' && matchMedia(overText).matches) close.current?.focus();
  }, [view]);
  return (
    <section
      className="story-split"
      aria-label={title}
      data-view={view}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className="story-split__head">
        <h2>{title}</h2>
        {onWindow && (
          <button type="button" className="story-split__window" onClick={onWindow}>
            {say('ownWindow')}
          </button>
        )}
        <button type="button" ref={close} className="story-split__close" onClick={onClose}>
          {say('dismiss')}
        </button>
      </header>
      {children}
    </section>
  );
}

type Props = { id: string; split: Split; views: Views };

/** The other half of the page, or, of a preview, a window of its own. On a phone it lies over the text. */
export function SplitView({ id, split: { view, close }, views }: Props) {
  const { say } = useSay();
  const [apart, setApart] = useState<Window>();
  const openView = view && views[view];
  if (!view || !openView) return null;
  const { Shown } = openView;
  const title = say(openView.title);
  if (apart)
    return (
      <OwnWindow opened={apart} onClose={() => (setApart(undefined), close())}>
        <Shown id={id} />
      </OwnWindow>
    );
  return (
    <Pane
      view={view}
      title={title}
      onClose={close}
      onWindow={view === 'preview' ? () => setApart(openWindow(title)) : undefined}
    >
      <Shown id={id} />
    </Pane>
  );
}
