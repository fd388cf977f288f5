'use client';

import { useAuth } from '@payloadcms/ui';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Sent } from '../saving/outbox.ts';
import type { TextKey } from '../texts.ts';
import { useSay } from '../useSay.ts';
import { sendWhatIsLeft } from './sendWhatIsLeft.ts';

/** Milliseconds: a page that opens a story takes it first; what could not be sent is tried again. */
const pace = { first: 1_500, again: 30_000 };

const texts: Record<Sent['became'], TextKey> = { saved: 'leftSaved', branch: 'leftBranch', left: 'leftLeft' };

const addressOf = ({ story, hasId }: Sent): string =>
  hasId ? `/admin/collections/articles/${story}` : `/admin/write?draft=${story}`;

/** Sends what earlier pages of this person left on the device, and says what became of it. */
function useLeftovers(user: string | undefined) {
  const [sent, setSent] = useState<Sent[]>([]);
  const isSending = useRef(false);
  const send = useCallback(async (): Promise<void> => {
    if (!user || isSending.current) return;
    isSending.current = true;
    try {
      const results = await sendWhatIsLeft(user);
      const isSame = (a: Sent, b: Sent): boolean => a.at === b.at && a.became === b.became;
      setSent((before) => [...before, ...results.filter((each) => !before.some((one) => isSame(one, each)))]);
    } catch {
      // A browser that keeps nothing has left nothing.
    } finally {
      isSending.current = false;
    }
  }, [user]);
  useEffect(() => {
    const now = (): void => void send();
    const first = setTimeout(now, pace.first);
    const again = setInterval(now, pace.again);
    window.addEventListener('online', now);
    return () => {
      clearTimeout(first);
      clearInterval(again);
      window.removeEventListener('online', now);
    };
  }, [send]);
  const close = useCallback((closed: Sent) => setSent((all) => all.filter((each) => each !== closed)), []);
  return { sent, close };
}

/** Around every page of the admin. */
export function Leftovers({ children }: { children: ReactNode }) {
  const { say } = useSay();
  const { user } = useAuth();
  const { sent, close } = useLeftovers(user ? String(user.id) : undefined);
  return (
    <>
      {children}
      {sent.length > 0 && (
        <div className="leftovers" role="status">
          {sent.map((each) => (
            <div className="newsroom-notice" key={`${each.story} ${each.at} ${each.became}`}>
              <p>{say(texts[each.became], { headline: each.headline || say('untitled') })}</p>
              <div className="newsroom-notice__buttons">
                <a className="newsroom-button" href={addressOf(each)}>
                  {say('openStory')}
                </a>
                <button type="button" className="newsroom-button" onClick={() => close(each)}>
                  {say('dismiss')}
                </button>
              </div>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
