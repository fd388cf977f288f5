import type { Taken } from './stories.ts';

/** Who saved, and when. `id` is missing where the newsroom did it itself; `name` is null for a former colleague. */
export type SavedBy = { id?: string; name: string | null; at: string };

/** A save since a version: its revision, who made it, and the fields and blocks of the body that it changed. */
export type SaveSince = Taken & { version: number; by: SavedBy };

/** What of others’ saves a save was merged with: fields, blocks of the body by their ids, and who they are, each with their last save. */
export type MergedWith = Taken & { by: SavedBy[] };
