import { z } from 'zod';

/** Headers that several endpoints take. */
export const requestHeaders = {
  'If-Match': z
    .string()
    .optional()
    .meta({
      description: 'The `baseVersion` read with the story, instead of the field.',
      schema: { type: 'string', pattern: '^(W/)?"?\\d{1,9}"?$', examples: ['"7"'] },
    }),
  Save: z
    .string()
    .optional()
    .meta({
      description:
        '`rest`: what fits is saved, and the answer names in `notTaken` what does not: that field, block or link stays as it was. ' +
        'Otherwise, and with an API key, a save is taken whole or refused with 422.',
      schema: { enum: ['all', 'rest'], default: 'all' },
    }),
  'Idempotency-Key': z
    .string()
    .optional()
    .meta({
      description:
        'A name of your own for this order, such as a UUID. Sent again with the same key within 24 hours, the same request is not done ' +
        'again: it gets the answer of the first. 409 `under-way` while that has none; 422 if the key was sent with another request.',
      schema: { type: 'string', minLength: 1, maxLength: 202 },
    }),
} as const;
