import { ask, type Answer } from '../deskApi.ts';
import type { Described } from '../saving/tus.ts';

/** A photo of the newsroom's, as a page of a story shows it. */
export type Photo = {
  id: string;
  url?: string;
  alt?: string | null;
  caption?: string | null;
  credit?: string | null;
  place?: string | null;
  width?: number;
  height?: number;
};

const selectedFields = ['url', 'filename', 'alt', 'caption', 'credit', 'place', 'width', 'height']
  .map((name) => `select[${name}]=true`)
  .join('&');

const address = (id: string): string => `/api/media/${encodeURIComponent(id)}`;
/** Where what a photo says of itself is written. */
export const addressOfPhoto = (id: string): string => `${address(id)}?depth=0`;

const lastTold = new Map<string, Photo>();

/** What this page sent of a photo, as long as the newsroom has told nothing newer. */
export const noteSent = (id: string, described: Described): void => void lastTold.set(id, { id, ...described });

/** What the newsroom last told this page of a photo, or this page the newsroom. */
export const lastToldOf = (id: string): Photo | undefined => lastTold.get(id);

export async function photoOf(id: string): Promise<Answer<Photo>> {
  const answer = await ask<Photo>(`${address(id)}?depth=0&${selectedFields}`);
  if (answer.ok) lastTold.set(id, { ...answer.body, id });
  return answer;
}

/** Writes what a photo says of itself wherever it stands. */
export async function describePhoto(id: string, described: Described): Promise<Answer<{ doc: Photo }>> {
  const answer = await ask<{ doc: Photo }>(addressOfPhoto(id), described, {}, 'PATCH');
  const before = lastTold.get(id);
  if (answer.ok && before) lastTold.set(id, { ...before, ...described });
  return answer;
}
