/** What a page shows of a photo before its file has come. */
import sharp from 'sharp';

/** `colour` is `#rrggbb`; `preview` a picture of some 24 pixels across as a `data:` address, to be blown up and blurred. */
export type Look = { colour: string; preview: string };

const hex = (value: number): string => Math.round(value).toString(16).padStart(2, '0');

/** Of a rendition of the whole photo: the smallest will do. */
export async function lookOf(bytes: Buffer): Promise<Look> {
  const picture = sharp(bytes);
  const [{ dominant }, preview] = await Promise.all([
    picture.clone().stats(),
    picture.clone().resize(24, 24, { fit: 'inside' }).webp({ quality: 30 }).toBuffer(),
  ]);
  const colour = `#${hex(dominant.r)}${hex(dominant.g)}${hex(dominant.b)}`;
  return { colour, preview: `data:image/webp;base64,${preview.toString('base64')}` };
}
