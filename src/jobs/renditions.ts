import { createLocalReq, type Payload, type TaskConfig } from 'payload';
import { settingsOf } from '../config/custom.ts';
import { objectId, rawCollection, sessionOf } from '../database/rows.ts';
import { inTransaction } from '../desk/inTransaction.ts';
import { photoChanged } from '../desk/shown.ts';
import { removeAll, removeOriginal, renditionKey } from '../imaging/files.ts';
import { renderingHere, type Renderer } from '../imaging/renderer.ts';
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

const photoById = (payload: Payload, id: string) =>
  payload.db.findOne<Photo>({ collection: 'media', where: { id: { equals: id } } });

const focalOf = ({ focalX, focalY }: Photo) => ({ x: focalX ?? 50, y: focalY ?? 50 });

const rightsOf = ({ copyright, creator }: Photo) => ({
  copyright: copyright ?? undefined,
  creator: creator ?? undefined,
});

/** The name of this photo's renditions: another picture, another focal point or other rights written into them have another. */
function keyOf(payload: Payload, { id, original = '', ...photo }: Photo): string {
  const sha256 = /([0-9a-f]{64})/.exec(original)?.[1] ?? '';
  return renditionKey(payload.secret, {
    id: String(id),
    sha256,
    focal: focalOf({ id, ...photo }),
    rights: rightsOf({ id, ...photo }),
  });
}

const renderers = new WeakMap<Payload, Renderer>();

/** Without it renditions are made in the process that runs the job. */
export const renderBy = (payload: Payload, renderer: Renderer): void => void renderers.set(payload, renderer);

async function render(payload: Payload, photo: Photo & { original: string }, key: string) {
  const { uploadsDir } = settingsOf(payload);
  const renderer = renderers.get(payload) ?? renderingHere();
  const { original } = photo;
  const made = await renderer.render({ uploadsDir, original, key, focal: focalOf(photo), rights: rightsOf(photo) });
  return made.map((rendition) => ({ ...rendition, url: publicRenditionUrl(key, rendition) }));
}

/** Shows the new renditions instead of the old, unless picture, focal point or rights changed meanwhile: then another job is queued. */
async function show(
  payload: Payload,
  { id, original, focalX, focalY, copyright, creator, renditionKey }: Photo,
  key: string,
  renditions: unknown,
) {
  const req = await createLocalReq({}, payload);
  const seen = {
    ...{ original, focalX: focalX ?? null, focalY: focalY ?? null },
    ...{ copyright: copyright ?? null, creator: creator ?? null },
  };
  return inTransaction(req, async () => {
    const media = rawCollection(payload, 'media');
    const options = { session: await sessionOf(req) };
    const before = await media.findOneAndUpdate(
      { _id: objectId(String(id)), ...seen } as never,
      { $set: { renditions, renditionKey: key, formerKey: renditionKey ?? null } },
      options,
    );
    if (!before) return false;
    await photoChanged({ id: String(id), before, after: { ...before, renditions } }, req);
    return true;
  });
}

/** Stories that show the old renditions are projected again in a moment, and caches keep their pages a little longer. In milliseconds. */
const outdatedServe = 3_600_000;

const removeLater = (payload: Payload, key: string) =>
  payload.jobs.queue({
    task: 'removePhotoFiles',
    input: { key },
    queue: 'renditions',
    waitUntil: new Date(Date.now() + outdatedServe),
  });

/**
 * Makes every row of the rendition table for one photo; the old renditions serve until the new ones are there, and an hour more.
 * Running it twice makes the same files.
 */
export const makeRenditions: TaskConfig = {
  slug: 'makeRenditions',
  label: 'Make the renditions of a photo',
  retries: 3,
  inputSchema: [{ name: 'photo', type: 'text', required: true }],
  handler: async ({ input, req: { payload } }) => {
    const { uploadsDir } = settingsOf(payload);
    const photo = await photoById(payload, (input as unknown as { photo: string }).photo);
    const { original, renditionKey: before } = photo ?? {};
    if (!photo || !original) return { output: {} };
    const key = keyOf(payload, photo);
    if (key === before) return { output: {} };
    const isShown = await show(payload, photo, key, await render(payload, { ...photo, original }, key));
    if (!isShown) await removeAll(uploadsDir, key);
    else if (before) await removeLater(payload, before);
    return { output: {} };
  },
};

/** Removes the files of a photo that is purged or replaced, once that is for good. What another photo still uses stays. */
export const removePhotoFiles: TaskConfig = {
  slug: 'removePhotoFiles',
  label: 'Remove the files of a photo',
  retries: 3,
  inputSchema: [
    { name: 'original', type: 'text' },
    { name: 'key', type: 'text' },
  ],
  handler: async ({ input, req: { payload } }) => {
    const { original, key } = input as unknown as { original?: string | null; key?: string | null };
    const { uploadsDir } = settingsOf(payload);
    const isUsed = async (field: string, value: string): Promise<boolean> =>
      Boolean(await payload.db.findOne({ collection: 'media', where: { [field]: { equals: value } } }));
    if (key && !(await isUsed('renditionKey', key))) await removeAll(uploadsDir, key);
    if (original && !(await isUsed('original', original))) await removeOriginal(uploadsDir, original);
    return { output: {} };
  },
};
