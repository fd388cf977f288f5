'use client';

import { useSay } from '../useSay.ts';
import { useThreads } from './threads.tsx';

/** Beside a line of the story: that something is said of its words, and the way there. */
export function LineThreads({ name }: { name: 'headline' | 'standfirst' }) {
  const { say } = useSay();
  const { threads = [], show } = useThreads() ?? {};
  const here = threads.filter(({ state, detached, anchor }) => state === 'open' && !detached && anchor?.field === name);
  const [first] = here;
  if (!first) return null;
  return (
    <button
      type="button"
      className="story-line__threads"
      aria-label={say('commentsHere', { n: here.length })}
      onClick={() => show?.(first.id)}
    >
      {here.length}
    </button>
  );
}
