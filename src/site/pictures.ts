import type { PublishedPhoto, PublishedRendition } from '../published/story/schema.ts';

/** Where a picture stands: the crop wanted there and how wide it is laid out, as `sizes` tells the browser. Matches styles/. */
export const places = {
  story: { ratio: 'whole', sizes: '(min-width: 64rem) 44rem, (min-width: 48rem) calc(100vw - 2.5rem), 100vw' },
  lead: {
    ratio: '16:9',
    sizes: '(min-width: 76rem) 51rem, (min-width: 64rem) calc(100vw - 25rem), calc(100vw - 2.5rem)',
  },
  /** Three abreast; on a phone beside its headline, as a row. */
  card: {
    ratio: '16:9',
    sizes:
      '(min-width: 76rem) 16rem, (min-width: 64rem) calc((100vw - 28rem) / 3), (min-width: 40rem) calc((100vw - 5.5rem) / 3), 7.5rem',
  },
  /** The first of a section: two abreast. */
  block: {
    ratio: '16:9',
    sizes:
      '(min-width: 76rem) 24.5rem, (min-width: 64rem) calc((100vw - 27rem) / 2), (min-width: 40rem) calc((100vw - 4.5rem) / 2), calc(100vw - 2.5rem)',
  },
  row: { ratio: '4:3', sizes: '(min-width: 40rem) 14rem, 7.5rem' },
  portrait: { ratio: '1:1', sizes: '(min-width: 40rem) 8rem, 5.5rem' },
} as const satisfies Record<string, { ratio: PublishedRendition['ratio']; sizes: string }>;
export type Place = keyof typeof places;

/** Best first; the browser takes the first it knows. JPEG is the `img` itself. */
const modern = ['avif', 'webp'] as const;

export type Source = { type: string; srcSet: string };
export type PictureFiles = {
  src: string;
  srcSet: string;
  width: number;
  height: number;
  sizes: string;
  sources: Source[];
};

const srcSetOf = (files: readonly PublishedRendition[]): string =>
  files.map(({ url, width }) => `${url} ${width}w`).join(', ');

/** The files of a photo for this place: its crop, or the whole picture if there is no such crop. Undefined without any file. */
export function filesOf(photo: PublishedPhoto, place: Place): PictureFiles | undefined {
  const { ratio, sizes } = places[place];
  const cropped = photo.renditions.filter((each) => each.ratio === ratio);
  const files = (cropped.length > 0 ? cropped : photo.renditions.filter((each) => each.ratio === 'whole')).toSorted(
    (a, b) => a.width - b.width,
  );
  const of = (format: PublishedRendition['format']) => files.filter((each) => each.format === format);
  const jpeg = of('jpeg');
  const fallback = jpeg.findLast(({ width }) => width <= 1280) ?? jpeg[0];
  if (!fallback) return undefined;
  const { url: src, width, height } = fallback;
  const sources = modern.map((format) => ({ type: `image/${format}`, srcSet: srcSetOf(of(format)) }));
  return { src, width, height, sizes, srcSet: srcSetOf(jpeg), sources: sources.filter(({ srcSet }) => srcSet) };
}
