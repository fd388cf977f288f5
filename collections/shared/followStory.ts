import type { CollectionBeforeChangeHook, Field } from 'payload';
import { isVisible } from '../../src/published/visibility.ts';
import { keptByTheDesk } from './access.ts';
import { idOf } from './principal.ts';

type Following = { story?: unknown };

/** A review, or the old address of a story, is as public as its story. */
export const followTheStory: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const id = idOf({ ...(originalDoc as Following | undefined), ...(data as Following) }.story);
  const story = id
    ? await req.payload.db.findOne<{ id: string } & Record<string, unknown>>({
        collection: 'articles',
        where: { id: { equals: id } },
        req,
      })
    : null;
  return { ...data, storyIsPublic: Boolean(story && isVisible(story)) };
};

/** Kept by the transition that shows or hides the story (src/newsroom/transition/transition.ts), so that no read has to look. */
export const storyIsPublicField: Field = {
  name: 'storyIsPublic',
  type: 'checkbox',
  defaultValue: false,
  index: true,
  access: keptByTheDesk,
  admin: { hidden: true },
};
