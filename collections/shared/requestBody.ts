import type { PayloadRequest } from 'payload';
import { Refusal } from '../../src/domain/refusal.ts';

export const mediaTypeOf = (req: PayloadRequest): string =>
  (req.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** The JSON object a client sent. Refuses anything else as `malformed`. */
export async function bodyOf(req: PayloadRequest): Promise<Record<string, unknown>> {
  if (mediaTypeOf(req) !== 'application/json')
    throw new Refusal('unsupported', 'Send JSON: Content-Type: application/json.');
  const given: unknown = await req.json?.().catch(() => undefined);
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given as Record<string, unknown>;
  throw new Refusal('malformed', 'The body has to be a JSON object.');
}
