import { z } from 'zod';
import { languages } from '../domain/languages.ts';
import { line } from '../published/story/schema.ts';

const { photo: _photo, standfirst: _standfirst, ...brief } = line.shape;
const reload = z.literal('/v1/newsline').describe('Read this anew.');

/** A line as `/v1/newsline` has it without `fields`, and the address of its page. */
const shownLine = z.strictObject({ ...brief, url: z.string() });
const killedLine = z.strictObject({
  id: z.string(),
  slug: z.string(),
  language: z.enum(languages),
  notice: z.string(),
  killedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime(),
  version: z.int(),
  url: z.string(),
  api: z.string().describe('Where `/v1` says the same.'),
});
const goneLine = z.strictObject({ id: z.string(), slug: z.string().optional() });
const noPlace = z.strictObject({ retryAfter: z.int().describe('Seconds.'), reload });

const eventOf = <const N extends readonly [string, ...string[]], D extends z.ZodType>(names: N, data: D) =>
  z.strictObject({ event: z.enum(names), data });

/** Each event of the live News Line: its `event`, and its `data` once read as JSON. */
export const newslineEvent = z
  .union([
    eventOf(['publish', 'update', 'correct'], shownLine),
    eventOf(['kill'], z.union([killedLine, goneLine])),
    eventOf(['unpublish'], goneLine),
    eventOf(['reset'], z.strictObject({ reload })).describe('More was missed than can be told.'),
    eventOf(['full', 'closing'], noPlace).describe('There is no place; the stream ends.'),
  ])
  .describe('An event of the stream: its `event`, and its `data` once read as JSON. Most have an `id` beside.');
