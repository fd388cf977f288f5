/** One who has a story open, as the newsroom tells it. */
export type Present = {
  user: string;
  name: string;
  mode: 'viewing' | 'editing';
  devices: ('desk' | 'phone')[];
  unsaved?: boolean;
};

/** What a page is told: a story changed or left its person's sight, what is said beside it or who is in it, or it is to read everything anew. */
export type News = {
  name: 'story' | 'threads' | 'gone' | 'people' | 'reset';
  story?: string;
  revision?: number;
  /** Of a save: the fields that changed. */
  fields?: readonly string[];
  people?: readonly Present[];
};

/** A story that a page has open, and on what. */
export type Open = { story: string; mode: Present['mode']; unsaved?: boolean; device: Present['devices'][number] };

/** What is gone of what was said, and who is in the rest. */
export type WatchedFacts = {
  gone: readonly string[];
  people: readonly { story: string; people: readonly Present[] }[];
};

export type Stream = { close: () => void };
export type Heard = { onOpen: () => void; onNews: (news: News) => void; onEnd: () => void; onFailure: () => void };

/** What the line needs of a browser, so that tests can stand in for one. */
export type ConnectionParts = {
  open: (handlers: Heard) => Stream;
  /** Says what this browser shows; answers which stories of it are gone and who is in them, `ended` if nobody is signed in. */
  say: (watch: readonly string[]) => Promise<WatchedFacts | 'ended' | 'failed'>;
  /** Says what this browser has open. */
  be: (open: readonly Open[]) => Promise<unknown>;
  tell: (page: string | undefined, news: News) => void;
  after: (ms: number, then: () => void) => () => void;
  now: () => number;
};

/** Milliseconds. A page says it is still there once a minute, and less often in the background. */
const pace = {
  gather: 50,
  retry: 2_000,
  longestRetry: 60_000,
  linger: 5_000,
  silent: 300_000,
  sayAgain: 3_600_000,
  beAgain: 15_000,
};

type Page = { watch: readonly string[]; open?: Open; seenAt: number };

/** The pages of this browser that show something, and what. */
function openPages(now: () => number) {
  const pages = new Map<string, Page>();
  return {
    /** True if it is a new one. */
    set: (page: string, watch: readonly string[], open?: Open): boolean => {
      const isNew = !pages.has(page);
      pages.set(page, { watch, open, seenAt: now() });
      return isNew;
    },
    leave: (page: string): void => void pages.delete(page),
    watched: (): string[] => {
      // A page that was killed says no good-bye.
      for (const [page, { seenAt }] of pages) if (now() - seenAt > pace.silent) pages.delete(page);
      return [...new Set([...pages.values()].flatMap(({ watch }) => watch))].sort();
    },
    readOpen: (): Open[] => [...pages.values()].flatMap(({ open }) => open ?? []),
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

/** Who is in the stories that this browser shows, for pages that begin later. */
function openPeople(tell: ConnectionParts['tell']) {
  const known = new Map<string, readonly Present[]>();
  const news = (story: string, people: readonly Present[]): News => ({ name: 'people', story, people });
  return {
    learn: ({ name, story, people = [] }: News): void => {
      if (name !== 'people' || story === undefined) return;
      if (people.length > 0) known.set(story, people);
      else known.delete(story);
    },
    /** All there are; in the others is nobody. */
    begin: ({ people }: WatchedFacts): void => {
      const left = [...known.keys()].filter((story) => !people.some((each) => each.story === story));
      for (const each of [...people, ...left.map((story) => ({ story, people: [] }))]) {
        known.set(each.story, each.people);
        tell(undefined, news(each.story, each.people));
      }
      for (const story of left) known.delete(story);
    },
    tellTo: (page: string): void => known.forEach((people, story) => tell(page, news(story, people))),
    clear: (): void => known.clear(),
  };
}

/** Says what is open here, at once when it changes and then again and again while something is. */
function openPresence({ be, after }: ConnectionParts, readOpen: () => Open[]) {
  const again = openTimer(after);
  let saidOf = '[]';
  const say = (): void => {
    const open = readOpen();
    const text = JSON.stringify(open);
    if (open.length === 0 && text === saidOf) return again.clear();
    saidOf = text;
    void be(open);
    again.set(pace.beAgain, say);
  };
  return {
    /** Only what changed. */
    settle: (): void => void (JSON.stringify(readOpen()) !== saidOf && say()),
    stop: (): void => {
      again.clear();
      saidOf = '[]';
    },
  };
}

/** The one connection of a browser to its newsroom, for all its pages. */
export function openConnection(parts: ConnectionParts) {
  const { open, say, tell, after, now } = parts;
  const pages = openPages(now);
  const people = openPeople(tell);
  const presence = openPresence(parts, pages.readOpen);
  const [saying, retrying] = [openTimer(after), openTimer(after)];
  const begun = new Set<string>();
  let stream: Stream | undefined;
  let isOpen = false;
  let failures = 0;
  let lastWatch = { watch: '', at: -Infinity };

  const stop = (): void => {
    stream?.close();
    [stream, isOpen] = [undefined, false];
    lastWatch = { watch: '', at: -Infinity };
    retrying.clear();
    people.clear();
    presence.stop();
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
    if (text !== lastWatch.watch || now() - lastWatch.at > pace.sayAgain) {
      const outcome = await say(watch);
      if (outcome === 'ended') return stop();
      if (outcome === 'failed') return fail();
      lastWatch = { watch: text, at: now() };
      for (const story of outcome.gone) tell(undefined, { name: 'gone', story });
      people.begin(outcome);
    } else for (const page of begun) people.tellTo(page);
    for (const page of begun) tell(page, { name: 'reset' });
    begun.clear();
  };
  const settle = (): void => {
    if (pages.watched().length === 0) return void saying.set(pace.linger, () => pages.watched().length === 0 && stop());
    if (isOpen) {
      presence.settle();
      return void sayWatch();
    }
    stream ??= open({
      onOpen: () => {
        [isOpen, failures] = [true, 0];
        begun.clear();
        lastWatch = { watch: '', at: -Infinity };
        presence.settle();
        void sayWatch().then(() => isOpen && tell(undefined, { name: 'reset' }));
      },
      onNews: (news) => {
        people.learn(news);
        tell(undefined, news);
      },
      onEnd: stop,
      onFailure: fail,
    });
  };
  return {
    watch: (page: string, watch: readonly string[], opened?: Open): void => {
      if (pages.set(page, watch, opened)) begun.add(page);
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
