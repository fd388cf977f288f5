/** Milliseconds: how often is polled while somebody asks, after how long without anybody it rests, and how often is polled then. */
const rhythm = { every: 300, restAfter: 10_000, atRest: 5_000 };

/** Who asks, now and then or all the time. */
function interest(now: () => number) {
  let readAt = now();
  let watching = 0;
  return {
    note: (): void => void (readAt = now()),
    watch: (): (() => void) => {
      watching += 1;
      let isOver = false;
      return () => {
        if (!isOver) watching -= 1;
        isOver = true;
      };
    },
    isThere: (): boolean => watching > 0 || now() - readAt < rhythm.restAfter,
  };
}

/** `poll` never fails; `mayRest`: was the last one of use? */
type Parts = { poll: () => Promise<void>; mayRest: () => boolean; now: () => number };

/** Polls often while somebody asks for what it brings, and seldom while nobody does. */
export function openPolling({ poll, mayRest, now }: Parts) {
  const asking = interest(now);
  const rest = { isUnderWay: false, endedAt: -Infinity };
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | undefined;
  let waking: Promise<void> | undefined;

  async function round(): Promise<void> {
    const began = now();
    await poll();
    underWay = undefined;
    if (isStopped) return;
    const rests = !asking.isThere() && mayRest();
    if (rest.isUnderWay && !rests) rest.endedAt = now();
    rest.isUnderWay = rests;
    timer = setTimeout(begin, rests ? rhythm.atRest : Math.max(0, rhythm.every - (now() - began))).unref();
  }
  function begin(): Promise<void> {
    clearTimeout(timer);
    return (underWay = round());
  }
  function noteRead(): void {
    asking.note();
    if (!rest.isUnderWay) return;
    Object.assign(rest, { isUnderWay: false, endedAt: now() });
    waking = underWay ?? begin();
  }
  /** Ends a rest, and resolves after the poll that follows it; at once while there is none. */
  async function wake(): Promise<void> {
    noteRead();
    await waking;
  }
  /** No rest until the way given is gone. */
  function stayAwake(): () => void {
    noteRead();
    return asking.watch();
  }
  const stop = (): void => {
    isStopped = true;
    clearTimeout(timer);
  };
  return {
    begin,
    noteAsked: noteRead,
    wake,
    stayAwake,
    isResting: () => rest.isUnderWay,
    wokeAt: () => rest.endedAt,
    stop,
  };
}
