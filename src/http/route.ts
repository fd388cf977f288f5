import type { z } from 'zod';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head' | 'options' | 'connect';

/** Who may call: anybody (and sees what readers see), a session or a key with the scope, staff with a session. */
export type Access = 'anybody' | 'session or key' | 'session';

/** Values by name: pieces of a path, parameters, headers. `meta` of a schema is what the document says of it beside. */
export type Shape = Readonly<Record<string, z.ZodType>>;
/** Values by media type. */
export type Bodies = Readonly<Record<string, z.ZodType>>;

export type AnswerDeclared = {
  description: string;
  /** JSON, or each media type it may come as. */
  body?: z.ZodType | Bodies;
  headers?: Shape;
};

/** All that is said of an endpoint: what is read of a request, who may send it, what comes back. */
export type Declaration<P extends Shape = Shape, Q extends Shape = Shape, B extends Bodies = Bodies> = {
  method: Method;
  /** With names in braces; `{path}` takes slashes. */
  path: string;
  operationId: string;
  summary: string;
  description?: string;
  tag: string;
  access: Access;
  params?: P;
  query?: Q;
  headers?: Shape;
  body?: B;
  mayLackBody?: true;
  answers: Readonly<Record<number, AnswerDeclared>>;
  /** Statuses it refuses with, beside those that every endpoint of its kind may. */
  refusals?: readonly number[];
  /** Examples of the body, by media type. */
  examples?: Readonly<Record<string, unknown>>;
};

type Output<S extends Shape> = { [K in keyof S]: z.output<S[K]> };
/** What a handler is given of a request: checked, with the types of the declaration. */
export type HandlerInput<P extends Shape = Shape, Q extends Shape = Shape, B extends Bodies = Bodies> = {
  params: Output<P>;
  query: Output<Q>;
  body: z.output<B[keyof B]>;
  /** The parameters in their one canonical form. */
  canonical: string;
};

/** An endpoint: its declaration, and the handler of it. `Context` is what the place it is mounted in adds. */
export type Route<Context = never, Result = unknown> = Declaration & {
  handler: (input: HandlerInput, context: Context) => Promise<Result>;
};

/** Declares an endpoint once: what serves it, what documents it and the list of what is open are made of this. */
export const defineRoute = <P extends Shape, Q extends Shape, B extends Bodies, Context, Result>(
  declaration: Declaration<P, Q, B>,
  handler: (input: HandlerInput<P, Q, B>, context: Context) => Promise<Result>,
): Route<Context, Result> => ({ ...declaration, handler: handler as unknown as Route<Context, Result>['handler'] });

export const jsonBody = <T extends z.ZodType>(schema: T): { 'application/json': T } => ({ 'application/json': schema });

/** The names in braces of a path. */
export const namesIn = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
