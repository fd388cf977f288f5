import { ask, type Answer } from './deskApi.ts';

/** A link to a story's latest version, as GET /api/articles/:id/preview-links tells it. */
export type PreviewLink = {
  id: string;
  by: string;
  until: string;
  openings: { count: number; lastAt: string | null };
  ended: 'revoked' | 'expired' | 'story' | 'maker' | null;
  mayEnd: boolean;
};

const story = (id: string): string => `/api/articles/${encodeURIComponent(id)}`;

export const linksOf = (id: string): Promise<Answer<{ links: PreviewLink[] }>> => ask(`${story(id)}/preview-links`);

export const makeLink = (id: string, hours: number): Promise<Answer<{ path: string }>> =>
  ask(`${story(id)}/preview-link`, { hours });

export const endLink = (id: string, link: string): Promise<Answer<{ link: PreviewLink }>> =>
  ask(`${story(id)}/preview-links/${encodeURIComponent(link)}/end`, {});
