import type { TaskConfig } from 'payload';
import { settingsOf } from '../config/custom.ts';
import { readOriginal, removeAll, saveRendition } from '../imaging/files.ts';
import { renderAll } from '../imaging/render.ts';
import { publicRenditionUrl } from '../imaging/renditions.ts';

type Photo = {
  id: string;
  original?: string;
  renditionKey?: string;
  focalX?: number;
  focalY?: number;
  copyright?: string;
  creator?: string;
};
type Input = { photo: string; key: string; outdated?: string | null };

/** Makes every row of the rendition table for one photo. Running it twice makes the same files; a newer key makes it idle. */
export const makeRenditions: TaskConfig = {
  slug: 'makeRenditions',
  label: 'Make the renditions of a photo',
  retries: 3,
  inputSchema: [
    { name: 'photo', type: 'text', required: true },
    { name: 'key', type: 'text', required: true },
    { name: 'outdated', type: 'text' },
  ],
  handler: async ({ input, req }) => {
    const { photo: id, key, outdated } = input as unknown as Input;
    const { uploadsDir } = settingsOf(req.payload);
    const photo = await req.payload.db.findOne<Photo>({ collection: 'media', where: { id: { equals: id } } });
    if (!photo?.original || photo.renditionKey !== key) return { output: {} };
    const bytes = await readOriginal(uploadsDir, photo.original);
    const rights = { copyright: photo.copyright ?? undefined, creator: photo.creator ?? undefined };
    const made = await renderAll(
      bytes,
      { x: photo.focalX ?? 50, y: photo.focalY ?? 50 },
      {
        rights,
        onProgress: async ({ rendered }) => {
          for (const { spec, data } of rendered) await saveRendition(uploadsDir, key, spec.name, data);
        },
      },
    );
    const renditions = made.map(({ spec: { name, format, ratio }, width, height, bytes: size }) => ({
      ...{ name, format, ratio, width, height, bytes: size },
      url: publicRenditionUrl(key, { name }),
    }));
    await req.payload.db.updateMany({
      collection: 'media',
      where: { and: [{ id: { equals: id } }, { renditionKey: { equals: key } }] },
      data: { renditions },
      returning: false,
    });
    if (outdated && outdated !== key) await removeAll(uploadsDir, outdated);
    return { output: {} };
  },
};
