import {
  openConnection,
  type Heard,
  type LiveConnection,
  type ConnectionParts,
  type News,
  type Open,
  type WatchedFacts,
  type Stream,
} from './connection.ts';

const path = '/api/me/live';

const post = (address: string, body: unknown, more: RequestInit = {}): Promise<Response> =>
  fetch(address, {
    method: 'POST',
    credentials: 'include',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    ...more,
  });

async function be(open: readonly Open[]): Promise<void> {
  const device = open[0]?.device ?? 'desk';
  const stories = open.map(({ device: _device, ...each }) => each);
  await post(`${path}/presence`, { device, open: stories }).catch(() => undefined);
}

/** Said by a page as it goes: nothing waits for the answer. */
export const sayLeft = (story: string): void =>
  void post(`${path}/left`, { left: [story] }, { keepalive: true }).catch(() => undefined);

async function say(watch: readonly string[]): Promise<WatchedFacts | 'ended' | 'failed'> {
  try {
    const answer = await post(path, { watch });
    if (answer.ok) return (await answer.json()) as WatchedFacts;
    return answer.status === 401 || answer.status === 403 ? 'ended' : 'failed';
  } catch {
    return 'failed';
  }
}

function open({ onOpen, onNews, onEnd, onFailure }: Heard): Stream {
  const source = new EventSource(path, { withCredentials: true });
  source.onopen = onOpen;
  // A break it mends by itself is none; what it gives up on is asked for again, but by us.
  source.onerror = () => source.readyState === EventSource.CLOSED && onFailure();
  for (const name of ['story', 'threads', 'gone', 'people', 'reset'] as const)
    source.addEventListener(name, ({ data }: MessageEvent<string>) =>
      onNews({ ...(JSON.parse(data) as Partial<News>), name }),
    );
  source.addEventListener('ended', onEnd);
  return { close: () => source.close() };
}

/** The line in this page or worker. */
export const openBrowserConnection = (tell: ConnectionParts['tell']): LiveConnection =>
  openConnection({
    open,
    say,
    be,
    tell,
    now: () => Date.now(),
    after: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
  });
