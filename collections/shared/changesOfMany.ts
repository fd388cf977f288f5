import type { CollectionAfterOperationHook, CollectionConfig } from 'payload';
import { Refusal } from '../../src/domain/refusal.ts';

/** Of a change of many, Payload keeps the words of what went wrong with each document, and not the error. */
type Said = { message: string; isPublic?: boolean };

/** What MongoDB says where `isTransient` (src/desk/inTransaction.ts) has its code. */
const transientWords = /please retry|WriteConflict|in-progress transactions|transaction .*aborted/i;
const isTransient = ({ message, isPublic }: Said): boolean => !isPublic && transientWords.test(message);

const said = 'Somebody else was changing this at the same moment. Nothing of it was written; try again.';

/** Another change was faster: if nothing at all was written, the whole is done again, else it is told which were not. */
const tellConflicts: CollectionAfterOperationHook = ({ result }) => {
  const { docs, errors } = (result ?? {}) as { docs?: unknown[]; errors?: Said[] };
  if (!docs || !errors?.some(isTransient)) return result;
  if (docs.length === 0) throw new Refusal('conflict', said, [], { retry: true });
  const told = errors.map((error) => (isTransient(error) ? { ...error, message: said, isPublic: true } : error));
  return { ...(result as object), errors: told } as never;
};

/** Changes of many documents (`PATCH` and `DELETE` with `where`) in this collection say what came in between. */
export const withChangesOfMany = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  hooks: {
    ...collection.hooks,
    afterOperation: [...(collection.hooks?.afterOperation ?? []), tellConflicts],
  },
});
