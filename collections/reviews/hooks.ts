import type { CollectionBeforeChangeHook } from 'payload';
import { isReadable } from '../../src/domain/policy.ts';
import type { State } from '../../src/domain/workflow.ts';
import { idOf } from '../shared/principal.ts';

type Reviewed = { story?: unknown };

/** A review is as public as its story. */
export const followTheStory: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const id = idOf({ ...(originalDoc as Reviewed | undefined), ...(data as Reviewed) }.story);
  const story = id
    ? await req.payload.db.findOne<{ id: string; state: State; _status?: string }>({
        collection: 'articles',
        where: { id: { equals: id } },
        req,
      })
    : null;
  return { ...data, storyIsPublic: Boolean(story && isReadable(story.state, story._status === 'published')) };
};
