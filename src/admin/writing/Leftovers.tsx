'use client';

import { useAuth } from '@payloadcms/ui';
import { usePathname } from 'next/navigation.js';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { DeviceCopy } from '../saving/deviceCopies.ts';
import type { LeftoverResult } from '../saving/outbox.ts';
import { kindIn } from '../kinds/index.ts';
import { addressOfLeft } from '../kinds/kind.ts';
import { saying, type TextKey } from '../texts.ts';
import { whyUnfiled } from '../refusalsInWords.ts';
import { useSurroundings } from '../surroundings.ts';
import { useSay } from '../useSay.ts';
import { deviceCopies } from './device.ts';
import { sendWhatIsLeft } from './branchApi.ts';
import { takeBack } from './filings.ts';
import { textOf } from './storyPage.ts';
import { TakeText } from './TakeText.tsx';

/** Milliseconds: a page that opens a story takes it first; what could not be sent is tried again. */
const pace = { first: 1_500, again: 30_000 };

const texts: Record<LeftoverResult['became'], TextKey> = {
  saved: 'leftSaved',
  branch: 'leftBranch',
  left: 'leftLeft',
  filed: 'filedOf',
  unfiled: 'unfiledOf',
};

/** Sends what earlier pages of this person left on the device, and says what became of it. Each page begins with it, however one comes there. */
function useLeftovers(user: string | undefined) {
  const pathname = usePathname();
  const [results, setResults] = useState<LeftoverResult[]>([]);
  const isSending = useRef(false);
  const send = useCallback(async (): Promise<void> => {
    if (!user || isSending.current) return;
    isSending.current = true;
    try {
      const latest = await sendWhatIsLeft(user);
      const isSame = (a: LeftoverResult, b: LeftoverResult): boolean => a.at === b.at && a.became === b.became;
      setResults((before) => [...before, ...latest.filter((each) => !before.some((one) => isSame(one, each)))]);
    } catch {
      // A browser that keeps nothing has left nothing.
    } finally {
      isSending.current = false;
    }
  }, [user]);
  useEffect(() => {
    const first = setTimeout(() => void send(), pace.first);
    return () => clearTimeout(first);
  }, [send, pathname]);
  useEffect(() => {
    const now = (): void => void send();
    const again = setInterval(now, pace.again);
    window.addEventListener('online', now);
    return () => {
      clearInterval(again);
      window.removeEventListener('online', now);
    };
  }, [send]);
  const close = useCallback((closed: LeftoverResult) => setResults((all) => all.filter((each) => each !== closed)), []);
  return { results, close };
}

/** Nobody takes it any more: it is here until the person has what they need of it. */
function StoppedText({ result, onClose }: { result: LeftoverResult & { left: DeviceCopy }; onClose: () => void }) {
  const { say } = useSay();
  const [isSure, setSure] = useState(false);
  const { left, headline } = result;
  const drop = async (): Promise<void> => {
    await (await deviceCopies()).drop(left.user, left.story);
    onClose();
  };
  return (
    <>
      <TakeText edits={textOf(left)} headline={headline} />
      <button type="button" className="newsroom-button" onClick={() => (isSure ? void drop() : setSure(true))}>
        {say(isSure ? 'discardSure' : 'dropBranch')}
      </button>
    </>
  );
}

const isStopped = (result: LeftoverResult): result is LeftoverResult & { left: DeviceCopy } =>
  result.left?.stopped !== undefined;

/** What became of one text, and what can be done. */
function SentNotice({ result, onClose }: { result: LeftoverResult; onClose: () => void }) {
  const { language } = useSay();
  const say = useMemo(() => saying(language, kindIn(result.collection).words), [language, result.collection]);
  const { user } = useSurroundings();
  const headline = result.headline || say('untitled');
  const close = (): void => {
    if (result.unfiled && user) void takeBack(user.id, result.story);
    onClose();
  };
  return (
    <div className="newsroom-notice">
      <p>{say(isStopped(result) ? 'leftStopped' : texts[result.became], { headline })}</p>
      {result.unfiled && <p>{whyUnfiled(result.unfiled, language, say)}</p>}
      <div className="newsroom-notice__buttons">
        {isStopped(result) ? (
          <StoppedText result={result} onClose={onClose} />
        ) : (
          <a className="newsroom-button" href={addressOfLeft(kindIn(result.collection), result)}>
            {say('openStory')}
          </a>
        )}
        <button type="button" className="newsroom-button" onClick={close}>
          {say(result.unfiled ? 'unfiledRead' : 'dismiss')}
        </button>
      </div>
    </div>
  );
}

/** Around every page of the admin. */
export function Leftovers({ children }: { children: ReactNode }) {
  const { user } = useAuth();
  const { results, close } = useLeftovers(user ? String(user.id) : undefined);
  return (
    <>
      {children}
      {results.length > 0 && (
        <div className="leftovers" role="status">
          {results.map((each) => (
            <SentNotice key={`${each.story} ${each.at} ${each.became}`} result={each} onClose={() => close(each)} />
          ))}
        </div>
      )}
    </>
  );
}
