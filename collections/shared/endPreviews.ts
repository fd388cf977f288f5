import type { CollectionAfterChangeHook } from 'payload';
import type { Article } from '../../src/payload-types.ts';
import { endPreviewLinks } from '../../src/newsroom/preview/previewLinkRows.ts';
import { trashMoveOf } from './trashMove.ts';

type Row = Pick<Article, 'id' | 'deletedAt'>;

/** A story in the trash, or a colleague's account, ends its preview links for good: they do not come back with it. */
export const endPreviewsOfTrashed: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const row = doc as Row;
  if (trashMoveOf(previousDoc as Row | undefined, row) === 'trash') await endPreviewLinks(String(row.id), req);
};
