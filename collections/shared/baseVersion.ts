import type { PayloadRequest } from 'payload';

/** The version a save started from: `baseVersion` in the data, or the `If-Match` header. */
export function baseVersionOf(data: Record<string, unknown>, req: PayloadRequest): number | undefined {
  if (typeof data.baseVersion === 'number') return data.baseVersion;
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(req.headers?.get('if-match') ?? '');
  return match ? Number(match[1]) : undefined;
}
