import { openBrowserLine } from './browserLine.ts';
import type { Line, News } from './line.ts';
import type { FromPage, ToPage } from './messages.ts';

type Page = { name: string; send: (watch?: readonly string[]) => void };

/** Where there is no SharedWorker: the tab that holds a lock has the line, and tells the others. */
export function followLeadingTab(user: string, name: string, onNews: (news: News) => void): Page {
  const channel = new BroadcastChannel(`dateline-live-${user}`);
  const leaving = new AbortController();
  let line: Line | undefined;
  let shown: readonly string[] = [];
  let letGo: () => void = () => leaving.abort();

  const lead = (): Promise<void> => {
    line = openBrowserLine((to, news) => {
      if (to === undefined || to === name) onNews(news);
      if (to !== name) channel.postMessage({ to, news } satisfies ToPage);
    });
    line.watch(name, shown);
    channel.postMessage({ whoIsThere: true } satisfies ToPage);
    return new Promise((resolve) => (letGo = resolve));
  };
  const tellLeader = (watch?: readonly string[]): void => {
    if (!line) channel.postMessage({ from: name, watch } satisfies FromPage);
    else if (watch) line.watch(name, watch);
    else line.leave(name);
  };
  channel.onmessage = ({ data }: MessageEvent<FromPage & ToPage>) => {
    if (data.from !== undefined) return data.watch ? line?.watch(data.from, data.watch) : line?.leave(data.from);
    if (data.whoIsThere) return tellLeader(shown);
    if (data.news && (data.to === undefined || data.to === name)) onNews(data.news);
  };
  navigator.locks.request(`dateline-live-${user}`, { signal: leaving.signal }, lead).catch(() => undefined);
  return {
    name,
    send: (watch) => {
      shown = watch ?? [];
      tellLeader(watch);
      // A page put aside lets another one lead, and does not ask again: it only listens when it is shown again.
      if (!watch) letGo();
    },
  };
}
