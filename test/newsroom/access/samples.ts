import type { Newsroom } from '../../support/newsroom.ts';
import type { Kept } from './stories.ts';

/** The least a document of each collection needs. */
export function sampleOf(
  collection: string,
  { author }: Pick<Newsroom, 'author'>,
  { stories }: Pick<Kept, 'stories'>,
): object {
  const samples: Record<string, object> = {
    authors: {},
    correspondents: { author, timeZone: 'Asia/Baku', from: '2024-01-01' },
    sections: {},
    desks: {},
    pages: { language: 'en' },
    redirects: { story: stories.published },
    reviews: { story: stories.published, text: 'Well said.' },
    users: { password: 'a password long enough', role: 'journalist' },
  };
  return samples[collection] ?? {};
}

/** What tells one document of a collection from another. */
export function unique(collection: string, name: string): object {
  if (collection === 'correspondents') return { city: name };
  if (collection === 'redirects') return { from: name };
  if (collection === 'users') return { name, email: `${name}@newsroom.example` };
  if (collection === 'pages') return { title: name, slug: `page-${name}` };
  return { name };
}

/** What whoever may edit a document of the collection changes in it: of a review no word. */
export function change(collection: string, name: string): object {
  if (collection === 'reviews') return { state: 'rejected' };
  // Each save of a page names the version it started from.
  return { ...unique(collection, name), ...(collection === 'pages' && { baseVersion: 1 }) };
}
