import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { Refusal } from '../../src/domain/refusal.ts';
import { inspectImage } from '../../src/imaging/inspect.ts';
import * as photos from '../support/photos.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'dateline-inspect-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** `status rule` of the refusal, or the facts if there was none: the same from memory and from a file. */
async function answerTo(bytes: Buffer): Promise<unknown> {
  const file = join(folder, 'photo');
  await writeFile(file, bytes);
  const answer = await answerFor(bytes);
  expect(await answerFor(file)).toEqual(answer);
  return answer;
}

async function answerFor(photo: Buffer | string): Promise<unknown> {
  return inspectImage(photo).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    const { rule, params } = error.problems[0]!;
    expect(error.problems).toEqual([{ path: 'file', rule, message: error.message, ...(params && { params }) }]);
    return `${error.status} ${rule}`;
  });
}

describe('a photo is taken for what its bytes say', () => {
  it.each([
    ['jpeg', 'image/jpeg', 'jpg'],
    ['png', 'image/png', 'png'],
    ['webp', 'image/webp', 'webp'],
    ['avif', 'image/avif', 'avif'],
    ['gif', 'image/gif', 'gif'],
  ] as const)('%s', async (format, mimeType, extension) => {
    const facts = await answerTo(await photos.plainPhoto(90, 60, format));
    expect(facts).toEqual({ format, mimeType, extension, width: 90, height: 60, orientation: 1, pages: 1 });
  });

  it.each([
    ['jpeg', 6],
    ['jpeg', 3],
    ['png', 8],
    ['webp', 5],
  ] as const)('with the size as seen: %s of orientation %i', async (format, orientation) => {
    const photo = await photos.cornerPhoto({ width: 80, height: 60, format, orientation });
    expect(await inspectImage(photo)).toMatchObject({ width: 80, height: 60, orientation });
  });

  it('with the size as seen: an AVIF, whose own rotation is part of the picture', async () => {
    const photo = await photos.cornerPhoto({ width: 80, height: 60, format: 'avif', orientation: 6 });
    expect(await inspectImage(photo)).toMatchObject({ width: 80, height: 60, orientation: 1 });
  });

  it('and as upright when its orientation is nonsense', async () => {
    const photo = photos.withOrientationByte(await photos.cornerPhoto({ width: 80, height: 60, orientation: 6 }), 9);
    expect(await inspectImage(photo)).toMatchObject({ width: 60, height: 80, orientation: 1 });
  });

  it('even if it also carries a web page, which no rendition will', async () => {
    expect(await answerTo(await photos.jpegWithHtml())).toMatchObject({ format: 'jpeg', width: 400, height: 300 });
  });
});

describe('refused as no photo', () => {
  it.each([
    ['an SVG', photos.svgPicture],
    ['a web page called photo.jpg', photos.htmlPage],
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from([0xff])],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n')],
    ['an iPhone HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['a video', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isomavc1', 'latin1')],
  ])('%s', async (_, bytes) => {
    expect(await answerTo(bytes)).toBe('415 image-type');
  });

  it('a TIFF, though sharp could read it', async () => {
    expect(
      await answerTo(
        await sharp(await photos.plainPhoto(20, 20))
          .tiff()
          .toBuffer(),
      ),
    ).toBe('415 image-type');
  });
});

describe('refused as animated', () => {
  it.each(['gif', 'webp'] as const)('%s', async (format) => {
    expect(await answerTo(await photos.animation(format))).toBe('422 animated');
  });

  it('PNG', async () => {
    expect(await answerTo(photos.animatedPng())).toBe('422 animated');
  });

  it.each([
    ['one long text', [Buffer.alloc(200_000, 'a')]],
    ['many short texts', Array.from({ length: 9_000 }, () => Buffer.from('a'))],
  ])('PNG, with %s before what says so', async (_, texts) => {
    expect(await answerTo(photos.animatedPng(texts))).toBe('422 animated');
  });
});

describe('refused as too large', () => {
  it('above 50 megapixels, by the header alone: the pixels of this one are not even there', async () => {
    expect(await answerTo(photos.hugePng(30_000, 30_000))).toBe('413 too-many-pixels');
    expect(await answerTo(photos.hugePng(10_000, 5_001))).toBe('413 too-many-pixels');
  });

  it('but not at 50 megapixels', async () => {
    expect(await answerTo(photos.hugePng(10_000, 5_000, 5_000))).toMatchObject({ width: 10_000, height: 5_000 });
  });

  it('above 25 MB, whatever it is', async () => {
    const photo = await photos.plainPhoto(60, 40);
    const padded = (size: number) => Buffer.concat([photo, Buffer.alloc(size - photo.length)]);
    expect(await answerTo(padded(26_214_401))).toBe('413 too-many-bytes');
    expect(await answerTo(padded(26_214_400))).toMatchObject({ format: 'jpeg' });
  });
});

describe('refused as damaged', () => {
  const cuts = ['jpeg', 'png', 'webp', 'avif'].flatMap((format) =>
    [0.2, 0.6, 0.98].map((part) => [format, part] as const),
  );
  it.each(cuts)('%s of which %d arrived', async (format, part) => {
    const photo = await photos.cornerPhoto({ format: format as 'jpeg' });
    expect(await answerTo(photo.subarray(0, Math.floor(photo.length * part)))).toBe('422 corrupt');
  });

  it('a GIF of which half arrived', async () => {
    const photo = await photos.plainPhoto(300, 200, 'gif');
    expect(await answerTo(photo.subarray(0, photo.length / 2))).toBe('422 corrupt');
  });

  it('a script that begins like a GIF', async () => {
    expect(await answerTo(photos.gifScript)).toBe('422 corrupt');
  });

  it('a PNG with sizes beyond any decoder', async () => {
    expect(await answerTo(photos.hugePng(2_147_483_647, 2_147_483_647))).toBe('422 corrupt');
  });

  it('a JPEG with lost picture data in its middle', async () => {
    const photo = await photos.cornerPhoto();
    const broken = photo.map((byte, at) => (at > 2600 && at < 2640 ? byte ^ 0x5a : byte)) as Buffer;
    expect(await answerTo(broken)).toBe('422 corrupt');
  });

  it('but not a JPEG with stray bytes between its parts, as some phones write, unless it is also cut short', async () => {
    const odd = photos.withStrayBytes(await photos.cornerPhoto());
    expect(await answerTo(odd)).toMatchObject({ width: 800, height: 600 });
    expect(await answerTo(odd.subarray(0, odd.length - 100))).toBe('422 corrupt');
  });
});

it('answers any bytes with facts or with a refusal', async () => {
  const all = await Promise.all(
    (['jpeg', 'png', 'webp', 'avif', 'gif'] as const).map((format) => photos.plainPhoto(40, 30, format)),
  );
  const change = fc.record({
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    to: fc.integer({ min: 0, max: 255 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...all),
      fc.array(change, { minLength: 1, maxLength: 8 }),
      async (photo, changes) => {
        const bytes = Buffer.from(photo);
        for (const { at, to } of changes) bytes[Math.floor(at * bytes.length)] = to;
        await answerTo(bytes);
      },
    ),
    { numRuns: 200 },
  );
});
