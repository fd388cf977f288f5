import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { objectId, rawCollection } from '../../src/database/rows.ts';
import { move, openDesk, problemsOf, storyIn, type DeskAtWork } from '../support/desk.ts';
import type { Client } from '../support/newsroom.ts';
import {
  animatedPng,
  animation,
  cornerPhoto,
  gifScript,
  htmlPage,
  hugePng,
  iptcStory,
  plainPhoto,
  svgPicture,
  utf8Declared,
  withIptc,
} from '../support/photos.ts';

let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('photos', ['correspondent', 'sub-editor', 'section-editor', 'administrator']);
});
afterAll(() => desk?.close());

const form = (bytes: Buffer, fields: object = {}, name = 'photo.jpg', type = 'image/jpeg'): FormData => {
  const data = new FormData();
  data.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
  data.append('_payload', JSON.stringify(fields));
  return data;
};
const upload = (as: Client, bytes: Buffer, fields: object = {}, name?: string, type?: string) =>
  as('POST', '/api/media', form(bytes, fields, name, type));
const isDue = () => ({ $or: [{ waitUntil: null }, { waitUntil: { $lte: new Date() } }] });
const queued = (): Promise<any[]> =>
  rawCollection(desk.payload, 'payload-jobs')
    .find({ queue: 'renditions', hasError: { $ne: true }, ...isDue() } as never)
    .toArray();
/** What waits for its time is done now. */
const anHourLater = async (): Promise<void> => {
  const waiting = { queue: 'renditions', waitUntil: { $exists: true } } as never;
  await rawCollection(desk.payload, 'payload-jobs').updateMany(waiting, { $set: { waitUntil: new Date(0) } });
  await runJobs();
};

const runJobs = async (): Promise<void> => {
  for (let round = 0; (await queued()).length > 0; round += 1) {
    if (round === 50) throw new Error(`Jobs do not end: ${JSON.stringify(await queued())}`);
    await desk.payload.jobs.run({
      queue: 'renditions',
      limit: 10,
      sequential: true,
      overrideAccess: true,
      silent: true,
    });
  }
};
const onDisk = async (): Promise<string[]> =>
  existsSync(desk.uploadsDir)
    ? (await readdir(desk.uploadsDir, { recursive: true, withFileTypes: true }))
        .filter((each) => each.isFile())
        .map((each) => join(each.parentPath, each.name).slice(desk.uploadsDir.length + 1))
        .sort()
    : [];
const row = async (id: string): Promise<any> =>
  rawCollection(desk.payload, 'media').findOne({ _id: objectId(id) } as never);
const read = async (id: string, as = desk.as.correspondent) => (await as('GET', `/api/media/${id}`)).body;
const uploaded = async (bytes: Buffer, fields: object = {}): Promise<string> => {
  const { status, body } = await upload(desk.as.correspondent, bytes, fields);
  expect(status).toBe(201);
  await runJobs();
  return body.doc.id;
};
/** Bytes no other test has. */
let shade = 0;
const freshPhoto = () =>
  sharp({ create: { width: 360, height: 240, channels: 3, background: { r: (shade += 9), g: 90, b: 160 } } })
    .jpeg()
    .toBuffer();

it('fills the fields from what the photo says of itself; what the uploader says goes first', async () => {
  const bytes = withIptc(await cornerPhoto(), [...utf8Declared, ...iptcStory]);
  const { status, body } = await upload(desk.as.correspondent, bytes, { credit: 'Our own' }, 'Протест 13.jpg');
  expect(status).toBe(201);
  expect(body.doc).toMatchObject({
    caption: 'Люди вышли на площадь',
    credit: 'Our own',
    copyright: '© Хазар',
    creator: 'Лейла Керимова',
    keywords: ['протест', 'парламент'],
    place: 'Баку, Азербайджан',
    takenAt: '2026-03-13T14:15:00.000Z',
    width: 800,
    height: 600,
    mimeType: 'image/jpeg',
  });
  expect(body.doc).not.toHaveProperty('original');
  expect(body.doc).not.toHaveProperty('renditionKey');
});

it('makes the renditions of the table in a job: widths, formats and crops', async () => {
  const id = await uploaded(await cornerPhoto({ width: 1400, height: 900, orientation: 6 }));
  const { renditions } = await read(id);
  const names = renditions.map(({ name }: any) => name).sort();
  expect(names).toEqual(
    ['wide', 'crop16x9', 'crop4x3', 'crop1x1']
      .flatMap((shape) =>
        [320, 640, 800, 960, 1280]
          .filter((width) =>
            shape !== 'crop1x1' && shape !== 'crop4x3' ? true : width < (shape === 'crop1x1' ? 900 : 1200),
          )
          .flatMap((width) => ['avif', 'webp', 'jpg'].map((format) => `${shape}-${width}.${format}`)),
      )
      .sort(),
  );
  for (const { url, width, height, format } of renditions.filter(({ name }: any) => /-320\./.test(name))) {
    const response = await fetch(`${desk.url}${url}`, { headers: { Authorization: await tokenOf('correspondent') } });
    const picture = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect([response.status, picture.width, picture.height, picture.exif]).toEqual([200, width, height, undefined]);
    expect(response.headers.get('content-type')).toBe(
      { avif: 'image/avif', webp: 'image/webp', jpeg: 'image/jpeg' }[format as 'avif'],
    );
  }
});

async function tokenOf(person: 'correspondent'): Promise<string> {
  const login = await desk.reader('POST', '/api/users/login', {
    email: desk.staff[person].email,
    password: 'correct horse battery staple',
  });
  return `JWT ${login.body.token}`;
}

it.each<[string, () => Promise<Buffer> | Buffer, number, string, string]>([
  ['an SVG with a script', () => svgPicture, 415, 'image-type', 'photo.svg'],
  ['an SVG called a JPEG', () => svgPicture, 415, 'image-type', 'photo.jpg'],
  ['a web page called a JPEG', () => htmlPage, 415, 'image-type', 'photo.jpg'],
  ['a script that begins like a GIF', () => gifScript, 422, 'corrupt', 'photo.gif'],
  ['an animated GIF', () => animation('gif'), 422, 'animated', 'photo.gif'],
  ['an animated WebP', () => animation('webp'), 422, 'animated', 'photo.webp'],
  ['an animated PNG', () => animatedPng(), 422, 'animated', 'photo.png'],
  ['51 million pixels in a few bytes', () => hugePng(10_000, 5_100), 413, 'too-many-pixels', 'photo.png'],
  ['a JPEG cut short', async () => (await cornerPhoto()).subarray(0, 2_000), 422, 'corrupt', 'photo.jpg'],
  [
    'more than 25 MB',
    async () => Buffer.concat([await cornerPhoto(), Buffer.alloc(25 * 1024 * 1024)]),
    413,
    'too-many-bytes',
    'photo.jpg',
  ],
  ['nothing', () => Buffer.alloc(0), 415, 'image-type', 'photo.jpg'],
])('refuses %s, and leaves nothing behind', async (_, make, status, rule, name) => {
  const [before, rows] = [await onDisk(), await rawCollection(desk.payload, 'media').countDocuments({})];
  const answer = await upload(desk.as.correspondent, await make(), {}, name);
  expect([answer.status, ...problemsOf(answer)]).toEqual([status, `file ${rule}`]);
  await runJobs();
  expect(await onDisk()).toEqual(before);
  expect(await rawCollection(desk.payload, 'media').countDocuments({})).toBe(rows);
});

it('refuses an upload without a file, and one from a reader, and keeps nothing of a photo whose fields do not fit', async () => {
  const before = await onDisk();
  const none = new FormData();
  none.append('_payload', '{}');
  expect((await desk.as.correspondent('POST', '/api/media', none)).status).toBe(400);
  expect((await upload(desk.reader, await freshPhoto())).status).toBe(403);
  const tooLong = await upload(desk.as.correspondent, await freshPhoto(), { alt: 'x'.repeat(501) });
  expect([tooLong.status, ...problemsOf(tooLong)]).toEqual([422, 'alt too-long']);
  // What waits for another try is another matter: uploads.test.ts.
  expect((await onDisk()).filter((file) => !file.startsWith('incoming/'))).toEqual(before);
});

describe('a new focal point', () => {
  it('makes new renditions under a new key; the old serve an hour more, for pages that caches keep, and go', async () => {
    const id = await uploaded(await cornerPhoto({ width: 400, height: 300 }));
    const before = (await read(id)).renditions;
    const old = (await row(id)).renditionKey;
    expect(await desk.as.correspondent('PATCH', `/api/media/${id}`, { focalX: 10, focalY: 90 })).toMatchObject({
      status: 200,
    });
    expect((await read(id)).renditions).toEqual(before);
    expect((await onDisk()).some((file) => file.includes(old))).toBe(true);
    await runJobs();
    const { renditionKey } = await row(id);
    expect(renditionKey).not.toBe(old);
    expect((await read(id)).renditions.every(({ url }: any) => url.includes(renditionKey))).toBe(true);
    const kept = async () => {
      const files = await onDisk();
      return [old, renditionKey].map((key) => files.filter((file) => file.includes(key)).length);
    };
    expect(await kept()).toEqual([before.length, before.length]);
    expect(await row(id)).toMatchObject({ formerKey: old });
    await anHourLater();
    expect(await kept()).toEqual([0, before.length]);
  });

  it.each([
    { focalX: 101, focalY: 50 },
    { focalX: 50, focalY: -1 },
    { focalX: 'left', focalY: 50 },
  ])('outside the photo is refused: %j', async (point) => {
    const id = await uploaded(await freshPhoto());
    expect((await desk.as.correspondent('PATCH', `/api/media/${id}`, point)).status).toBe(422);
  });
});

it('replaces the bytes of a photo: the old original and its renditions go', async () => {
  const id = await uploaded(await freshPhoto(), { alt: 'Kept' });
  const old = await row(id);
  const replaced = await desk.as.correspondent('PATCH', `/api/media/${id}`, form(await freshPhoto()));
  expect(replaced).toMatchObject({ status: 200, body: { doc: { alt: 'Kept' } } });
  await runJobs();
  const now = await row(id);
  expect([now.original === old.original, now.renditionKey === old.renditionKey]).toEqual([false, false]);
  await anHourLater();
  const files = await onDisk();
  expect(files).not.toContain(old.original);
  expect(files.some((file) => file.includes(old.renditionKey))).toBe(false);
  expect(files).toContain(now.original);
});

it('never lets a client say what the file is', async () => {
  const id = await uploaded(await freshPhoto());
  const before = await row(id);
  await desk.as.correspondent('PATCH', `/api/media/${id}`, {
    mimeType: 'text/html',
    filename: 'page.html',
    width: 1,
    filesize: 1,
    alt: 'Seen',
  });
  const { mimeType, filename, width, filesize, alt } = await row(id);
  expect([mimeType, filename, width, filesize, alt]).toEqual([
    before.mimeType,
    before.filename,
    before.width,
    before.filesize,
    'Seen',
  ]);
});

it('shows a photo to readers while a published story uses it, and never its original', async () => {
  const id = await uploaded(await freshPhoto(), { alt: 'The square' });
  const { renditions, filename } = await read(id);
  const asReader = async (path: string) => (await desk.reader('GET', path)).status;
  const seen = async () => [await asReader(renditions[0].url), await asReader(`/api/media/${id}`)];
  const original = `/api/media/file/${encodeURIComponent(filename)}`;
  expect(await seen()).toEqual([404, 404]);
  const story = await storyIn(desk, 'approved', { photo: { media: id } });
  expect(await seen()).toEqual([404, 404]);
  await move(desk.as['section-editor'], story, 'publish');
  expect(await seen()).toEqual([200, 200]);
  const shown = (await desk.reader('GET', `/api/media/${id}`)).body;
  expect(shown).toMatchObject({ alt: 'The square', url: null, filename: null });
  expect(JSON.stringify(shown)).not.toContain('originals');
  expect(await asReader(original)).toBe(404);
  expect((await desk.as.correspondent('GET', original)).status).toBe(200);
  await move(desk.as['section-editor'], story, 'kill', { notice: 'Withdrawn.' });
  expect(await seen()).toEqual([404, 404]);
});

it('needs an alternative text before a story with the photo is approved', async () => {
  const [lead, inText] = [await uploaded(await freshPhoto()), await uploaded(await freshPhoto())];
  const photoBlock = {
    type: 'block',
    version: 2,
    format: '',
    fields: { id: 'a1', blockName: '', blockType: 'photo', media: inText },
  };
  const paragraph = {
    type: 'paragraph',
    version: 1,
    format: '',
    indent: 0,
    direction: 'ltr',
    textFormat: 0,
    children: [{ type: 'text', text: 'Text.', detail: 0, format: 0, mode: 'normal', style: '', version: 1 }],
  };
  const body = {
    root: { type: 'root', format: '', indent: 0, version: 1, direction: 'ltr', children: [paragraph, photoBlock] },
  };
  const story = await storyIn(desk, 'in-edit', { photo: { media: lead }, body });
  const approve = () => move(desk.as['section-editor'], story, 'approve');
  expect(problemsOf(await approve())).toEqual(['photo.media alt-text', 'body alt-text']);
  await desk.as.correspondent('PATCH', `/api/media/${lead}`, { alt: 'The square at noon' });
  expect(problemsOf(await approve())).toEqual(['body alt-text']);
  await desk.as['sub-editor']('PATCH', `/api/media/${inText}`, { alt: 'A banner' });
  expect((await approve()).status).toBe(200);
});

it('keeps the same bytes once, until the last photo of them is purged', async () => {
  const bytes = await plainPhoto(330, 220, 'png');
  const [first, second] = [await uploaded(bytes), await uploaded(bytes)];
  const { original, renditionKey } = await row(first);
  expect((await row(second)).original).toBe(original);
  const purge = async (id: string) => {
    expect((await desk.as.administrator('DELETE', `/api/media/${id}`)).status).toBe(200);
    expect((await desk.as.administrator('DELETE', `/api/media/${id}?purge=true`)).status).toBe(200);
    await runJobs();
  };
  await purge(first);
  expect(await onDisk()).toContain(original);
  expect((await onDisk()).some((file) => file.includes(renditionKey))).toBe(false);
  const other = (await row(second)).renditionKey;
  await purge(second);
  const files = await onDisk();
  expect(files.some((file) => file === original || file.includes(other))).toBe(false);
});

describe('a photo comes as bytes', () => {
  const address = 'http://169.254.169.254/latest/meta-data';
  const media = (): Promise<number> => rawCollection(desk.payload, 'media').countDocuments();

  it('and by no address: over REST, as a new photo or a new file of one', async () => {
    const id = await uploaded(await plainPhoto(64, 48, 'jpeg'));
    const before = await media();
    for (const url of [address, 'file:///etc/passwd', '//evil.example/a.jpg', ' HTTPS://evil.example/a.jpg'])
      for (const [method, path] of [
        ['POST', '/api/media'],
        ['PATCH', `/api/media/${id}`],
      ] as const) {
        const answer = await desk.as.correspondent(method, path, { filename: 'a.jpg', url });
        expect([method, url, answer.status, ...problemsOf(answer)]).toEqual([method, url, 422, 'url not-fetched']);
      }
    const own = await desk.as.correspondent('POST', '/api/media', { filename: 'a.jpg', url: '/api/media/file/a.jpg' });
    expect([own.status, ...problemsOf(own)]).toEqual([400, 'file required']);
    expect(await media()).toBe(before);
  });

  it('nor over GraphQL, where no bytes can be sent and no photo is copied', async () => {
    const id = await uploaded(await plainPhoto(64, 48, 'jpeg'));
    const before = await media();
    for (const mutation of [
      `createMedia(data: { filename: "a.jpg" })`,
      `duplicateMedia(id: "${id}")`,
      `duplicateMedia(id: "${id}", data: { filename: "a.jpg", url: "${address}" })`,
    ]) {
      const query = `mutation { ${mutation} { id } }`;
      const { status, body } = await desk.as.administrator('POST', '/api/graphql', { query });
      expect([mutation, status < 500, body.errors?.[0]?.extensions?.statusCode ?? 400]).toEqual([mutation, true, 400]);
    }
    for (const mutation of [
      `createMedia(data: { url: "${address}" })`,
      `updateMedia(id: "${id}", data: { url: "${address}" })`,
    ]) {
      const query = `mutation { ${mutation} { id } }`;
      const { body } = await desk.as.administrator('POST', '/api/graphql', { query });
      expect([mutation, body.errors?.[0]?.extensions]).toMatchObject([
        mutation,
        { statusCode: 422, data: { errors: [{ path: 'url', rule: 'not-fetched' }] } },
      ]);
    }
    expect(await media()).toBe(before);
  });

  it('whatever way Payload takes to a fetch', async () => {
    const { refuseFetch } = await import('../../collections/media/hooks.ts');
    const { upload: config } = desk.payload.collections.media.config;
    expect(config.externalFileHeaderFilter).toBe(refuseFetch);
    expect(refuseFetch).toThrow('No address is fetched');
  });

  it.each([
    '{"filename": "@"}',
    '{"filename": "@", "clientUploadContext": {"a": 1}, "mimeType": "image/jpeg", "size": 9}',
  ])('not as the text %s, which would take a photo that is here', async (text) => {
    const id = await uploaded(await cornerPhoto());
    const { filename } = await read(id);
    await refusesText(text.replace('@', filename));
  });

  it.each([
    'null',
    '5',
    '""',
    '[]',
    '{}',
    'photo.jpg',
    '{"filename": {"$gt": ""}}',
    '{"clientUploadContext": {"signedReceipt": "a.b"}}',
  ])('nor as the text %s', (text) => refusesText(text));

  async function refusesText(text: string): Promise<void> {
    const id = await uploaded(await plainPhoto(40, 30, 'jpeg'));
    const before = await media();
    const kept = await row(id);
    for (const as of [desk.as.correspondent, desk.reader])
      for (const [method, path] of [
        ['POST', '/api/media'],
        ['PATCH', `/api/media/${id}`],
        ['POST', '/api/articles'],
        ['POST', '/api/users/login'],
      ] as const) {
        const parts = new FormData();
        parts.append('file', text);
        parts.append('_payload', '{}');
        const answer = await as(method, path, parts);
        expect([path, answer.status, ...problemsOf(answer)]).toEqual([path, 400, 'file file']);
      }
    expect(await media()).toBe(before);
    expect(await row(id)).toEqual(kept);
  }
});
