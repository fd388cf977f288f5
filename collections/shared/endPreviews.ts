import type { CollectionAfterChangeHook } from 'payload';
import { endPreviewLinks } from '../../src/desk/previewLinkRows.ts';

type Row = { id: string; deletedAt?: string | null };

/** A story in the trash, or a colleague's account, ends its preview links for good: they do not come back with it. */
export const endPreviewsOfTrashed: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const [row, before] = [doc as Row, previousDoc as Row | undefined];
  if (row.deletedAt && !before?.deletedAt) await endPreviewLinks(String(row.id), req);
};
