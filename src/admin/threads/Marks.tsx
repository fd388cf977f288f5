'use client';

import { useEffect, useRef, type RefObject } from 'react';
import { idOf, rangeIn, type ShownBlock } from './onPage.ts';
import { stepFrom } from './OneThread.tsx';
import { useThreads, type Threads } from './threads.tsx';
import { useSay } from '../useSay.ts';

type Marked = { id: string; range: Range };

const isHighlighting = (): boolean =>
  typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function';

/** The words of the open threads as the page shows them now. The blocks are asked for where there are any: a long text takes its time. */
function markedIn({ threads, places }: Threads, blocks: () => readonly ShownBlock[]): Marked[] {
  const open = threads.flatMap(({ id, state }) => {
    const found = state === 'open' ? places.get(id) : undefined;
    return found ? [{ id, found }] : [];
  });
  if (open.length === 0) return [];
  const shownBlocks = new Map(blocks().map((block) => [block.id, block]));
  return open.flatMap(({ id, found: { part, from, to } }) => {
    const block = shownBlocks.get(idOf(part));
    const range = block && rangeIn(block, from, to);
    return range ? [{ id, range }] : [];
  });
}

function draw(marked: readonly Marked[], active: string | undefined): void {
  if (!isHighlighting()) return;
  CSS.highlights.set('thread-open', new Highlight(...marked.map(({ range }) => range)));
  CSS.highlights.set(
    'thread-active',
    new Highlight(...marked.filter(({ id }) => id === active).map(({ range }) => range)),
  );
}

function erase(): void {
  if (!isHighlighting()) return;
  CSS.highlights.delete('thread-open');
  CSS.highlights.delete('thread-active');
}

/** The thread at the words that are pressed. */
function threadAt(marked: readonly Marked[], { clientX, clientY }: MouseEvent): string | undefined {
  return marked.find(({ range }) =>
    [...range.getClientRects()].some(
      ({ left, right, top, bottom }) => clientX >= left && clientX <= right && clientY >= top && clientY <= bottom,
    ),
  )?.id;
}

const isBeside = (): boolean => window.matchMedia('(min-width: 1181px)').matches;

/** A press on marked words leads to what is said of them, where that stands beside the text. */
function usePresses(marks: RefObject<readonly Marked[]>): void {
  const { setActive, show } = useThreads()!;
  useEffect(() => {
    const press = (event: MouseEvent): void => {
      if (
        !(event.target instanceof Element) ||
        !event.target.closest('[data-story-field=body], .story-reader [data-story-field]')
      )
        return;
      const id = document.getSelection()?.isCollapsed === false ? undefined : threadAt(marks.current, event);
      if (id === undefined) return;
      setActive(id);
      // On a phone it would lie over the words, and the caret stays where it was put.
      if (isBeside() && !event.target.closest('[contenteditable=true]')) show(id);
    };
    document.addEventListener('click', press);
    return () => document.removeEventListener('click', press);
  }, [marks, setActive, show]);
}

/** F8 goes from one thread to the next, from wherever one is. */
function useKeys(): void {
  const { show } = useThreads()!;
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== 'F8' || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      show();
      const by = event.shiftKey ? -1 : 1;
      const at = document.activeElement?.closest<HTMLElement>('[data-thread]') ?? null;
      requestAnimationFrame(() => requestAnimationFrame(() => stepFrom(at, by)));
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [show]);
}

type Props = { blocks: () => readonly ShownBlock[] };

/** Marks the words that something is said of. It is drawn over the text, and never in it: what is saved knows nothing of it. */
function Drawn({ blocks }: Props) {
  const beside = useThreads()!;
  const { active } = beside;
  const marks = useRef<readonly Marked[]>([]);
  useEffect(() => {
    marks.current = markedIn(beside, blocks);
    draw(marks.current, active);
  }, [beside, blocks, active]);
  useEffect(() => erase, []);
  useEffect(() => {
    const at = marks.current.find(({ id }) => id === active)?.range.getBoundingClientRect();
    if (!at || !isBeside() || (at.top > 80 && at.bottom < window.innerHeight - 80)) return;
    window.scrollBy({ top: at.top - window.innerHeight / 3, behavior: 'smooth' });
  }, [active]);
  usePresses(marks);
  useKeys();
  return null;
}

export const Marks = (props: Props) => (useThreads() ? <Drawn {...props} /> : null);

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
