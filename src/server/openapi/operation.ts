import { ref, type Schema } from './shapes.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head' | 'options' | 'connect';

/** Who may call: anybody (and sees what readers see), a session or a key with the scope, staff with a session. */
export type Callers = 'anybody' | 'session or key' | 'session';

type Content = { schema: Schema; example?: unknown };
export type Answer = { description: string; content?: Record<string, Content>; headers?: Record<string, Schema> };

/** One row of the table of routes: all the documentation says of it beside its method and path. */
export type Row = {
  operationId: string;
  summary: string;
  description?: string;
  tag: string;
  callers: Callers;
  /** Names in `components.parameters`; those of the path come by themselves. */
  parameters?: readonly string[];
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
