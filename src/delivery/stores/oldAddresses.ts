import { collections, type Db } from '../../published/storage/collections.ts';
import type { Addressed } from '../../published/kinds.ts';
import { addressFieldOf, oldAddressKey, type OldAddress } from '../../published/storage/oldAddresses.ts';

/** The address readers find now what had this one before; undefined if nothing had it, or they do not see it any more. */
export const openMoved =
  (db: Db) =>
  async (kind: Addressed, address: string): Promise<string | undefined> => {
    const old = await db
      .collection<OldAddress>(collections.oldAddresses)
      .findOne({ _id: oldAddressKey(kind, address) }, { projection: { of: 1 } });
    if (!old) return undefined;
    const field = addressFieldOf(kind);
    const house = db.collection<{ _id: string } & Partial<Record<typeof field, string>>>(collections.house);
    const now = (await house.findOne({ _id: old.of }, { projection: { [field]: 1 } }))?.[field];
    return now === address ? undefined : now;
  };
