import autocannon, { type Request } from 'autocannon';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

type Place = 'newsroom' | 'bare' | 'driver';
type Ready = { urls: Record<Place, string>; stories: number };
type Row = {
  what: string;
  path: (random: number) => string;
  where: Place;
  method?: 'POST';
  body?: (random: number) => string;
};
type Measured = { perSecond: number; p50: number; p99: number; errors: number };

const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const connections = Number(process.env.BENCH_CONNECTIONS ?? 32);

const select =
  'select[headline]=true&select[slug]=true&select[section]=true&select[firstPublishedAt]=true&select[byline]=true';
const storyQuery = (random: number): string =>
  JSON.stringify({
    query: `{ Articles(where: {slug: {equals: "story-number-${random}"}}, limit: 1) { docs { headline slug standfirst datelineText body section { name } } } }`,
  });

/** Each subject with both of its floors, in the same run, one after the other. */
const groups: { name: string; rows: Row[] }[] = [
  {
    name: 'Story by slug',
    rows: [
      { what: 'bare node:http', where: 'bare', path: () => '/story' },
      { what: 'Express + driver', where: 'driver', path: (random) => `/story/story-number-${random}` },
      {
        what: 'REST /api/articles',
        where: 'newsroom',
        path: (random) => `/api/articles?where[slug][equals]=story-number-${random}&limit=1&pagination=false`,
      },
      { what: 'GraphQL /api/graphql', where: 'newsroom', path: () => '/api/graphql', method: 'POST', body: storyQuery },
    ],
  },
  {
    name: 'Latest 20',
    rows: [
      { what: 'bare node:http', where: 'bare', path: () => '/latest' },
      { what: 'Express + driver', where: 'driver', path: () => '/latest' },
      {
        what: 'REST /api/articles',
        where: 'newsroom',
        path: () => `/api/articles?limit=20&sort=-firstPublishedAt&pagination=false&${select}`,
      },
    ],
  },
];

async function measure({ urls, stories }: Ready, { where, path, method, body }: Row): Promise<Measured> {
  const setupRequest = (request: Request): Request => {
    const random = Math.floor(Math.random() * stories);
    return { ...request, path: path(random), ...(body ? { body: body(random) } : {}) };
  };
  const headers = method ? { 'content-type': 'application/json' } : {};
  const shared = {
    url: urls[where],
    connections,
    requests: [{ method: method ?? 'GET', headers, setupRequest } as Request],
  };
  await autocannon({ ...shared, duration: 1 });
  const result = await autocannon({ ...shared, duration: seconds });
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    errors: result.errors + result.non2xx,
  };
}

const cell = (text: string | number, width: number): string => String(text).padStart(width);

async function run(ready: Ready): Promise<void> {
  console.log(
    `${ready.stories} stories of about 4 KB, ${connections} connections, ${seconds} s a row. Figures are this machine's; the ratios are what counts.\n`,
  );
  for (const { name, rows } of groups) {
    console.log(
      `${name.padEnd(24)}${cell('req/s', 9)}${cell('p50 ms', 9)}${cell('p99 ms', 9)}${cell('× bare', 9)}${cell('× driver', 10)}${cell('failed', 8)}`,
    );
    const floors: number[] = [];
    for (const row of rows) {
      const { perSecond, p50, p99, errors } = await measure(ready, row);
      floors.push(perSecond);
      const [bare = perSecond, driver] = floors;
      const toDriver = driver === undefined ? '' : (perSecond / driver).toFixed(2);
      console.log(
        `  ${row.what.padEnd(22)}${cell(perSecond.toFixed(0), 9)}${cell(p50, 9)}${cell(p99, 9)}${cell((perSecond / bare).toFixed(3), 9)}${cell(toDriver, 10)}${cell(errors, 8)}`,
      );
    }
    console.log('');
  }
}

const server = fork(fileURLToPath(new URL('newsroom.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
console.log('Opening a newsroom and filling it …');
const [ready] = (await once(server, 'message')) as [Ready];
await run(ready);
server.send('close');
await once(server, 'exit');
