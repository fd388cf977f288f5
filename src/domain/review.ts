import { folded } from './letters.ts';
import type { Language } from './languages.ts';

/** Where a reader's review stands. Only `approved` is ever shown. */
export const reviewStates = ['pending', 'approved', 'rejected', 'spam'] as const;
export type ReviewState = (typeof reviewStates)[number];

export const isReviewState = (value: unknown): value is ReviewState => reviewStates.includes(value as ReviewState);

/** `before`: shown once a moderator approves it; `after`: shown at once and looked at later; `off`: no reviews are taken. */
export const moderations = ['before', 'after', 'off'] as const;
export type Moderation = (typeof moderations)[number];

/** What a review may hold, in UTF-16 units after cleaning. */
export const longestReview = { name: 80, text: 5_000, email: 254, reason: 500 } as const;

/** What a reader sends, cleaned. `parent` is the review it answers. */
export type ReviewDraft = { name: string; text: string; rating?: number; email?: string; parent?: string };

/** Words that mark a review, one a line in the settings. Without a language they count in all. */
export type WordList = { language?: Language; effect: 'spam' | 'hold'; words: readonly string[] };

/** How the house takes reviews. */
export type ReviewSettings = {
  moderation: Moderation;
  openDays: number;
  /** Sooner after the form was shown nobody has written anything, in seconds. */
  minSeconds: number;
  /** More links than this hold a review for a moderator. */
  linkLimit: number;
  /** Reviews taken from one address in ten minutes. */
  perAddress: number;
  /** Leading zero bits a browser has to find before it may send; 0 asks for none. */
  proofBits: number;
  /** Reports by different readers that put a review back before a moderator. */
  reportsToHide: number;
  words: readonly WordList[];
  /** Where a reader who sent a plain form comes back to, as a pattern; the story's page here if there is none. */
  returnTo?: string;
};

const day = 86_400_000;

/** When a story stops taking reviews, ISO 8601. */
export const reviewsCloseAt = (publishedAt: string, openDays: number): string =>
  new Date(Date.parse(publishedAt) + openDays * day).toISOString();

/** Does a story take reviews now? `reviewsClosed`: an editor or its section said no more. `now` is an ISO 8601 instant. */
export const takesReviews = (
  { publishedAt, reviewsClosed }: { publishedAt: string; reviewsClosed?: boolean },
  { reviewsOpenDays }: { reviewsOpenDays: number },
  now: string,
): boolean => !reviewsClosed && Date.parse(now) < Date.parse(reviewsCloseAt(publishedAt, reviewsOpenDays));

const isModeration = (said: unknown): said is Moderation => moderations.includes(said as Moderation);

/** The nearest of the sections (the story's own first) that says how, else the house. Where the house takes none, nobody does. */
export const moderationFor = (sections: readonly unknown[], house: Moderation): Moderation =>
  house === 'off' ? 'off' : (sections.find(isModeration) ?? house);

/** A long text made comparable, as `folded` does a phrase; letters spaced out (s p a m) are put together. */
export function foldedText(text: string): string {
  // Cut at blanks: `folded` is meant for short text and looks at its beginning only.
  const pieces = text.match(/[\s\S]{1,800}(?=\s|$)|\S{1,800}/g) ?? [];
  const words = pieces.map(folded).join(' ').replace(/ +/g, ' ').trim();
  return words.replace(/\b\w(?: \w\b){2,}/g, (spaced) => spaced.replaceAll(' ', ''));
}
