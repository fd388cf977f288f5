import { buffer } from 'node:stream/consumers';
import type { Types } from 'mongoose';
import { createLocalReq, type Payload, type TaskConfig } from 'payload';
import { settingsOf } from '../config/custom.ts';
import { objectId, rawCollection, sessionOf } from '../database/rows.ts';
import { inTransaction } from '../newsroom/transaction/inTransaction.ts';
import {
  focalOf,
  hasOriginal,
  isMissing,
  keyOf,
  makeTask,
  ordersFor,
  photoById,
  rightsOf,
  type Photo,
} from '../newsroom/photos/photoRenditions.ts';
import { photoChanged } from '../newsroom/publish/directoryChanges.ts';
import { openRendition, removeAll, removeOriginal } from '../imaging/files.ts';
import { lookOf, type Look } from '../imaging/render.ts';
import { renderingHere, type Renderer, type SavedRendition } from '../imaging/renderer.ts';
import { publicRenditionUrl } from '../imaging/renditions.ts';

const renderers = new WeakMap<Payload, Renderer>();

/** Without it renditions are made in the process that runs the job. */
export const renderBy = (payload: Payload, renderer: Renderer): void => void renderers.set(payload, renderer);

/** Seen of the smallest whole picture, which takes a moment; nothing where its file is gone again. */
async function lookAt(uploadsDir: string, key: string, renditions: readonly SavedRendition[]): Promise<Partial<Look>> {
  const whole = renditions.filter(({ ratio, format }) => ratio === 'whole' && format === 'jpeg');
  const [smallest] = whole.toSorted((a, b) => a.width - b.width);
  const file = smallest && (await openRendition(uploadsDir, key, smallest.name));
  return file ? lookOf(await buffer(file.read())) : {};
}

async function render(payload: Payload, photo: Photo & { original: string }, key: string) {
  const { uploadsDir } = settingsOf(payload);
  const renderer = renderers.get(payload) ?? renderingHere();
  const { original } = photo;
  const savedRenditions = await renderer.render({
    uploadsDir,
    original,
    key,
    focal: focalOf(photo),
    rights: rightsOf(photo),
  });
  const renditions = savedRenditions.map((rendition) => ({ ...rendition, url: publicRenditionUrl(key, rendition) }));
  return { renditions, ...(await lookAt(uploadsDir, key, savedRenditions)) };
}

/** Shows the new renditions instead of the old, unless picture, focal point or rights changed meanwhile: then another job is queued. */
async function show(
  payload: Payload,
  { id, original, focalX, focalY, copyright, creator, renditionKey }: Photo,
  key: string,
  result: { renditions: unknown } & Partial<Look>,
) {
  const req = await createLocalReq({}, payload);
  const seen = {
    original,
    focalX: focalX ?? null,
    focalY: focalY ?? null,
    copyright: copyright ?? null,
    creator: creator ?? null,
  };
  return inTransaction(req, async () => {
    const media = rawCollection(payload, 'media');
    const options = { session: await sessionOf(req) };
    const before = await media.findOneAndUpdate(
      { _id: objectId(String(id)), ...seen },
      { $set: { ...result, renditionKey: key, formerKey: renditionKey ?? null } },
      options,
    );
    if (!before) return false;
    await photoChanged({ id: String(id), before, after: { ...before, ...result } }, req);
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

/** Makes what a photo lacks. Files that were lost are made again under the name they had. */
async function makeFor(payload: Payload, photo: Photo & { original: string }): Promise<void> {
  const { renditionKey: before } = photo;
  const key = keyOf(payload, photo);
  const result = await render(payload, photo, key);
  if (key === before) return;
  if (!(await show(payload, photo, key, result))) await removeAll(settingsOf(payload).uploadsDir, key);
  else if (before) await removeLater(payload, before);
}

/** Makes the renditions of a photo that has none, or other ones than it should. */
export async function renderPhoto(payload: Payload, id: string): Promise<void> {
  const photo = await photoById(payload, id);
  if (hasOriginal(photo)) await makeFor(payload, photo);
  // Earlier orders for it that were given up are settled by this.
  await rawCollection(payload, 'payload-jobs').deleteMany({ ...ordersFor(id), hasError: true });
}

/** Of photos whose renditions could not be made: how many wait for the next try, and how many for somebody to look. */
export async function renditionsFailed(payload: Payload): Promise<{ waiting: number; givenUp: number }> {
  const jobs = rawCollection(payload, 'payload-jobs');
  const failed = { taskSlug: makeTask, totalTried: { $gt: 0 } };
  const [waiting, givenUp] = await Promise.all(
    [{ hasError: { $ne: true } }, { hasError: true }].map((state) => jobs.countDocuments({ ...failed, ...state })),
  );
  return { waiting: waiting ?? 0, givenUp: givenUp ?? 0 };
}

/** Forgets orders that were given up and are settled since, or whose photo is purged: all but those of these photos. */
export async function forgetGivenUp(payload: Payload, { except }: { except: readonly string[] }): Promise<void> {
  const settled = { taskSlug: makeTask, hasError: true, 'input.photo': { $nin: except } };
  await rawCollection(payload, 'payload-jobs').deleteMany(settled);
}

/** The photos that `renderPhoto` has something to do for. */
export async function* photosMissing(payload: Payload): AsyncGenerator<{ id: string; filename: string }> {
  type Row = Omit<Photo, 'id'> & { _id: Types.ObjectId; filename?: string };
  const photos = rawCollection<Row>(payload, 'media').find({ original: { $gt: '' } }, { sort: { _id: 1 } });
  for await (const { _id, filename, ...photo } of photos) {
    const id = String(_id);
    if (await isMissing(payload, { id, ...photo })) yield { id, filename: filename ?? '' };
  }
}

/** Sixteen tries in almost four days: after 10, 20, 40 seconds and so on. A full disk may have room in a moment, or on Monday. */
const retries = { attempts: 15, backoff: { type: 'exponential' as const, delay: 10_000 } };

/** Tells of every try that fails: without renditions readers see no picture. */
function tellOfFailure(payload: Payload, photo: string, tried: number, err: unknown): void {
  const facts = { alarm: 'renditions', photo, tried: tried + 1, err };
  if (tried < retries.attempts)
    payload.logger.warn(facts, 'The renditions of a photo could not be made: they are tried again.');
  else
    payload.logger.error(
      facts,
      'The renditions of a photo could not be made in days. When it is mended: npx dateline renditions --missing',
    );
}

/**
 * Makes every row of the rendition table for one photo; the old renditions serve until the new ones are there, and an hour more.
 * Running it twice makes the same files.
 */
export const makeRenditions: TaskConfig<'makeRenditions'> = {
  slug: makeTask,
  label: 'Make the renditions of a photo',
  retries,
  inputSchema: [{ name: 'photo', type: 'text', required: true }],
  handler: async ({ input, job, req: { payload } }) => {
    const { photo: id } = input;
    const photo = await photoById(payload, id);
    try {
      if (hasOriginal(photo) && photo.renditionKey !== keyOf(payload, photo)) await renderPhoto(payload, id);
    } catch (error) {
      tellOfFailure(payload, id, job.totalTried ?? 0, error);
      throw error;
    }
    return { output: {} };
  },
};

/** Removes the files of a photo that is purged or replaced, once that is for good. What another photo still uses stays. */
export const removePhotoFiles: TaskConfig<'removePhotoFiles'> = {
  slug: 'removePhotoFiles',
  label: 'Remove the files of a photo',
  retries,
  inputSchema: [
    { name: 'original', type: 'text' },
    { name: 'key', type: 'text' },
  ],
  handler: async ({ input, req: { payload } }) => {
    const { original, key } = input;
    const { uploadsDir } = settingsOf(payload);
    const isUsed = async (field: string, value: string): Promise<boolean> =>
      Boolean(await payload.db.findOne({ collection: 'media', where: { [field]: { equals: value } } }));
    if (key && !(await isUsed('renditionKey', key))) await removeAll(uploadsDir, key);
    if (original && !(await isUsed('original', original))) await removeOriginal(uploadsDir, original);
    return { output: {} };
  },
};
