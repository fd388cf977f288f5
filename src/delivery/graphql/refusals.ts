import { GraphQLError } from 'graphql';
import type { Answer } from '../cache/answer.ts';
import { badRequest } from './request.ts';
import { mediaTypes, type MediaType } from './mediaType.ts';

type Http = { status: number; headers?: Record<string, string>; spec?: boolean };

/** A request that is refused before it is executed, in GraphQL's own form. Never kept: the next client may do better. */
function refusal(error: GraphQLError, mediaType: MediaType = 'application/json'): Answer {
  const { http = { status: 400 }, ...extensions } = error.extensions as { http?: Http };
  const isFine = http.spec && mediaType === 'application/json';
  const { message, locations } = error;
  return {
    status: (isFine ? 200 : http.status) as Answer['status'],
    contentType: `${mediaType}; charset=utf-8`,
    body: JSON.stringify({ errors: [{ message, locations, extensions }] }),
    tags: [],
    freshness: 'none',
    headers: http.headers,
  };
}

/** Answers a refusal that was thrown; throws on what is none. */
export function refusalOf(error: unknown, mediaType?: MediaType): Answer {
  if (error instanceof GraphQLError) return refusal(error, mediaType);
  throw error;
}

export const notAcceptable = (): Answer => refusal(badRequest(`This address answers ${mediaTypes.join(' or ')}.`, 406));
