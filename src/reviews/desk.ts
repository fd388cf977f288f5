import type { ReviewDraft, ReviewSettings } from '../domain/review.ts';
import type { PublishedReview } from '../published/review/schema.ts';
import type { Language } from '../domain/languages.ts';

/** A story that may be reviewed. */
export type ReviewedStory = { id: string; slug: string; language: Language; publishedAt: string };

/** What the desk does with what readers send: the one way from here to the newsroom's own documents. */
export type ReviewDesk = {
  /** The story readers see at a slug; whether it takes reviews now, and how the house takes them. */
  storyAt: (
    slug: string,
    now: string,
  ) => Promise<{ story: ReviewedStory; isOpen: boolean; settings: ReviewSettings } | undefined>;
  sameTextAs: (candidate: {
    textHash: string;
    addressHashes: readonly string[];
    story: string;
    now: Date;
  }) => Promise<{ byAddress: boolean; byOthers: number }>;
  /** Keeps a review; answers it if readers see it now. */
  receive: (review: {
    draft: ReviewDraft;
    slug: string;
    state: 'pass' | 'pending' | 'spam';
    reasons: readonly string[];
    addressHash: string;
    textHash: string;
    now: string;
  }) => Promise<PublishedReview | undefined>;
  report: (report: { review: string; reason?: string; addressHash: string; now: string }) => Promise<void>;
};
