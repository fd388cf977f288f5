/** Real photos made with sharp, as cameras, desks and attackers would send them. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Client } from './newsroom.ts';

type Colour = readonly [red: number, green: number, blue: number];
export const corners = {
  topLeft: [220, 30, 30],
  topRight: [30, 180, 30],
  bottomLeft: [30, 30, 220],
  bottomRight: [230, 210, 30],
} as const satisfies Record<string, Colour>;

/** Where the pixel seen at (u, v) in an upright w × h picture is stored, for each EXIF orientation (CIPA DC-008, tag 0x0112). */
const storedAt: Record<number, (u: number, v: number, w: number, h: number) => [x: number, y: number]> = {
  1: (u, v) => [u, v],
  2: (u, v, w) => [w - 1 - u, v],
  3: (u, v, w, h) => [w - 1 - u, h - 1 - v],
  4: (u, v, w, h) => [u, h - 1 - v],
  5: (u, v) => [v, u],
  6: (u, v, w) => [v, w - 1 - u],
  7: (u, v, w, h) => [h - 1 - v, w - 1 - u],
  8: (u, v, w, h) => [h - 1 - v, u],
};

function seenColour(u: number, v: number, width: number, height: number): Colour {
  if (v < height / 2) return u < width / 2 ? corners.topLeft : corners.topRight;
  return u < width / 2 ? corners.bottomLeft : corners.bottomRight;
}

type PhotoOptions = {
  width?: number;
  height?: number;
  orientation?: number;
  format?: 'jpeg' | 'png' | 'webp' | 'avif';
};

/** A picture of four coloured quarters that looks upright, however its pixels are stored. Width and height as seen. */
export async function cornerPhoto(options: PhotoOptions = {}): Promise<Buffer> {
  const { width = 800, height = 600, orientation = 1, format = 'jpeg' } = options;
  const [storedWidth, storedHeight] = orientation > 4 ? [height, width] : [width, height];
  const pixels = Buffer.alloc(width * height * 3);
  for (let v = 0; v < height; v += 1) {
    for (let u = 0; u < width; u += 1) {
      const [x, y] = storedAt[orientation]!(u, v, width, height);
      const at = (y * storedWidth + x) * 3;
      [pixels[at], pixels[at + 1], pixels[at + 2]] = seenColour(u, v, width, height);
    }
  }
  const picture = sharp(pixels, { raw: { width: storedWidth, height: storedHeight, channels: 3 } });
  return picture.withMetadata({ orientation }).toFormat(format).toBuffer();
}

/** A plain picture of one colour: quick to make at any size. */
export function plainPhoto(width: number, height: number, format: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' = 'jpeg') {
  return sharp({ create: { width, height, channels: 3, background: '#4a6fa5' } })
    .toFormat(format)
    .toBuffer();
}

/** A camera's JPEG held upright (orientation 6) that says where it was taken and with which body: none of it for readers. */
export async function cameraPhoto(): Promise<Buffer> {
  const exif = {
    IFD0: { Make: 'Dateline Optics', Model: 'D-1', Artist: 'Leyla Karimova', Copyright: '(c) 2026 Xezer Agency' },
    IFD2: {
      DateTimeOriginal: '2026:03:14 09:26:53',
      OffsetTimeOriginal: '+04:00',
      BodySerialNumber: 'BODY-SN-77001',
      LensSerialNumber: 'LENS-SN-88002',
    },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 24/1 33/1', GPSLongitudeRef: 'E', GPSLongitude: '49/1 52/1 1/1' },
  };
  const photo = await cornerPhoto({ width: 600, height: 800, orientation: 6 });
  const tagged = await sharp(photo).withExif(exif).withMetadata({ orientation: 6 }).withXmp(xmpPacket).toBuffer();
  return withIptc(tagged, [...utf8Declared, ...iptcStory]);
}

/** An XMP packet with these properties in it (ISO 16684-1). */
export function xmpWith(properties: string): string {
  const names = {
    dc: 'http://purl.org/dc/elements/1.1/',
    photoshop: 'http://ns.adobe.com/photoshop/1.0/',
    exif: 'http://ns.adobe.com/exif/1.0/',
  };
  const spaces = Object.entries(names).map(([prefix, name]) => `xmlns:${prefix}="${name}"`);
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" ${spaces.join(' ')}>${properties}</rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}

const xmpPacket = xmpWith(`
<photoshop:Credit>Xəzər Agentliyi</photoshop:Credit><photoshop:City>Bakı</photoshop:City>
<photoshop:Country>Azərbaycan</photoshop:Country><photoshop:Source>Xəzər</photoshop:Source><exif:GPSLatitude>40,24.55N</exif:GPSLatitude>
<photoshop:DateCreated>2026-03-14T09:26:53+04:00</photoshop:DateCreated>
<photoshop:Headline>Deputatlar büdcəni müzakirə edir</photoshop:Headline>
<dc:description><rdf:Alt>
  <rdf:li xml:lang="az">Milli Məclisdə iclas</rdf:li>
  <rdf:li xml:lang="x-default">Lawmakers debate the budget in Baku</rdf:li>
</rdf:Alt></dc:description>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2026 Xəzər</rdf:li></rdf:Alt></dc:rights>
<dc:creator><rdf:Seq><rdf:li>Leyla Kərimova</rdf:li><rdf:li>Rəşad Əliyev</rdf:li></rdf:Seq></dc:creator>
<dc:subject><rdf:Bag>
  <rdf:li>parliament</rdf:li><rdf:li>büdcə</rdf:li><rdf:li>parliament</rdf:li>
</rdf:Bag></dc:subject>`);

type IptcField = readonly [record: number, dataset: number, value: string | Buffer];
/** 1:90 Coded Character Set: ESC % G says the records that follow are UTF-8 (IPTC IIM 4.2, section 1:90). */
export const utf8Declared: IptcField[] = [[1, 90, Buffer.from([0x1b, 0x25, 0x47])]];
export const iptcStory: IptcField[] = [
  [2, 105, 'Протест у парламента'],
  [2, 120, 'Люди вышли на площадь'],
  [2, 80, 'Лейла Керимова'],
  [2, 110, 'Хазар'],
  [2, 116, '© Хазар'],
  [2, 115, 'Хазар/Фото'],
  [2, 90, 'Баку'],
  [2, 101, 'Азербайджан'],
  [2, 25, 'протест'],
  [2, 25, 'парламент'],
  [2, 55, '20260313'],
  [2, 60, '181500+0400'],
];

/** Puts IPTC IIM records into a JPEG, in an APP13 Photoshop resource, as an agency's picture desk does. */
export function withIptc(jpeg: Buffer, fields: readonly IptcField[]): Buffer {
  const records = Buffer.concat(
    fields.map(([record, dataset, value]) => {
      const data = typeof value === 'string' ? Buffer.from(value) : value;
      return Buffer.concat([Buffer.from([0x1c, record, dataset, data.length >> 8, data.length & 255]), data]);
    }),
  );
  const size = Buffer.alloc(4);
  size.writeUInt32BE(records.length);
  const resource = Buffer.concat([Buffer.from('Photoshop 3.0\0' + '8BIM\x04\x04\0\0', 'latin1'), size, records]);
  return withSegment(jpeg, 0xed, records.length % 2 ? Buffer.concat([resource, Buffer.alloc(1)]) : resource);
}

/** Puts one marker segment right after the start of a JPEG (and after its JFIF or EXIF segment, which must come first). */
function withSegment(jpeg: Buffer, marker: number, data: Buffer): Buffer {
  const after = jpeg[2] === 0xff && jpeg[3]! >= 0xe0 && jpeg[3]! <= 0xe1 ? 4 + jpeg.readUInt16BE(4) : 2;
  const head = Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, after), head, data, jpeg.subarray(after)]);
}

/** Frames that decompress to far more than their bytes: the shape of an animated bomb. */
export async function animation(format: 'gif' | 'webp', frames = 40): Promise<Buffer> {
  const size = 64;
  const pixels = Buffer.alloc(size * size * frames * 3);
  for (let frame = 0; frame < frames; frame += 1) pixels.fill(frame * 5, frame * size * size * 3);
  const strip = sharp(pixels, { raw: { width: size, height: size * frames, channels: 3, pageHeight: size } });
  return strip.toFormat(format, { loop: 0, delay: 40 }).toBuffer();
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body) >>> 0, 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A PNG whose header promises width × height pixels of one grey, in a few bytes. Whole and valid only if `rows` is the height. */
export function hugePng(width: number, height: number, rows = 1): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * rows));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', data),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** An animated PNG, which image libraries read as a still: the animation control chunk (acTL) comes before the pixels. */
export function animatedPng(before: Buffer[] = []): Buffer {
  const still = hugePng(8, 8, 8);
  const afterHeader = 8 + 25;
  const control = pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
  return Buffer.concat([
    still.subarray(0, afterHeader),
    ...before.map((text) => pngChunk('tEXt', text)),
    control,
    still.subarray(afterHeader),
  ]);
}

export const svgPicture = Buffer.from(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>',
);
/** What somebody may call photo.jpg. */
export const htmlPage = Buffer.from('<!doctype html><html><body><script>alert(document.cookie)</script></body></html>');
/** Reads as a GIF header and as JavaScript. */
export const gifScript = Buffer.from('GIF89a/*\x01\x00\x01\x00*/=1;alert(document.cookie);//', 'latin1');
const smuggled = '<script>alert("smuggled")</script>';

/** A true JPEG that is also a web page: markup in a comment segment and after the end of the picture. */
export async function jpegWithHtml(): Promise<Buffer> {
  const photo = withSegment(await cornerPhoto({ width: 400, height: 300 }), 0xfe, Buffer.from(smuggled));
  return Buffer.concat([photo, Buffer.from(smuggled)]);
}

/** Sets the EXIF orientation (tag 0x0112, of type SHORT) of a little-endian JPEG to any value, also to one that does not exist. */
export function withOrientationByte(jpeg: Buffer, value: number): Buffer {
  const changed = Buffer.from(jpeg);
  const tag = changed.indexOf(Buffer.from([0x12, 0x01, 0x03, 0x00, 0x01, 0x00, 0x00, 0x00]));
  changed[tag + 8] = value;
  return changed;
}

/** A JPEG with bytes that belong to nothing after its first segment: decoders warn, but no pixel is lost. */
export function withStrayBytes(jpeg: Buffer): Buffer {
  const after = 4 + jpeg.readUInt16BE(4);
  return Buffer.concat([jpeg.subarray(0, after), Buffer.from([1, 2, 3, 4, 5]), jpeg.subarray(after)]);
}

/** A photo with something in it, sent to the newsroom, its renditions made: a browser counts no plain areas as the largest thing painted. */
export async function sentPhoto(as: Client): Promise<string> {
  const data = new FormData();
  const bytes = new Uint8Array(await sharp('sample/photos/high-range.jpg').resize(1296, 864).jpeg().toBuffer());
  data.append('file', new Blob([bytes], { type: 'image/jpeg' }), 'mountains.jpg');
  data.append('_payload', JSON.stringify({ alt: 'Ridges in the morning mist', credit: 'Photo: A. Example' }));
  const { status, body } = await as('POST', '/api/media', data);
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  for (;;) {
    const { body: made } = await as('GET', `/api/media/${body.doc.id}?depth=0`);
    if (made.renditions?.length > 0) return body.doc.id;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
