import { words } from '../../src/domain/labels.ts';
import { newsroomCollection } from '../shared/collection.ts';
import { followTheStory, storyIsPublicField } from '../shared/hooks.ts';
import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload';
import { publishAgain } from '../../src/newsroom/publish/published.ts';
import { idOf } from '../shared/principal.ts';

async function publishStoriesOf(redirects: readonly unknown[], req: PayloadRequest): Promise<void> {
  const stories = redirects.flatMap((each) => idOf((each as { story?: unknown } | undefined)?.story) ?? []);
  for (const story of new Set(stories)) await publishAgain(story, req);
}

/** A story is found at an old address, or is there no longer, from the moment the redirect says so. */
const publishOldAddress: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) =>
  publishStoriesOf([previousDoc, doc], req);

const withdrawOldAddress: CollectionAfterDeleteHook = async ({ doc, req }) => publishStoriesOf([doc], req);

/** An address a story had before: the desk writes one when a published story's slug changes. */
export const redirects = newsroomCollection({
  slug: 'redirects',
  labels: {
    singular: words('Redirect', 'Yönləndirmə', 'Перенаправление'),
    plural: words('Redirects', 'Yönləndirmələr', 'Перенаправления'),
  },
  admin: {
    useAsTitle: 'from',
    defaultColumns: ['from', 'story'],
    group: words('Settings', 'Parametrlər', 'Настройки'),
  },
  // The old address of a story readers no longer see would still give away what it was about.
  hooks: {
    beforeChange: [followTheStory],
    afterChange: [publishOldAddress],
    afterDelete: [withdrawOldAddress],
  },
  fields: [
    {
      name: 'from',
      type: 'text',
      required: true,
      unique: true,
      index: true,
      maxLength: 120,
      label: words('Old slug', 'Köhnə slaq', 'Старый слаг'),
    },
    {
      name: 'story',
      type: 'relationship',
      relationTo: 'articles',
      required: true,
      index: true,
      label: words('Story', 'Xəbər', 'Материал'),
    },
    storyIsPublicField,
  ],
});
