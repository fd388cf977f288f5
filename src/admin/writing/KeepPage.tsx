'use client';

import { useEffect, useState, type ReactNode } from 'react';
import { useSay } from '../useSay.ts';
import { waitingFetch } from './waitForConnection.ts';
import { fetchInWords } from '../refusalsInWords.ts';

function restInPage(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    window.addEventListener('online', go);
  });
}

/** How many things this page asked of the newsroom wait for the connection. */
function useWaiting(): number {
  const [waiting, setWaiting] = useState(0);
  useEffect(() => {
    const before = window.fetch;
    const ours = waitingFetch({ fetch: (...args) => before(...args), rest: restInPage, onWaiting: setWaiting });
    window.fetch = ours;
    return () => {
      if (window.fetch === ours) window.fetch = before;
    };
  }, []);
  return waiting;
}

/** Refusals that pages of the admin hear come in the UI's language. */
function useRefusalsInWords(): void {
  const { language } = useSay();
  useEffect(() => {
    const before = window.fetch;
    const ours = fetchInWords((...args) => before(...args), language);
    window.fetch = ours;
    return () => {
      if (window.fetch === ours) window.fetch = before;
    };
  }, [language]);
}

/** Around every page of the admin: it stays while the newsroom is away, and says that what was asked for waits. */
export function KeepPage({ children }: { children: ReactNode }) {
  const { say } = useSay();
  useRefusalsInWords();
  const isWaiting = useWaiting() > 0;
  return (
    <>
      {children}
      {isWaiting && (
        <div className="page-waits newsroom-notice" role="status">
          {say('pageWaits')}
        </div>
      )}
    </>
  );
}
