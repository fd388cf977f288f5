import { z } from 'zod';
import { states } from '../domain/workflow.ts';

const storyId = z.string().regex(/^[0-9a-f]{24}$/);
const nothing = z.strictObject({});
/** An event of the stream: its `event`, and its `data` once read as JSON. */
export const deskEvent = z.union([
  z.strictObject({
    event: z.literal('story'),
    data: z.strictObject({
      story: storyId,
      revision: z.int().optional(),
      state: z.enum(states),
      by: z.string().optional(),
      fields: z.array(z.string()).optional(),
    }),
  }),
  z.strictObject({ event: z.literal('gone'), data: z.strictObject({ story: storyId }) }),
  z.strictObject({ event: z.enum(['reset', 'ended']), data: nothing }),
]);
