import type { PublishedAuthor, PublishedCorrespondent, PublishedSection } from '../../../published/directory/schema.ts';
import type { PublishedStory } from '../../../published/story/schema.ts';
import { builder, Node } from './builder.ts';
import type { Reads } from '../reads.ts';

type Found = PublishedStory | PublishedSection | PublishedAuthor | PublishedCorrespondent;

/** What readers see of this id: a story, or an entry of the directory. */
async function nodeOf(id: string, reads: Reads): Promise<Found | undefined> {
  return (await reads.story(id)) ?? reads.entry(id);
}

builder.queryField('node', (t) =>
  t.field({
    type: Node,
    nullable: true,
    description: 'A story, an author, a section or a posting by its id; null if readers see none of that id.',
    extensions: { price: 10 },
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, reads) => (await nodeOf(id, reads)) ?? null,
  }),
);
