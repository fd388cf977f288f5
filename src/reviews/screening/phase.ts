import type { Refusal } from '../../domain/refusal.ts';
import type { ReviewDraft, ReviewSettings } from '../../domain/review.ts';
import type { Language } from '../../domain/languages.ts';

/**
 * What one look at a review says: nothing against it, a moderator should see it, it is spam, or it is not taken at all. The reasons are
 * words for moderators (`admin/reviewTexts.ts`), never shown to readers.
 */
export type Verdict =
  { kind: 'pass' } | { kind: 'hold' | 'spam'; reasons: readonly string[] } | { kind: 'refuse'; refusal: Refusal };

/** All the screening looks at, found out beforehand: the phases themselves ask nobody. */
export type Facts = {
  draft: ReviewDraft;
  settings: ReviewSettings;
  /** The language of the story. */
  language: Language;
  /** What was typed into the field no person sees. */
  website?: string;
  /** How long ago the form was shown, in seconds; or why that is not known. */
  shown: number | 'no token' | 'bad token' | 'old token';
  proof: 'good' | 'bad' | 'spent' | 'missing';
  /** Reviews from this address in the ten minutes that run, this one included, and the seconds left of them. */
  sent: { count: number; secondsLeft: number };
  isBanned: boolean;
  /** Who else sent the same text: the same address under this story, others anywhere in the last days. */
  same: { byAddress: boolean; byOthers: number };
};

/** One look at a review. */
export type Phase = (facts: Facts) => Verdict;

export const pass: Verdict = { kind: 'pass' };
export const hold = (...reasons: string[]): Verdict => ({ kind: 'hold', reasons });
export const spam = (...reasons: string[]): Verdict => ({ kind: 'spam', reasons });
export const refuse = (refusal: Refusal): Verdict => ({ kind: 'refuse', refusal });
