import type { IncomingMessage } from 'node:http';

/** `http://host/path?query`, as a client sends it that takes us for a proxy. */
const absoluteForm = /^https?:\/\/(?:[^/?#@]*@)?([^/?#@]+)([/?][^#]*)?$/i;

/** A request-target in absolute form is read as path and host; the `Host` header then does not count (RFC 9112, §3.2.2). */
export function readTarget(req: Pick<IncomingMessage, 'url' | 'headers'>): void {
  const [, host, rest = '/'] = absoluteForm.exec(req.url ?? '') ?? [];
  if (host === undefined) return;
  req.url = rest.startsWith('/') ? rest : `/${rest}`;
  req.headers.host = host.toLowerCase();
}
