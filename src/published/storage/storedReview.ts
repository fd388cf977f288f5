import type { StoredReview } from './collections.ts';
import { contract } from './contract.ts';
import type { PublishedReview } from '../review/schema.ts';

/** What the newsroom keeps of a review and readers see of it (collections/reviews). */
export type ReviewText = Pick<StoredReview, '_id' | 'story' | 'name' | 'text'> & {
  parent?: StoredReview['parent'];
  rating?: number | null;
  createdAt: Date;
};

/** A review as the read model keeps it: in a form that can be counted and put in order. */
export const storedReview = ({ _id, story, parent, name, text, rating, createdAt }: ReviewText): StoredReview => ({
  _id,
  story,
  parent: parent ?? null,
  name,
  text,
  at: createdAt,
  ...(rating ? { rating } : {}),
  contract: contract.version,
});

/** The same as readers get it. */
export const publishedReview = ({ _id, story, parent, name, text, rating, at }: StoredReview): PublishedReview => ({
  id: String(_id),
  story: String(story),
  ...(parent && { parent: String(parent) }),
  name,
  text,
  ...(rating !== undefined && { rating }),
  at: at.toISOString(),
});
