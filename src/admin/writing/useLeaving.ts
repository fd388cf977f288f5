'use client';

import { useEffect } from 'react';
import { sendOrder } from '../saving/newsroom.ts';
import type { Saver } from '../saving/saver.ts';
import type { Opening } from './storyPage.ts';

/** Sends what is typed while the page is left, and asks only where this device cannot keep it. What gets no answer is sent again by the next page. */
export function useLeaving(saver: Saver, { user, kind }: Pick<Opening, 'user' | 'kind'>): void {
  useEffect(() => {
    const send = sendOrder(user, kind);
    const sendLast = (): void => {
      const last = saver.lastOrder();
      if (last) void send(last);
      saver.hurry();
    };
    // A phone may end a page that is not seen any more, and tells it nothing.
    const hurryIfHidden = (): void => {
      if (document.visibilityState === 'hidden') saver.hurry();
    };
    const ask = (event: BeforeUnloadEvent): void => {
      if (!saver.isKept()) event.preventDefault();
    };
    const wakeIfSeen = (): void => {
      if (document.visibilityState === 'visible') saver.wake();
    };
    window.addEventListener('online', saver.wake);
    window.addEventListener('pagehide', sendLast);
    document.addEventListener('visibilitychange', hurryIfHidden);
    window.addEventListener('pageshow', wakeIfSeen);
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('online', saver.wake);
      window.removeEventListener('pagehide', sendLast);
      document.removeEventListener('visibilitychange', hurryIfHidden);
      window.removeEventListener('pageshow', wakeIfSeen);
      window.removeEventListener('beforeunload', ask);
      // Another page of the admin comes without the browser leaving this one.
      sendLast();
      void saver.stop();
    };
  }, [saver, user, kind]);
}
