import { z } from 'zod';
import { anchoredFields } from '../../src/domain/anchors/texts.ts';
import { longest } from '../../src/domain/anchors/anchors.ts';
import { longestComment, longestSuggestion, threadKinds, threadStates } from '../../src/domain/threads.ts';
import type { Colleague } from '../../src/newsroom/threads/standing.ts';
import { dateTime, documentId, person } from '../shared/answers.ts';
import type { EndpointRequest } from '../shared/route.ts';

/** `session` lets nobody else so far. */
export const colleagueOf = ({ who }: EndpointRequest): Colleague => who as Colleague;

/** Words, and not only spaces; `@{user:…}`, `@{desk:…}` and `@{role:…}` in them are mentions. */
export const words = z
  .string()
  .trim()
  .min(1)
  .max(longestComment, `At most ${longestComment} characters.`)
  .meta({ description: 'Plain text. `@{user:<id>}`, `@{desk:<id>}` and `@{role:<role>}` in it mention somebody.' });

const context = z.string().max(longest.context, `At most ${longest.context} characters.`);

/** Words of the story, as who comments on them sees them. */
export const anchor = z
  .strictObject({
    field: z.enum(anchoredFields),
    blockId: z
      .string()
      .regex(/^[0-9a-z]{8}$/)
      .optional()
      .describe('The block of the body that has these words, by its id.'),
    quote: z.string().min(1).max(longest.quote, `At most ${longest.quote} characters.`),
    prefix: context.describe(
      'What stands before them in the same block or line: 32 characters, or up to its beginning.',
    ),
    suffix: context.describe('What stands after them: 32 characters, or up to its end.'),
  })
  .describe('Words of the story. They have to stand there as you name them, once.');

const noBreak = /^[^\p{Cc}]*$/u;
export const suggested = z
  .string()
  .max(longestSuggestion, `At most ${longestSuggestion} characters.`)
  .regex(noBreak, 'One line.')
  .describe('Of a suggestion: what is to stand in the place of these words; empty takes them out.');

const mention = { kind: z.enum(['user', 'desk', 'role']), id: z.string() };

export const comment = z.strictObject({
  id: documentId,
  author: person,
  at: dateTime,
  body: z.string().nullable().describe('Null: it was taken back.'),
  mentions: z.array(z.strictObject({ ...mention, name: z.string().nullable() })),
  editedAt: dateTime.nullable(),
  earlier: z.array(z.strictObject({ body: z.string(), at: dateTime })).describe('What it said before, oldest first.'),
  mayChange: z.boolean().describe('You may still change it or take it back.'),
});

export const thread = z.strictObject({
  id: documentId,
  kind: z.enum(threadKinds),
  state: z.enum(threadStates),
  accepted: z.boolean().describe('A suggestion that was taken.'),
  anchor: z
    .strictObject({
      field: z.enum(anchoredFields),
      blockId: z.string().optional(),
      quote: z.string(),
      prefix: z.string(),
      suffix: z.string(),
      rivals: z
        .strictObject({ count: z.int(), outside: z.int(), prefix: z.int(), suffix: z.int(), sides: z.boolean() })
        .describe('How alike other places of the story were.'),
    })
    .nullable()
    .describe('The words it is about, as they were named; null: the whole story.'),
  detached: z.boolean().describe('The story does not say these words there any more.'),
  to: z.string().nullable(),
  author: person,
  at: dateTime,
  closedBy: person.nullable(),
  closedAt: dateTime.nullable(),
  may: z.strictObject({ resolve: z.boolean(), accept: z.boolean() }).describe('What you may do with it.'),
  commentCount: z.int().min(0),
  comments: z.array(comment).describe('The newest twenty, oldest first.'),
});

/** Who is mentioned and may not read the story: they are not told of it. */
export const unseeing = z
  .array(
    z.strictObject({
      ...mention,
      name: z.string(),
      people: z.array(z.string()).describe('Of them, by name; twenty at most.'),
    }),
  )
  .describe('Who is mentioned and may not read the story: they are not told.');

export const pageQuery = {
  after: documentId.optional().meta({ description: 'The id of the last one you have.' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(50)
    .default(50)
    .meta({ description: 'How many at most.', schema: { type: 'integer', minimum: 1, maximum: 50, default: 50 } }),
};
