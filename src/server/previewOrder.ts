import type { Request } from 'express';
import type { TypedUser } from 'payload';
import { z } from 'zod';
import { Refusal, type Problem } from '../domain/refusal.ts';
import { parsedJson } from '../http/parsed.ts';
import { bytesOf, mediaType, type BodyLimits } from './bodies.ts';
import type { PreviewParts } from './preview.ts';
import { headersOf } from './user.ts';

export type LivePreviewParts = PreviewParts & { bodies: BodyLimits };

/** Who may ask: staff, with a session. */
export const whoPreviews = {
  none: 'Sign in first: a preview is for the newsroom.',
  key: 'A preview is for members of staff.',
};

/** Renderings of one person, in a minute: more than two windows ask for while somebody types without a pause. */
const mostAMinute = 400;
const minute = 60_000;

/** How often each person has asked since when. Forgotten a minute later. */
function openMeter() {
  const requestCounts = new Map<string, { since: number; times: number }>();
  return (user: string, now: number): void => {
    for (const [each, { since }] of requestCounts) if (now - since > minute) requestCounts.delete(each);
    const { since, times } = requestCounts.get(user) ?? { since: now, times: 0 };
    if (times >= mostAMinute) throw new Refusal('too-many', 'Too many previews in a minute; wait a little.');
    requestCounts.set(user, { since, times: times + 1 });
  };
}
const count = openMeter();

export const edits = z
  .record(z.string().max(80), z.unknown())
  .describe('The fields as they stand on the page; of those left out, the newsroom’s latest copy.');

/** Refuses what nobody writes: `names` are the fields that people do. */
export function refuseUnwritten(edits: object, names: readonly string[]): void {
  const strange = Object.keys(edits).filter((name) => !names.includes(name));
  if (strange.length === 0) return;
  const problems = strange.slice(0, 20).map((name): Problem => ({
    path: `edits.${name}`,
    rule: 'unknown-field',
    message: `Nobody writes a field ${name} here.`,
    params: { name },
  }));
  throw new Refusal('invalid', 'Some fields do not fit.', problems);
}

type Asking = { req: Request; user: TypedUser; bodies: BodyLimits };

/** What this person wants to see. Refuses (`too-many`) who asks too often. */
export async function previewAsked<T>(order: z.ZodType<T>, { req, user, bodies }: Asking): Promise<T> {
  count(String(user.id), Date.now());
  if (mediaType(req) !== 'application/json')
    throw new Refusal('unsupported', 'Send JSON: Content-Type: application/json.');
  return parsedJson(order, await bytesOf(req, headersOf(req), bodies));
}
