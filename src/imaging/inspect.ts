/** What a photo's bytes say it is, whatever its name says; and which bytes the newsroom does not take. */
import sharp, { type Metadata } from 'sharp';
import { Refusal, type RefusalCode } from '../domain/refusal.ts';
import { bytesAt, sizeOfSource, type PhotoSource } from './source.ts';
import type { Params, Rule } from '../domain/rules/rules.ts';

// No photo is worked on twice in a row. libvips would keep pixels in memory, and the files it has read open: their room on disk taken.
sharp.cache(false);

export const maxPhotoBytes = 25 * 1024 * 1024;
export const maxPhotoPixels = 50_000_000;

const photoFormats = {
  jpeg: { mimeType: 'image/jpeg', extension: 'jpg' },
  png: { mimeType: 'image/png', extension: 'png' },
  webp: { mimeType: 'image/webp', extension: 'webp' },
  avif: { mimeType: 'image/avif', extension: 'avif' },
  gif: { mimeType: 'image/gif', extension: 'gif' },
} as const;
export type PhotoFormat = keyof typeof photoFormats;
export type PhotoExtension = (typeof photoFormats)[PhotoFormat]['extension'];

/** Width and height in pixels as seen, after EXIF rotation. Orientation is EXIF's 1–8, 1 being upright. */
export type PhotoFacts = {
  format: PhotoFormat;
  mimeType: string;
  extension: PhotoExtension;
  width: number;
  height: number;
  orientation: number;
  pages: 1;
};

/**
 * Throws a Refusal with one problem at `file`: rule `too-many-bytes`, `image-type`, `corrupt`, `animated` or `too-many-pixels`.
 * Only the header is read until none but `corrupt` is left; then the pixels are decoded, the only way to know they are whole.
 */
export async function inspectImage(photo: PhotoSource): Promise<PhotoFacts> {
  if ((await sizeOfSource(photo)) > maxPhotoBytes)
    throw refusalWith('too-large', 'too-many-bytes', 'A photo may have at most 25 MB.', { most: '25 MB' });
  const start = await bytesAt(photo, 0, 256);
  const format = sniffFormat(start);
  if (!format) throw refusalWith('unsupported', 'image-type', 'A photo must be a JPEG, PNG, WebP, AVIF or GIF.');
  const header = await readHeader(photo);
  if (!(await isStill(photo, start, format, header)))
    throw refusalWith('invalid', 'animated', 'An animated picture is not accepted.');
  if (header.width * header.height > maxPhotoPixels) {
    throw refusalWith('too-large', 'too-many-pixels', 'A photo may have at most 50 million pixels.', { most: 50 });
  }
  await decodeWhole(photo);
  const { width, height } = header.autoOrient;
  return { format, ...photoFormats[format], width, height, orientation: header.orientation ?? 1, pages: 1 };
}

function refusalWith(code: RefusalCode, rule: Rule, message: string, params?: Params): Refusal {
  return new Refusal(code, message, [{ path: 'file', rule, message, ...(params && { params }) }]);
}

const corrupt = () => refusalWith('invalid', 'corrupt', 'The file is damaged or incomplete. Send it again.');

function sniffFormat(bytes: Buffer): PhotoFormat | undefined {
  const text = (start: number, end: number) => bytes.toString('latin1', start, end);
  if (text(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (/^GIF8[79]a$/.test(text(0, 6))) return 'gif';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(4, 8) === 'ftyp' && brandsOf(bytes).some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  return undefined;
}

/** The major and compatible brands of an ISO base media file (ISO/IEC 14496-12, `ftyp`). */
function brandsOf(bytes: Buffer): string[] {
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
  const brands = bytes.toString('latin1', 16, Math.max(16, end)).match(/.{4}/gs) ?? [];
  return [bytes.toString('latin1', 8, 12), ...brands];
}

async function readHeader(photo: PhotoSource): Promise<Metadata> {
  // No pixel limit here: the header alone is read, and its size is judged by a rule that names itself.
  return sharp(photo, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw corrupt();
    });
}

async function isStill(photo: PhotoSource, start: Buffer, format: PhotoFormat, header: Metadata): Promise<boolean> {
  if ((header.pages ?? 1) > 1) return false;
  if (format === 'png') return !(await hasAnimationControl(photo));
  return format !== 'avif' || start.toString('latin1', 8, 12) !== 'avis';
}

/** Bytes. */
const chunksAtATime = 64 * 1024;

/** An animated PNG reads as a still picture; only its `acTL` chunk, before the pixels, tells (PNG 3rd ed., 11.3.6.1). */
async function hasAnimationControl(png: PhotoSource): Promise<boolean> {
  // Read by the piece: a hostile file may have two million chunks, or one of many megabytes.
  let [piece, start] = [await bytesAt(png, 0, chunksAtATime), 0];
  for (let at = 8; ; at += 12 + piece.readUInt32BE(at - start)) {
    if (at + 8 > start + piece.length) [piece, start] = [await bytesAt(png, at, chunksAtATime), at];
    if (piece.length < at - start + 8) return false;
    const type = piece.toString('latin1', at - start + 4, at - start + 8);
    if (type === 'acTL') return true;
    if (type === 'IDAT') return false;
  }
}

/** Oddities of some phones' JPEGs that cost no pixel. Any other warning of the decoder means lost picture. */
const harmlessWarning = /extraneous bytes before marker|Invalid SOS parameters|unknown JFIF revision/i;

/** The decoder stops at its first warning; if that is harmless, a second pass must still find the picture complete. */
async function decodeWhole(photo: PhotoSource): Promise<void> {
  try {
    await decode(photo, 'warning').catch((error: Error) => {
      if (!error.message.split('\n').every((line) => harmlessWarning.test(line))) throw error;
      return decode(photo, 'error');
    });
  } catch {
    throw corrupt();
  }
}

function decode(photo: PhotoSource, failOn: 'warning' | 'error'): Promise<Buffer> {
  const picture = sharp(photo, { limitInputPixels: maxPhotoPixels, failOn, sequentialRead: true });
  return picture.resize(8, 8, { fit: 'fill' }).raw().toBuffer();
}
