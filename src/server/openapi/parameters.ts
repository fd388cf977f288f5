import { filterOperators } from '../../../collections/shared/query.ts';
import type { Schema } from '../../http/shapes.ts';

type Parameter = {
  name: string;
  in: 'query';
  description: string;
  schema: Schema;
  style?: string;
  explode?: true;
};

const query = (name: string, description: string, schema: Schema): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
});
const tree = (name: string, description: string): Parameter => ({
  ...query(name, description, { type: 'object', additionalProperties: true }),
  style: 'deepObject',
  explode: true,
});

/** What queries and headers mean; `components.parameters`, and what docs/newsroom-api.md says of them. */
export const parameters: Record<string, Parameter> = {
  depth: query('depth', 'How far related documents are put in place of their ids.', {
    type: 'integer',
    minimum: 0,
    maximum: 4,
    default: 1,
  }),
  limit: query('limit', 'Documents on a page: at most 100, for staff 500; 0 for as many as that.', {
    type: 'integer',
    minimum: 0,
    default: 10,
  }),
  page: query('page', 'Which page, from 1.', { type: 'integer', minimum: 1, default: 1 }),
  sort: query('sort', 'Field to sort by; with a hyphen before it, the other way round.', {
    type: 'string',
    examples: ['-firstPublishedAt'],
  }),
  where: tree(
    'where',
    `Which documents, as \`where[field][operator]=value\`: ${filterOperators.join(', ')}; \`and\` and \`or\` hold lists.`,
  ),
  select: tree(
    'select',
    'Only these fields, as `select[headline]=true`; what is not chosen is then missing, required or not.',
  ),
  populate: tree('populate', 'Only these fields of related documents, as `populate[sections][name]=true`.'),
  draft: query('draft', 'For staff: the pending edits instead of what is published.', { type: 'boolean' }),
  trash: query('trash', 'For staff: also what is in the trash.', { type: 'boolean' }),
  purge: query('purge', 'Deletes for good what is in the trash already. Administrators only.', { type: 'boolean' }),
  allSessions: query('allSessions', 'Ends all sessions of the user, not only this one.', { type: 'boolean' }),
};

/** The pieces of a path. */
export const pathParameters: Record<string, { description: string; schema: Schema }> = {
  id: { description: 'The id of the document.', schema: { type: 'string' } },
  key: { description: 'The key of a preference.', schema: { type: 'string' } },
  filename: { description: 'The name of the file.', schema: { type: 'string' } },
};
