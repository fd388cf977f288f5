import fs, { existsSync } from 'node:fs';
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import sharp from 'sharp';
import { databaseOf, objectId, rawCollection } from '../../src/database/rows.ts';
import { sweepIncoming } from '../../src/uploads/files.ts';
import { openDesk, problemsOf, type DeskAtWork } from '../support/desk.ts';
import { password, type Answer, type Client } from '../support/newsroom.ts';
import { cornerPhoto } from '../support/photos.ts';

let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('uploads', ['correspondent', 'section-editor', 'administrator']);
});
afterAll(() => desk?.close());

/** Bytes no other test has. */
let shade = 0;
const freshPhoto = (format: 'jpeg' | 'webp' | 'gif' = 'jpeg') =>
  sharp({ create: { width: 360, height: 240, channels: 3, background: { r: (shade += 9), g: 40, b: 160 } } })
    .toFormat(format)
    .toBuffer();
const form = (bytes: Buffer, fields: object = {}): FormData => {
  const data = new FormData();
  data.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'square.jpg');
  data.append('_payload', JSON.stringify(fields));
  return data;
};
const upload = (as: Client, bytes: Buffer, fields: object = {}): Promise<Answer> =>
  as('POST', '/api/media', form(bytes, fields));
const tooLong = { alt: 'x'.repeat(501) };
const rows = () => databaseOf(desk.payload).collection('uploads');
const folder = (): string => join(desk.uploadsDir, 'incoming');
const incoming = async (): Promise<string[]> => (existsSync(folder()) ? (await readdir(folder())).sort() : []);
/** A photo refused for its fields; gives what the answer names for the next try. */
const refused = async (bytes: Buffer): Promise<string> => {
  const { status, body } = await upload(desk.as.correspondent, bytes, tooLong);
  expect(status).toBe(422);
  return body.errors[0].data.upload;
};
const originalOf = async (id: string): Promise<Buffer> => {
  const row: any = await rawCollection(desk.payload, 'media').findOne({ _id: objectId(id) } as never);
  return readFile(join(desk.uploadsDir, row.original));
};

it('leaves no file on its way once it is a photo, and keeps its bytes as they came', async () => {
  for (const format of ['jpeg', 'webp', 'gif'] as const) {
    const bytes = await freshPhoto(format);
    const { status, body } = await upload(desk.as.correspondent, bytes);
    expect([format, status, body.doc?.filesize]).toEqual([format, 201, bytes.length]);
    expect([format, (await originalOf(body.doc.id)).equals(bytes)]).toEqual([format, true]);
  }
  expect(await incoming()).toEqual([]);
});

it('takes the same photo again by its reference, when its fields were refused', async () => {
  const bytes = await freshPhoto();
  const reference = await refused(bytes);
  const [file = ''] = await incoming();
  expect(file).toMatch(/^[0-9a-f]{32}$/);
  expect([(await stat(join(folder(), file))).mode & 0o777, (await stat(folder())).mode & 0o777]).toEqual([
    0o600, 0o700,
  ]);
  const again = await desk.as.correspondent('POST', '/api/media', { upload: reference, ...tooLong });
  expect([again.status, ...problemsOf(again)]).toEqual([422, 'alt too-long']);
  expect(again.body.errors[0].data.upload).toBe(reference);
  const made = await desk.as.correspondent('POST', '/api/media', { upload: reference, alt: 'The square' });
  expect(made).toMatchObject({ status: 201, body: { doc: { alt: 'The square', width: 360 } } });
  expect(made.body.doc.filename).toMatch(/^square/);
  expect((await originalOf(made.body.doc.id)).equals(bytes)).toBe(true);
  expect(await incoming()).toEqual([]);
  const twice = await desk.as.correspondent('POST', '/api/media', { upload: reference });
  expect([twice.status, ...problemsOf(twice), twice.body.errors[0].data.photo]).toEqual([
    410,
    'upload used',
    made.body.doc.id,
  ]);
});

it('takes a reference in a form too, and as the new bytes of a photo', async () => {
  const { body } = await upload(desk.as.correspondent, await freshPhoto(), { alt: 'Kept' });
  const bytes = await freshPhoto();
  const reference = await refused(bytes);
  const fields = new FormData();
  fields.append('_payload', JSON.stringify({ upload: reference }));
  const changed = await desk.as.correspondent('PATCH', `/api/media/${body.doc.id}`, fields);
  expect(changed).toMatchObject({ status: 200, body: { doc: { alt: 'Kept' } } });
  expect((await originalOf(body.doc.id)).equals(bytes)).toBe(true);
});

it('is one person’s: to others, and to readers, there is no such upload', async () => {
  const reference = await refused(await freshPhoto());
  const other = await desk.as['section-editor']('POST', '/api/media', { upload: reference });
  expect([other.status, ...problemsOf(other)]).toEqual([404, 'upload not-found']);
  expect((await desk.reader('POST', '/api/media', { upload: reference })).status).toBe(403);
  for (const nonsense of ['', 'x', '../../secret', '0'.repeat(32), 5, [], { $gt: '' }]) {
    const answer = await desk.as.correspondent('POST', '/api/media', { upload: nonsense });
    expect([nonsense, answer.status, ...problemsOf(answer)]).toEqual([nonsense, 404, 'upload not-found']);
  }
  expect((await desk.as.correspondent('POST', '/api/media', { upload: reference })).status).toBe(201);
});

it('does not take the bytes and a reference at once', async () => {
  const reference = await refused(await freshPhoto());
  const both = await upload(desk.as.correspondent, await freshPhoto(), { upload: reference });
  expect([both.status, ...problemsOf(both)]).toEqual([422, 'upload one-of']);
  expect((await desk.as.correspondent('POST', '/api/media', { upload: reference })).status).toBe(201);
});

it('becomes one photo, however many ask for it at once', async () => {
  const reference = await refused(await freshPhoto());
  const tries = await Promise.all(
    Array.from({ length: 4 }, () => desk.as.correspondent('POST', '/api/media', { upload: reference })),
  );
  expect(tries.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(tries.filter(({ status }) => status === 409 || status === 410)).toHaveLength(3);
});

it('waits for who has to sign in again', async () => {
  const bytes = await freshPhoto();
  const { email } = desk.staff.correspondent;
  const login = await desk.reader('POST', '/api/users/login', { email, password });
  const headers = { Authorization: `JWT ${login.body.token}` };
  const isOnItsWay = async () => (await rows().countDocuments({ isForm: true, offset: 0, photo: null })) > 0;
  // The session ends while the photo is on its way: after the sender was let in, before the photo is made.
  const signedOut = until(isOnItsWay).then(() => desk.reader('POST', '/api/users/logout', {}, headers));
  const body = await slowly(form(bytes), signedOut);
  const response = await fetch(`${desk.url}/api/media`, {
    method: 'POST',
    headers: { ...headers, ...body.headers },
    body: body.stream,
    duplex: 'half',
  } as never);
  const answer: any = await response.json();
  expect(response.status).toBe(401);
  const reference = answer.errors[0].data.upload;
  expect(await desk.as.correspondent('POST', '/api/media', { upload: reference })).toMatchObject({ status: 201 });
});

/** A form of which the last bytes come when `last` is there. */
async function slowly(data: FormData, last: Promise<unknown>) {
  const whole = new Response(data);
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const stream = new ReadableStream({
    start: async (controller) => {
      controller.enqueue(bytes.subarray(0, bytes.length - 20));
      await last;
      controller.enqueue(bytes.subarray(bytes.length - 20));
      controller.close();
    },
  });
  return { stream, headers: { 'Content-Type': whole.headers.get('content-type') ?? '' } };
}

it('leaves nothing of a form whose connection is cut in the middle', async () => {
  const before = [await incoming(), await rows().countDocuments({ photo: null })];
  const login = await desk.reader('POST', '/api/users/login', { email: desk.staff.correspondent.email, password });
  const socket = connect(Number(new URL(desk.url).port), '127.0.0.1');
  socket.write(
    `POST /api/media HTTP/1.1\r\nHost: x\r\nAuthorization: JWT ${login.body.token}\r\nContent-Length: 5000000\r\n` +
      'Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n',
  );
  socket.write(Buffer.alloc(1_000_000));
  await until(async () => (await incoming()).some((name) => name.startsWith('form-')));
  socket.destroy();
  await until(
    async () =>
      JSON.stringify([await incoming(), await rows().countDocuments({ photo: null })]) === JSON.stringify(before),
  );
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let round = 0; !(await isSo()); round += 1) {
    if (round === 400) throw new Error('It does not come to be.');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

it('says 507 when the disk is full, keeps nothing, and goes on when there is room', async () => {
  const before = await incoming();
  const full = (): never => {
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  };
  const real = fs.createWriteStream;
  const spy = jest.spyOn(fs, 'createWriteStream').mockImplementation(((path: string, options: object) => {
    const stream = real(path, options);
    stream._write = (_chunk, _encoding, done) => {
      try {
        full();
      } catch (error) {
        done(error as Error);
      }
    };
    return stream;
  }) as never);
  const answer = await upload(desk.as.correspondent, await freshPhoto());
  spy.mockRestore();
  expect([answer.status, answer.body.errors[0].data.code]).toEqual([507, 'storage-full']);
  expect(await incoming()).toEqual(before);
  expect((await upload(desk.as.correspondent, await freshPhoto())).status).toBe(201);
});

it('sweeps what is older than a day, and nothing else', async () => {
  await refused(await freshPhoto());
  const [young, old] = [join(folder(), 'a'.repeat(32)), join(folder(), 'b'.repeat(32))];
  const day = 24 * 60 * 60;
  for (const [path, age] of [
    [young, day - 60],
    [old, day + 60],
  ] as const) {
    await writeFile(path, 'x');
    await utimes(path, Date.now() / 1_000 - age, Date.now() / 1_000 - age);
  }
  await sweepIncoming(desk.uploadsDir, Date.now());
  expect([existsSync(young), existsSync(old)]).toEqual([true, false]);
});

it('keeps no more than 40 of one person: those that were refused go first, the oldest before the others', async () => {
  await rows().deleteMany({});
  const first = await refused(await freshPhoto());
  const more = Array.from({ length: 39 }, (_, number) => ({
    _id: String(number).padStart(32, '0'),
    user: desk.staff.correspondent.id,
    length: 9,
    offset: 0,
    parts: [],
    isForm: false,
    takenUntil: null,
    photo: null,
    createdAt: new Date(),
    expiresAt: new Date(Date.now() + 60_000),
  }));
  await rows().insertMany(more as never);
  const second = await refused(await cornerPhoto());
  expect((await desk.as.correspondent('POST', '/api/media', { upload: first })).status).toBe(404);
  expect((await desk.as.correspondent('POST', '/api/media', { upload: second })).status).toBe(201);
  await rows().insertOne({ ...more[0], _id: 'f'.repeat(32) } as never);
  const over = await upload(desk.as.correspondent, await freshPhoto());
  expect([over.status, ...problemsOf(over)]).toEqual([429, ' too-many-uploads']);
  expect((await upload(desk.as['section-editor'], await freshPhoto())).status).toBe(201);
  await rows().deleteMany({});
});
