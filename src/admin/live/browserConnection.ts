import {
  openConnection,
  type Heard,
  type LiveConnection,
  type ConnectionParts,
  type News,
  type Stream,
} from './connection.ts';

const path = '/api/me/live';

async function say(watch: readonly string[]): Promise<readonly string[] | 'ended' | 'failed'> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      credentials: 'include',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ watch }),
    });
    if (answer.ok) return ((await answer.json()) as { gone: string[] }).gone;
    return answer.status === 401 || answer.status === 403 ? 'ended' : 'failed';
  } catch {
    return 'failed';
  }
}

function open({ opened, told, ended, failed }: Heard): Stream {
  const source = new EventSource(path, { withCredentials: true });
  source.onopen = opened;
  // A break it mends by itself is none; what it gives up on is asked for again, but by us.
  source.onerror = () => source.readyState === EventSource.CLOSED && failed();
  for (const name of ['story', 'gone', 'reset'] as const)
    source.addEventListener(name, ({ data }: MessageEvent<string>) =>
      told({ ...(JSON.parse(data) as Partial<News>), name }),
    );
  source.addEventListener('ended', ended);
  return { close: () => source.close() };
}

/** The line in this page or worker. */
export const openBrowserConnection = (tell: ConnectionParts['tell']): LiveConnection =>
  openConnection({
    open,
    say,
    tell,
    now: () => Date.now(),
    after: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
  });
