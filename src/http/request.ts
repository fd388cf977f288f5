import { z } from 'zod';
import { Refusal } from '../domain/refusal.ts';

/** Headers that several endpoints take. */
export const requestHeaders = {
  'If-Match': z
    .string()
    .optional()
    .meta({
      description: 'The `baseVersion` read with the story, instead of the field.',
      schema: { type: 'string', pattern: '^(W/)?"?\\d{1,9}"?$', examples: ['"7"'] },
    }),
  Save: z
    .string()
    .optional()
    .meta({
      description:
        '`rest`: what fits is saved, and the answer names in `notTaken` what does not: that field, block or link stays as it was. ' +
        'Otherwise, and with an API key, a save is taken whole or refused with 422.',
      schema: { enum: ['all', 'rest'], default: 'all' },
    }),
  'Idempotency-Key': z
    .string()
    .optional()
    .meta({
      description:
        'A name of your own for this order, such as a UUID. Sent again with the same key within 24 hours, the same request is not done ' +
        'again: it gets the answer of the first. 409 `under-way` while that has none; 422 if the key was sent with another request.',
      schema: { type: 'string', minLength: 1, maxLength: 202 },
    }),
} as const;

/** A request as web standards and Payload have it. */
type WebRequest = { headers: Headers; json?: () => Promise<unknown>; arrayBuffer?: () => Promise<ArrayBuffer> };

export const mediaTypeOf = (req: Pick<WebRequest, 'headers'>): string =>
  (req.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** The JSON object a client sent. Refuses anything else as `malformed`. */
export async function jsonBodyOf(req: WebRequest): Promise<Record<string, unknown>> {
  if (mediaTypeOf(req) !== 'application/json')
    throw new Refusal('unsupported', 'Send JSON: Content-Type: application/json.');
  const body: unknown = await req.json?.().catch(() => undefined);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw new Refusal('malformed', 'The body has to be a JSON object.');
}

/** The text a client sent. Refuses what is not UTF-8, rather than file a story full of replacement characters. */
export async function plainTextOf(req: WebRequest): Promise<string> {
  const bytes = await req.arrayBuffer?.();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('malformed', 'The text is not valid UTF-8.', [
      { path: 'text', rule: 'utf-8', message: 'Save the copy as UTF-8 and send it again.' },
    ]);
  }
}
