'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { TextKey } from '../../texts.ts';
import { useSay } from '../../useSay.ts';
import { Changes } from '../compare/Changes.tsx';
import { Preview } from '../preview/Preview.tsx';
import { Source } from '../translate/Source.tsx';
import { openWindow, OwnWindow } from './OwnWindow.tsx';
import type { Split, View } from './useSplit.ts';

const titles: Record<View, TextKey> = { preview: 'previewBeside', changes: 'changes', source: 'sourceOfStory' };
const views: Record<View, (props: { id: string }) => ReactNode> = {
  preview: Preview,
  changes: Changes,
  source: Source,
};

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

type Props = { id: string; split: Split };

/** The other half of the page, or, of a preview, a window of its own. On a phone it lies over the text. */
export function SplitView({ id, split: { view, close } }: Props) {
  const { say } = useSay();
  const [apart, setApart] = useState<Window>();
  if (!view) return null;
  const title = say(titles[view]);
  const Shown = views[view];
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
