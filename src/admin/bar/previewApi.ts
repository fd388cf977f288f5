import { article, ask, type Answer } from '../deskApi.ts';

/** A link to a story's latest version, as GET /api/articles/:id/preview-links tells it. */
export type PreviewLink = {
  id: string;
  by: string;
  until: string;
  openings: { count: number; lastAt: string | null };
  ended: 'revoked' | 'expired' | 'story' | 'maker' | null;
  mayEnd: boolean;
};

export const linksOf = (id: string): Promise<Answer<{ links: PreviewLink[] }>> => ask(`${article(id)}/preview-links`);

export const makeLink = (id: string, hours: number): Promise<Answer<{ id: string; path: string; url?: string }>> =>
  ask(`${article(id)}/preview-link`, { hours });

export const endLink = (id: string, link: string): Promise<Answer<{ link: PreviewLink }>> =>
  ask(`${article(id)}/preview-links/${encodeURIComponent(link)}/end`, {});
