'use client';

import { useCallback, useState, type ReactNode } from 'react';
import type { Tab } from '../kinds/kind.ts';
import { useSay } from '../useSay.ts';
import { Panel } from './Panel.tsx';
import { useUndoKeys } from './useUndoKeys.ts';

/** Which tab stands beside the page, and whether the sheet over it is open on a phone. */
export function useBeside() {
  const [tab, setTabOnly] = useState<Tab>('placing');
  const [isOpen, setOpen] = useState(false);
  const setTab = useCallback((next: Tab) => {
    setTabOnly(next);
    setOpen(true);
  }, []);
  useUndoKeys(setTab);
  return { tab, setTab, isOpen, setOpen };
}

export type BesideState = ReturnType<typeof useBeside>;

type Props = {
  beside: BesideState;
  tabs: readonly Tab[];
  /** How much the next step still needs. */
  missing: number;
  /** What stands above the tabs. */
  head?: ReactNode;
  children: ReactNode;
};

/** Beside the page on a desktop, a sheet over it on a phone. */
export function Beside({ beside: { tab, setTab, isOpen, setOpen }, tabs, missing, head, children }: Props) {
  const { say } = useSay();
  return (
    <>
      <button
        type="button"
        className="composer__open-panel"
        aria-expanded={isOpen}
        aria-label={say('openPanel')}
        onClick={() => setOpen(!isOpen)}
      >
        ☰{missing > 0 && <span> {missing}</span>}
      </button>
      <div className={isOpen ? 'composer__beside is-open' : 'composer__beside'}>
        <button type="button" className="composer__close-panel" onClick={() => setOpen(false)}>
          {say('closePanel')}
        </button>
        <Panel tabs={tabs} tab={tab} onTab={setTab} head={head}>
          {children}
        </Panel>
      </div>
    </>
  );
}
