import { foldLetters } from './letters.ts';
import type { Language } from './languages.ts';
import { words, type Labels } from './labels.ts';

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

/** A review as it came in and was screened. `state` is what the screening made of it. */
export type ReceivedReview = {
  draft: ReviewDraft;
  slug: string;
  /** `pass` leaves it to how the story's reviews are moderated. */
  state: 'pass' | 'pending' | 'spam';
  reasons: readonly string[];
  addressHash: string;
  textHash: string;
  /** ISO 8601. */
  now: string;
};

/** Words that mark a review, one a line in the settings. Without a language they count in all. */
export type WordList = { language?: Language; effect: 'spam' | 'hold'; words: readonly string[] };

/** How the newsroom takes reviews. */
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

const isModeration = (value: unknown): value is Moderation => moderations.includes(value as Moderation);

/** The nearest of the sections (the story's own first) that says how, else the newsroom. Where the newsroom takes none, nobody does. */
export const moderationFor = (sections: readonly unknown[], fallback: Moderation): Moderation =>
  fallback === 'off' ? 'off' : (sections.find(isModeration) ?? fallback);

/** A long text made comparable, as `foldLetters` does a phrase; letters spaced out (s p a m) are put together. */
export function foldedText(text: string): string {
  // Cut at blanks: `foldLetters` is meant for short text and looks at its beginning only.
  const pieces = text.match(/[\s\S]{1,800}(?=\s|$)|\S{1,800}/g) ?? [];
  const words = pieces.map(foldLetters).join(' ').replace(/ +/g, ' ').trim();
  return words.replace(/\b\w(?: \w\b){2,}/g, (spaced) => spaced.replaceAll(' ', ''));
}

export const reviewStateLabels: Record<ReviewState, Labels> = {
  pending: words('Pending', 'Gözləyir', 'Ждёт'),
  approved: words('Approved', 'Təsdiqlənib', 'Одобрен'),
  rejected: words('Rejected', 'Rədd edilib', 'Отклонён'),
  spam: words('Spam', 'Spam', 'Спам'),
};

/**
 * A reader's text made plain: what is left is what anybody sees. Removed are control characters, marks that turn the direction of
 * the text around them, characters of no width (word lists would not see through them) and halves of characters.
 */
const unwanted =
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u200e\u200f\u061c\u2060-\u2069\u202a-\u202e\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}|\p{Cn}/gu;

/** A letter under a tower of marks. No language of the newsroom stacks more than two. */
const towers = /(\p{M}{3})\p{M}+/gu;

const plain = (text: string): string => text.replace(unwanted, '').normalize('NFC').replace(towers, '$1');

/** One line: every run of white space is one blank. */
export const cleanLine = (text: string): string => plain(text).replace(/\s+/g, ' ').trim();

/** Paragraphs: at most one empty line in a row, no blanks at the ends of lines. */
export const cleanText = (text: string): string =>
  plain(text)
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
