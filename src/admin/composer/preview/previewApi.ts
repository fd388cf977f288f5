import { ask, type Answer } from '../../deskApi.ts';
import type { Values } from '../model.ts';

/** What a story is shown as, in the order of the tabs. */
export const previewShapes = ['page', 'cards', 'share', 'feed', 'ninjs', 'text'] as const;
export type PreviewShape = (typeof previewShapes)[number];

export type ShareCard = { site: string; title: string; description: string; image?: string };
/** HTML for a frame, the parts of a share card, or text. */
export type Shown = { html?: string; card?: ShareCard; text?: string };

/** The story with what stands on the page, as readers would get it. The newsroom keeps nothing of it. */
export const previewText = (id: string, as: PreviewShape, edits: Values): Promise<Answer<Shown>> =>
  ask(`/preview/stories/${encodeURIComponent(id)}`, { as, edits });
