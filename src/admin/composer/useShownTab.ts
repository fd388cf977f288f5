'use client';

import { useCallback, useState } from 'react';
import type { Tab } from '../kinds/kind.ts';

/** Which tab stands beside what is only read. `show` also brings it into sight: on a phone it is below the text. */
export function useShownTab() {
  const [tab, setTab] = useState<Tab>('placing');
  const show = useCallback((next: Tab) => {
    setTab(next);
    requestAnimationFrame(() => {
      const panel = document.querySelector('.story-reader .story-panel');
      const { top = 0, bottom = 0 } = panel?.getBoundingClientRect() ?? {};
      if (top >= window.innerHeight || bottom <= 0) panel?.scrollIntoView();
    });
  }, []);
  return { tab, setTab, show };
}
