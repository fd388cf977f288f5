import fc from 'fast-check';
import sharp, { type Exif } from 'sharp';
import { readPhotoMetadata } from '../../src/imaging/metadata.ts';
import * as photos from '../support/photos.ts';

const plain = () => photos.plainPhoto(60, 40);
const xmpOf = (properties: string) => photos.xmpWith(properties);
const withXmp = async (properties: string) =>
  sharp(await plain())
    .withXmp(xmpOf(properties))
    .toBuffer();
const withExif = async (exif: Exif) =>
  sharp(await plain())
    .withExif(exif)
    .toBuffer();

const agencyStory = {
  caption: 'Lawmakers debate the budget in Baku',
  headline: 'Deputatlar büdcəni müzakirə edir',
  credit: 'Xəzər Agentliyi',
  copyright: '© 2026 Xəzər',
  creator: 'Leyla Kərimova, Rəşad Əliyev',
  city: 'Bakı',
  country: 'Azərbaycan',
  source: 'Xəzər',
  takenAt: '2026-03-14T09:26:53+04:00',
  keywords: ['parliament', 'büdcə'],
};

describe('what the photographer wrote', () => {
  it('comes from XMP first, which cuts nothing, with the default language of the caption', async () => {
    expect(await readPhotoMetadata(await photos.cameraPhoto())).toEqual(agencyStory);
  });

  it.each(['png', 'webp', 'avif'] as const)('is read from a %s, too', async (format) => {
    const photo = await sharp(await photos.cameraPhoto())
      .keepMetadata()
      .toFormat(format)
      .toBuffer();
    expect(await readPhotoMetadata(photo)).toEqual(agencyStory);
  });

  it('comes from IPTC in UTF-8', async () => {
    const photo = photos.withIptc(await plain(), [...photos.utf8Declared, ...photos.iptcStory]);
    expect(await readPhotoMetadata(photo)).toEqual({
      caption: 'Люди вышли на площадь',
      headline: 'Протест у парламента',
      credit: 'Хазар',
      copyright: '© Хазар',
      creator: 'Лейла Керимова',
      city: 'Баку',
      country: 'Азербайджан',
      source: 'Хазар/Фото',
      takenAt: '2026-03-13T18:15:00+04:00',
      keywords: ['протест', 'парламент'],
    });
  });

  it('comes from IPTC in UTF-8 that nobody declared', async () => {
    const photo = photos.withIptc(await plain(), [[2, 120, 'Milli Məclis']]);
    expect(await readPhotoMetadata(photo)).toMatchObject({ caption: 'Milli Məclis' });
  });

  it('comes from IPTC in Latin-1, as older desks write it, curly quotes included', async () => {
    const latin1 = Buffer.from('M\xfcller: \x93Caf\xe9\x94', 'latin1');
    const photo = photos.withIptc(await plain(), [
      [2, 120, latin1],
      [2, 80, Buffer.from('Andr\xe9', 'latin1')],
    ]);
    expect(await readPhotoMetadata(photo)).toMatchObject({ caption: 'Müller: “Café”', creator: 'André' });
  });

  it('comes from EXIF when there is nothing else', async () => {
    const IFD0 = { ImageDescription: 'Fire at the port', Artist: 'L. Karimova', Copyright: '2026 Xezer' };
    const photo = await withExif({ IFD0, IFD2: { DateTimeOriginal: '2026:03:14 09:26:53' } });
    expect(await readPhotoMetadata(photo)).toEqual({
      caption: 'Fire at the port',
      creator: 'L. Karimova',
      copyright: '2026 Xezer',
      takenAt: '2026-03-14T09:26:53',
      keywords: [],
    });
  });

  it('is not what the camera put into the caption by itself', async () => {
    const photo = await withExif({ IFD0: { ImageDescription: 'OLYMPUS DIGITAL CAMERA         ' } });
    expect((await readPhotoMetadata(photo)).caption).toBeUndefined();
  });

  it('never tells where the photographer stood, nor the camera', async () => {
    const told = JSON.stringify(await readPhotoMetadata(await photos.cameraPhoto()));
    expect(told).not.toMatch(/gps|latitude|40[,.°]|49[,.°]|SN-|Dateline Optics/i);
  });
});

describe('the time it was taken', () => {
  it.each([
    ['2026-03-14', '2026-03-14'],
    ['2026-03-14T09:26', '2026-03-14T09:26'],
    ['2026-03-14T09:26:53.25Z', '2026-03-14T09:26:53.25Z'],
    ['2026-02-30', undefined],
    ['2026', undefined],
    ['yesterday', undefined],
  ])('given in XMP as %s is %s', async (given, takenAt) => {
    const photo = await withXmp(`<photoshop:DateCreated>${given}</photoshop:DateCreated>`);
    expect((await readPhotoMetadata(photo)).takenAt).toBe(takenAt);
  });

  it('is unknown if the clock of the camera was never set', async () => {
    const photo = await withExif({ IFD2: { DateTimeOriginal: '0000:00:00 00:00:00' } });
    expect((await readPhotoMetadata(photo)).takenAt).toBeUndefined();
  });

  it('is taken from where its offset is known, before a camera time without', async () => {
    const camera = await withExif({ IFD2: { DateTimeOriginal: '2026:03:14 09:26:53' } });
    const photo = photos.withIptc(camera, [
      [2, 55, '20260314'],
      [2, 60, '092653+0400'],
    ]);
    expect((await readPhotoMetadata(photo)).takenAt).toBe('2026-03-14T09:26:53+04:00');
  });

  it('is the day if IPTC tells no more', async () => {
    const photo = photos.withIptc(await plain(), [[2, 55, '20260314']]);
    expect((await readPhotoMetadata(photo)).takenAt).toBe('2026-03-14');
  });
});

describe('hostile or broken metadata', () => {
  it('loses control characters and those that turn the writing direction; a caption keeps its lines', async () => {
    const photo = photos.withIptc(await plain(), [
      ...photos.utf8Declared,
      [2, 120, 'First\u0000 line\r\n\u001b[31mSecond\tline\u0007'],
      [2, 110, 'Agency\n\u202Emoc.live\u202C'],
    ]);
    expect(await readPhotoMetadata(photo)).toMatchObject({
      caption: 'First line\n[31mSecond line',
      credit: 'Agency moc.live',
    });
  });

  it('is cut to length by whole characters, in number of keywords, too', async () => {
    const keywords = Array.from({ length: 80 }, (_, at) => `<rdf:li>k${at}</rdf:li>`).join('');
    const photo = await withXmp(
      `<dc:description><rdf:Alt><rdf:li>${'x'.repeat(9000)}</rdf:li></rdf:Alt></dc:description>` +
        `<photoshop:Credit>${'😀'.repeat(400)}</photoshop:Credit><dc:subject><rdf:Bag>${keywords}</rdf:Bag></dc:subject>`,
    );
    const { caption, credit, keywords: kept } = await readPhotoMetadata(photo);
    expect(caption).toBe('x'.repeat(4000));
    expect(credit).toBe('😀'.repeat(256));
    expect([kept.length, kept[0], kept[49]]).toEqual([50, 'k0', 'k49']);
  });

  it('as markup stays text', async () => {
    const photo = await withXmp('<photoshop:Credit>&lt;script&gt;alert(1)&lt;/script&gt;</photoshop:Credit>');
    expect((await readPhotoMetadata(photo)).credit).toBe('<script>alert(1)</script>');
  });

  it('with entities that multiply is not expanded', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${xmpOf('<photoshop:Credit>&b;</photoshop:Credit>')}`;
    const photo = await sharp(await plain())
      .withXmp(bomb)
      .toBuffer();
    expect((await readPhotoMetadata(photo)).credit ?? '').not.toContain('haha');
  });

  it('of many megabytes is left unread, quickly', async () => {
    const packet = xmpOf('<dc:a>x</dc:a>'.repeat(300_000));
    const photo = await sharp(await plain())
      .withXmp(packet)
      .webp()
      .toBuffer();
    const started = performance.now();
    expect(await readPhotoMetadata(photo)).toEqual({ keywords: [] });
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('in no block hides what the other blocks say', async () => {
    const broken = await sharp(await plain())
      .withXmp('<x:xmpmeta><rdf:RDF')
      .toBuffer();
    const photo = photos.withIptc(broken, [[2, 110, 'Xezer']]);
    expect(await readPhotoMetadata(photo)).toEqual({ credit: 'Xezer', keywords: [] });
  });

  it('of anything that is no photo is nothing', async () => {
    for (const bytes of [
      Buffer.alloc(0),
      photos.htmlPage,
      photos.gifScript,
      Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff]),
    ]) {
      expect(await readPhotoMetadata(bytes)).toEqual({ keywords: [] });
    }
  });

  it('never throws, whichever bytes are changed', async () => {
    const camera = await photos.cameraPhoto();
    const change = fc.record({
      at: fc.integer({ min: 0, max: camera.length - 1 }),
      to: fc.integer({ min: 0, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        const bytes = Buffer.from(camera);
        for (const { at, to } of changes) bytes[at] = to;
        expect(Array.isArray((await readPhotoMetadata(bytes)).keywords)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
