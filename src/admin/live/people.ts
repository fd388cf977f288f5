'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useSurroundings } from '../surroundings.ts';
import type { News, Present } from './connection.ts';
import { followDesk, type Following } from './follow.ts';

/** Who is in which story, as this page was told; pages that show no story know nothing. */
const people = new Map<string, readonly Present[]>();
const listeners = new Set<() => void>();
const nobody: readonly Present[] = [];

export function learnPeople({ story, people: present = nobody }: News): void {
  if (story === undefined) return;
  people.set(story, present);
  listeners.forEach((listener) => listener());
}

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Who else has the story open. */
export function usePeople(story: string): readonly Present[] {
  const { user } = useSurroundings();
  const present = useSyncExternalStore(
    listen,
    () => people.get(story) ?? nobody,
    () => nobody,
  );
  return present.filter((each) => each.user !== user?.id);
}

/** Milliseconds after the last key: so long one is writing. */
const writes = 120_000;

/** As wide as a phone: the page cannot know more of what it is shown on. */
const deviceNow = (): 'desk' | 'phone' => (window.matchMedia('(max-width: 600px)').matches ? 'phone' : 'desk');

/** Is something typed on this page now and then? */
function useIsWriting(): boolean {
  const [isWriting, setWriting] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = (): void => setWriting(false);
    const write = (): void => {
      setWriting(true);
      timer = setTimeout(rest, writes);
    };
    const noteTyping = ({ target }: Event): void => {
      // What is said beside a story is no writing in it.
      if (target instanceof Element && target.closest('.threads')) return;
      // Once React has heard of the key: a field that is drawn anew before that loses it. The text's editor lets no key past it, so it is captured.
      clearTimeout(timer);
      timer = setTimeout(write);
    };
    window.addEventListener('input', noteTyping, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('input', noteTyping, { capture: true });
    };
  }, []);
  return isWriting;
}

/** Shows colleagues that this page has the story open, and learns who else has. */
export function useBePresent(story: string, { unsaved, mayWrite }: { unsaved: boolean; mayWrite: boolean }): void {
  const { user } = useSurroundings();
  const following = useRef<Following>(undefined);
  const mode = useIsWriting() && mayWrite ? 'editing' : 'viewing';
  const id = user?.id;
  useEffect(() => {
    if (!id) return;
    const opened = followDesk(id, (news) => news.name === 'people' && learnPeople(news));
    following.current = opened;
    return opened.stop;
  }, [id, story]);
  // After the one above: what is told of it changes while it follows.
  useEffect(
    () =>
      following.current?.show([story], {
        story,
        mode,
        device: deviceNow(),
        ...(unsaved && mayWrite ? { unsaved } : {}),
      }),
    [id, story, mode, unsaved, mayWrite],
  );
}
