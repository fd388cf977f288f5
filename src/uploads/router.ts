/** Photos in parts, by tus 1.0.0 (https://tus.io/protocols/resumable-upload): creation, termination and expiration. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { Refusal } from '../domain/refusal.ts';
import { routerOf, type Exchange } from '../http/express.ts';
import { binary } from '../http/jsonSchema.ts';
import { defineRoute } from '../http/route.ts';
import { maxPhotoBytes } from '../imaging/inspect.ts';
import { keepPart, removeParts, type Part } from './files.ts';
import { lengthOf, nameAndType, wholeNumber } from './open.ts';
import { addPart, endUpload, findUpload, most, openUpload, refuseOffset, type Upload, type Uploads } from './store.ts';

type UploadRoutes = {
  uploads: Uploads;
  /** The id of who asks; rejects with a refusal if they may not send photos. */
  userOf: (req: Request) => Promise<string>;
  /** The body as it comes, refused past so many bytes. */
  chunksOf: (req: Request, limit: number) => AsyncIterable<Buffer>;
};

/** Before CORS, which answers OPTIONS: what clients ask of the server is in these. */
export const offerTus: RequestHandler = (_req, res, next) => {
  res.set({
    'Tus-Resumable': '1.0.0',
    'Tus-Version': '1.0.0',
    'Tus-Extension': 'creation,termination,expiration',
    'Tus-Max-Size': String(maxPhotoBytes),
    'Cache-Control': 'no-store',
  });
  next();
};

export const tusHeaders = [
  'Location',
  'Tus-Resumable',
  'Tus-Version',
  'Tus-Extension',
  'Tus-Max-Size',
  'Upload-Offset',
  'Upload-Length',
  'Upload-Expires',
];

/** A client that names no version is taken at its word: it reads this page, not the protocol. */
const refuseOtherVersions: RequestHandler = (req, _res, next) => {
  const version = req.get('tus-resumable');
  if (version === undefined || version === '1.0.0') return next();
  const message = 'This server speaks tus 1.0.0.';
  throw new Refusal('precondition-failed', message, [{ path: 'Tus-Resumable', rule: 'version', message }]);
};

const say = (res: Response, status: number, { offset, length, expiresAt }: Upload): Response =>
  res.status(status).set({
    'Upload-Offset': String(offset),
    'Upload-Length': String(length),
    'Upload-Expires': expiresAt.toUTCString(),
  });

/** Requests of this process that are sending a part, by upload: each is ended by the next that asks for its upload. */
type Sending = Map<string, { req: Request; ended: Promise<unknown> }>;

/** A phone that changes its network comes back while its old connection still seems to send: what came by it is kept, and it goes. */
async function endOther(sending: Sending, id: string): Promise<void> {
  const other = sending.get(id);
  other?.req.destroy();
  await other?.ended;
}

function checkPart(req: Request, upload: Upload): void {
  if (wholeNumber(req, 'Upload-Offset') !== upload.offset) throw refuseOffset(upload);
  if (upload.parts.length < most.parts) return;
  const message = `An upload comes in at most ${most.parts} parts: begin again, with larger ones.`;
  throw new Refusal('too-many', message, [{ path: '', rule: 'too-many-parts', message }]);
}

async function takePart(
  { uploads, chunksOf }: UploadRoutes,
  req: Request,
  upload: Upload,
): Promise<Upload | undefined> {
  const { broken, ...part } = await keepPart(uploads.root, chunksOf(req, upload.length - upload.offset));
  const drop = (each: Part): Promise<void> => removeParts(uploads.root, [each]);
  if (broken instanceof Refusal && broken.code === 'too-large') {
    await drop(part);
    throw broken;
  }
  const isNext = part.size > 0 && (await addPart(uploads, upload, part));
  if (!isNext) await drop(part);
  if (broken !== undefined) return undefined;
  const now = await findUpload(uploads, upload._id, upload.user);
  if (part.size > 0 && !isNext) throw refuseOffset(now);
  return now;
}

async function asSending<T>(sending: Sending, req: Request, { _id }: Upload, taking: Promise<T>): Promise<T> {
  const mine = { req, ended: taking.catch(() => undefined) };
  sending.set(_id, mine);
  try {
    return await taking;
  } finally {
    if (sending.get(_id) === mine) sending.delete(_id);
  }
}

type Sender = { receiver: UploadRoutes; sending: Sending };
type UploadExchange = Exchange<Sender>;

/** The upload that is asked for, if it is theirs; what sends to it still is ended. */
async function uploadOf(id: string, { req, parts: { receiver, sending } }: UploadExchange): Promise<Upload> {
  const { uploads, userOf } = receiver;
  const user = await userOf(req);
  const upload = await findUpload(uploads, id, user);
  if (!sending.has(id)) return upload;
  await endOther(sending, id);
  return findUpload(uploads, id, user);
}

const text = z.string();
const bytes = z.int().min(0);
const standing = { 'Upload-Offset': bytes, 'Upload-Length': bytes, 'Upload-Expires': text, 'Tus-Resumable': text };
const refusals = [401, 403, 404, 410, 412];
const common = { tag: 'Photos', access: 'session' } as const;
const onUpload = {
  ...common,
  path: '/api/uploads/{id}',
  params: { id: text.meta({ description: 'The id of the document.' }) },
} as const;
const answerOf = (description: string, schema: object) => ({ description, schema });

const begin = defineRoute(
  {
    ...common,
    method: 'post',
    path: '/api/uploads',
    operationId: 'beginUpload',
    summary: 'Begin to send a photo in parts',
    description:
      'By tus 1.0.0. `upload` is what POST /api/media takes when all bytes have come; it is kept for 24 hours.',
    headers: {
      'Upload-Length': text.meta(answerOf('Bytes of the whole photo: at most 25 MB.', { type: 'integer', minimum: 1 })),
      'Upload-Metadata': text.optional().meta(
        answerOf('tus: `filename` and `filetype`, each with its value in base64.', {
          type: 'string',
          examples: ['filename c3F1YXJlLmpwZw==,filetype aW1hZ2UvanBlZw=='],
        }),
      ),
    },
    answers: {
      201: {
        description: 'Begun.',
        body: z.strictObject({ upload: text }),
        headers: { Location: text, ...standing },
      },
    },
    refusals: [400, 401, 403, 412, 413, 429],
  },
  async (_given, { req, res, parts: { receiver } }: UploadExchange): Promise<void> => {
    const user = await receiver.userOf(req);
    const upload = await openUpload(receiver.uploads, {
      user,
      ...nameAndType(req),
      length: lengthOf(req),
      isForm: false,
    });
    say(res, 201, upload).location(`/api/uploads/${upload._id}`).json({ upload: upload._id });
  },
);

const ask = defineRoute(
  {
    ...onUpload,
    method: 'head',
    operationId: 'askUpload',
    summary: 'How much of an upload has come',
    description: 'Ends a part that is still on its way to this node: what came of it is kept.',
    answers: { 200: { description: 'In `Upload-Offset`.', headers: standing } },
    refusals,
  },
  async ({ params: { id } }, context: UploadExchange): Promise<void> =>
    void say(context.res, 200, await uploadOf(id, context)).end(),
);

const append = defineRoute(
  {
    ...onUpload,
    method: 'patch',
    operationId: 'sendPart',
    summary: 'Send the next bytes of an upload',
    description: 'What came before a connection breaks is kept. 409 if it does not begin where the last part ended.',
    headers: {
      'Upload-Offset': text.meta(answerOf('How many bytes have come before these.', { type: 'integer', minimum: 0 })),
    },
    body: { 'application/offset+octet-stream': binary },
    answers: { 204: { description: 'They have come.', headers: standing } },
    refusals: [...refusals, 400, 409, 413, 415, 429, 507],
  },
  async ({ params: { id } }, context: UploadExchange): Promise<void> => {
    const { req, res, parts } = context;
    const upload = await uploadOf(id, context);
    if (req.get('content-type') !== 'application/offset+octet-stream')
      throw new Refusal('unsupported', 'Send the bytes as application/offset+octet-stream.');
    checkPart(req, upload);
    const now = await asSending(parts.sending, req, upload, takePart(parts.receiver, req, upload));
    if (now && !res.headersSent) say(res, 204, now).end();
  },
);

const end = defineRoute(
  {
    ...onUpload,
    method: 'delete',
    operationId: 'endUpload',
    summary: 'Give an upload up',
    answers: { 204: { description: 'It is gone.' } },
    refusals,
  },
  async ({ params: { id } }, context: UploadExchange): Promise<void> => {
    await endUpload(context.parts.receiver.uploads, await uploadOf(id, context));
    context.res.status(204).end();
  },
);

export const uploadRoutes = [begin, ask, append, end];

/** /api/uploads. An upload is one person's; POST /api/media makes a photo of it, by `upload`. */
export const uploadsRouter = (receiver: UploadRoutes): Router =>
  Router()
    .use(refuseOtherVersions)
    .use(routerOf(uploadRoutes, { receiver, sending: new Map() }, { mountedAt: '/api/uploads' }));
