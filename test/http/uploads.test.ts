import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { objectId, rawCollection } from '../../src/database/rows.ts';
import { openDesk, problemsOf, type DeskAtWork } from '../support/desk.ts';
import { password, serve, signIn, type Answer, type Client, type Served } from '../support/newsroom.ts';

let desk: DeskAtWork;
let other: Served;
let token: string;
beforeAll(async () => {
  desk = await openDesk('uploadsInParts', ['correspondent', 'section-editor']);
  other = await serve(desk, { isAnother: true });
  const { email } = desk.staff.correspondent;
  token = (await desk.reader('POST', '/api/users/login', { email, password })).body.token;
});
afterAll(async () => {
  await other?.close();
  await desk?.close();
});

const tus = { 'Tus-Resumable': '1.0.0' };
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const begin = (as: Client, length: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  as('POST', '/api/uploads', undefined, { ...tus, 'Upload-Length': String(length), ...headers });
const send = (as: Client, at: string, offset: unknown, bytes: Buffer, headers: Record<string, string> = {}) =>
  as('PATCH', at, new Uint8Array(bytes), {
    ...tus,
    'Upload-Offset': String(offset),
    'Content-Type': 'application/offset+octet-stream',
    ...headers,
  });
const offsetOf = async (as: Client, at: string) =>
  Number((await as('HEAD', at, undefined, tus)).headers.get('upload-offset'));

/** A photo of about a megabyte: noise, which no encoder makes smaller. */
const photo = () =>
  sharp(randomBytes(700 * 500 * 3), { raw: { width: 700, height: 500, channels: 3 } })
    .png()
    .toBuffer();
const begun = async (length: number): Promise<string> =>
  (await begin(desk.as.correspondent, length)).headers.get('location') ?? '';
const idIn = (at: string): string => at.split('/').at(-1) ?? '';
const originalOf = async (id: string): Promise<Buffer> => {
  const row: any = await rawCollection(desk.payload, 'media').findOne({ _id: objectId(id) } as never);
  return readFile(join(desk.uploadsDir, row.original));
};
const incoming = (): Promise<string[]> => readdir(join(desk.uploadsDir, 'incoming'));

it('makes a photo of parts, sent to whichever node', async () => {
  const bytes = await photo();
  const metadata = { 'Upload-Metadata': `filename ${base64('Площадь.png')},filetype ${base64('image/png')}` };
  const { status, headers, body } = await begin(desk.as.correspondent, bytes.length, metadata);
  const at = headers.get('location') ?? '';
  expect([status, at, headers.get('tus-resumable')]).toEqual([201, `/api/uploads/${body.upload}`, '1.0.0']);
  expect(Date.parse(headers.get('upload-expires') ?? '')).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  const there = await signIn(other.url, desk.staff.correspondent.email);
  const first = await send(desk.as.correspondent, at, 0, bytes.subarray(0, 400_000));
  expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '400000']);
  const early = await desk.as.correspondent('POST', '/api/media', { upload: body.upload });
  expect([early.status, ...problemsOf(early), early.body.errors[0].data.offset]).toEqual([
    409,
    'upload incomplete',
    400_000,
  ]);
  expect((await send(there, at, 400_000, bytes.subarray(400_000))).status).toBe(204);
  const made = await there('POST', '/api/media', { upload: body.upload, alt: 'The square' });
  expect(made).toMatchObject({
    status: 201,
    body: { doc: { alt: 'The square', width: 700, height: 500, mimeType: 'image/png' } },
  });
  expect((await originalOf(made.body.doc.id)).equals(bytes)).toBe(true);
  expect(await incoming()).toEqual([]);
  expect((await desk.as.correspondent('HEAD', at, undefined, tus)).status).toBe(410);
});

/** Sends the head of a part and some of its bytes, and no more. */
function sendSome(at: string, offset: number, announced: number, bytes: Buffer) {
  const socket = connect(Number(new URL(desk.url).port), '127.0.0.1').on('error', () => undefined);
  socket.write(
    `PATCH ${at} HTTP/1.1\r\nHost: x\r\nAuthorization: JWT ${token}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: ${offset}\r\n` +
      `Content-Type: application/offset+octet-stream\r\nContent-Length: ${announced}\r\n\r\n`,
  );
  socket.write(bytes);
  return socket;
}

/** Until a part of so many bytes is on disk, though nobody was told. */
async function untilOnDisk(size: number): Promise<void> {
  const { stat } = await import('node:fs/promises');
  for (let round = 0; round < 400; round += 1) {
    const names = await incoming().catch(() => []);
    const sizes = await Promise.all(
      names.map((name) =>
        stat(join(desk.uploadsDir, 'incoming', name)).then(
          (found) => found.size,
          () => 0,
        ),
      ),
    );
    if (sizes.includes(size)) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('The bytes do not come.');
}

it.each(['is cut', 'hangs'])('goes on where a connection broke: one that %s in the middle', async (how) => {
  const bytes = await photo();
  const at = await begun(bytes.length);
  const socket = sendSome(at, 0, bytes.length, bytes.subarray(0, 300_000));
  await untilOnDisk(300_000);
  if (how === 'is cut') socket.destroy();
  expect(await offsetOf(desk.as.correspondent, at)).toBe(300_000);
  expect((await send(desk.as.correspondent, at, 300_000, bytes.subarray(300_000))).status).toBe(204);
  const made = await desk.as.correspondent('POST', '/api/media', { upload: idIn(at) });
  expect((await originalOf(made.body.doc.id)).equals(bytes)).toBe(true);
  socket.destroy();
});

it('takes each byte once: a part that begins elsewhere, or comes twice at once, is refused', async () => {
  const bytes = await photo();
  const at = await begun(bytes.length);
  for (const offset of [1, bytes.length]) {
    const wrong = await send(desk.as.correspondent, at, offset, bytes.subarray(0, 100));
    expect([wrong.status, ...problemsOf(wrong)]).toEqual([409, 'upload offset']);
  }
  const there = await signIn(other.url, desk.staff.correspondent.email);
  const twice = await Promise.all(
    [desk.as.correspondent, there].map((as) => send(as, at, 0, bytes.subarray(0, 100_000))),
  );
  expect(twice.map(({ status }) => status).sort()).toEqual([204, 409]);
  expect(await offsetOf(there, at)).toBe(100_000);
  const tooMuch = await send(desk.as.correspondent, at, 100_000, bytes);
  expect(tooMuch.status).toBe(413);
  expect(await offsetOf(there, at)).toBe(100_000);
  expect((await desk.as.correspondent('DELETE', at, undefined, tus)).status).toBe(204);
  expect((await desk.as.correspondent('HEAD', at, undefined, tus)).status).toBe(404);
  expect(await incoming()).toEqual([]);
});

it('says what it wants', async () => {
  const at = await begun(9);
  const as = desk.as.correspondent;
  const nine = Buffer.alloc(9);
  const cases: [Promise<Answer>, number, string][] = [
    [begin(as, ''), 400, 'Upload-Length number'],
    [begin(as, '-1'), 400, 'Upload-Length number'],
    [begin(as, 0), 413, 'Upload-Length too-many-bytes'],
    [begin(as, 25 * 1024 * 1024 + 1), 413, 'Upload-Length too-many-bytes'],
    [begin(as, 9, { 'Tus-Resumable': '0.2.2' }), 412, 'Tus-Resumable version'],
    [send(as, at, 'x', nine), 400, 'Upload-Offset number'],
    [send(as, at, 0, nine, { 'Content-Type': 'application/json' }), 415, ''],
    [send(as, '/api/uploads/nonsense', 0, nine), 404, 'upload not-found'],
    [send(desk.as['section-editor'], at, 0, nine), 404, 'upload not-found'],
    [send(desk.reader, at, 0, nine), 401, ''],
    [begin(desk.reader, 9), 401, ''],
    [as('GET', at), 405, ''],
  ];
  for (const [asked, status, problem] of cases) {
    const answer = await asked;
    expect([answer.status, problemsOf(answer).join()]).toEqual([status, problem]);
    expect(answer.body.errors[0].data.code).toBeTruthy();
  }
  const options = await desk.reader('OPTIONS', '/api/uploads');
  expect(options.headers.get('tus-extension')).toBe('creation,termination,expiration');
});

it('says so where the bytes are not: on a node with another disk', async () => {
  const bytes = await photo();
  const at = await begun(bytes.length);
  await send(desk.as.correspondent, at, 0, bytes);
  for (const name of await incoming()) await rm(join(desk.uploadsDir, 'incoming', name));
  const gone = await desk.as.correspondent('POST', '/api/media', { upload: idIn(at) });
  expect([gone.status, gone.body.errors[0].message]).toEqual([404, expect.stringContaining('not on this node')]);
  expect(existsSync(join(desk.uploadsDir, 'incoming'))).toBe(true);
});

it('refuses what is no photo when a photo is made of it, and keeps it no longer', async () => {
  const at = await begun(9);
  await send(desk.as.correspondent, at, 0, Buffer.from('<script/>'));
  const refused = await desk.as.correspondent('POST', '/api/media', { upload: idIn(at) });
  expect([refused.status, ...problemsOf(refused)]).toEqual([415, 'file image-type']);
  expect((await desk.as.correspondent('HEAD', at, undefined, tus)).status).toBe(404);
});
