import { entryKinds, type Addressed } from '../kinds.ts';

/** An address something had before; `of` is its key in `published_house`, so that each leads where it is now in one step. */
export type OldAddress = { _id: string; of: string };

export const oldAddressKey = (kind: Addressed, address: string): string => `${kind}:${address}`;

/** The field of an entry of this kind, and of what it is made of, that holds its address. */
export const addressFieldOf = (kind: Addressed): 'slug' | 'path' => entryKinds[kind].address;
