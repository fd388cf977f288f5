/** A request that makes or changes a photo: its bytes come into a file first, and stay there for another try when it is refused. */
import { rm } from 'node:fs/promises';
import type { SanitizedConfig } from 'payload';
import { Refusal } from '../domain/refusal.ts';
import { maxPhotoBytes } from '../imaging/inspect.ts';
import type { SentPhoto } from './open.ts';
import { copyOf, partPath } from './files.ts';
import { readForm, type ReadForm, type SentForm } from './form.ts';
import {
  discardUpload,
  fillUpload,
  giveBackUpload,
  openUpload,
  takeUpload,
  useUpUpload,
  type Upload,
  type Uploads,
} from './store.ts';

/** What Payload gets in place of the bytes. `settle` sees the answer, and says in it how to try again. */
export type PhotoRequest = {
  fields: Buffer;
  photo?: SentPhoto;
  settle: (response: Response) => Promise<Response>;
  /** There is no answer: a fault of ours. */
  giveUp: () => Promise<void>;
};

type Errors = { errors?: { data?: { errors?: { path?: string }[] } }[] };
type Saved = { doc?: { id?: unknown }; docs?: { id?: unknown }[] };

const isOfTheFile = ({ errors = [] }: Errors): boolean =>
  errors.some(({ data }) => data?.errors?.some(({ path }) => path === 'file'));

async function settle(uploads: Uploads, upload: Upload, response: Response): Promise<Response> {
  const answer = (await response
    .clone()
    .json()
    .catch(() => ({}))) as Errors & Saved;
  await rm(copyOf(partPath(uploads.root, upload.parts[0]!.file)), { force: true });
  if (response.ok) {
    const { id } = answer.doc ?? answer.docs?.[0] ?? {};
    await useUpUpload(uploads, upload, typeof id === 'string' ? id : '');
    return response;
  }
  // A file that is no photo will be none the next time.
  if (isOfTheFile(answer)) {
    await discardUpload(uploads, upload);
    return response;
  }
  await giveBackUpload(uploads, upload);
  const [first, ...others] = answer.errors ?? [];
  if (!first) return response;
  const errorWithUpload = { ...first, data: { ...first.data, upload: upload._id } };
  const { status, headers } = response;
  return new Response(JSON.stringify({ ...answer, errors: [errorWithUpload, ...others] }), { status, headers });
}

async function requestWith(uploads: Uploads, fields: Buffer, id: unknown, user: string): Promise<PhotoRequest> {
  const { file, ...upload } = await takeUpload(uploads, id, user);
  const { name, type: mimetype, length: size } = upload;
  return {
    fields,
    photo: { name, mimetype, size, tempFilePath: partPath(uploads.root, file) },
    settle: (response) => settle(uploads, upload, response),
    giveUp: () => giveBackUpload(uploads, upload),
  };
}

const withoutPhoto = (fields: Buffer): PhotoRequest => ({
  fields,
  settle: (response) => Promise.resolve(response),
  giveUp: () => Promise.resolve(),
});

type UploadReference = { upload?: unknown } & Record<string, unknown>;

/** The fields without the upload they name, if they name one. */
function namedIn(fields: Buffer): { upload: unknown; others: Buffer } | undefined {
  const data = JSON.parse(fields.toString()) as UploadReference | null;
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'upload')) return undefined;
  const { upload, ...others } = data;
  return { upload, others: Buffer.from(JSON.stringify(others)) };
}

/** Fields that name an upload of before. Who is no longer signed in is refused by access: their upload waits. */
export async function requestOfFields(uploads: Uploads, fields: Buffer, user: string | undefined) {
  const named = namedIn(fields);
  if (!named || named.upload === null) return withoutPhoto(named?.others ?? fields);
  return user === undefined ? withoutPhoto(named.others) : requestWith(uploads, named.others, named.upload, user);
}

async function read(uploads: Uploads, form: SentForm, upload: Upload, config: SanitizedConfig): Promise<ReadForm> {
  const content = await readForm(uploads.root, form, config);
  if (content.file) await fillUpload(uploads, upload, content.file, content.file.part);
  return content;
}

const refuseBoth = (): never => {
  const message = 'Send the bytes in `file` or name an `upload`, not both.';
  throw new Refusal('invalid', message, [{ path: 'upload', rule: 'one-of', message }]);
};

/** A form: its file becomes an upload, from which the photo is made. */
export async function requestOfForm(
  uploads: Uploads,
  form: SentForm,
  user: string,
  config: SanitizedConfig,
): Promise<PhotoRequest> {
  const announced = Number(form.headers.get('content-length') ?? 0);
  const length = Math.min(announced || maxPhotoBytes, maxPhotoBytes);
  const upload = await openUpload(uploads, { user, name: '', type: '', length, isForm: true });
  try {
    const { fields, file } = await read(uploads, form, upload, config);
    if (file && namedIn(fields)?.upload) refuseBoth();
    if (file) return await requestWith(uploads, fields, upload._id, user);
    await discardUpload(uploads, upload);
    return await requestOfFields(uploads, fields, user);
  } catch (error) {
    await discardUpload(uploads, upload);
    throw error;
  }
}
