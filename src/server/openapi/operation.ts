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

/** A row as the tables have it: what its method, its path and its collection tell of it is left out. */
export type RowGiven = Omit<Row, 'operationId' | 'summary' | 'tag' | 'callers'> & {
  /** `operationId` and `summary`. */
  names: readonly [string, string];
  tag?: string;
  callers?: Access;
  /** Refusals beside the usual ones; `refusals` stand in their place. */
  also?: readonly number[];
};

/** What anybody reads and a session writes; what may not be read, found or kept is refused. */
export function rowOf(key: string, given: RowGiven, ofTable: string): Row {
  const {
    names: [operationId, summary],
    tag = ofTable,
    also = [],
    ...rest
  } = given;
  const isRead = key.startsWith('get ');
  const usual = [400, 403, ...(key.includes('/:') ? [404] : []), ...(isRead ? [] : [401, 422]), ...also];
  return { operationId, summary, tag, callers: isRead ? 'anybody' : 'session', refusals: usual, ...rest };
}

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
