import { z } from 'zod';
import { component } from '../../src/http/jsonSchema.ts';

/** What answers of several endpoints hold. */
export const documentId = z.string().regex(/^[0-9a-f]{24}$/);
export const dateTime = z.iso.datetime();

/** A document as this reader may see it, with the schema that Payload's fields make. */
export const article = component('Article');
export const user = component('User');
/** One field, and the rule in the way. */
export const problem = component<object>('Problem');

/** Told besides: times that the clock shows twice, of which the first was taken. */
export const warnings = z
  .array(z.strictObject({ path: z.string(), rule: z.enum(['twice']), other: dateTime }))
  .optional();

/** The piece of a path that names a document. */
export const idInPath = z.string().meta({ description: 'The id of the document.' });
/** Ids are compared in small letters. */
export const lowerCaseId = z.string().toLowerCase().meta({ description: 'The id of the document.' });
