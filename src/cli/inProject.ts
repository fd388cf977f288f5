import { join } from 'node:path';

/** A file of the project, wherever the command was called from (scripts/dateline.mjs). */
export const inProject = (file: string): string => join(process.env.DATELINE_ROOT ?? process.cwd(), file);
