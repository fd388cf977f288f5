import { z } from 'zod';
import { documentBody, documentFields, linkSchema } from './document/schema.ts';
import { projectDocument } from './document/project.ts';
import type { Row } from './shows.ts';

/** A page of the site: About, Contacts, Privacy, Corrections policy. */
export const page = z.strictObject({ kind: z.literal('page'), ...documentFields(linkSchema()), body: documentBody });
export type PublishedPage = z.infer<typeof page>;

/** A page as readers get it, with its other languages among `all`; undefined for one they may not see. */
export const projectPage = (page: Row, all: readonly Row[]): PublishedPage | undefined =>
  projectDocument('page', page, all);
