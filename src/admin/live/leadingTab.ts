import { openBrowserConnection } from './browserConnection.ts';
import type { LiveConnection, News, Open } from './connection.ts';

/** What pages and the holder of the line say to each other; `watch` missing: the page leaves. */
export type FromPage = { from: string; watch?: readonly string[]; open?: Open };
/** To one page, or to all. `whoIsThere`: another tab holds the line now. */
export type ToPage = { to?: string; news?: News; whoIsThere?: true };

type Page = { name: string; send: (watch?: readonly string[], open?: Open) => void };

/** Where there is no SharedWorker: the tab that holds a lock has the line, and tells the others. */
export function followLeadingTab(user: string, name: string, onNews: (news: News) => void): Page {
  const channel = new BroadcastChannel(`dateline-live-${user}`);
  const leaving = new AbortController();
  let line: LiveConnection | undefined;
  let watched: readonly string[] = [];
  let opened: Open | undefined;
  let letGo: () => void = () => leaving.abort();

  const lead = (): Promise<void> => {
    line = openBrowserConnection((to, news) => {
      if (to === undefined || to === name) onNews(news);
      if (to !== name) channel.postMessage({ to, news } satisfies ToPage);
    });
    line.watch(name, watched, opened);
    channel.postMessage({ whoIsThere: true } satisfies ToPage);
    return new Promise((resolve) => (letGo = resolve));
  };
  const tellLeader = (watch?: readonly string[]): void => {
    if (!line) channel.postMessage({ from: name, watch, open: opened } satisfies FromPage);
    else if (watch) line.watch(name, watch, opened);
    else line.leave(name);
  };
  channel.onmessage = ({ data }: MessageEvent<FromPage & ToPage>) => {
    if (data.from !== undefined)
      return data.watch ? line?.watch(data.from, data.watch, data.open) : line?.leave(data.from);
    if (data.whoIsThere) return tellLeader(watched);
    if (data.news && (data.to === undefined || data.to === name)) onNews(data.news);
  };
  navigator.locks.request(`dateline-live-${user}`, { signal: leaving.signal }, lead).catch(() => undefined);
  return {
    name,
    send: (watch, open) => {
      watched = watch ?? [];
      opened = open;
      tellLeader(watch);
      // A page put aside lets another one lead, and does not ask again: it only listens when it is shown again.
      if (!watch) letGo();
    },
  };
}

/** What a change of the page would take from under the reader's hands: open menus and questions, and rows that are chosen. */
const open = ['.popup__content', '.rs__menu', 'dialog[open]', '.drawer--is-open', '.confirmation-modal'].join(', ');
const chosen = '.table input[type="checkbox"]:checked, .list-selection';

/** Milliseconds after the last touch or turn of the wheel. */
const rest = 500;

export type Hands = { areBusy: () => boolean; stop: () => void };

/** Is somebody in the middle of something on this page? */
export function watchHands(): Hands {
  let isDown = false;
  let movedAt = -Infinity;
  const move = (): void => void (movedAt = performance.now());
  const down = (): void => void (isDown = true);
  const up = (): void => {
    isDown = false;
    move();
  };
  const watched = [
    ['pointerdown', down],
    ['pointerup', up],
    ['pointercancel', up],
    ['wheel', move],
    ['touchmove', move],
  ] as const;
  for (const [name, listener] of watched) window.addEventListener(name, listener, { capture: true, passive: true });
  return {
    areBusy: () =>
      document.visibilityState !== 'visible' ||
      isDown ||
      performance.now() - movedAt < rest ||
      document.getSelection()?.isCollapsed === false ||
      document.querySelector(`${open}, ${chosen}`) !== null,
    stop: () => watched.forEach(([name, listener]) => window.removeEventListener(name, listener, { capture: true })),
  };
}

/** Runs as a SharedWorker: one for all pages of a browser. */
type Scope = { onconnect: ((event: MessageEvent) => void) | null };

const ports = new Map<string, MessagePort>();

const connection = openBrowserConnection((page, news) => {
  const message: ToPage = { news };
  for (const [name, port] of ports) if (page === undefined || page === name) port.postMessage(message);
});

(globalThis as unknown as Scope).onconnect = ({ ports: [port] }) => {
  if (!port) return;
  port.onmessage = ({ data: { from, watch, open } }: MessageEvent<FromPage>) => {
    if (watch) {
      ports.set(from, port);
      return connection.watch(from, watch, open);
    }
    ports.delete(from);
    connection.leave(from);
  };
};
