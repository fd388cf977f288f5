import type { PreviewShape, ShareCard } from '../../../domain/previewShapes.ts';
import { ask, type Answer } from '../../deskApi.ts';
import type { Values } from '../model.ts';

/** HTML for a frame, the parts of a share card, or text. */
export type Shown = { html?: string; card?: ShareCard; text?: string };

/** The story with what stands on the page, as readers would get it. The newsroom keeps nothing of it. */
export const previewText = (id: string, as: PreviewShape, edits: Values): Promise<Answer<Shown>> =>
  ask(`/preview/stories/${encodeURIComponent(id)}`, { as, edits });
