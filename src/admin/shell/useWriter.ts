import { useCallback, useEffect, useState } from 'react';
import type { Names } from '../../domain/storyNames.ts';
import type { WritingSettings } from '../../newsroom/story/houseStyle.ts';
import { ask, type Answer } from '../deskApi.ts';
import { isSigningOut } from '../saving/newsroom.ts';
import { keepWriter, type Writer, writerHere } from './known.ts';
import { keepAccountKey } from '../writing/device.ts';

type Copy = Readonly<Record<string, unknown>> & { id: string };
type SessionAnswer = {
  user: { id: string; email: string; name: string; role: string };
  mayBegin: boolean;
  settings: WritingSettings;
  beginning: Readonly<Record<string, unknown>>;
  drafts: Copy[];
  names: Names;
};

const path = '/api/me/writing';

/** Who is signed in, as the newsroom knows them now, and kept on this device. */
async function askWriter(): Promise<Answer<{ writer: Writer; drafts: Copy[] }>> {
  const answer = await ask<SessionAnswer>(path);
  if (!answer.ok) return answer;
  const { user, drafts, ...known } = answer.body;
  const { id, email, name, role } = user;
  const writer: Writer = { id, person: { id, email, role }, name, ...known, at: Date.now() };
  await keepWriter(writer, drafts).catch(() => undefined);
  return { ok: true, body: { writer, drafts } };
}

export type StoryToWrite = { copy: Copy; names: Names; mayWrite: boolean };

export const storyToWrite = (id: string): Promise<Answer<StoryToWrite>> => ask(`${path}/${encodeURIComponent(id)}`);

/** `away`: the newsroom did not answer. */
export type Session = 'asking' | 'open' | 'ended' | 'away';

type WriterHere = { writer?: Writer; session: Session; isKnown: boolean };

/** Milliseconds: on a slow phone the first key goes before the newsroom's word on who writes, where the device knows it. */
const pause = 1_200;

/** Who writes on this device: as it remembers them at once, and as the newsroom says as soon as it answers. */
export function useWriter() {
  const [here, setHere] = useState<WriterHere>({ session: 'asking', isKnown: false });
  const look = useCallback(async (): Promise<void> => {
    const answer = await askWriter();
    if (answer.ok) {
      const { writer } = answer.body;
      setHere({ writer, session: 'open', isKnown: true });
      await keepAccountKey(writer.id).catch(() => undefined);
      return;
    }
    if (isSigningOut()) return;
    const session = answer.failure?.code === 'unauthenticated' ? 'ended' : 'away';
    setHere((before) => ({ ...before, session }));
  }, []);
  /** By itself: while one signs out the page stays as it is until all is gone. */
  const lookAgain = useCallback(async (): Promise<void> => (isSigningOut() ? undefined : look()), [look]);
  useEffect(() => {
    let first: ReturnType<typeof setTimeout> | undefined;
    void writerHere().then((writer) => {
      setHere((before) => ({ writer, ...before, isKnown: true }));
      first = setTimeout(() => void lookAgain(), writer ? pause : 0);
    });
    const again = (): void => void lookAgain();
    const markAway = (): void => setHere((before) => ({ ...before, session: 'away' }));
    window.addEventListener('online', again);
    window.addEventListener('offline', markAway);
    return () => {
      clearTimeout(first);
      window.removeEventListener('online', again);
      window.removeEventListener('offline', markAway);
    };
  }, [lookAgain]);
  return { ...here, look, lookAgain };
}
