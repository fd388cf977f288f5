import { readEnv } from '../../src/config/env.ts';
import { purgeRequests } from '../../src/delivery/cache/purge.ts';

const fastly = { name: 'fastly', id: 'service-1', token: 'may-purge' } as const;
const cloudflare = { name: 'cloudflare', id: 'zone-1', token: 'may-purge' } as const;

it('asks Fastly to let go of surrogate keys, and of answers that had too many of them', () => {
  expect(purgeRequests(fastly, ['story-1', 'list-all'])).toEqual([
    {
      url: 'https://api.fastly.com/service/service-1/purge',
      headers: { 'Fastly-Key': 'may-purge', 'Surrogate-Key': 'story-1 list-all many', Accept: 'application/json' },
      body: '',
    },
  ]);
});

it('asks Cloudflare to let go of cache tags, at another address of its API if told', () => {
  expect(purgeRequests({ ...cloudflare, url: 'http://127.0.0.1:9/v4/' }, ['story-1'])).toEqual([
    {
      url: 'http://127.0.0.1:9/v4/zones/zone-1/purge_cache',
      headers: { Authorization: 'Bearer may-purge', 'Content-Type': 'application/json' },
      body: '{"tags":["story-1","many"]}',
    },
  ]);
});

it('names each tag once, as the headers of answers write it, and no more in one request than the vendor takes', () => {
  const tags = Array.from({ length: 70 }, (_, at) => `story-${at}`);
  const sent = purgeRequests(cloudflare, [...tags, 'story-1', 'author-a b']).map(({ body }) => JSON.parse(body).tags);
  expect(sent.map(({ length }) => length)).toEqual([30, 30, 12]);
  expect(sent.flat()).toEqual([...tags, 'author-a%20b', 'many']);
});

describe('the settings', () => {
  const from = (given: Record<string, string>) => readEnv({ DATELINE_SECRET: 'x'.repeat(32), ...given }).cdn;

  it('name no CDN unless told', () => {
    expect(from({})).toBeUndefined();
    expect(from({ CDN_PURGE: 'fastly', CDN_PURGE_ID: 'service-1', CDN_PURGE_TOKEN: 'may-purge' })).toEqual(fastly);
  });

  it('say what is missing, and never the token', () => {
    expect(() => from({ CDN_PURGE: 'cloudflare', CDN_PURGE_TOKEN: 'may-purge' })).toThrow(
      /^These settings do not fit:\n {2}CDN_PURGE_ID: got nothing; wants a value where CDN_PURGE is cloudflare$/,
    );
  });
});
