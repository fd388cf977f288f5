import type { Kind } from './kind.ts';
import { sitePageKind } from './sitePage.ts';
import { storyKind } from './story.ts';

const kinds: readonly Kind[] = [storyKind, sitePageKind];

/** The kind whose documents this collection holds. What an earlier release left on a device names none: it is a story. */
export const kindIn = (collection: string | undefined): Kind =>
  kinds.find((kind) => kind.collection === collection) ?? storyKind;
