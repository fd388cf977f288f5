import { dropPhoto, keepAbout, keepPhoto, photoAt, type DevicePhoto } from '../../../saving/devicePhotos.ts';
import { makePhoto, sendBytes, type Described } from '../../../saving/tus.ts';
import { accountKey, whenOnlySender } from '../../../writing/device.ts';

/** A photo on its way to the newsroom, as its place in the story shows it. `share`: of its bytes. `photo`: its id, once it is there. */
export type UnderWay = {
  state: 'waiting' | 'sending' | 'refused' | 'sent';
  share: number;
  preview: string;
  described: Described;
  message?: string;
  photo?: string;
  /** What the newsroom has been told of it, once it is there. */
  sentDescription?: Described;
};

/** Milliseconds between two tries while nobody answers: the first, and the longest. */
const pauses = { first: 1_000, longest: 30_000 };

/** Where a photo of a story was taken, as long as nothing else says it: the place of its dateline, which the posting fills in. */
export const placeOf = (dateline: unknown): Described => {
  const place = (dateline as { place?: string | null } | null | undefined)?.place;
  return place ? { place } : {};
};

const photosUnderWay = new Map<string, UnderWay>();
const photos = new Map<string, DevicePhoto>();
/** What the device is keeping of each: one thing after the other. */
const keeping = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();
/** One after the other: the text of the story goes between them. */
let queue: Promise<unknown> = Promise.resolve();

export const subscribe = (hear: () => void): (() => void) => {
  listeners.add(hear);
  return () => void listeners.delete(hear);
};
export const underWayAt = (place: string): UnderWay | undefined => photosUnderWay.get(place);

function show(place: string, more: Partial<UnderWay>): void {
  const before = photosUnderWay.get(place);
  if (before) photosUnderWay.set(place, { ...before, ...more });
  for (const each of listeners) each();
}

/** Where the device keeps nothing, a photo is sent all the same; only a page that is opened later knows nothing of it. */
const onDevice = async (user: string, act: (key: CryptoKey) => Promise<unknown>): Promise<void> => {
  await accountKey(user)
    .then(act)
    .catch(() => undefined);
};

/** Does it on the device once what was asked before of this place is done. */
function thenKeep(place: string, act: () => Promise<void>): void {
  const before = keeping.get(place) ?? Promise.resolve();
  keeping.set(
    place,
    before.then(act).catch(() => undefined),
  );
}

/** Keeps what is known of a photo since. */
const keepOn = (user: string, photo: DevicePhoto): void =>
  thenKeep(photo.place, () => onDevice(user, (key) => keepAbout(user, photo, key)));

/** Until it is time for another try, or the device says that it is online again. */
const rest = (milliseconds: number): Promise<void> =>
  new Promise((done) => {
    const end = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    window.addEventListener('online', end);
  });

async function attempt(user: string, photo: DevicePhoto) {
  const { place, bytes, name } = photo;
  show(place, { state: 'sending' });
  const upload = await sendBytes({
    bytes,
    name,
    upload: photo.upload,
    onBegun: (begun) => {
      photo.upload = begun;
      keepOn(user, photo);
    },
    onSent: (bytesSent) => show(place, { share: bytesSent / bytes.size }),
  });
  return typeof upload === 'string' ? makeUploadedPhoto(user, upload, photo) : upload;
}

/** The photo of an upload, made with what was written of it so far. */
async function makeUploadedPhoto(user: string, upload: string, photo: DevicePhoto) {
  const sentDescription = photo.described;
  const result = await makePhoto(user, upload, sentDescription);
  return 'id' in result ? { ...result, sentDescription } : result;
}

async function bring(user: string, photo: DevicePhoto): Promise<void> {
  const { place } = photo;
  for (let pause = pauses.first; photos.get(place) === photo; pause = Math.min(pause * 2, pauses.longest)) {
    const trying = queue.then(() => whenOnlySender(place, () => attempt(user, photo)));
    queue = trying;
    const result = await trying;
    if (photos.get(place) !== photo) return;
    if ('id' in result)
      return show(place, { state: 'sent', share: 1, photo: result.id, sentDescription: result.sentDescription });
    if ('refused' in result) return show(place, { state: 'refused', message: result.refused });
    show(place, { state: 'waiting' });
    await rest(pause);
  }
}

function take(user: string, photo: DevicePhoto): void {
  const { place, described, bytes } = photo;
  photos.set(place, photo);
  photosUnderWay.set(place, { state: 'waiting', share: 0, preview: URL.createObjectURL(bytes), described });
  show(place, {});
  void bring(user, photo);
}

/** Sends a file as the photo of this place, in the background. */
export function sendTo(
  user: string,
  { place, story }: { place: string; story?: string },
  file: File,
  described: Described,
): void {
  forget(place);
  const photo: DevicePhoto = { place, story, name: file.name, bytes: file, described };
  thenKeep(place, () => onDevice(user, (key) => keepPhoto(user, photo, key)));
  take(user, photo);
}

/** Goes on with the photo of this place, if an earlier page left one on the device. */
export async function goOnWith(user: string, place: string): Promise<void> {
  if (photos.has(place)) return;
  await onDevice(user, async (key) => {
    const left = await photoAt(user, place, key);
    if (left && !photos.has(place)) take(user, left);
  });
}

/** What the photo says of itself wherever it stands, while it is on its way. */
export function describe(user: string, place: string, more: Described): void {
  const photo = photos.get(place);
  if (!photo) return;
  photo.described = { ...photo.described, ...more };
  show(place, { described: photo.described });
  keepOn(user, photo);
}

/** The story names it now: the device need not keep it. */
export const dropFromDevice = (place: string): void => thenKeep(place, () => dropPhoto(place));

/** It is not wanted any more. */
export function forget(place: string): void {
  const preview = photosUnderWay.get(place)?.preview;
  if (preview) URL.revokeObjectURL(preview);
  photos.delete(place);
  if (photosUnderWay.delete(place)) show(place, {});
  dropFromDevice(place);
}
