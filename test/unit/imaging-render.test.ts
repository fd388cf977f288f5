import ExifReader from 'exifreader';
import sharp from 'sharp';
import { inspectImage } from '../../src/imaging/inspect.ts';
import { readPhotoMetadata } from '../../src/imaging/metadata.ts';
import { renderAll, type Rights } from '../../src/imaging/render.ts';
import { renditionsFor, type Focal, type RenditionSpec } from '../../src/imaging/renditions.ts';
import * as photos from '../support/photos.ts';

const middle = { x: 50, y: 50 };

function specNamed(name: string, size = { width: 800, height: 600 }): RenditionSpec {
  return renditionsFor(size).find((spec) => spec.name === name)!;
}

type Colour = readonly number[];
const distance = (a: Colour, b: Colour) => Math.max(...[0, 1, 2].map((at) => Math.abs(a[at]! - b[at]!)));

/** The colour at a pixel of an encoded picture, as any viewer decodes it that knows nothing of EXIF. */
async function colourAt(picture: Buffer, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  const start = (y * info.width + x) * info.channels;
  return [...data.subarray(start, start + info.channels)];
}

async function quarterAt(picture: Buffer, x: number, y: number): Promise<string | undefined> {
  const colour = await colourAt(picture, x, y);
  return Object.entries(photos.corners).find(([, corner]) => distance(corner, colour) < 40)?.[0];
}

/** One row of the table, made alone. */
async function renderOne(photo: Buffer, { name }: RenditionSpec, focal: Focal, rights?: Rights) {
  const [made] = await renderAll(photo, focal, { only: [name], rights });
  return made!;
}

const rendered = async (photo: Buffer, name: string, focal: Focal = middle) =>
  (await renderOne(photo, specNamed(name), focal)).data;

describe.each([1, 2, 3, 4, 5, 6, 7, 8])('a photo of EXIF orientation %i', (orientation) => {
  let photo: Buffer;
  beforeAll(async () => {
    photo = await photos.cornerPhoto({ width: 800, height: 600, orientation });
  });

  it.each(['avif', 'webp', 'jpg'])('is upright as %s', async (extension) => {
    const whole = await renderOne(photo, specNamed(`wide-320.${extension}`), middle);
    expect([whole.width, whole.height]).toEqual([320, 240]);
    expect(await quarterAt(whole.data, 20, 20)).toBe('topLeft');
    expect(await quarterAt(whole.data, 300, 20)).toBe('topRight');
    expect(await quarterAt(whole.data, 20, 220)).toBe('bottomLeft');
    expect(await quarterAt(whole.data, 300, 220)).toBe('bottomRight');
  });

  it('is cut around the focal point as the editor saw it', async () => {
    // The square is 600 of 800 wide: at its pixel 150 of 320 it shows column 281 of the photo, or 481, on either side of the middle.
    expect(await quarterAt(await rendered(photo, 'crop1x1-320.webp', { x: 0, y: 50 }), 150, 40)).toBe('topLeft');
    expect(await quarterAt(await rendered(photo, 'crop1x1-320.webp', { x: 100, y: 50 }), 150, 40)).toBe('topRight');
    // 16:9 is 450 of 600 high: at its row 90 of 180 it shows row 225, or 375.
    expect(await quarterAt(await rendered(photo, 'crop16x9-320.webp', { x: 50, y: 0 }), 40, 90)).toBe('topLeft');
    expect(await quarterAt(await rendered(photo, 'crop16x9-320.webp', { x: 50, y: 100 }), 40, 90)).toBe('bottomLeft');
  });
});

it.each(['png', 'webp', 'avif'] as const)('a turned %s is upright and as large as inspected', async (format) => {
  const photo = await photos.cornerPhoto({ width: 800, height: 600, orientation: 6, format });
  const { width, height } = await inspectImage(photo);
  const [first] = await renderAll(photo, middle, { only: ['wide-640.webp'] });
  expect([width, height, first!.width, first!.height]).toEqual([800, 600, 640, 480]);
  expect(await quarterAt(first!.data, 20, 20)).toBe('topLeft');
  expect(await quarterAt(first!.data, 620, 460)).toBe('bottomRight');
});

it('a photo with a nonsense orientation is taken as it lies, and every rendition is made', async () => {
  const turned = photos.withOrientationByte(await photos.cornerPhoto({ width: 400, height: 340, orientation: 6 }), 9);
  const all = await renderAll(turned, middle);
  expect(all.find(({ spec }) => spec.name === 'wide-320.jpg')).toMatchObject({ width: 320, height: 376 });
  expect(all).toHaveLength(12);
});

describe('a public rendition', () => {
  const names = ['wide-320.avif', 'wide-320.webp', 'wide-320.jpg', 'crop1x1-320.jpg'];

  it.each(names)('%s carries no position, serial number or camera', async (name) => {
    const photo = await photos.cameraPhoto();
    expect(photo.toString('latin1')).toMatch(/BODY-SN-77001[^]*LENS-SN-88002/);
    const { data } = await renderOne(photo, specNamed(name, { width: 600, height: 800 }), middle);
    expect(data.toString('latin1')).not.toMatch(/SN-\d|Dateline Optics|GPS|Karimova|Exif/);
    const { exif, iptc, xmp, orientation } = await sharp(data).metadata();
    expect([exif, iptc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it.each(names)('%s carries the rights it is given, letter for letter, and nothing else', async (name) => {
    const rights = { copyright: '© 2026 Xəzər & "Tərəfdaş" <foto>', creator: 'Рашад <Əliyev> & Co' };
    const spec = specNamed(name, { width: 600, height: 800 });
    const { data } = await renderOne(await photos.cameraPhoto(), spec, middle, rights);
    expect(await readPhotoMetadata(data)).toEqual({ ...rights, keywords: [] });
    expect(ExifReader.load(data, { expanded: true })).not.toHaveProperty('gps');
  });

  it('carries nothing of what was hidden in the photo', async () => {
    const all = await renderAll(await photos.jpegWithHtml(), middle);
    expect(all.length).toBeGreaterThan(0);
    for (const { data } of all) expect(data.includes('smuggled')).toBe(false);
  });

  it('has the colours of the photo in sRGB, from a wide-gamut, a CMYK and a 16-bit one', async () => {
    const red = { create: { width: 400, height: 300, channels: 3 as const, background: '#dc1e1e' } };
    const sources = [
      await sharp(red).withIccProfile('p3').jpeg({ quality: 95 }).toBuffer(),
      await sharp(red).toColourspace('cmyk').withIccProfile('cmyk').jpeg({ quality: 95 }).toBuffer(),
      await sharp(red).toColourspace('rgb16').png().toBuffer(),
    ];
    for (const source of sources) {
      const colour = await colourAt(await rendered(source, 'wide-320.webp'), 100, 100);
      expect(colour).toHaveLength(3);
      expect(distance(colour, [0xdc, 0x1e, 0x1e])).toBeLessThan(16);
    }
  });

  it('of a see-through picture stays see-through, and is on white as JPEG', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const logo = await sharp({ create: { width: 400, height: 300, channels: 4, background: clear } })
      .png()
      .toBuffer();
    expect((await colourAt(await rendered(logo, 'wide-320.webp'), 10, 10))[3]).toBe(0);
    expect(await colourAt(await rendered(logo, 'wide-320.jpg'), 10, 10)).toEqual([255, 255, 255]);
  });

  it('is made of a still GIF and of a grey picture, too', async () => {
    const grey = await sharp(await photos.plainPhoto(400, 300))
      .toColourspace('b-w')
      .png()
      .toBuffer();
    for (const source of [grey, await photos.plainPhoto(400, 300, 'gif')]) {
      const made = await renderAll(source, middle, { only: ['wide-320.avif', 'wide-320.webp', 'wide-320.jpg'] });
      expect(made.map(({ width, height }) => `${width}x${height}`)).toEqual(['320x240', '320x240', '320x240']);
    }
  });

  it('tells its size in bytes and is of the format its name says', async () => {
    const photo = await photos.cornerPhoto();
    const formats = [];
    for (const { data, bytes, spec } of await renderAll(photo, middle, { only: names })) {
      expect(bytes).toBe(data.length);
      formats.push(`${spec.name} ${(await sharp(data).metadata()).mediaType}`);
    }
    expect(formats).toEqual([
      'wide-320.avif image/avif',
      'wide-320.webp image/webp',
      'wide-320.jpg image/jpeg',
      'crop1x1-320.jpg image/jpeg',
    ]);
  });
});

describe('all renditions of a photo', () => {
  it('are made in the exact sizes of the table, and the progress is told', async () => {
    const steps: string[] = [];
    const all = await renderAll(
      await photos.cornerPhoto({ width: 330, height: 340 }),
      { x: 10, y: 90 },
      {
        onProgress: ({ done, total, rendered: made }) => void steps.push(`${done}/${total} ${made[0]!.spec.name}`),
      },
    );
    expect(steps).toEqual([
      '3/12 wide-320.avif',
      '6/12 crop16x9-320.avif',
      '9/12 crop4x3-320.avif',
      '12/12 crop1x1-320.avif',
    ]);
    const sizes = all
      .filter(({ spec }) => spec.format === 'jpeg')
      .map(({ spec, width, height }) => `${spec.name} ${width}x${height}`);
    expect(sizes).toEqual([
      'wide-320.jpg 320x330',
      'crop16x9-320.jpg 320x180',
      'crop4x3-320.jpg 320x240',
      'crop1x1-320.jpg 320x320',
    ]);
  });

  it('can be finished after a crash with only the missing ones', async () => {
    const photo = await photos.cornerPhoto({ width: 400, height: 400 });
    const made = await renderAll(photo, middle, { only: ['crop4x3-320.jpg', 'wide-320.webp'] });
    expect(made.map(({ spec }) => spec.name)).toEqual(['wide-320.webp', 'crop4x3-320.jpg']);
  });

  it('wait until the last ones are saved', async () => {
    const log: string[] = [];
    await renderAll(await photos.cornerPhoto({ width: 330, height: 330 }), middle, {
      only: ['wide-320.jpg', 'crop1x1-320.jpg'],
      onProgress: async ({ rendered: [first] }) => {
        log.push(`save ${first!.spec.name}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
        log.push(`saved ${first!.spec.name}`);
      },
    });
    expect(log).toEqual(['save wide-320.jpg', 'saved wide-320.jpg', 'save crop1x1-320.jpg', 'saved crop1x1-320.jpg']);
  });
});
