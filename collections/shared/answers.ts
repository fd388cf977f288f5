import { z } from 'zod';
import { statusOfRefusal } from '../../src/domain/refusal.ts';
import type { MergedWith, SavedBy } from '../../src/domain/merge/saves.ts';
import { component, type NamedSchemas } from '../../src/http/jsonSchema.ts';

/** What answers of several endpoints hold. */
export const documentId = z.string().regex(/^[0-9a-f]{24}$/);
export const dateTime = z.iso.datetime();

/** A document as this reader may see it, with the schema that Payload's fields make. */
export const article = component('Article');
export const user = component('User');

/** The piece of a path that names a document. */
export const idInPath = z.string().meta({ description: 'The id of the document.' });
/** Ids are compared in small letters. */
export const lowerCaseId = z.string().toLowerCase().meta({ description: 'The id of the document.' });

/** Told besides: times that the clock shows twice, of which the first was taken. */
const warningList = z.array(z.strictObject({ path: z.string(), rule: z.enum(['twice']), other: dateTime }));
export const warnings = warningList.optional();

const colleagueName = z.string().nullable().describe('Null: a former colleague, whose account is deleted.');
export const person = z.strictObject({ id: documentId, name: colleagueName });
export const savedBy: z.ZodType<SavedBy> = z.strictObject({
  id: documentId.optional(),
  name: colleagueName,
  at: dateTime,
});

/** One field, and the rule in the way. */
export const problem = z.strictObject({
  path: z.string().describe('The field, in dots; empty for the request as a whole.'),
  rule: z.string().describe('The rule it breaks, a stable machine word.'),
  message: z.string().describe('For a person.'),
  place: z.string().optional().describe('Where in the field, if it is rich text: `root.children.2.fields.url`.'),
  params: z.looseObject({}).optional().describe('What the words of the rule name.'),
  label: z.unknown().optional(),
});

const mergedWith: z.ZodType<MergedWith> = z.strictObject({
  fields: z.array(z.string()).describe('The fields that are as others made them.'),
  blocks: z.array(z.string()).describe('The same of blocks of the body, by their ids.'),
  by: z.array(savedBy).describe('Who they are, each with their last save.'),
});

const mergeConflict = z.strictObject({
  field: z.string(),
  block: z.string().optional().describe('In `body`: the id of the block.'),
  base: z.unknown().optional().describe('What it was in the version that was written over.'),
  theirs: z.unknown().optional().describe('What the story has now; of a block, missing if it was deleted.'),
  mine: z.unknown().optional().describe('What was sent; of a block, missing if it was left out.'),
  by: savedBy.optional().describe('Who saved the other side last.'),
});

const refusal = z
  .looseObject({
    code: z.enum([...Object.keys(statusOfRefusal), 'wrong-method', 'locked', 'fault']),
    errors: z.array(problem),
    conflicts: z.array(mergeConflict).optional(),
    merged: mergedWith.optional(),
    upload: z.string().optional().describe('The photo’s bytes are kept for 24 hours: send this `upload` instead.'),
  })
  .describe(
    'With `conflict` also both sides: `currentVersion`, `yours`, `theirs`; `onlyMoved`: nobody has written in it since, only moved it. To a save with `merge=blocks` also `merged`, and in `conflicts` what both changed.',
  );
const oneError = z.strictObject({ name: z.string(), message: z.string(), data: refusal });
const errors = z.array(oneError).min(1);

/** Those that have a name in the OpenAPI document. `Error` is the one form of a refusal under `/api`. */
export const namedAnswers: NamedSchemas = {
  Problem: problem,
  Warnings: warningList,
  MergedWith: mergedWith,
  MergeConflict: mergeConflict,
  OneError: oneError,
  Errors: errors,
  Error: z.strictObject({ errors }),
};
