import { z } from 'zod';
import { bodyFields, line, storyFields } from '../../published/story/schema.ts';

/** A body in the format asked for. */
export const bodyInOneFormat = z
  .union([
    z.strictObject({ html: bodyFields.html }),
    z.strictObject({ text: bodyFields.text }),
    z.strictObject({ blocks: bodyFields.blocks }),
  ])
  .optional()
  .describe('In the format asked for by `body=`; absent for `none`.');

/** A story as `/v1` answers it: its body comes in the format asked for. */
export const story = z.strictObject({ ...storyFields, body: bodyInOneFormat });

/** How many stories, as far as it is worth counting. */
export const storyCount = z.strictObject({
  stories: z.int().min(0),
  isMore: z.boolean().describe('There are at least so many: the rest was not counted.'),
});

/** A story that a search found. */
export const hit = z.strictObject({
  ...line.shape,
  snippet: z.string().describe('Plain text around the words found.'),
  marks: z
    .array(z.tuple([z.int().min(0), z.int().min(0)]))
    .describe('[start, end) of the words found in `snippet`, in UTF-16 units.'),
});
