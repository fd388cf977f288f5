import type { PayloadRequest } from 'payload';
import { databaseOf, sessionOf } from '../../database/rows.ts';
import { collections, addressFieldOf, oldAddressKey, type OldAddress } from '../../published/storage/collections.ts';
import type { Addressed } from '../../published/kinds.ts';
import { textOf, type Row } from '../../published/shows.ts';

/** `after` is undefined for what was deleted for good. */
type Change = { id: string; before?: Row; after?: Row };

/**
 * Keeps the address an author or a section had, in the request's transaction. One that is taken belongs to who has it now, and
 * what is gone for good leaves none.
 */
export async function keepDirectoryAddress(
  kind: Addressed,
  { id, before, after }: Change,
  req: PayloadRequest,
): Promise<void> {
  const of = oldAddressKey(kind, id);
  const field = addressFieldOf(kind);
  const [was, is] = [textOf(before?.[field]), textOf(after?.[field])];
  const addresses = databaseOf(req.payload).collection<OldAddress>(collections.oldAddresses);
  const options = { session: await sessionOf(req) };
  if (!after) return void (await addresses.deleteMany({ of }, options));
  if (was === is) return;
  if (is) await addresses.deleteOne({ _id: oldAddressKey(kind, is) }, options);
  const _id = was && oldAddressKey(kind, was);
  if (_id) await addresses.replaceOne({ _id }, { of }, { ...options, upsert: true });
}
