/** Photos in parts, by tus 1.0.0 (https://tus.io/protocols/resumable-upload): creation, termination and expiration. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { Refusal } from '../domain/refusal.ts';
import { maxPhotoBytes } from '../imaging/inspect.ts';
import { keepPart, removeParts, type Part } from './files.ts';
import { lengthOf, nameAndType, wholeNumber } from './headers.ts';
import { addPart, endUpload, findUpload, most, openUpload, refuseOffset, type Upload, type Uploads } from './store.ts';

type UploadsDoor = {
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

async function takePart({ uploads, chunksOf }: UploadsDoor, req: Request, upload: Upload): Promise<Upload | undefined> {
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

/** /api/uploads. An upload is one person's; POST /api/media makes a photo of it, by `upload`. */
export function uploadsRouter(door: UploadsDoor): Router {
  const { uploads, userOf } = door;
  const sending: Sending = new Map();
  const uploadOf = async (req: Request): Promise<Upload> => {
    const [id, user] = [String(req.params.id), await userOf(req)];
    const upload = await findUpload(uploads, id, user);
    if (!sending.has(id)) return upload;
    await endOther(sending, id);
    return findUpload(uploads, id, user);
  };
  const create: RequestHandler = async (req, res) => {
    const user = await userOf(req);
    const upload = await openUpload(uploads, { user, ...nameAndType(req), length: lengthOf(req), isForm: false });
    say(res, 201, upload).location(`/api/uploads/${upload._id}`).json({ upload: upload._id });
  };
  const tell: RequestHandler = async (req, res) => void say(res, 200, await uploadOf(req)).end();
  const append: RequestHandler = async (req, res) => {
    const upload = await uploadOf(req);
    if (req.get('content-type') !== 'application/offset+octet-stream')
      throw new Refusal('unsupported', 'Send the bytes as application/offset+octet-stream.');
    checkPart(req, upload);
    const now = await asSending(sending, req, upload, takePart(door, req, upload));
    if (now && !res.headersSent) say(res, 204, now).end();
  };
  const end: RequestHandler = async (req, res) => {
    await endUpload(uploads, await uploadOf(req));
    res.status(204).end();
  };
  return Router()
    .use(refuseOtherVersions)
    .post('/', create)
    .head('/:id', tell)
    .patch('/:id', append)
    .delete('/:id', end);
}
