import { Types } from 'mongoose';
import { Refusal } from '../../domain/refusal.ts';
import { guardCount } from '../../published/storage/collections.ts';

/**
 * How far a subscriber has come: of each guard the last number handed out. `within` is the last story of the guard a page ended in,
 * when others of the same transaction may follow.
 */
export type WirePlace = { counts: readonly number[]; within?: { guard: number; story: Types.ObjectId } };

const form = /^1(?:\.-?\d{1,15})+(?:\/\d{1,2}\.[0-9a-f]{24})?$/;

/** Before every change. */
const wireStart: WirePlace = { counts: Array.from({ length: guardCount }, () => -1) };

export const wireTokenOf = ({ counts, within }: WirePlace): string =>
  Buffer.from(`1.${counts.join('.')}${within ? `/${within.guard}.${within.story.toHexString()}` : ''}`).toString(
    'base64url',
  );

/** What a token says, or undefined if it is none of ours. `start` is before every change. */
export function wirePlaceOf(token: string): WirePlace | undefined {
  if (token === 'start') return wireStart;
  const text = Buffer.from(token.slice(0, 600), 'base64url').toString('latin1');
  if (!form.test(text)) return undefined;
  const [vector = '', end] = text.slice(2).split('/');
  const counts = vector.split('.').map(Number);
  const [guard = '', story = ''] = end?.split('.') ?? [];
  const within = end ? { guard: Number(guard), story: Types.ObjectId.createFromHexString(story) } : undefined;
  const place: WirePlace = { counts, ...(within && { within }) };
  return counts.length === guardCount && wireTokenOf(place) === token ? place : undefined;
}

const refuse = (message: string): Refusal =>
  new Refusal('malformed', message, [{ path: 'after', rule: 'token', message }]);

export const refuseToken = (): Refusal => refuse('This has to be `start`, or a token that the wire gave.');
/** A database put back from a backup counts from an earlier number. */
export const refuseAhead = (): Refusal =>
  refuse('This token is from after everything the wire knows of. Begin again with `after=start`.');
