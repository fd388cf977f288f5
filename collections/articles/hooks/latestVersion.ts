import type { CollectionAfterChangeHook, CollectionBeforeDeleteHook } from 'payload';
import { latestVersionOf } from '../../../src/newsroom/story/versions.ts';
import { keepNewestVersion } from '../../shared/newestVersion.ts';

/** The version just written is the latest, whatever the clocks say. */
export const keepNewestLatest: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const revision = req.context.revision as number | undefined;
  if (operation !== 'update' || revision === undefined) return;
  const version = await keepNewestVersion('articles', String((doc as { id: string }).id), revision, req);
  if (version) req.context.version = version;
};

/** The purge takes the versions before the audit trail can name the last of them. */
export const noteLastVersion: CollectionBeforeDeleteHook = async ({ id, req }) => {
  req.context.version = await latestVersionOf(String(id), req);
};
