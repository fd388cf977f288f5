import { GraphQLError } from 'graphql';
import type { Answer } from '../cache/answer.ts';
import { badRequest } from './request.ts';

const mediaTypes = ['application/json', 'application/graphql-response+json'] as const;
export type MediaType = (typeof mediaTypes)[number];

type Range = { type: string; weight: number };

function rangeOf(part: string): Range[] {
  const [type = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
  const valueOf = (name: string) => parameters.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
  const charset = valueOf('charset')?.replaceAll('"', '') ?? 'utf-8';
  const weight = Number(valueOf('q') ?? 1);
  return charset === 'utf-8' && weight >= 0 ? [{ type, weight }] : [];
}

/** How much a client wants a type: the narrowest range that fits says, and being named counts a little. */
function weightOf(mediaType: MediaType, ranges: readonly Range[]): number {
  for (const [type, bonus] of [
    [mediaType, 0.0001],
    ['application/*', 0],
    ['*/*', 0],
  ] as const) {
    const range = ranges.find((each) => each.type === type);
    if (range) return range.weight === 0 ? 0 : range.weight + bonus;
  }
  return 0;
}

/**
 * The media type of an answer (GraphQL over HTTP §6.1): what the client likes best; of two it names alike the newer one, and
 * `application/json` for who takes anything. Undefined if it takes neither.
 */
export function mediaTypeFor(accept: string | undefined): MediaType | undefined {
  if (!accept?.trim()) return 'application/json';
  const ranges = accept.slice(0, 1_000).split(',').flatMap(rangeOf);
  const [json, response] = mediaTypes.map((each) => weightOf(each, ranges)) as [number, number];
  if (json === 0 && response === 0) return undefined;
  const isNamed = ranges.some(({ type }) => type === 'application/graphql-response+json');
  return response > json || (response === json && isNamed) ? 'application/graphql-response+json' : 'application/json';
}

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
