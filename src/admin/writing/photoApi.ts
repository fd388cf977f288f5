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

const shown = ['url', 'filename', 'alt', 'caption', 'credit', 'place', 'width', 'height']
  .map((name) => `select[${name}]=true`)
  .join('&');

const address = (id: string): string => `/api/media/${encodeURIComponent(id)}`;
/** Where what a photo says of itself is written. */
export const addressOfPhoto = (id: string): string => `${address(id)}?depth=0`;

export const photoOf = (id: string): Promise<Answer<Photo>> => ask(`${address(id)}?depth=0&${shown}`);

/** What a photo says of itself wherever it stands. */
export const describePhoto = (id: string, described: Described): Promise<Answer<{ doc: Photo }>> =>
  ask(addressOfPhoto(id), described, {}, 'PATCH');
