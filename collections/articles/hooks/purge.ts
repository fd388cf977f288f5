import type { CollectionAfterDeleteHook } from 'payload';
import { forgetStory } from '../../../src/desk/published.ts';

/** A story deleted for good leaves nothing: no notice, no old address. */
export const forgetPurged: CollectionAfterDeleteHook = async ({ id, req }) => forgetStory(String(id), req);
