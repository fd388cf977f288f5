import { z } from 'zod';
import { devices, modes } from './presence.ts';
import { states } from '../domain/workflow/workflow.ts';

export const storyId = z.string().regex(/^[0-9a-f]{24}$/, 'This has to be the id of a story.');

/** A field of the story, by its path. */
const fieldPath = z.string().regex(/^[A-Za-z][\w.]{0,63}$/, 'This has to be the path of a field.');
/** How somebody has a story open. */
export const openHow = { mode: z.enum(modes), field: fieldPath.optional(), unsaved: z.boolean().optional() };

/** Who has a story open: everybody once. */
export const peopleOf = z.strictObject({
  story: storyId,
  people: z.array(
    z.strictObject({
      user: z.string(),
      name: z.string(),
      devices: z.array(z.enum(devices)),
      ...openHow,
      since: z.iso.datetime(),
    }),
  ),
});

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
  z.strictObject({ event: z.literal('people'), data: peopleOf }),
  z.strictObject({ event: z.literal('threads'), data: z.strictObject({ story: storyId }) }),
  z.strictObject({ event: z.literal('gone'), data: z.strictObject({ story: storyId }) }),
  z.strictObject({ event: z.enum(['reset', 'ended']), data: nothing }),
]);
