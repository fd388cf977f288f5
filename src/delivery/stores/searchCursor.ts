import { Types } from 'mongoose';

/** Where a page of a search ended: in this period, after this hit, or at the period's beginning. */
export type SearchPlace = { period: string; after?: { score: number; at: Date; id: Types.ObjectId } };

const form = /^(\d{4}-\d{2})(?:\|(\d{1,9}(?:\.\d{1,20})?)\|(\d{1,15})\|([0-9a-f]{24}))?$/;

/** Opaque, like `cursorOf`. */
export function searchCursorOf({ period, after }: SearchPlace): string {
  const rest = after ? `|${after.score}|${after.at.getTime()}|${after.id.toHexString()}` : '';
  return Buffer.from(period + rest).toString('base64url');
}

/** What such a cursor says, or undefined if it is none of ours. */
export function searchPlaceOf(cursor: string): SearchPlace | undefined {
  const [, period, score, time, id] =
    form.exec(Buffer.from(cursor.slice(0, 200), 'base64url').toString('latin1')) ?? [];
  if (period === undefined || Number.isNaN(Date.parse(`${period}-01`))) return undefined;
  const after =
    score === undefined || time === undefined || id === undefined
      ? undefined
      : { score: Number(score), at: new Date(Number(time)), id: Types.ObjectId.createFromHexString(id) };
  const place = { period, ...(after && { after }) };
  return searchCursorOf(place) === cursor ? place : undefined;
}
