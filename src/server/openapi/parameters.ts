import { branchStates } from '../../newsroom/story/branchRows.ts';
import type { Schema } from './shapes.ts';

type Parameter = {
  name: string;
  in: 'query' | 'header';
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
const header = (name: string, description: string, schema: Schema): Parameter => ({
  name,
  in: 'header',
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
  branchLimit: query('limit', 'Branches on a page.', { type: 'integer', minimum: 1, maximum: 100, default: 20 }),
  branchState: query('state', 'Only branches in this state.', { enum: branchStates }),
  sort: query('sort', 'Field to sort by; with a hyphen before it, the other way round.', {
    type: 'string',
    examples: ['-firstPublishedAt'],
  }),
  where: tree(
    'where',
    'Which documents, as `where[field][operator]=value`: equals, not_equals, in, not_in, exists, ' +
      'greater_than, greater_than_equal, less_than, less_than_equal, like, contains, all, near; `and` and `or` hold lists.',
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
  ifMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The `baseVersion` read with the story, instead of the field.',
    schema: { type: 'string', pattern: '^(W/)?"?\\d{1,9}"?$', examples: ['"7"'] },
  },
  save: header(
    'Save',
    '`rest`: what fits is saved, and the answer names in `notTaken` what does not: that field, block or link stays as it was. ' +
      'Otherwise, and with an API key, a save is taken whole or refused with 422.',
    { enum: ['all', 'rest'], default: 'all' },
  ),
  idempotencyKey: header(
    'Idempotency-Key',
    'A name of your own for this order, such as a UUID. Sent again with the same key within 24 hours, the same request is not done ' +
      'again: it gets the answer of the first. 409 `under-way` while that has none; 422 if the key was sent with another request.',
    { type: 'string', minLength: 1, maxLength: 202 },
  ),
  uploadLength: header('Upload-Length', 'Bytes of the whole photo: at most 25 MB.', { type: 'integer', minimum: 1 }),
  uploadOffset: header('Upload-Offset', 'How many bytes have come before these.', { type: 'integer', minimum: 0 }),
  uploadMetadata: header('Upload-Metadata', 'tus: `filename` and `filetype`, each with its value in base64.', {
    type: 'string',
    examples: ['filename c3F1YXJlLmpwZw==,filetype aW1hZ2UvanBlZw=='],
  }),
};

/** The pieces of a path. */
export const pathParameters: Record<string, { description: string; schema: Schema }> = {
  link: { description: 'The id of one of the story’s links.', schema: { type: 'string' } },
  uuid: { description: 'The branch’s own UUID.', schema: { type: 'string', format: 'uuid' } },
  id: { description: 'The id of the document.', schema: { type: 'string' } },
  key: { description: 'The key of the renditions, or of a preference.', schema: { type: 'string' } },
  name: { description: 'The name of the rendition.', schema: { type: 'string', examples: ['wide-640.webp'] } },
  filename: { description: 'The name of the file.', schema: { type: 'string' } },
};
