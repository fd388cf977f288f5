import { useCallback, useEffect, useState } from 'react';
import { keepAccountKey } from '../writing/device.ts';
import { writerHere, type Writer } from './known.ts';
import { askWriter } from './writingApi.ts';

/** `away`: the newsroom did not answer. */
export type Session = 'asking' | 'open' | 'ended' | 'away';

type Here = { writer?: Writer; session: Session; isKnown: boolean };

/** Milliseconds: on a slow phone the first key goes before the newsroom's word on who writes, where the device knows it. */
const pause = 1_200;

/** Who writes on this device: as it remembers them at once, and as the newsroom says as soon as it answers. */
export function useWriter() {
  const [here, setHere] = useState<Here>({ session: 'asking', isKnown: false });
  const look = useCallback(async (): Promise<void> => {
    const answer = await askWriter();
    if (answer.ok) {
      const { writer } = answer.body;
      setHere({ writer, session: 'open', isKnown: true });
      await keepAccountKey(writer.id).catch(() => undefined);
      return;
    }
    const session = answer.failure?.code === 'unauthenticated' ? 'ended' : 'away';
    setHere((before) => ({ ...before, session }));
  }, []);
  useEffect(() => {
    let first: ReturnType<typeof setTimeout> | undefined;
    void writerHere().then((writer) => {
      setHere((before) => ({ writer, ...before, isKnown: true }));
      first = setTimeout(() => void look(), writer ? pause : 0);
    });
    const again = (): void => void look();
    const gone = (): void => setHere((before) => ({ ...before, session: 'away' }));
    window.addEventListener('online', again);
    window.addEventListener('offline', gone);
    return () => {
      clearTimeout(first);
      window.removeEventListener('online', again);
      window.removeEventListener('offline', gone);
    };
  }, [look]);
  return { ...here, look };
}
