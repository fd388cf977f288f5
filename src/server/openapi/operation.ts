import type { Access, Shape } from '../../http/route.ts';
import { ref } from '../../http/jsonSchema.ts';
import type { Schema } from '../../http/shapes.ts';

type Content = { schema: Schema; example?: unknown };
export type Answer = { description: string; content?: Record<string, Content> };

/** One row of the table of routes: all the documentation says of it beside its method and path. */
export type Row = {
  operationId: string;
  summary: string;
  description?: string;
  tag: string;
  callers: Access;
  /** Names in `components.parameters`; those of the path come by themselves. */
  parameters?: readonly string[];
  headers?: Shape;
  body?: Record<string, Content>;
  answers: Readonly<Record<number, Answer>>;
  /** Statuses it refuses with, beside those every route may. */
  refusals?: readonly number[];
};

/** A route that Payload brings and this newsroom does not offer. */
export type NotOffered = { notOffered: string };

export const json = (schema: Schema | string, example?: unknown): Record<string, Content> => ({
  'application/json': {
    schema: typeof schema === 'string' ? ref(schema) : schema,
    ...(example === undefined ? {} : { example }),
  },
});

export const answer = (description: string, schema: Schema | string, example?: unknown): Answer => ({
  description,
  content: json(schema, example),
});
