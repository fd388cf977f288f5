import type { Picture } from '../domain/body.ts';
import type { PublishedPhoto, PublishedRendition } from './story/schema.ts';
import { rowsOf, textOf, type Row } from './shows.ts';

const renditionOf = ({ url, width, height, format, ratio }: Record<string, unknown>): PublishedRendition =>
  ({ url, width, height, format, ratio }) as PublishedRendition;

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** What a front end lays it out by before a file has come. */
function lookOf(photo: Row): Pick<PublishedPhoto, 'original' | 'focal' | 'colour' | 'preview'> {
  const [width, height] = [numberOf(photo.width), numberOf(photo.height)];
  const [x, y] = [numberOf(photo.focalX), numberOf(photo.focalY)];
  return {
    original: width && height ? { width, height } : undefined,
    focal: x === undefined || y === undefined ? undefined : { x, y },
    colour: textOf(photo.colour),
    preview: textOf(photo.preview),
  };
}

/** A photo as readers get it, with the story's own caption if it has one; undefined while its renditions are still being made. */
export function projectPhoto(photo: Row | undefined, caption?: string): PublishedPhoto | undefined {
  const renditions = rowsOf(photo?.renditions).map(renditionOf);
  if (!photo || renditions.length === 0) return undefined;
  return {
    id: photo.id,
    alt: textOf(photo.alt) ?? '',
    caption: caption ?? textOf(photo.caption),
    credit: textOf(photo.credit),
    copyright: textOf(photo.copyright),
    creator: textOf(photo.creator),
    renditions,
    ...lookOf(photo),
  };
}

/** The photo as a body's HTML shows it: uncropped, JPEG as the fallback. */
export function pictureOf({ renditions, alt, caption, credit }: PublishedPhoto): Picture | undefined {
  const whole = renditions.filter(({ ratio }) => ratio === 'whole');
  const of = (format: string) => whole.filter((each) => each.format === format).sort((a, b) => a.width - b.width);
  const fallback = of('jpeg').at(-1);
  if (!fallback) return undefined;
  return {
    src: fallback.url,
    width: fallback.width,
    height: fallback.height,
    alt,
    caption,
    credit,
    renditions: of('jpeg'),
    sources: ['avif', 'webp'].map((format) => ({ type: `image/${format}`, renditions: of(format) })),
  };
}
