import { z } from 'zod';
import { longestCarried } from '../../src/domain/transitionRules.ts';
import { confirmable, transitionNames } from '../../src/domain/workflow.ts';
import { parsed, parsedAsSent, withoutNulls } from '../shared/parsed.ts';

const text = (most: number) => z.string().max(most);

const order = z.strictObject({
  name: z.enum(transitionNames as [string, ...string[]]),
  note: text(longestCarried.note).optional(),
  reason: text(longestCarried.reason).optional(),
  correction: text(longestCarried.correction).optional(),
  notice: text(longestCarried.notice).optional(),
  at: text(40).optional(),
  baseVersion: z.number().int().min(1).max(1e9).optional(),
  confirm: z.enum(confirmable).optional(),
});

const move = z.strictObject({ desk: text(40), reason: text(2_000).optional() });

const copy = z.strictObject({ text: z.string(), desk: text(40).optional() });

/** What a client asks of a transition, checked; `at` as it was given. */
export const orderOf = (given: Record<string, unknown>) => parsed(order, withoutNulls(given));

export const moveOf = (given: Record<string, unknown>) => parsed(move, withoutNulls(given));

/** Copy that came as JSON; its length and its characters are the parser's to judge. */
export const copyOrderOf = (given: Record<string, unknown>) => parsedAsSent(copy, withoutNulls(given));
