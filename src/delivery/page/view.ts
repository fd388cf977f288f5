import type { Picture, StoryHtml } from '../../domain/body.ts';
import type { Language } from '../../domain/story.ts';

export type PageLink = { label: string; href: string };

/** An instant, and how it reads in the story's language and time zone. */
export type Moment = { iso: string; text: string };

/**
 * All that the reader's page of one story shows: plain JSON, every text ready to read and not yet escaped. Links that are
 * not http, https, mailto or our own site are shown as text.
 */
export type StoryView = {
  language: Language;
  headline: string;
  /** The path or address of page.css. */
  stylesheet: string;
  agency: PageLink;
  /** What search engines and the browser's tab show, if other than the headline. */
  title?: string;
  description?: string;
  /** The address of the page, absolute. */
  canonical?: string;
  noindex?: boolean;
  /** The same story in other languages. */
  translations?: { language: Language; href: string }[];
  kicker?: string;
  standfirst?: string;
  /** From the top of the tree down to the story's own section: Politics, Parliament. */
  sections?: PageLink[];
  photo?: Picture;
  /** Made by `htmlOf`, with the dateline run in by its `dateline` option. */
  body: StoryHtml;
  byline?: string;
  /** "Reporting by … in …". */
  reporting?: string;
  sources?: string;
  published?: Moment;
  updated?: Moment;
  /** Public corrections, the latest first. */
  corrections?: { at: Moment; text: string }[];
  /** Where a reader writes a review; without it the block is there but closed. */
  reviews?: { href: string };
  social?: PageLink[];
  newsLine?: { at: Moment; headline: string; href: string }[];
  /** Set on what is not published: a banner says so, with the note; reviews are closed and search engines kept out. */
  preview?: { note?: string };
};
