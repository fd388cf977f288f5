'use client';

import { useCallback, useEffect, useRef } from 'react';
import { leaveStory, lockStory, type Standing } from '../deskApi.ts';
import { useStorySaver } from '../writing/StorySaver.tsx';

/** Milliseconds until the story is asked for again, if it is still written in. A lock lasts five minutes. */
const waits = { held: 60_000, refused: 20_000, unanswered: 10_000 };
const lookEvery = 5_000;

/** `edited`: something was written since the story was asked for last; `isMine`: it was given to us, as far as we know. */
const atFirst = {
  edited: false,
  modified: false,
  isAsking: false,
  isMine: false,
  wasTaken: false,
  hasLeft: false,
  next: 0,
};

/**
 * Tells colleagues that one edits the story: with the first change, again while one writes, and when one leaves. A courtesy:
 * nothing here holds up writing or saving, whatever the answer, or without one.
 */
export function useStoryLock(id: string, standing: Standing | undefined, ask: () => void): void {
  const modified = (useStorySaver()?.light.kind ?? 'saved') !== 'saved';
  const live = useRef({ ...atFirst });
  const take = useCallback(async () => {
    const now = live.current;
    Object.assign(now, { isAsking: true, edited: false });
    const answer = await lockStory(id);
    const isUnanswered = !answer.ok && !answer.failure;
    const isNews = !(answer.ok && now.isMine);
    const wait = waits[answer.ok ? 'held' : isUnanswered ? 'unanswered' : 'refused'];
    Object.assign(now, { isAsking: false, isMine: answer.ok, next: Date.now() + wait });
    now.wasTaken ||= answer.ok;
    now.edited ||= isUnanswered;
    if (now.hasLeft && answer.ok) leaveStory(id);
    else if (isNews) ask();
  }, [id, ask]);
  const takeWhenDue = useCallback(() => {
    const { edited, isAsking, next } = live.current;
    if (edited && !isAsking && Date.now() >= next) void take();
  }, [take]);
  useEffect(() => {
    live.current.modified = modified;
    if (!modified) return;
    live.current.edited = true;
    takeWhenDue();
  }, [modified, takeWhenDue]);
  useEffect(() => {
    if (!standing || standing.lock?.mine || !live.current.isMine) return;
    // A transition of ours has freed it, or a colleague has taken it: the next change asks again, and none before.
    Object.assign(live.current, { isMine: false, edited: false, next: 0 });
  }, [standing]);
  useEffect(() => {
    // Taken over, it is ours from before the first key on.
    if (standing?.lock?.mine) Object.assign(live.current, { isMine: true, wasTaken: true });
  }, [standing]);
  useEffect(() => whileOpen(id, live.current, takeWhenDue), [id, takeWhenDue]);
}

/** Listens while the page shows the story; answers how to stop. */
function whileOpen(id: string, now: typeof atFirst, takeWhenDue: () => void): () => void {
  now.hasLeft = false;
  const write = (): void => {
    now.edited ||= now.modified;
  };
  const leave = (): void => {
    if (now.wasTaken) leaveStory(id);
    Object.assign(now, { isMine: false, wasTaken: false, next: 0 });
  };
  const timer = setInterval(takeWhenDue, lookEvery);
  window.addEventListener('keydown', write);
  window.addEventListener('pagehide', leave);
  return () => {
    clearInterval(timer);
    window.removeEventListener('keydown', write);
    window.removeEventListener('pagehide', leave);
    now.hasLeft = true;
    leave();
  };
}
