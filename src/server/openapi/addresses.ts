import type { Addresses, Answer } from '../../delivery/cache/answer.ts';
import { freshness } from '../../delivery/rest/freshness.ts';
import { openApiOfV1 } from './v1.ts';

const path = '/v1/openapi.json';

/** Made when first asked for; it changes only with the program. */
let body: string | undefined;

const answer = (): Promise<Answer> => {
  body ??= JSON.stringify(openApiOfV1());
  return Promise.resolve({
    status: 200,
    contentType: 'application/json',
    body,
    tags: ['openapi'],
    freshness: freshness.directory,
  });
};

/** The OpenAPI document of `/v1`, like all of `/v1`: public, and from the byte cache. */
export const openApiAddress: Addresses = (request) => (request.path === path ? { key: path, answer } : undefined);
