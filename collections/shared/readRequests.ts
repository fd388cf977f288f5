import type { Endpoint, PayloadRequest } from 'payload';
import { Refusal } from '../../src/domain/refusal.ts';
import type { Rule } from '../../src/domain/rules/rules.ts';

const malformed = (path: string, rule: Rule, message: string): Refusal =>
  new Refusal('malformed', 'This query cannot be answered.', [{ path, rule, message }]);

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Payload answers a read that brings a document with that one, as if it stood here, whether there is such an id or not. */
function refuseGivenDocument({ data, query, searchParams }: PayloadRequest): void {
  if (searchParams.has('data') || query?.data !== undefined || data?.data !== undefined)
    throw malformed('data', 'unknown-parameter', 'A read is answered with what is kept here, not with what it brings.');
}

function refuseBrokenFilter({ query }: PayloadRequest): void {
  const where: unknown = query?.where;
  if (typeof where === 'string' && where !== '' && !isJson(where))
    throw malformed('where', 'json', 'A filter given as one text is JSON.');
}

/** What Payload takes from the address of a read and should not. */
export const checkingReads = (endpoint: Endpoint): Endpoint =>
  endpoint.method !== 'get'
    ? endpoint
    : {
        ...endpoint,
        handler: (req) => {
          refuseGivenDocument(req);
          refuseBrokenFilter(req);
          // Files stand under no prefix here: Payload would look for a field of that name.
          req.searchParams.delete('prefix');
          return endpoint.handler(req);
        },
      };
