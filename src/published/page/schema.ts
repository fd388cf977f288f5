import { z } from 'zod';
import { documentBody, documentFields, linkSchema } from '../document/schema.ts';

/** A page of the site: About, Contacts, Privacy, Corrections policy. */
export const page = z.strictObject({ kind: z.literal('page'), ...documentFields(linkSchema()), body: documentBody });
export type PublishedPage = z.infer<typeof page>;
