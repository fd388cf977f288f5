import fc from 'fast-check';
import { cropAround, parseRenditionName, publicRenditionUrl, renditionsFor } from '../../src/imaging/renditions.ts';

const sizesOf = (width: number, height: number, ratio: string) =>
  renditionsFor({ width, height })
    .filter((spec) => spec.ratio === ratio && spec.format === 'webp')
    .map((spec) => `${spec.name} ${spec.width}x${spec.height}`);

describe('the rendition table', () => {
  it('makes seven widths of the whole picture and of each crop from a large photo', () => {
    expect(sizesOf(4000, 3000, 'whole')).toEqual([
      'wide-320.webp 320x240',
      'wide-640.webp 640x480',
      'wide-800.webp 800x600',
      'wide-960.webp 960x720',
      'wide-1280.webp 1280x960',
      'wide-1920.webp 1920x1440',
      'wide-2560.webp 2560x1920',
    ]);
    expect(sizesOf(4000, 3000, '16:9')).toEqual([
      'crop16x9-320.webp 320x180',
      'crop16x9-640.webp 640x360',
      'crop16x9-800.webp 800x450',
      'crop16x9-960.webp 960x540',
      'crop16x9-1280.webp 1280x720',
      'crop16x9-1920.webp 1920x1080',
      'crop16x9-2560.webp 2560x1440',
    ]);
    expect(sizesOf(4000, 3000, '4:3').at(-1)).toBe('crop4x3-2560.webp 2560x1920');
    expect(sizesOf(4000, 3000, '1:1').at(-1)).toBe('crop1x1-2560.webp 2560x2560');
    expect(renditionsFor({ width: 4000, height: 3000 })).toHaveLength(84);
  });

  it('makes each size as AVIF, WebP and JPEG', () => {
    const names = renditionsFor({ width: 500, height: 500 }).map((spec) => spec.name);
    expect(names.slice(0, 3)).toEqual(['wide-320.avif', 'wide-320.webp', 'wide-320.jpg']);
  });

  it('never upscales: not the picture, and not a crop that is narrower than the picture', () => {
    expect(sizesOf(1000, 3000, 'whole')).toEqual([
      'wide-320.webp 320x960',
      'wide-640.webp 640x1920',
      'wide-800.webp 800x2400',
      'wide-960.webp 960x2880',
    ]);
    expect(sizesOf(1200, 400, '16:9')).toEqual(['crop16x9-320.webp 320x180', 'crop16x9-640.webp 640x360']);
    expect(sizesOf(1200, 400, '1:1')).toEqual(['crop1x1-320.webp 320x320']);
  });

  it('keeps the own width of a photo narrower than 320', () => {
    expect(sizesOf(200, 100, 'whole')).toEqual(['wide-200.webp 200x100']);
    expect(sizesOf(200, 100, '16:9')).toEqual(['crop16x9-178.webp 178x100']);
    expect(sizesOf(200, 100, '1:1')).toEqual(['crop1x1-100.webp 100x100']);
    expect(sizesOf(1, 1, 'whole')).toEqual(['wide-1.webp 1x1']);
  });

  it('keeps a very tall picture within the 16383 pixels that a WebP can be high', () => {
    expect(sizesOf(600, 36_000, 'whole')).toEqual(['wide-273.webp 273x16380']);
    expect(sizesOf(1, 60_000, 'whole')).toEqual(['wide-1.webp 1x16383']);
  });
});

describe('a crop around the focal point', () => {
  const photo = { width: 4000, height: 3000 };
  it.each([
    ['1:1', { x: 50, y: 50 }, { left: 500, top: 0, width: 3000, height: 3000 }],
    ['1:1', { x: 0, y: 50 }, { left: 0, top: 0, width: 3000, height: 3000 }],
    ['1:1', { x: 100, y: 50 }, { left: 1000, top: 0, width: 3000, height: 3000 }],
    ['1:1', { x: 60, y: 10 }, { left: 900, top: 0, width: 3000, height: 3000 }],
    ['16:9', { x: 20, y: 60 }, { left: 0, top: 675, width: 4000, height: 2250 }],
    ['16:9', { x: 20, y: 10 }, { left: 0, top: 0, width: 4000, height: 2250 }],
    ['4:3', { x: 5, y: 95 }, { left: 0, top: 0, width: 4000, height: 3000 }],
  ] as const)('%s at %j is %j', (ratio, focal, rectangle) => {
    expect(cropAround(focal, photo, ratio)).toEqual(rectangle);
  });

  it('takes a focal point outside the picture as its edge, and none at all as the middle', () => {
    expect(cropAround({ x: 400, y: 50 }, photo, '1:1').left).toBe(1000);
    expect(cropAround({ x: -1, y: 50 }, photo, '1:1').left).toBe(0);
    expect(cropAround({ x: NaN, y: NaN }, photo, '1:1').left).toBe(500);
  });

  it('lies inside every picture and touches two of its edges', () => {
    const side = fc.integer({ min: 1, max: 20_000 });
    const percent = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(side, side, percent, percent, fc.constantFrom('16:9', '4:3', '1:1'), (width, height, x, y, ratio) => {
        const cut = cropAround({ x, y }, { width, height }, ratio);
        expect(Object.values(cut).every(Number.isInteger)).toBe(true);
        expect(Math.min(cut.left, cut.top, cut.width - 1, cut.height - 1)).toBeGreaterThanOrEqual(0);
        expect(cut.left + cut.width).toBeLessThanOrEqual(width);
        expect(cut.top + cut.height).toBeLessThanOrEqual(height);
        expect(cut.width === width || cut.height === height).toBe(true);
      }),
    );
  });
});

describe('a rendition name', () => {
  it('is read back into what it stands for', () => {
    expect(parseRenditionName('crop16x9-640.webp')).toEqual({
      name: 'crop16x9-640.webp',
      ratio: '16:9',
      width: 640,
      format: 'webp',
      mimeType: 'image/webp',
    });
    expect(parseRenditionName('wide-1280.avif')).toMatchObject({ ratio: 'whole', mimeType: 'image/avif' });
    expect(parseRenditionName('crop1x1-200.jpg')).toMatchObject({
      ratio: '1:1',
      format: 'jpeg',
      mimeType: 'image/jpeg',
    });
  });

  it.each([
    'wide-641.webp',
    'wide-3840.webp',
    'wide-0320.webp',
    'wide-0.webp',
    'wide-320.png',
    'wide-320.jpeg',
    'tall-320.webp',
    'wide-320.webp.html',
    ' wide-320.webp',
    'wide-320.webp\n',
    '../wide-320.webp',
    'WIDE-320.webp',
    'wide-320',
    '',
    '__proto__',
  ])('is refused if the table cannot make it: %j', (name) => {
    expect(parseRenditionName(name)).toBeUndefined();
  });

  it('of every rendition in the table is understood', () => {
    const specs = [renditionsFor({ width: 4000, height: 3000 }), renditionsFor({ width: 90, height: 40 })].flat();
    for (const { name, ratio, width, format } of specs) {
      expect(parseRenditionName(name)).toMatchObject({ name, ratio, width, format });
    }
  });

  it('makes the public address together with the key', () => {
    expect(publicRenditionUrl('0123456789abcdef0123456789abcdef', { name: 'wide-640.avif' })).toBe(
      '/media/0123456789abcdef0123456789abcdef/wide-640.avif',
    );
  });
});
