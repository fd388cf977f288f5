import { ask, type Answer, type Failure } from '../deskApi.ts';

/** A photo of the newsroom's, as a page of a story shows it. */
export type Photo = {
  id: string;
  url?: string;
  alt?: string | null;
  caption?: string | null;
  credit?: string | null;
  width?: number;
  height?: number;
};

const shown = ['url', 'filename', 'alt', 'caption', 'credit', 'width', 'height']
  .map((name) => `select[${name}]=true`)
  .join('&');

const address = (id: string): string => `/api/media/${encodeURIComponent(id)}`;

export const photoOf = (id: string): Promise<Answer<Photo>> => ask(`${address(id)}?depth=0&${shown}`);

/** What a photo says of itself wherever it stands: its alternative text. */
export const describePhoto = (id: string, alt: string): Promise<Answer<{ doc: Photo }>> =>
  ask(`${address(id)}?depth=0`, { alt }, {}, 'PATCH');

/** Sends a file as a new photo. */
export async function sendPhoto(file: File): Promise<Answer<{ doc: Photo }>> {
  const form = new FormData();
  form.set('file', file);
  form.set('_payload', '{}');
  try {
    const response = await fetch('/api/media?depth=0', { method: 'POST', credentials: 'include', body: form });
    const body = (await response.json()) as { doc: Photo; errors?: { message?: string }[] };
    if (response.ok) return { ok: true, body };
    const failure: Failure = { message: body.errors?.[0]?.message ?? response.statusText, problems: [] };
    return { ok: false, failure };
  } catch {
    return { ok: false };
  }
}
