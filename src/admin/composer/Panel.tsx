'use client';

import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useSay } from '../useSay.ts';
import type { Tab } from '../kinds/kind.ts';

type Props = {
  tabs: readonly Tab[];
  tab: Tab;
  onTab: (tab: Tab) => void;
  /** What stands above the tabs. */
  head?: ReactNode;
  children: ReactNode;
};

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** What stands beside the page, in tabs: one stop of the Tab key, the arrows go through them. */
export function Panel({ tabs, tab, onTab, head, children }: Props) {
  const { say } = useSay();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const at = (move(tabs.indexOf(tab), tabs.length) + tabs.length) % tabs.length;
    onTab(tabs[at]!);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[at]?.focus();
  };
  return (
    <aside className="story-panel" aria-label={say('beside')}>
      {head}
      <div className="story-panel__tabs" role="tablist" ref={list} onKeyDown={onKeyDown}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`${id}-${each}`}
            aria-selected={each === tab}
            aria-controls={`${id}-panel`}
            tabIndex={each === tab ? 0 : -1}
            onClick={() => onTab(each)}
          >
            {say(each)}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${tab}`} tabIndex={-1}>
        {children}
      </div>
    </aside>
  );
}
