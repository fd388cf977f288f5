import type { Payload } from 'payload';
import { settingsOf } from '../../config/custom.ts';
import { rawCollection } from '../../database/rows.ts';
import { openRendition, renditionKey } from '../../imaging/files.ts';

export type Photo = {
  id: string;
  original?: string;
  renditionKey?: string;
  renditions?: { name: string }[];
  focalX?: number;
  focalY?: number;
  copyright?: string;
  creator?: string;
};

export const photoById = (payload: Payload, id: string) =>
  payload.db.findOne<Photo>({ collection: 'media', where: { id: { equals: id } } });

export const focalOf = ({ focalX, focalY }: Photo) => ({ x: focalX ?? 50, y: focalY ?? 50 });

export const rightsOf = ({ copyright, creator }: Photo) => ({
  copyright: copyright ?? undefined,
  creator: creator ?? undefined,
});

/** The name of this photo's renditions: another picture, another focal point or other rights written into them have another. */
export function keyOf(payload: Payload, { id, original = '', ...photo }: Photo): string {
  const sha256 = /([0-9a-f]{64})/.exec(original)?.[1] ?? '';
  return renditionKey(payload.secret, {
    id: String(id),
    sha256,
    focal: focalOf({ id, ...photo }),
    rights: rightsOf({ id, ...photo }),
  });
}

export const hasOriginal = (photo: Photo | null | undefined): photo is Photo & { original: string } =>
  Boolean(photo?.original);

/** Whether a photo has other renditions than it should, or none, or their files are gone. */
export async function isMissing(payload: Payload, photo: Photo): Promise<boolean> {
  const key = photo.renditionKey;
  if (key !== keyOf(payload, photo)) return true;
  const { uploadsDir } = settingsOf(payload);
  for (const { name } of photo.renditions ?? []) if (!(await openRendition(uploadsDir, key, name))) return true;
  return false;
}

export const makeTask = 'makeRenditions';
export const ordersFor = (id: string) => ({ taskSlug: makeTask, 'input.photo': id });

/** Of a photo without the renditions it should have: what is done about it. `hasFormer`: readers see it as it was before. */
export type RenditionStanding = { hasFormer: boolean } & (
  { kind: 'being-made' | 'given-up' | 'nothing-done' } | { kind: 'tried-again'; tried: number; next: string }
);

type Order = { hasError?: boolean; processing?: boolean; totalTried?: number; waitUntil?: Date | string };

function orderStanding(order: Order | undefined) {
  if (!order) return { kind: 'nothing-done' } as const;
  const { hasError, processing, totalTried: tried = 0, waitUntil } = order;
  if (hasError) return { kind: 'given-up' } as const;
  if (processing || tried === 0 || !waitUntil) return { kind: 'being-made' } as const;
  return { kind: 'tried-again', tried, next: new Date(waitUntil).toISOString() } as const;
}

/** What is missing of a photo, for who opens it at the desk; nothing, where all is there. */
export async function renditionStanding(payload: Payload, id: string): Promise<RenditionStanding | undefined> {
  const photo = await photoById(payload, id);
  if (!hasOriginal(photo) || !(await isMissing(payload, photo))) return undefined;
  const orders = (await rawCollection(payload, 'payload-jobs')
    .find(ordersFor(id), { projection: { hasError: 1, processing: 1, totalTried: 1, waitUntil: 1 } })
    .toArray()) as Order[];
  // One that goes on counts more than one that was given up before it.
  const order = orders.find(({ hasError }) => !hasError) ?? orders[0];
  const hasFormer = (photo.renditions?.length ?? 0) > 0 && photo.renditionKey !== keyOf(payload, photo);
  return { hasFormer, ...orderStanding(order) };
}
