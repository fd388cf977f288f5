import { mediaTypeFor } from '../../../src/delivery/graphql/refusals.ts';

const json = 'application/json';
const response = 'application/graphql-response+json';

it.each([
  [undefined, json],
  ['', json],
  ['*/*', json],
  ['application/*', json],
  [response, response],
  [`${response}, ${json}`, response],
  [`${json}, ${response}`, response],
  [`${response};charset=utf-8, ${json};charset="UTF-8"`, response],
  [`${json}, ${response};q=0.9`, json],
  [`${response}, ${json};q=0.9`, response],
  [`${json};q=0, */*`, response],
  [`${response}, */*;q=0.1`, response],
  ['text/html, application/xhtml+xml, */*;q=0.8', json],
  [`${json}; charset=utf-16`, undefined],
  [`${json};q=0`, undefined],
  ['text/html', undefined],
  [',;,q', undefined],
])('of Accept %s takes %s', (accept, expected) => {
  expect(mediaTypeFor(accept)).toBe(expected);
});
