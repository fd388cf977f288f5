/** What the photographer wrote into the photo: IPTC Photo Metadata in XMP, IPTC IIM and EXIF. */
import ExifReader from 'exifreader';
import sharp from 'sharp';
import type { PhotoSource } from './source.ts';

/**
 * Plain text without control characters, cut to the lengths below; a field that the photo does not carry is undefined.
 * `takenAt` is ISO 8601: with an offset if the camera recorded one, else local time without, or only the date.
 * The position (GPS) is never read: where a photographer stood can endanger a source.
 */
export type PhotoMetadata = {
  caption?: string;
  headline?: string;
  credit?: string;
  copyright?: string;
  creator?: string;
  city?: string;
  country?: string;
  source?: string;
  takenAt?: string;
  keywords: string[];
};

const maxLengths = { caption: 4000, short: 256, keyword: 64, keywords: 50 };

type XmpValue = string | XmpTag[] | Record<string, unknown>;
type XmpTag = { value: XmpValue; attributes?: Record<string, string> };
type TextTag = { description?: unknown };
type Blocks = {
  exif: Record<string, TextTag | undefined>;
  iptc: Record<string, TextTag | TextTag[] | undefined>;
  xmp: Record<string, XmpTag | undefined>;
};

/** Never throws: an unreadable block counts as absent. XMP comes first, as IIM cuts a credit at 32 bytes and EXIF knows no letters but ASCII. */
export async function readPhotoMetadata(photo: PhotoSource): Promise<PhotoMetadata> {
  const { exif, iptc, xmp } = await readBlocks(photo).catch(() => ({ exif: {}, iptc: {}, xmp: {} }) as Blocks);
  const short = (...candidates: unknown[]) => firstText(candidates, maxLengths.short);
  const captions = [inXmp(xmp.description), inIptc(iptc['Caption/Abstract']), photographersOwn(exif.ImageDescription)];
  const keywords = [listInXmp(xmp.subject), listInIptc(iptc.Keywords)].find((list) => list.length > 0) ?? [];
  return {
    caption: firstText(captions, maxLengths.caption, true),
    headline: short(inXmp(xmp.Headline), inIptc(iptc.Headline)),
    credit: short(inXmp(xmp.Credit), inIptc(iptc.Credit)),
    copyright: short(inXmp(xmp.rights), inIptc(iptc['Copyright Notice']), exif.Copyright?.description),
    creator: short(listInXmp(xmp.creator).join(', '), listInIptc(iptc['By-line']).join(', '), exif.Artist?.description),
    city: short(inXmp(xmp.City), inIptc(iptc.City)),
    country: short(inXmp(xmp.Country), inIptc(iptc['Country/Primary Location Name'])),
    source: short(inXmp(xmp.Source), inIptc(iptc.Source)),
    takenAt: takenAtOf(exif, iptc, xmp),
    keywords: tidyKeywords(keywords),
  };
}

const exifTags: string[] = ['DateTimeOriginal', 'OffsetTimeOriginal', 'ImageDescription', 'Artist', 'Copyright'];

async function readBlocks(photo: PhotoSource): Promise<Blocks> {
  const { exif, iptc, xmp } = await sharp(photo, { limitInputPixels: false }).metadata();
  const carrier = jpegOfSegments([
    [0xe1, exif && startingWith('Exif\0\0', exif)],
    [0xe1, xmp && startingWith('http://ns.adobe.com/xap/1.0/\0', xmp)],
    [0xed, iptc && startingWith('Photoshop 3.0\0', iptc)],
  ]);
  const includeTags = { exif: exifTags, iptc: true, xmp: true } as const;
  const blocks = ExifReader.load(carrier, { expanded: true, includeTags }) as unknown as Partial<Blocks>;
  return { exif: blocks.exif ?? {}, iptc: blocks.iptc ?? {}, xmp: blocks.xmp ?? {} };
}

/**
 * A JPEG of nothing but metadata: ExifReader then reads every format alike, compressed PNG text included. A JPEG segment
 * holds 64 KB, so hostile XMP of many megabytes, which takes it seconds, never reaches it.
 */
function jpegOfSegments(segments: [marker: number, data: Buffer | undefined][]): Buffer {
  const parts = segments.flatMap(([marker, data]) => {
    if (!data || data.length > 0xffff - 2) return [];
    const size = data.length + 2;
    return [Buffer.from([0xff, marker, size >> 8, size & 0xff]), data];
  });
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...parts, Buffer.from([0xff, 0xd9])]);
}

function startingWith(prefix: string, data: Buffer): Buffer {
  const start = Buffer.from(prefix, 'latin1');
  return data.subarray(0, start.length).equals(start) ? data : Buffer.concat([start, data]);
}

/** The text of an XMP property; of several languages the default one. */
function inXmp(tag: XmpTag | undefined): unknown {
  if (!Array.isArray(tag?.value)) return tag?.value;
  return (tag.value.find((item) => item.attributes?.['lang'] === 'x-default') ?? tag.value[0])?.value;
}

function listInXmp(tag: XmpTag | undefined): string[] {
  const values = Array.isArray(tag?.value) ? tag.value.map((item) => item.value) : [tag?.value];
  return values.filter((value) => typeof value === 'string' && value.trim() !== '') as string[];
}

const inIptc = (tag: TextTag | TextTag[] | undefined) => (Array.isArray(tag) ? tag[0] : tag)?.description;

function listInIptc(tag: TextTag | TextTag[] | undefined): string[] {
  const tags = Array.isArray(tag) ? tag : [tag];
  return tags
    .map((each) => each?.description)
    .filter((text) => typeof text === 'string' && text.trim() !== '') as string[];
}

/** Some cameras fill the caption themselves, with their own name or folder. */
function photographersOwn(tag: TextTag | undefined): unknown {
  const text = tag?.description;
  return typeof text === 'string' && /^(olympus digital camera|sony dsc|dcim\b.*|default)$/i.test(text.trim())
    ? undefined
    : text;
}

function firstText(candidates: unknown[], maxLength: number, keepLines = false): string | undefined {
  return candidates.map((each) => tidyText(each, maxLength, keepLines)).find((text) => text !== '');
}

/** Control characters, halves of characters, and those that turn the writing direction and so could disguise a name. */
const unprintable = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

function tidyText(value: unknown, maxLength: number, keepLines = false): string {
  if (typeof value !== 'string') return '';
  const cut = value.slice(0, maxLength * 4);
  const lines = keepLines ? cut.split(/\r\n|\r|\n/) : [cut];
  const text = lines.map((line) => line.replace(unprintable, ' ').replace(/ {2,}/g, ' ').trim()).join('\n');
  return [...text.trim()].slice(0, maxLength).join('').trim();
}

function tidyKeywords(keywords: string[]): string[] {
  const tidied = keywords.slice(0, 1000).map((keyword) => tidyText(keyword, maxLengths.keyword));
  return [...new Set(tidied)].filter((keyword) => keyword !== '').slice(0, maxLengths.keywords);
}

/** Of several times the first that knows its offset; else the first, the camera's own. */
function takenAtOf({ DateTimeOriginal, OffsetTimeOriginal }: Blocks['exif'], iptc: Blocks['iptc'], xmp: Blocks['xmp']) {
  const [date = '', time = ''] = String(DateTimeOriginal?.description ?? '').split(' ');
  const iptcDate = inIptc(iptc['Date Created']);
  const candidates = [
    `${date.replaceAll(':', '-')}T${time}${OffsetTimeOriginal?.description ?? ''}`,
    `${date.replaceAll(':', '-')}T${time}`,
    inXmp(xmp.DateCreated),
    `${iptcDate}T${inIptc(iptc['Time Created'])}`,
    iptcDate,
  ].filter(isIsoTime);
  return candidates.find((time) => /T.*(Z|[+-]\d\d:\d\d)$/.test(time)) ?? candidates[0];
}

const isoTime = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/;

function isIsoTime(text: unknown): text is string {
  const [, date] = typeof text === 'string' ? (isoTime.exec(text) ?? []) : [];
  if (!date || Number.isNaN(Date.parse(text as string))) return false;
  // Date.parse takes 30 February for 2 March.
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}
