import type { WrittenName } from '../../domain/articleFields.ts';
import { plainTextOf } from '../../domain/body/text.ts';
import type { Edits } from '../saving/order.ts';

/** What people read of a story, from its top. */
const inOrder = [
  'kicker',
  'headline',
  'standfirst',
  'bylineText',
  'body',
  'slugline',
  'editorialNote',
] as const satisfies readonly WrittenName[];

/** What was typed as plain text, to be taken elsewhere: a blank line between fields and paragraphs. */
export const plainTextOfEdits = (edits: Edits): string =>
  inOrder
    .map((name) => (name === 'body' ? plainTextOf(edits.body) : edits[name]))
    .filter((text) => typeof text === 'string' && text.trim() !== '')
    .join('\n\n');
