import { Types } from 'mongoose';
import { Refusal } from '../../domain/refusal.ts';

/** Where a page ended: the next one starts after it. */
export type Place = { at: Date; id: Types.ObjectId };

const form = /^(\d{1,15})\.([0-9a-f]{24})$/;

/** Opaque to clients, so that it can change; they only hand it back. */
export const cursorOf = ({ at, id }: Place): string =>
  Buffer.from(`${at.getTime()}.${id.toHexString()}`).toString('base64url');

/** What a cursor says, or undefined if it is none of ours. Only the one spelling that `cursorOf` gives is taken. */
export function placeOf(cursor: string): Place | undefined {
  const [, time, id] = form.exec(Buffer.from(cursor.slice(0, 100), 'base64url').toString('latin1')) ?? [];
  if (time === undefined || id === undefined) return undefined;
  const place = { at: new Date(Number(time)), id: Types.ObjectId.createFromHexString(id) };
  return cursorOf(place) === cursor ? place : undefined;
}

export const refuseCursor = (): Refusal =>
  new Refusal('malformed', 'The cursor is none that this list gave.', [
    { path: 'cursor', rule: 'cursor', message: 'This has to be a cursor from an earlier page.' },
  ]);

const slugForm = /^s\.([a-z0-9-]{1,128})$/;

/** The place after what has this slug, in a list by slugs. */
export const slugCursorOf = (slug: string): string => Buffer.from(`s.${slug}`).toString('base64url');

/** What such a cursor says, or undefined if it is none of ours. */
export function slugOfCursor(cursor: string): string | undefined {
  const slug = slugForm.exec(Buffer.from(cursor.slice(0, 200), 'base64url').toString('latin1'))?.[1];
  return slug !== undefined && slugCursorOf(slug) === cursor ? slug : undefined;
}

/** Where a page of a search ended: in this period, after this hit, or at the period's beginning. */
export type SearchPlace = { period: string; after?: { score: number; at: Date; id: Types.ObjectId } };

const searchForm = /^(\d{4}-\d{2})(?:\|(\d{1,9}(?:\.\d{1,20})?)\|(\d{1,15})\|([0-9a-f]{24}))?$/;

/** Opaque, like `cursorOf`. */
export function searchCursorOf({ period, after }: SearchPlace): string {
  const rest = after ? `|${after.score}|${after.at.getTime()}|${after.id.toHexString()}` : '';
  return Buffer.from(period + rest).toString('base64url');
}

/** What such a cursor says, or undefined if it is none of ours. */
export function searchPlaceOf(cursor: string): SearchPlace | undefined {
  const [, period, score, time, id] =
    searchForm.exec(Buffer.from(cursor.slice(0, 200), 'base64url').toString('latin1')) ?? [];
  if (period === undefined || Number.isNaN(Date.parse(`${period}-01`))) return undefined;
  const after =
    score === undefined || time === undefined || id === undefined
      ? undefined
      : { score: Number(score), at: new Date(Number(time)), id: Types.ObjectId.createFromHexString(id) };
  const place = { period, ...(after && { after }) };
  return searchCursorOf(place) === cursor ? place : undefined;
}
