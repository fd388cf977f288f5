import type { CollectionAfterReadHook } from 'payload';

/** Payload takes a list that one may not read out of a document, and then puts an empty one in its place: that goes too. */
export const dropClosedLists: CollectionAfterReadHook = async ({ collection, doc, overrideAccess, req }) => {
  if (overrideAccess) return doc;
  const row = doc as Record<string, unknown> & { id?: string };
  for (const field of collection.flattenedFields) {
    const value = row[field.name];
    if (field.type !== 'array' || !field.access?.read || !Array.isArray(value) || value.length > 0) continue;
    if (!(await field.access.read({ req, id: row.id, doc: row, data: row, siblingData: row }))) delete row[field.name];
  }
  return row;
};
