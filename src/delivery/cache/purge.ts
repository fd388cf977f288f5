import type { Cdn } from '../../config/env.ts';
import { encodeTag, manyTag } from './entry.ts';

export type PurgeRequest = { url: string; headers: Record<string, string>; body: string };

type Vendor = {
  api: string;
  /** Tags in one request. */
  most: number;
  path: (id: string) => string;
  request: (tags: readonly string[], token: string) => Omit<PurgeRequest, 'url'>;
};

const vendors: Record<Cdn['name'], Vendor> = {
  // https://www.fastly.com/documentation/reference/api/purging/: at most 256 keys, in a header that has to stay short.
  fastly: {
    api: 'https://api.fastly.com',
    most: 64,
    path: (id) => `/service/${id}/purge`,
    request: (tags, token) => ({
      headers: { 'Fastly-Key': token, 'Surrogate-Key': tags.join(' '), Accept: 'application/json' },
      body: '',
    }),
  },
  // https://developers.cloudflare.com/cache/how-to/purge-cache/purge-by-tags/: at most 30 tags on every plan.
  cloudflare: {
    api: 'https://api.cloudflare.com/client/v4',
    most: 30,
    path: (id) => `/zones/${id}/purge_cache`,
    request: (tags, token) => ({
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ tags }),
    }),
  },
};

/** The POSTs that let go of these tags at a CDN, and of answers whose tags were too many to name. */
export function purgeRequests({ name, id, token, url }: Cdn, tags: readonly string[]): PurgeRequest[] {
  const { api, most, path, request } = vendors[name];
  const all = [...new Set([...tags, manyTag])].map(encodeTag);
  const address = `${(url ?? api).replace(/\/+$/, '')}${path(encodeURIComponent(id))}`;
  return Array.from({ length: Math.ceil(all.length / most) }, (_, at) => ({
    url: address,
    ...request(all.slice(at * most, (at + 1) * most), token),
  }));
}
