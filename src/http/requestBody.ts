import { Refusal } from '../domain/refusal.ts';

/** A request as web standards and Payload have it. */
type Asked = { headers: Headers; json?: () => Promise<unknown>; arrayBuffer?: () => Promise<ArrayBuffer> };

export const mediaTypeOf = (req: Pick<Asked, 'headers'>): string =>
  (req.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** The JSON object a client sent. Refuses anything else as `malformed`. */
export async function jsonBodyOf(req: Asked): Promise<Record<string, unknown>> {
  if (mediaTypeOf(req) !== 'application/json')
    throw new Refusal('unsupported', 'Send JSON: Content-Type: application/json.');
  const given: unknown = await req.json?.().catch(() => undefined);
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given as Record<string, unknown>;
  throw new Refusal('malformed', 'The body has to be a JSON object.');
}

/** The text a client sent. Refuses what is not UTF-8, rather than file a story full of replacement characters. */
export async function plainTextOf(req: Asked): Promise<string> {
  const bytes = await req.arrayBuffer?.();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('malformed', 'The text is not valid UTF-8.', [
      { path: 'text', rule: 'utf-8', message: 'Save the copy as UTF-8 and send it again.' },
    ]);
  }
}
