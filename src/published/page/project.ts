import { projectDocument } from '../document/project.ts';
import type { Row } from '../shows.ts';
import type { PublishedPage } from './schema.ts';

/** A page as readers get it, with its other languages among `all`; undefined for one they may not see. */
export const projectPage = (page: Row, all: readonly Row[]): PublishedPage | undefined =>
  projectDocument('page', page, all);
