import { openBrowserLine } from './browserLine.ts';
import type { FromPage, ToPage } from './messages.ts';

/** Runs as a SharedWorker: one for all pages of a browser. */
type Scope = { onconnect: ((event: MessageEvent) => void) | null };

const ports = new Map<string, MessagePort>();

const line = openBrowserLine((page, news) => {
  const message: ToPage = { news };
  for (const [name, port] of ports) if (page === undefined || page === name) port.postMessage(message);
});

(globalThis as unknown as Scope).onconnect = ({ ports: [port] }) => {
  if (!port) return;
  port.onmessage = ({ data: { from, watch } }: MessageEvent<FromPage>) => {
    if (watch) {
      ports.set(from, port);
      return line.watch(from, watch);
    }
    ports.delete(from);
    line.leave(from);
  };
};
