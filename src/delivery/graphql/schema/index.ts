import { printSchema, type GraphQLSchema } from 'graphql';
import type { PublishedAuthor, PublishedCorrespondent, PublishedSection } from '../../../published/directory/schema.ts';
import type { PublishedStory } from '../../../published/story/schema.ts';
import { builder, Node } from './builder.ts';
import type { Reads } from '../reads.ts';
import './counted.ts';
import './directory.ts';
import './lists.ts';
import './documents.ts';
import './photo.ts';
import './reviews.ts';
import './search.ts';
import './story.ts';

type PublishedNode = PublishedStory | PublishedSection | PublishedAuthor | PublishedCorrespondent;

/** What readers see of this id: a story, or an entry of the directory. */
async function nodeOf(id: string, reads: Reads): Promise<PublishedNode | undefined> {
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

builder.queryType({ description: 'What readers can see of the newsroom. Read-only, and the same for everybody.' });

/** The schema that front ends see; Payload's own is another one. */
export const schema: GraphQLSchema = builder.toSchema();

/** The schema in its own language, as front-end tools read it. */
export const sdl = (): string => `${printSchema(schema)}\n`;
