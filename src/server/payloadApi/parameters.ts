import { z } from 'zod';
import { filterOperators } from '../../../collections/shared/query.ts';
import type { JsonSchema } from '../../http/jsonSchema.ts';

const query = (description: string, schema: JsonSchema) => z.string().optional().meta({ description, schema });
const tree = (description: string) =>
  z
    .unknown()
    .optional()
    .meta({ description, schema: { type: 'object', additionalProperties: true }, style: 'deepObject' });

/** What Payload's parameters mean; `components.parameters`, and what docs/newsroom-api.md says of them. */
export const parameters = {
  depth: query('How far related documents are put in place of their ids.', {
    type: 'integer',
    minimum: 0,
    maximum: 4,
    default: 1,
  }),
  limit: query('Documents on a page: at most 100, for staff 500; 0 for as many as that.', {
    type: 'integer',
    minimum: 0,
    default: 10,
  }),
  page: query('Which page, from 1.', { type: 'integer', minimum: 1, default: 1 }),
  sort: query('Field to sort by; with a hyphen before it, the other way round.', {
    type: 'string',
    examples: ['-firstPublishedAt'],
  }),
  where: tree(
    `Which documents, as \`where[field][operator]=value\`: ${filterOperators.join(', ')}; \`and\` and \`or\` hold lists.`,
  ),
  select: tree('Only these fields, as `select[headline]=true`; what is not chosen is then missing, required or not.'),
  populate: tree('Only these fields of related documents, as `populate[sections][name]=true`.'),
  draft: query('For staff: the pending edits instead of what is published.', { type: 'boolean' }),
  trash: query('For staff: also what is in the trash.', { type: 'boolean' }),
  merge: query(
    '`blocks`: a save written over an older version is merged with what was saved since, where both did not change the same field or block.',
    { enum: ['blocks'] },
  ),
  purge: query('Deletes for good what is in the trash already. Administrators only.', { type: 'boolean' }),
  allSessions: query('Ends all sessions of the user, not only this one.', { type: 'boolean' }),
};

/** The pieces of paths. */
export const pieces: Readonly<Record<string, z.ZodType>> = {
  id: z.string().meta({ description: 'The id of the document.' }),
  key: z.string().meta({ description: 'The key of a preference.' }),
  filename: z.string().meta({ description: 'The name of the file.' }),
};
