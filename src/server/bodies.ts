import { Readable } from 'node:stream';
import type { Request as ExpressRequest } from 'express';
import { Refusal } from '../domain/refusal.ts';
import type { SentForm } from '../uploads/form.ts';

/** Bytes of an upload: a photo of 25 MB and its fields. */
const photoLimit = 26 * 1024 * 1024 + 64 * 1024;
/** Bytes of a save: the admin sends a story of 500,000 Cyrillic letters as 3 MB of JSON in a form. */
export const saveLimit = 8 * 1024 * 1024;

/** `anybody` is BODY_LIMIT_KB in bytes; who sends is asked only for a body that is larger, or does not say how large it is. */
export type BodyLimits = { anybody: number; isStaff: (headers: Headers) => Promise<boolean> };

export const mediaType = (req: ExpressRequest): string =>
  (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** Does the request make a photo, or change one? Payload takes a POST with this header for a read. */
export const isPhotoWrite = (req: ExpressRequest): boolean =>
  /^(POST|PATCH)$/.test(req.method) &&
  req.headers['x-payload-http-method-override'] === undefined &&
  /^\/api\/media(\/\w+)?\/?$/.test(`${req.baseUrl}${req.path}`);

export const isForm = (req: ExpressRequest): boolean => mediaType(req) === 'multipart/form-data';

/** What a person keeps for themselves, signs in with or asks for is never as long as a story. */
const isShort = (req: ExpressRequest): boolean =>
  /^\/api\/(users|payload-preferences)\b|\/access(\/|$)/.test(`${req.baseUrl}${req.path}`);

/** How many bytes this request's body may have. It is decided before the body is read. */
async function limitFor(req: ExpressRequest, headers: Headers, { anybody, isStaff }: BodyLimits): Promise<number> {
  const announced = req.headers['transfer-encoding'] ? Infinity : Number(req.headers['content-length'] ?? 0);
  if (announced <= anybody || isShort(req) || !(await isStaff(headers))) return anybody;
  // Where the setting is smaller or larger than usual, the limit of saves goes with it.
  return isForm(req) && isPhotoWrite(req) ? photoLimit : Math.max(anybody, Math.min(8 * anybody, saveLimit));
}

const tooLarge = (limit: number): Refusal => {
  const most = `${Math.floor(limit / 1024)} KB`;
  return new Refusal('too-large', `The request is too large: at most ${most}.`, [
    { path: '', rule: 'too-large', message: `At most ${most}.`, params: { most } },
  ]);
};

/** The body as it comes, up to a limit; past it the rest is not read, and the connection stays for the answer. */
export async function* chunksOf(req: ExpressRequest, limit: number): AsyncGenerator<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  let size = 0;
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw tooLarge(limit);
      yield chunk;
    }
  } catch (error) {
    // The client has left, which is no fault of ours to log.
    throw error instanceof Refusal ? error : new Refusal('malformed', 'The request broke off.');
  }
}

/** The whole body, within the limit of who sends it. */
export async function bytesOf(req: ExpressRequest, headers: Headers, limits: BodyLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of chunksOf(req, await limitFor(req, headers, limits))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A form with a photo, for Payload's reader of forms. */
export const formOf = (req: ExpressRequest, headers: Headers): SentForm => ({
  method: req.method,
  headers,
  body: Readable.toWeb(Readable.from(chunksOf(req, photoLimit), { objectMode: false })) as SentForm['body'],
});
