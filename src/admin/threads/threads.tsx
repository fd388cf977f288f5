'use client';

import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import { place, type Anchor, type Place } from '../../domain/anchors/anchors.ts';
import { partsOf, type AnchoredField, type StoryPart } from '../../domain/anchors/texts.ts';
import { followDesk } from '../live/follow.ts';
import { useSurroundings } from '../surroundings.ts';
import { threadsOf, type Thread } from './threadApi.ts';

/** What is about to be said: of words of the story, or of all of it. */
export type Begun = { anchor?: Anchor };

export type Threads = {
  story: string;
  threads: readonly Thread[];
  /** Where the words of each stand on the page, by the thread's id. */
  places: ReadonlyMap<string, Place>;
  /** May words be named on this page, and not only the whole story? */
  hasWords: boolean;
  /** How many are open. */
  open: number;
  /** Reads them anew. */
  ask: () => void;
  /** The one a person is at. */
  active?: string;
  setActive: (id: string | undefined) => void;
  begun?: Begun;
  begin: (begun: Begun | undefined) => void;
  /** Brings the threads to where they are seen, and one of them to the person's hands. */
  show: (id?: string) => void;
};

const ThreadsContext = createContext<Threads | undefined>(undefined);

/** What is said beside the story of the page; undefined where there is none, or it is not for this person. */
export const useThreads = (): Threads | undefined => use(ThreadsContext);

const nowhere: ReadonlyMap<string, Place> = new Map();

type Read = { story: string; threads: readonly Thread[]; open: number };

/** Reads what is said beside a story, and again when the newsroom says that it changed. */
function useRead(story: string | undefined): { loadedThreads?: Read; ask: () => void } {
  const reader = useSurroundings().user?.id;
  const [loadedThreads, setLoadedThreads] = useState<Read>();
  const [requestCount, setRequestCount] = useState(0);
  const ask = useCallback(() => setRequestCount((times) => times + 1), []);
  useEffect(() => {
    if (story === undefined) return;
    let isOver = false;
    void threadsOf(story).then((answer) => {
      if (isOver) return;
      if (answer.ok) setLoadedThreads({ story, ...answer.body });
      else if (answer.failure) setLoadedThreads(undefined);
    });
    return () => {
      isOver = true;
    };
  }, [story, requestCount]);
  useEffect(() => {
    if (!story || !reader) return;
    const following = followDesk(
      reader,
      (news) => (news.name === 'reset' || (news.name === 'threads' && news.story === story)) && ask(),
    );
    following.show([story]);
    return following.stop;
  }, [story, reader, ask]);
  return { loadedThreads: loadedThreads?.story === story ? loadedThreads : undefined, ask };
}

/** Brings the part of the page that shows a thread to the person's hands, once it is drawn. */
function focusThread(id: string): void {
  const look = (tries: number): void => {
    const found = document.querySelector<HTMLElement>(`[data-thread="${id}"]`);
    if (found) return found.focus();
    if (tries > 0) requestAnimationFrame(() => look(tries - 1));
  };
  look(30);
}

/** The thread in which somebody is asked who comes from their desk. */
const namedByAddress = (): string | undefined =>
  typeof location === 'undefined' ? undefined : (new URLSearchParams(location.search).get('thread') ?? undefined);

/** The story as it stands on the page, and who wants to hear that it changed. */
export type TextOnPage = {
  read: () => Readonly<Partial<Record<AnchoredField, unknown>>>;
  subscribe: (listener: () => void) => () => void;
};

/** Milliseconds that typing rests before it is looked where the words are now. */
const rest = 200;

/** Where the words of each thread stand on the page; undefined where that is only read, and the newsroom says what is detached. */
function usePlaces(threads: readonly Thread[] | undefined, text: TextOnPage | undefined) {
  const [parts, setParts] = useState<readonly StoryPart[]>();
  useEffect(() => {
    if (!text) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listener = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setParts(partsOf(text.read())), rest);
    };
    listener();
    const stop = text.subscribe(listener);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [text]);
  return useMemo(() => {
    if (!threads || !parts) return undefined;
    const found = threads.map(({ id, anchor }) => [id, anchor ? place(anchor, parts) : undefined] as const);
    return new Map(found.flatMap(([id, at]) => (at ? [[id, at] as const] : [])));
  }, [threads, parts]);
}

/** The threads as they stand beside what is on the page now. */
const placedThreads = (
  threads: readonly Thread[],
  places: ReadonlyMap<string, Place> | undefined,
): readonly Thread[] =>
  places ? threads.map((each) => (each.anchor ? { ...each, detached: !places.has(each.id) } : each)) : threads;

type Props = { story?: string; text?: TextOnPage; onShow: () => void; children: ReactNode };

const useNewest = <T,>(value: T): RefObject<T> => {
  const newest = useRef(value);
  useEffect(() => void (newest.current = value));
  return newest;
};

/** Shows the thread that the address names, once there are any. */
function useNamed(isRead: boolean, onShown: RefObject<() => void>): void {
  useEffect(() => {
    const named = isRead ? namedByAddress() : undefined;
    if (named === undefined) return;
    onShown.current();
    focusThread(named);
  }, [isRead, onShown]);
}

export function ThreadsBeside({ story, text, onShow, children }: Props) {
  const { loadedThreads, ask } = useRead(story);
  const places = usePlaces(loadedThreads?.threads, text);
  const [active, setActive] = useState(namedByAddress);
  const [begun, setBegun] = useState<Begun>();
  const onShown = useNewest(onShow);
  const show = useCallback(
    (id?: string) => {
      onShown.current();
      if (id === undefined) return;
      setActive(id);
      focusThread(id);
    },
    [onShown],
  );
  useNamed(loadedThreads !== undefined, onShown);
  const begin = useCallback(
    (next: Begun | undefined) => {
      setBegun(next);
      if (next) onShown.current();
    },
    [onShown],
  );
  const threads = useMemo(
    () =>
      loadedThreads && {
        ...loadedThreads,
        threads: placedThreads(loadedThreads.threads, places),
        places: places ?? nowhere,
        hasWords: text !== undefined,
        ask,
        active,
        setActive,
        begun,
        begin,
        show,
      },
    [loadedThreads, places, text, ask, active, begun, begin, show],
  );
  return <ThreadsContext value={threads}>{children}</ThreadsContext>;
}
