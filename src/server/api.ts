import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from 'express';
import type { SanitizedConfig } from 'payload';
import { currentRequest, asOneRequest } from '../database/requestLimits.ts';
import { giveWay, Overtaken } from '../newsroom/transaction/inTransaction.ts';
import { checkJson } from '../domain/json.ts';
import { withPhoto } from '../uploads/open.ts';
import { requestOfFields, requestOfForm, type PhotoRequest } from '../uploads/photoRequest.ts';
import type { Uploads } from '../uploads/store.ts';
import { bytesOf, formOf, isForm, isPhotoWrite, mediaType, type BodyLimits } from './bodies.ts';
import { hasBody } from './connections/slowClients.ts';
import { answerInTime } from './outcome.ts';
import { answerOf, inOneShape, whenToRetry } from './refusals.ts';
import { isGivenUp } from './unavailable.ts';
import { headersOf } from './user.ts';

type Handler = (request: Request) => Promise<Response>;

async function checkedBody(req: ExpressRequest, headers: Headers, limits: BodyLimits): Promise<Buffer | undefined> {
  if (['GET', 'HEAD'].includes(req.method) || !hasBody(req)) return undefined;
  const bytes = await bytesOf(req, headers, limits);
  const type = mediaType(req);
  if (type === 'application/json' || type.endsWith('+json')) checkJson(bytes);
  return bytes;
}

async function send(response: Response, res: ExpressResponse): Promise<void> {
  if (isGivenUp(res)) return;
  res.status(response.status);
  for (const [name, value] of response.headers) if (name !== 'set-cookie') res.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) res.setHeader('Set-Cookie', cookies);
  if (response.status === 503) res.set(whenToRetry);
  if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'no-store');
  if (!response.body) return void res.end();
  const body = Readable.fromWeb(response.body as WebStream);
  await new Promise<void>((resolve, reject) => {
    body.on('error', reject).pipe(res).on('finish', resolve).on('close', resolve).on('error', reject);
  });
}

/** The request's path at this server's own address: a request line can name another host, and is not believed. */
function addressOf(req: ExpressRequest, publicUrl: string): URL {
  const url = new URL(publicUrl);
  const query = req.originalUrl.indexOf('?');
  url.pathname = `${req.baseUrl}${req.path === '/' ? '' : req.path}`;
  url.search = query < 0 ? '' : req.originalUrl.slice(query);
  return url;
}

const attempts = 8;

/** Who cannot be read is nobody to Payload, who gets what readers get, and a document is not there: while the database is away, that is not so. */
function orTrouble(response: Response): Response {
  const { trouble, isRead } = currentRequest();
  const { status } = response;
  if (trouble && ([401, 403, 404].includes(status) || (isRead && status < 400))) throw trouble;
  return response;
}

type Bare = { name?: string; message?: unknown; id?: unknown; data?: { code?: unknown } };
type BareAnswer = Bare & { docs?: unknown; errors?: Bare[] };

/** Some of Payload's handlers answer an error as a bare {message}, a change of many as {docs, errors: [{id, message}]}. */
async function inApiShape(response: Response): Promise<Response> {
  if (response.status < 400 || !response.headers.get('content-type')?.includes('json')) return response;
  const { docs, errors, ...rest } = (await response.clone().json()) as BareAnswer;
  if (errors && (!docs || errors.every(({ data }) => data?.code))) return response;
  const shaped = (errors ?? [rest]).map(({ id, message, data }) => {
    const text = typeof message === 'string' ? message : 'This cannot be done.';
    return inOneShape(
      { message: text, data: { ...(data as object), ...(id === undefined ? {} : { id }) } },
      response.status,
    );
  });
  const status = docs ? response.status : (shaped[0]?.status ?? response.status);
  const body = { ...(docs ? { docs, message: rest.message } : {}), errors: shaped.map(({ error }) => error) };
  return new Response(JSON.stringify(body), { status, headers: response.headers });
}

/** Does a request again from the start where another change was faster; the one place that catches this. */
async function answerTo(ask: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      if (attempt === attempts) return Response.json(answerOf(error), { status: error.status });
      await giveWay(attempt);
    }
}

/** Where photos come in, and which member of staff sends them: undefined for anybody else. */
export type PhotoLimits = {
  uploads: Uploads;
  config: SanitizedConfig;
  staffOf: (headers: Headers) => Promise<string | undefined>;
};
type Limits = { publicUrl: string; bodies: BodyLimits; photos?: PhotoLimits };

const asJson = (headers: Headers, { fields }: PhotoRequest): Buffer => {
  for (const name of ['content-length', 'transfer-encoding']) headers.delete(name);
  headers.set('content-type', 'application/json');
  return fields;
};

/** A photo by staff comes into a file, and only its fields go on, as JSON. Any other body comes into memory, within its limit. */
async function takeBody(req: ExpressRequest, headers: Headers, { bodies, photos }: Limits) {
  if (!photos || !isPhotoWrite(req) || !hasBody(req)) return { body: await checkedBody(req, headers, bodies) };
  const user = await photos.staffOf(headers);
  if (isForm(req) && user !== undefined) {
    const request = await requestOfForm(photos.uploads, formOf(req, headers), user, photos.config);
    return { body: asJson(headers, request), request };
  }
  const body = await checkedBody(req, headers, bodies);
  if (!body || mediaType(req) !== 'application/json') return { body };
  const request = await requestOfFields(photos.uploads, body, user);
  return { body: asJson(headers, request), request };
}

/** Carries an Express request to a Web-standard handler (Payload's REST and GraphQL) and its answer back. */
export function webHandler(handler: Handler, limits: Limits): RequestHandler {
  return async (req, res) => {
    const headers = headersOf(req);
    const { body, request } = await takeBody(req, headers, limits);
    const url = addressOf(req, limits.publicUrl);
    const init = {
      method: req.method === 'HEAD' ? 'GET' : req.method,
      headers,
      ...(body ? { body: new Uint8Array(body) } : {}),
    };
    const answer = (): Promise<Response> =>
      asOneRequest(async () => orTrouble(await withPhoto(request?.photo, async () => handler(new Request(url, init)))));
    try {
      const response = await inApiShape(await answerInTime(req, () => answerTo(answer)));
      await send(request ? await request.settle(response) : response, res);
    } catch (error) {
      await request?.giveUp();
      throw error;
    }
  };
}
