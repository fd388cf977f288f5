import { isLeadPlace, dropPhoto, keepAbout, photoAt, placesWaiting } from '../saving/devicePhotos.ts';
import type { DeviceCopy } from '../saving/deviceCopies.ts';
import { sendFiling } from '../saving/newsroom.ts';
import type { Edits, FilingOrder, FilingOutcome } from '../saving/order.ts';
import { hasText } from '../saving/onDevice.ts';
import type { SentPhotos } from '../saving/outbox.ts';
import { makePhoto, sendBytes } from '../saving/tus.ts';
import { savedCopyOf } from '../deskApi.ts';
import { storyKind } from '../kinds/story.ts';
import { accountKey, deviceCopies, ifNoTab, whenOnlySender } from './device.ts';

const knownStories = (...stories: (string | undefined)[]): string[] => stories.filter((each) => each !== undefined);

const waitingIn = (user: string, stories: readonly string[]): Promise<string[]> =>
  placesWaiting(user, stories).catch(() => []);

/** Files a story of this person once its photos have left this device. */
export const fileFromHere =
  (user: string) =>
  async (order: FilingOrder): Promise<FilingOutcome> => {
    const waiting = await waitingIn(user, knownStories(order.story, order.draftKey));
    return waiting.length > 0 ? { ok: false, trouble: { why: 'busy' } } : sendFiling(user, storyKind)(order);
  };

async function sendWaiting(user: string, place: string, key: CryptoKey) {
  const photo = await photoAt(user, place, key);
  if (!photo) return undefined;
  const upload = await sendBytes({
    ...photo,
    onBegun: (begun) => void keepAbout(user, { ...photo, upload: begun }, key).catch(() => undefined),
    onSent: () => undefined,
  });
  return typeof upload === 'string' ? makePhoto(user, upload, photo.described) : upload;
}

type Node = { fields?: { id?: unknown; blockType?: unknown }; children?: Node[] };

/** The body with photos in the blocks that wait for them. */
function withPhotos(body: unknown, photos: ReadonlyMap<string, string>): unknown {
  const { root } = (body ?? {}) as { root?: Node };
  const children = root?.children?.map((node) => {
    const media = photos.get(String(node.fields?.id));
    return media === undefined ? node : { ...node, fields: { ...node.fields, media } };
  });
  return { ...(body as object), root: { ...root, children } };
}

/** What the story says of photos that have arrived. */
async function editsOf(left: DeviceCopy, photos: ReadonlyMap<string, string>): Promise<Edits> {
  const { refused, sending, unsent } = left;
  const typed: Edits = { ...refused, ...sending?.edits, ...unsent };
  const isKnown = 'body' in typed && 'photo' in typed;
  const answer = left.hasId && !isKnown ? await savedCopyOf(storyKind, left.story) : undefined;
  const story: Edits = { ...(answer?.ok ? answer.body : {}), ...typed };
  const [lead] = [...photos].flatMap(([place, media]) => (isLeadPlace(place) ? [media] : []));
  const isInText = [...photos.keys()].some((place) => !isLeadPlace(place));
  return {
    ...(lead && { photo: { ...(story.photo as object | undefined), media: lead } }),
    ...(isInText && story.body ? { body: withPhotos(story.body, photos) } : {}),
  };
}

/** Sends the photos of a story that no page shows now. Of several that wait none is told of before all are there. */
export const sendPhotosOf =
  (user: string) =>
  async (left: DeviceCopy): Promise<SentPhotos> => {
    const nothing: SentPhotos = { edits: {}, forget: async () => undefined };
    const places = await waitingIn(user, knownStories(left.story, left.filing?.draftKey));
    if (places.length === 0) return nothing;
    const key = await accountKey(user);
    const arrived = new Map<string, string>();
    for (const place of places) {
      const result = await whenOnlySender(place, () => sendWaiting(user, place, key));
      if (result && 'refused' in result) return { ...nothing, refused: result.refused };
      if (result && 'id' in result) arrived.set(place, result.id);
    }
    if (arrived.size === 0) return nothing;
    const forget = async (): Promise<void> => void (await Promise.all([...arrived.keys()].map(dropPhoto)));
    return { edits: await editsOf(left, arrived), forget };
  };

/** A story is not to be filed after all, or it was read why it was not. */
export async function takeBack(user: string, story: string): Promise<void> {
  const copies = await deviceCopies();
  await ifNoTab(user)(story, async () => {
    const copy = await copies.of(user, story);
    if (!copy) return;
    const { filing: _, ...rest } = copy;
    await (hasText(rest) || rest.taken ? copies.keep(rest) : copies.drop(user, story));
  });
}

type WithSync = ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } };

/** Of what waits on this device the browser is told, where it can call the page's worker once there is a connection again. */
export const waitsTag = 'dateline-waits';

/** On which the worker tells open pages what it has sent. */
export const sentChannel = 'dateline-sent';

export function sendInBackground(): void {
  if (!('serviceWorker' in navigator)) return;
  const found = navigator.serviceWorker.getRegistration('/admin/') as Promise<WithSync | undefined>;
  // Where there is none, or it is not allowed, the next page sends it.
  found.then((registration) => registration?.sync?.register(waitsTag)).catch(() => undefined);
}
