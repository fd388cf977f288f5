import { useEffect, useRef, useState } from 'react';
import { waitsToBeFiled } from '../saving/onDevice.ts';
import type { LeftoverResult } from '../saving/outbox.ts';
import { sendWhatIsLeft } from '../writing/branchApi.ts';
import { deviceCopies } from '../writing/device.ts';
import { sentChannel } from '../writing/filings.ts';
import type { Session } from './useWriter.ts';

/** Milliseconds: a page that opens a story takes it first; what could not be sent is tried again, sooner where a story waits to be filed. */
const pace = { first: 1_500, again: 30_000, soon: 3_000 };

const somethingWaits = async (user: string): Promise<boolean> =>
  (await (await deviceCopies()).all(user)).some(waitsToBeFiled);

/** Sends again and again what is left on the device; gives the way to end it. */
function sendOnAndOn(user: string, onSent: (results: readonly LeftoverResult[]) => void): () => void {
  let isSending = false;
  let isOver = false;
  let next: ReturnType<typeof setTimeout>;
  const later = (ms: number): void => {
    clearTimeout(next);
    if (!isOver) next = setTimeout(now, ms);
  };
  const send = async (): Promise<void> => {
    if (isSending || isOver) return;
    isSending = true;
    const results = await sendWhatIsLeft(user).catch(() => []);
    const waits = await somethingWaits(user).catch(() => false);
    isSending = false;
    if (results.length > 0) onSent(results);
    later(waits ? pace.soon : pace.again);
  };
  const now = (): void => void send();
  later(pace.first);
  window.addEventListener('online', now);
  const channel = new BroadcastChannel(sentChannel);
  channel.onmessage = ({ data }: MessageEvent<readonly LeftoverResult[]>) => onSent(data);
  return () => {
    isOver = true;
    channel.close();
    clearTimeout(next);
    window.removeEventListener('online', now);
  };
}

/** Sends what earlier pages left on the device. Gives how often something came of it, each time once `onSent` is through. */
export function useSending(
  user: string,
  session: Session,
  onSent: (results: readonly LeftoverResult[]) => Promise<void>,
): number {
  const [times, setTimes] = useState(0);
  const hear = useRef(onSent);
  useEffect(() => void (hear.current = onSent), [onSent]);
  useEffect(() => {
    if (session !== 'open') return;
    return sendOnAndOn(user, (results) => void hear.current(results).then(() => setTimes((before) => before + 1)));
  }, [user, session]);
  return times;
}
