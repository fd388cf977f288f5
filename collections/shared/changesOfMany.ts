import type { CollectionAfterOperationHook, CollectionConfig } from 'payload';
import { overtaken, saysTransient } from '../../src/desk/inTransaction.ts';

/** Of a change of many, Payload keeps the words of what went wrong with each document, and not the error. */
type Said = { message: string; isPublic?: boolean };

const isTransient = ({ message, isPublic }: Said): boolean => !isPublic && saysTransient(message);

/** Another change was faster: if nothing at all was written, the whole is done again, else it is told which were not. */
const tellConflicts: CollectionAfterOperationHook = ({ result }) => {
  const { docs, errors } = (result ?? {}) as { docs?: unknown[]; errors?: Said[] };
  if (!docs || !errors?.some(isTransient)) return result;
  const refusal = overtaken();
  if (docs.length === 0) throw refusal;
  const told = errors.map((error) =>
    isTransient(error) ? { ...error, message: refusal.message, isPublic: true } : error,
  );
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
