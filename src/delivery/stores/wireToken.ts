import { Types } from 'mongoose';
import { Refusal } from '../../domain/refusal.ts';
import { guardCount } from '../../published/storage/collections.ts';

/**
 * How far a subscriber has come: of each guard the last number handed out. `within` is the last story of the guard a page ended in,
 * when others of the same transaction may follow. `restored` is the head's: a database put back from a backup counts anew from there.
 */
export type WirePlace = {
  counts: readonly number[];
  restored?: number;
  within?: { guard: number; story: Types.ObjectId };
};

const form = /^1(?:@\d{1,15})?(?:\.-?\d{1,15})+(?:\/\d{1,2}\.[0-9a-f]{24})?$/;

/** Before every change. */
const wireStart: WirePlace = { counts: Array.from({ length: guardCount }, () => -1) };

export function wireTokenOf({ counts, restored, within }: WirePlace): string {
  const end = within ? `/${within.guard}.${within.story.toHexString()}` : '';
  return Buffer.from(`1${restored ? `@${restored}` : ''}.${counts.join('.')}${end}`).toString('base64url');
}

/** What a token says, or undefined if it is none of ours. `start` is before every change. */
export function wirePlaceOf(token: string): WirePlace | undefined {
  if (token === 'start') return wireStart;
  const text = Buffer.from(token.slice(0, 600), 'base64url').toString('latin1');
  if (!form.test(text)) return undefined;
  const [vector = '', end] = text.split('/');
  const [first = '', ...numbers] = vector.split('.');
  const counts = numbers.map(Number);
  const restored = Number(first.split('@')[1] ?? 0);
  const [guard = '', story = ''] = end?.split('.') ?? [];
  const within = end ? { guard: Number(guard), story: Types.ObjectId.createFromHexString(story) } : undefined;
  const place: WirePlace = { counts, ...(restored && { restored }), ...(within && { within }) };
  return counts.length === guardCount && wireTokenOf(place) === token ? place : undefined;
}

const refuse = (message: string): Refusal =>
  new Refusal('malformed', message, [{ path: 'after', rule: 'token', message }]);

export const refuseToken = (): Refusal => refuse('This has to be `start`, or a token that the wire gave.');
/** A database put back from a backup counts from an earlier number, or has another history once that is told. */
export const refuseAhead = (): Refusal =>
  refuse('This token is from after everything the wire knows of. Begin again with `after=start`.');
