import { isSignedOut } from './newsroom.ts';

/** A photo in parts, by tus 1.0.0: what has come before a connection broke is kept, and the next part begins there. */
const version = { 'Tus-Resumable': '1.0.0' };
/** Bytes: small enough that a thin line brings some of it through before it breaks. */
const longestPart = 512 * 1024;

const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

/** Nobody answered, or nobody who could: it goes by itself later. */
export type Away = { away: true };
export type Refused = { refused: string };
const away: Away = { away: true };

type UploadProblems = { errors?: { message?: string; data?: { photo?: string } }[] };

/** Answers of which the same request may get another later: no session, too much at once, a fault. */
const isForLater = (status: number): boolean => [401, 408, 409, 425, 429].includes(status) || status >= 500;

async function whyNot(response: Response): Promise<Away | Refused> {
  // The newsroom may answer who is not signed in any more as one who may not.
  if (isForLater(response.status) || (response.status === 403 && (await isSignedOut()))) return away;
  const problems = (await response.json().catch(() => ({}))) as UploadProblems & { detail?: string };
  return { refused: problems.detail ?? problems.errors?.[0]?.message ?? response.statusText };
}

const at = (upload: string): string => `/api/uploads/${encodeURIComponent(upload)}`;

type Sending = {
  bytes: Blob;
  name: string;
  /** Under which a part of it has been sent already. */
  upload?: string;
  onBegun: (upload: string) => void;
  onSent: (bytes: number) => void;
};

async function beginUpload({ bytes, name, onBegun }: Sending): Promise<string | Away | Refused> {
  const response = await fetch('/api/uploads', {
    method: 'POST',
    credentials: 'include',
    headers: {
      ...version,
      'Upload-Length': String(bytes.size),
      'Upload-Metadata': `filename ${base64(name)},filetype ${base64(bytes.type)}`,
    },
  });
  if (!response.ok) return whyNot(response);
  const { upload } = (await response.json()) as { upload: string };
  onBegun(upload);
  return upload;
}

/** How much of it has come; undefined if the newsroom does not have it any more. */
async function standing(upload: string): Promise<number | 'used' | undefined | Away | Refused> {
  const response = await fetch(at(upload), { method: 'HEAD', credentials: 'include', headers: version });
  if (response.status === 404) return undefined;
  if (response.status === 410) return 'used';
  return response.ok ? Number(response.headers.get('Upload-Offset')) : whyNot(response);
}

async function append(upload: string, bytes: Blob, offset: number): Promise<number | Away | Refused> {
  const response = await fetch(at(upload), {
    method: 'PATCH',
    credentials: 'include',
    headers: { ...version, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
    body: bytes.slice(offset, offset + longestPart),
  });
  return response.status === 204 ? Number(response.headers.get('Upload-Offset')) : whyNot(response);
}

async function send(sending: Sending): Promise<string | Away | Refused> {
  const { bytes, onSent } = sending;
  const known = sending.upload === undefined ? undefined : await standing(sending.upload);
  if (known === 'used') return sending.upload!;
  if (typeof known === 'object') return known;
  const upload = known === undefined ? await beginUpload(sending) : sending.upload!;
  if (typeof upload !== 'string') return upload;
  for (let offset = known ?? 0; offset < bytes.size;) {
    onSent(offset);
    const next = await append(upload, bytes, offset);
    if (typeof next !== 'number') return next;
    offset = next;
  }
  onSent(bytes.size);
  return upload;
}

/** Never rejects: what breaks on the way is `away`. */
const orAway = <T>(promise: Promise<T>): Promise<T | Away> => promise.catch(() => away);

/** Sends what is missing of a photo; gives the upload once all of it has come. */
export const sendBytes = (sending: Sending): Promise<string | Away | Refused> => orAway(send(sending));

export type Described = { alt?: string; credit?: string; place?: string };

async function make(
  writer: string,
  upload: string,
  { place, ...described }: Described,
): Promise<{ id: string } | Away | Refused> {
  // Refused if somebody else is signed in here meanwhile.
  const json = { 'Content-Type': 'application/json', 'X-Writer': writer };
  const response = await fetch('/api/media?depth=0', {
    method: 'POST',
    credentials: 'include',
    headers: json,
    body: JSON.stringify({ upload, ...described }),
  });
  const answer = (await response
    .clone()
    .json()
    .catch(() => ({}))) as UploadProblems & { doc?: { id: string; place?: string } };
  // Its answer was not heard the first time.
  const known = response.status === 410 ? answer.errors?.[0]?.data?.photo : undefined;
  if (known !== undefined) return { id: known };
  if (!response.ok || !answer.doc) return whyNot(response);
  const { id, place: own } = answer.doc;
  // What the camera says of the place goes before.
  if (place && !own)
    await fetch(`/api/media/${encodeURIComponent(id)}?depth=0`, {
      method: 'PATCH',
      credentials: 'include',
      headers: json,
      body: JSON.stringify({ place }),
    });
  return { id };
}

/** Makes a photo of an upload in this person's name, or finds the one that was made of it. */
export const makePhoto = (
  writer: string,
  upload: string,
  described: Described,
): Promise<{ id: string } | Away | Refused> => orAway(make(writer, upload, described));
