import { printSchema, type GraphQLSchema } from 'graphql';
import { builder } from './builder.ts';
import './counted.ts';
import './directory.ts';
import './lists.ts';
import './documents.ts';
import './node.ts';
import './photo.ts';
import './reviews.ts';
import './search.ts';
import './story.ts';

builder.queryType({ description: 'What readers can see of the newsroom. Read-only, and the same for everybody.' });

/** The schema that front ends see; Payload's own is another one. */
export const schema: GraphQLSchema = builder.toSchema();

/** The schema in its own language, as front-end tools read it. */
export const sdl = (): string => `${printSchema(schema)}\n`;
