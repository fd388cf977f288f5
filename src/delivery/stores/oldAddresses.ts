import type { PublishedAuthor, PublishedHouse, PublishedSection } from '../../published/directory/schema.ts';
import { collections, type Db } from '../../published/storage/collections.ts';
import { oldAddressKey, type Addressed, type OldAddress } from '../../published/storage/oldAddresses.ts';

const addressIn = (house: PublishedHouse): string | undefined =>
  (house as Partial<PublishedAuthor>).slug ?? (house as Partial<PublishedSection>).path;

/** The address readers find now what had this one before; undefined if nothing had it, or they do not see it any more. */
export const openMoved =
  (db: Db) =>
  async (kind: Addressed, address: string): Promise<string | undefined> => {
    const old = await db
      .collection<OldAddress>(collections.oldAddresses)
      .findOne({ _id: oldAddressKey(kind, address) }, { projection: { of: 1 } });
    if (!old) return undefined;
    const house = db.collection<PublishedHouse & { _id: string }>(collections.house);
    const found = await house.findOne({ _id: old.of }, { projection: { slug: 1, path: 1 } });
    const now = found ? addressIn(found) : undefined;
    return now === address ? undefined : now;
  };
