import { z } from 'zod';
import { parseCopy, type CopyContext, type CopyStory, type CopyWarning } from '../../src/domain/copy.ts';
import { states } from '../../src/domain/workflow/workflow.ts';

const list = z.string().transform((text) => text.split(', '));
const hours = z.coerce.number().positive();

/**
 * What the desks know of a story besides its copy. Times are hours before (`…HoursAgo`) or after (`…InHours`) the moment the newsroom
 * opens; `hoursAgo` is when it was first published or, if it never was, when it came to its state.
 */
const header = z.strictObject({
  state: z.enum(states),
  desk: z.string(),
  /** Who files it. */
  by: z.string(),
  /** Who signs it where the copy does not tell their postings. */
  postings: list.optional(),
  hoursAgo: hours,
  endedHoursAgo: hours.optional(),
  archivedFrom: z.enum(['published', 'spiked']).optional(),
  embargoInHours: hours.optional(),
  scheduledInHours: hours.optional(),
  translationSet: z.string().optional(),
  secondary: list.optional(),
  related: list.optional(),
  photo: z.string().optional(),
  caption: z.string().optional(),
  credit: z.string().optional(),
  /** To the desks, never public. */
  note: z.string().optional(),
  /** Why a draft that was filed came back, why a story was spiked, and what a kill tells readers. */
  sentBack: z.string().optional(),
  reason: z.string().optional(),
  notice: z.string().optional(),
  correction: z.string().optional(),
  correctionHoursAgo: hours.optional(),
});

/** `copy` is what its writer sends in, `parsed` what the newsroom reads in it: ids there are the sample's own keys. */
export type SampleStory = z.infer<typeof header> & {
  key: string;
  copy: string;
  parsed: CopyStory;
  warnings: readonly CopyWarning[];
};

/** Reads lines of `name: value`, a line of three dashes, and copy. */
export function readStory(key: string, text: string, known: CopyContext): SampleStory {
  const end = text.indexOf('\n---\n');
  const copy = text.slice(end + 5);
  const pairs = text
    .slice(0, end)
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]);
  const { story: parsed, warnings } = parseCopy(copy, known);
  return { key, copy, parsed, warnings, ...header.parse(Object.fromEntries(pairs)) };
}
