import { z } from 'zod';
import { longestCarried } from '../../src/domain/workflow/transitionRules.ts';
import { confirmable, transitionNames, type TransitionName } from '../../src/domain/workflow/workflow.ts';
import { parseInput, withoutNulls } from '../../src/http/parsed.ts';
import type { PayloadRequest } from 'payload';
import type { Who } from '../../src/newsroom/record/history.ts';
import { transition } from '../../src/newsroom/transition/transition.ts';
import { storySeen } from '../../src/newsroom/story/loadStory.ts';
import { instantGiven } from '../shared/times.ts';
import { baseVersionOf } from '../shared/versions.ts';

const text = (most: number) => z.string().max(most);
const names = transitionNames as [TransitionName, ...TransitionName[]];
/** An id as it is sent: whether there is such a document is asked later. */
const sentId = text(40);

export const transitionOrder = z.strictObject({
  name: z.enum(names),
  note: text(longestCarried.note).optional(),
  reason: text(longestCarried.reason).optional(),
  correction: text(longestCarried.correction).optional(),
  notice: text(longestCarried.notice).optional(),
  at: text(40)
    .optional()
    .describe('When to publish: ISO 8601, with an offset or as the clock shows it in the story’s time zone.'),
  baseVersion: z.int().min(1).max(1e9).optional().describe('Refused with 409 if the story moved on since.'),
  confirm: z
    .enum(confirmable)
    .optional()
    .describe(
      'After a refusal with this rule: `update` or `correct` what readers have already, only to add a note, say.',
    ),
});
export type TransitionOrder = z.output<typeof transitionOrder>;

export const deskOrder = z.strictObject({ desk: sentId, reason: text(2_000).optional() });

/** Copy that came as JSON; its length and its characters are the parser's to judge. */
export const copyOrder = z.strictObject({ text: z.string(), desk: sentId.optional().describe('The desk it goes to.') });

/** What a client of GraphQL asks of a transition, checked; `at` as it was given. */
export const orderOf = (input: Record<string, unknown>): TransitionOrder =>
  parseInput(transitionOrder, withoutNulls(input));

/** Performs the transition asked for and reads the story back as this person may see it. REST and GraphQL both end here. */
export async function transitionAndRead(id: string, order: TransitionOrder, who: Who, req: PayloadRequest) {
  const baseVersion = baseVersionOf(order, req);
  const { from, to } = await transition(
    {
      ...order,
      id,
      baseVersion,
      isByPerson: true,
      who,
      now: new Date().toISOString(),
      instantOf: (at, timeZone) => instantGiven('at', at, timeZone),
    },
    req,
  );
  return { article: await storySeen(id, req), from, to };
}
