/** What of the directory has an address of its own: an author's slug, a section's path. */
export type Addressed = 'author' | 'section';

/** An address something had before; `of` is its key in `published_house`, so that each leads where it is now in one step. */
export type OldAddress = { _id: string; of: string };

export const oldAddressKey = (kind: Addressed, address: string): string => `${kind}:${address}`;
