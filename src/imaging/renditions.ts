/** What is made of every photo: one table of shapes, widths and formats. Pure. */
import { renditionFormats, renditionWidths } from '../domain/renditionTable.ts';

export type Size = { width: number; height: number };
export type Rectangle = Size & { left: number; top: number };
/** The point that must stay in view: percent from the left and from the top edge, 0–100. */
export type Focal = { x: number; y: number };

/** Raise it with the table, or with what is made beside: it goes into the key, so `npx dateline renditions --missing` makes the old ones anew. */
export const tableVersion = 2;

/** `whole` is the uncropped picture; each other shape is cut around the focal point. */
const shapes = {
  whole: { prefix: 'wide' },
  '16:9': { prefix: 'crop16x9', proportion: 16 / 9 },
  '4:3': { prefix: 'crop4x3', proportion: 4 / 3 },
  '1:1': { prefix: 'crop1x1', proportion: 1 },
} as const;
export type Ratio = keyof typeof shapes;
export type CropRatio = Exclude<Ratio, 'whole'>;

export type RenditionFormat = keyof typeof renditionFormats;

export type RenditionSpec = Size & { name: string; format: RenditionFormat; ratio: Ratio };

const ratios = Object.keys(shapes) as Ratio[];
const formats = Object.keys(renditionFormats) as RenditionFormat[];

/** A WebP is at most this high (RFC 9649, 14 bits), and every format of a width has the same size. */
const highest = 16_383;

/** Every rendition of a photo of this size. Width and height in pixels as seen, after EXIF rotation. */
export function renditionsFor(source: Size): RenditionSpec[] {
  return ratios.flatMap((ratio) =>
    sizesOf(source, ratio).flatMap((size) => formats.map((f) => specOf(ratio, size, f))),
  );
}

function sizesOf(source: Size, ratio: Ratio): Size[] {
  const area = ratio === 'whole' ? source : cropAround({ x: 50, y: 50 }, source, ratio);
  const largest = Math.max(1, Math.min(area.width, Math.floor((area.width * highest) / area.height)));
  const fitting = renditionWidths.filter((width) => width <= largest);
  const widths = fitting.length > 0 ? fitting : [largest];
  return widths.map((width) => ({ width, height: heightAt(width, area) }));
}

function heightAt(width: number, area: Size): number {
  return within(Math.round((width * area.height) / area.width), 1, highest);
}

function specOf(ratio: Ratio, size: Size, format: RenditionFormat): RenditionSpec {
  const name = `${shapes[ratio].prefix}-${size.width}.${renditionFormats[format].extension}`;
  return { name, ...size, format, ratio };
}

/** The largest rectangle of this ratio inside the photo, as near to centred on the focal point as the edges allow. Pixels. */
export function cropAround(focal: Focal, source: Size, ratio: CropRatio): Rectangle {
  const { proportion } = shapes[ratio];
  const width = within(Math.round(source.height * proportion), 1, source.width);
  const height = within(Math.round(source.width / proportion), 1, source.height);
  return {
    left: startOf(focal.x, source.width, width),
    top: startOf(focal.y, source.height, height),
    width,
    height,
  };
}

function startOf(percent: number, whole: number, part: number): number {
  const centre = (within(Number.isFinite(percent) ? percent : 50, 0, 100) / 100) * whole;
  return within(Math.round(centre - part / 2), 0, whole - part);
}

function within(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

const namePattern = /^(wide|crop16x9|crop4x3|crop1x1)-([1-9]\d{0,3})\.(avif|webp|jpg)$/;

export type RenditionName = { name: string; ratio: Ratio; width: number; format: RenditionFormat; mimeType: string };

/** Reads a name such as `crop16x9-640.webp`; undefined for every name the table cannot make. */
export function parseRenditionName(name: string): RenditionName | undefined {
  const [, prefix, digits, extension] = namePattern.exec(name) ?? [];
  const ratio = ratios.find((each) => shapes[each].prefix === prefix);
  const format = formats.find((each) => renditionFormats[each].extension === extension);
  const width = Number(digits);
  const isMade = width < renditionWidths[0] || renditionWidths.some((each) => each === width);
  if (!ratio || !format || !isMade) return undefined;
  return { name, ratio, width, format, mimeType: renditionFormats[format].mimeType };
}

/** The address readers fetch. The key is opaque (see `renditionKey`) and changes with the picture, so it may be cached for ever. */
export function publicRenditionUrl(key: string, spec: Pick<RenditionSpec, 'name'>): string {
  return `/media/${key}/${spec.name}`;
}
