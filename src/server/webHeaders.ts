import type { Request } from 'express';

/** Ways to say one method and mean another. Payload's own is left: it makes a read of a POST, and nothing else. */
const ignored = new Set(['x-http-method-override', 'x-http-method', 'x-method-override']);

/**
 * All headers of a request, as Payload takes them. Never a few picked by hand: whether a cookie counts depends on `Origin` and
 * `Sec-Fetch-Site` too.
 */
export function headersOf(req: Request): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value === undefined || name.startsWith('x-dateline-') || ignored.has(name)) continue;
    for (const each of Array.isArray(value) ? value : [value]) headers.append(name, each);
  }
  // Who the client is as far as this server can tell: the audit trail hashes it.
  if (req.ip) headers.set('x-dateline-client', req.ip);
  return headers;
}
