import { newUuid } from '../uuid.ts';
import { sayLeft } from './browserConnection.ts';
import type { News, Open } from './connection.ts';
import { followLeadingTab, type FromPage, type ToPage } from './leadingTab.ts';

/** Milliseconds. */
const stillHere = 60_000;

type Send = (watch?: readonly string[], open?: Open) => void;

function openShared(user: string, name: string, onNews: (news: News) => void): Send {
  // Named by the person: who signs in after somebody else has a line of their own.
  const worker = new SharedWorker(new URL('./leadingTab.ts', import.meta.url), { name: `dateline-live-${user}` });
  worker.port.onmessage = ({ data: { news } }: MessageEvent<ToPage>) => news && onNews(news);
  return (watch, open) => worker.port.postMessage({ from: name, watch, open } satisfies FromPage);
}

/** One connection for all pages of this browser; without the means for that, a page does not follow. */
function openSend(user: string, name: string, onNews: (news: News) => void): Send | undefined {
  if ('SharedWorker' in globalThis) return openShared(user, name, onNews);
  if ('locks' in navigator && 'BroadcastChannel' in globalThis) return followLeadingTab(user, name, onNews).send;
  return undefined;
}

/** `open`: the story that is open on this page, which colleagues see. */
export type Following = { show: (watch: readonly string[], open?: Open) => void; stop: () => void };

/** Tells this page what changes of what it shows. */
export function followDesk(user: string, onNews: (news: News) => void): Following {
  const send = openSend(user, newUuid(), onNews);
  let watched: readonly string[] | undefined;
  let opened: Open | undefined;
  const say = (): void => void (watched && send?.(watched, opened));
  const leave = (): void => {
    // The worker may end with the last page, before it has said it.
    if (opened) sayLeft(opened.story);
    send?.();
  };
  const saying = setInterval(say, stillHere);
  // Put aside, a page says good-bye, and is there again when it is shown again.
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', say);
  return {
    show: (watch, open) => {
      [watched, opened] = [watch, open];
      say();
    },
    stop: () => {
      clearInterval(saying);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', say);
      leave();
    },
  };
}
