import type { AfterErrorHook } from 'payload';
import { isTransient } from '../desk/inTransaction.ts';
import { Refusal } from '../domain/refusal.ts';

type Answer = { errors: { name: string; message: string; data?: Record<string, unknown> }[] };

/** A refusal in the API's own error shape: {errors: [{name, message, data: {code, errors: [{path, rule, message}], …}}]}. */
export const answerOf = ({ code, message, problems, details }: Refusal): Answer => ({
  errors: [{ name: 'Refusal', message, data: { code, errors: problems, ...details } }],
});

/** What the database says when input slipped through, as a refusal; undefined for a fault of our own. */
export function refusalFrom(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const { name, code, path, message, status } = (error ?? {}) as {
    name?: string;
    code?: unknown;
    path?: string;
    message?: string;
    status?: unknown;
  };
  if (status !== undefined && status !== 500) return undefined;
  if (isTransient(error))
    return new Refusal(
      'conflict',
      'Somebody else was changing this at the same moment. Nothing was written; try again.',
      [],
      { retry: true },
    );
  if (name === 'CastError' || name === 'BSONError' || name === 'ObjectParameterError')
    return new Refusal(
      'malformed',
      'A value is of the wrong type.',
      path ? [{ path: String(path).slice(0, 80), rule: 'type', message: 'This value is of the wrong type.' }] : [],
    );
  if (code === 2 || code === 51091 || code === 40324 || code === 9 || code === 14 || code === 16)
    return new Refusal('malformed', 'The query cannot be answered.');
  if (error instanceof SyntaxError || error instanceof URIError)
    return new Refusal('malformed', 'The request cannot be read.');
  return undefined;
}

/** Gives refusals their status and body, over REST and GraphQL alike. */
export const answerRefusals: AfterErrorHook = ({ error, graphqlResult }) => {
  const original = (error as { originalError?: unknown }).originalError ?? error;
  const refusal = refusalFrom(original);
  if (!refusal) return;
  const answer = answerOf(refusal);
  if (!graphqlResult) return { response: answer, status: refusal.status };
  const extensions = { name: 'Refusal', statusCode: refusal.status, data: answer.errors[0]?.data };
  return { graphqlResult: { ...graphqlResult, message: refusal.message, extensions } as never };
};
