/** What a page is told: a story changed or left its person's sight, or it is to read everything anew. */
export type News = { name: 'story' | 'gone' | 'reset'; story?: string; revision?: number };

export type Stream = { close: () => void };
export type Heard = { opened: () => void; told: (news: News) => void; ended: () => void; failed: () => void };

/** What the line needs of a browser, so that tests can stand in for one. */
export type ConnectionParts = {
  open: (heard: Heard) => Stream;
  /** Says what this browser shows; answers which stories of it are gone, `ended` if nobody is signed in. */
  say: (watch: readonly string[]) => Promise<readonly string[] | 'ended' | 'failed'>;
  tell: (page: string | undefined, news: News) => void;
  after: (ms: number, then: () => void) => () => void;
  now: () => number;
};

/** Milliseconds. A page says it is still there once a minute, and less often in the background. */
const pace = { gather: 50, retry: 2_000, longestRetry: 60_000, linger: 5_000, silent: 300_000, sayAgain: 3_600_000 };

type Page = { watch: readonly string[]; seenAt: number };

/** The pages of this browser that show something, and what. */
function openPages(now: () => number) {
  const pages = new Map<string, Page>();
  return {
    /** True if it is a new one. */
    set: (page: string, watch: readonly string[]): boolean => {
      const isNew = !pages.has(page);
      pages.set(page, { watch, seenAt: now() });
      return isNew;
    },
    leave: (page: string): void => void pages.delete(page),
    watched: (): string[] => {
      // A page that was killed says no good-bye.
      for (const [page, { seenAt }] of pages) if (now() - seenAt > pace.silent) pages.delete(page);
      return [...new Set([...pages.values()].flatMap(({ watch }) => watch))].sort();
    },
  };
}

/** A wait that is put off or called off. */
function openTimer(after: ConnectionParts['after']) {
  let stop: (() => void) | undefined;
  const clear = (): void => {
    stop?.();
    stop = undefined;
  };
  const set = (ms: number, then: () => void): void => {
    clear();
    stop = after(ms, then);
  };
  return { set, clear };
}

/** The one connection of a browser to its newsroom, for all its pages. */
export function openConnection({ open, say, tell, after, now }: ConnectionParts) {
  const pages = openPages(now);
  const [saying, retrying] = [openTimer(after), openTimer(after)];
  const begun = new Set<string>();
  let stream: Stream | undefined;
  let isOpen = false;
  let failures = 0;
  let sent = { watch: '', at: -Infinity };

  const stop = (): void => {
    stream?.close();
    [stream, isOpen] = [undefined, false];
    sent = { watch: '', at: -Infinity };
    retrying.clear();
  };
  const fail = (): void => {
    stop();
    failures += 1;
    retrying.set(Math.min(pace.retry * 2 ** (failures - 1), pace.longestRetry), settle);
  };
  /** Said before they read anew, so that nothing is missed in between. */
  const sayWatch = async (): Promise<void> => {
    const watch = pages.watched();
    const text = watch.join(' ');
    if (text !== sent.watch || now() - sent.at > pace.sayAgain) {
      const outcome = await say(watch);
      if (outcome === 'ended') return stop();
      if (outcome === 'failed') return fail();
      sent = { watch: text, at: now() };
      for (const story of outcome) tell(undefined, { name: 'gone', story });
    }
    for (const page of begun) tell(page, { name: 'reset' });
    begun.clear();
  };
  const settle = (): void => {
    if (pages.watched().length === 0) return void saying.set(pace.linger, () => pages.watched().length === 0 && stop());
    if (isOpen) return void sayWatch();
    stream ??= open({
      opened: () => {
        [isOpen, failures] = [true, 0];
        begun.clear();
        sent = { watch: '', at: -Infinity };
        void sayWatch().then(() => isOpen && tell(undefined, { name: 'reset' }));
      },
      told: (news) => tell(undefined, news),
      ended: stop,
      failed: fail,
    });
  };
  return {
    watch: (page: string, watch: readonly string[]): void => {
      if (pages.set(page, watch)) begun.add(page);
      saying.set(pace.gather, settle);
    },
    leave: (page: string): void => {
      pages.leave(page);
      begun.delete(page);
      saying.set(pace.gather, settle);
    },
  };
}

export type LiveConnection = ReturnType<typeof openConnection>;
