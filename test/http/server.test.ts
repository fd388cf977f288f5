import { once } from 'node:events';
import { createServer, request, type RequestOptions, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import express from 'express';
import type { Connection, Model, mongo } from 'mongoose';
import type { Payload } from 'payload';
import { patience } from '../../src/database/requestLimits.ts';
import { socketsOf } from '../../src/server/connections/connections.ts';
import { besiege, readAlong } from '../support/siege.ts';
import {
  client,
  completeCopy,
  openNewsroom,
  password,
  serve,
  signIn,
  type Client,
  type Newsroom,
} from '../support/newsroom.ts';

const front = 'https://front.example';
let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
let reader: Client;
let editor: Client;

beforeAll(async () => {
  newsroom = await openNewsroom('frontDoor', { CORS_ORIGINS: `${front}, https://other.example`, BODY_LIMIT_KB: '64' });
  server = await serve(newsroom);
  reader = client(server.url);
  editor = await signIn(server.url, newsroom.staff['section-editor'].email);
});
afterAll(async () => {
  await server?.close();
  await newsroom?.close();
});

/** A request as it is, with nothing tidied up on the way. */
const raw = (path: string, options: RequestOptions = {}, body?: Buffer) =>
  new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const { port } = new URL(server.url);
    const sent = request({ host: '127.0.0.1', port, path, ...options }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString() }),
      );
    });
    sent.on('error', reject).end(body);
  });

const problem = (code: string) => ({ errors: [{ name: 'Refusal', data: { code } }] });

describe('a request-target in absolute form', () => {
  it.each(['/v1/site', '/v1/site?fields=name', '/healthz', '/openapi.json'])('is served as %s is', async (path) => {
    const [plain, absolute] = [await raw(path), await raw(`http://news.example${path}`)];
    expect(absolute.status).toBe(plain.status);
    expect(absolute.text).toBe(plain.text);
    expect(absolute.status).not.toBe(404);
  });
});

describe('the admin', () => {
  it('gives link previews its own name', () => {
    expect(newsroom.config.admin.meta).toMatchObject({
      openGraph: { siteName: 'Dateline' },
      defaultOGImageType: 'off',
    });
  });
});

describe('headers', () => {
  it.each(['/healthz', '/api/articles', '/openapi.json', '/docs', '/nowhere'])(
    'keeps browsers careful with %s',
    async (path) => {
      const { headers } = await reader('GET', path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'x-request-id': expect.stringMatching(/^[\w-]{36}$/),
      });
      expect(headers.get('x-powered-by')).toBeNull();
      const csp = headers.get('content-security-policy') ?? '';
      expect(csp).toContain("default-src 'self'");
      expect(csp).toContain("object-src 'none'");
      expect(csp).not.toMatch(/unsafe-inline|unsafe-eval|\*|https:/);
    },
  );

  it('says what may be cached, and that answers of the API may not', async () => {
    expect((await reader('GET', '/api/articles')).headers.get('cache-control')).toBe('no-store');
    const { headers } = await reader('GET', '/openapi.json');
    expect(headers.get('cache-control')).toBe('public, max-age=60');
    const again = await raw('/openapi.json', { headers: { 'If-None-Match': headers.get('etag') ?? '' } });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('compresses what is worth it, for those who can read it', async () => {
    const { headers, text } = await raw('/openapi.json', { headers: { 'Accept-Encoding': 'gzip' } });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: expect.stringContaining('Accept-Encoding') });
    expect(text.length).toBeLessThan(60_000);
    expect((await raw('/openapi.json')).headers['content-encoding']).toBeUndefined();
  });

  it('takes a plain request id from the caller and makes its own otherwise', async () => {
    const idFor = async (given: string) =>
      (await reader('GET', '/healthz', undefined, { 'X-Request-Id': given })).headers.get('x-request-id');
    expect(await idFor('edge-7f3a_21')).toBe('edge-7f3a_21');
    for (const odd of ['short', 'x'.repeat(65), 'a b c d e f g h', '<script>alert(1)</script>', '{"level":60}'])
      expect(await idFor(odd)).not.toBe(odd);
  });
});

describe('other origins', () => {
  it('lets the configured ones read, with credentials', async () => {
    const { headers } = await reader('GET', '/api/sections', undefined, { Origin: front });
    expect(headers.get('access-control-allow-origin')).toBe(front);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('vary')).toContain('Origin');
    const preflight = await reader('OPTIONS', '/api/articles', undefined, {
      Origin: front,
      'Access-Control-Request-Method': 'POST',
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(front);
  });

  it.each(['https://evil.example', `${front}.evil.example`, 'null', 'http://front.example'])(
    'tells %s nothing',
    async (Origin) => {
      for (const [method, path] of [
        ['GET', '/api/sections'],
        ['OPTIONS', '/api/sections'],
        ['GET', '/openapi.json'],
      ] as const) {
        const { headers } = await reader(method, path, undefined, { Origin, 'Access-Control-Request-Method': 'POST' });
        expect(headers.get('access-control-allow-origin')).toBeNull();
      }
    },
  );
});

describe('requests that cannot be read', () => {
  const json = { 'Content-Type': 'application/json' };
  it('refuses a body over the limit, announced or not', async () => {
    const large = JSON.stringify({ headline: 'x'.repeat(80 * 1024) });
    const huge = JSON.stringify({ headline: 'x'.repeat(600 * 1024) });
    expect(await reader('POST', '/api/articles', large, json)).toMatchObject({
      status: 413,
      body: problem('too-large'),
    });
    expect(await editor('POST', '/api/articles', huge, json)).toMatchObject({
      status: 413,
      body: problem('too-large'),
    });
    const headers = { ...json, 'Transfer-Encoding': 'chunked' };
    const chunked = await raw('/api/articles', { method: 'POST', headers }, Buffer.from(large));
    expect([chunked.status, JSON.parse(chunked.text).errors[0].data.code]).toEqual([413, 'too-large']);
    expect(await reader('POST', '/api/graphql', large, json)).toMatchObject({ status: 413 });
  });

  it('takes larger saves from the desk, as JSON and as the form the admin sends, and photos at their own path', async () => {
    const note = 'Щ'.repeat(120 * 1024);
    const form = (name: string, value: string | Blob) => {
      const data = new FormData();
      data.append(name, value);
      return data;
    };
    const copy = { ...completeCopy(newsroom), editorialNote: note };
    const refused = { status: 422, body: { errors: [{ data: { errors: [{ path: 'editorialNote' }] } }] } };
    expect(await editor('POST', '/api/articles', copy)).toMatchObject(refused);
    expect(await editor('POST', '/api/articles', form('_payload', JSON.stringify(copy)))).toMatchObject(refused);
    const file = form('file', new Blob([new Uint8Array(2 * 1024 * 1024)], { type: 'image/jpeg' }));
    // Read whole, and judged by its bytes: no photo.
    expect((await editor('POST', '/api/media', file)).status).toBe(415);
    for (const path of ['/api/payload-preferences/lists', '/api/users/unlock', '/api/articles/access'])
      expect([path, (await editor('POST', path, copy)).status]).toEqual([path, 413]);
    for (const [as, path] of [
      [reader, '/api/media'],
      [editor, '/api/articles'],
      [reader, '/api/articles'],
    ] as const)
      expect([path, (await as('POST', path, file)).status]).toEqual([path, 413]);
  });

  it('answers a stranger before their large body has come', async () => {
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    const type = 'multipart/form-data; boundary=x';
    socket.write(
      `POST /api/media HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 20000000\r\n\r\n--x\r\n`,
    );
    const said = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
    socket.destroy();
    expect(said).toContain('413 Payload Too Large');
  });

  it.each([
    ['malformed JSON', Buffer.from('{"headline": '), 'json'],
    ['bad UTF-8', Buffer.from([0x7b, 0x22, 0x68, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 'utf-8'],
    ['nesting without end', Buffer.from('['.repeat(500) + ']'.repeat(500)), 'too-deep'],
    ['a key of every object', Buffer.from('{"__proto__": {"role": "administrator"}}'), 'key'],
  ])('refuses %s', async (_what, body, rule) => {
    expect(await editor('POST', '/api/articles', new Uint8Array(body), json)).toMatchObject({
      status: 400,
      body: { errors: [{ data: { code: 'malformed', errors: [{ rule }] } }] },
    });
  });

  it.each(['/api/articles/%', '/api/articles/%E0%A4%A', '/%c0%ae', '/api/articles?where[[[=x', '/media/%00/x.jpg'])(
    'answers the odd path %s with a refusal, not a fault',
    async (path) => {
      const { status, text } = await raw(path);
      expect([path, status < 500]).toEqual([path, true]);
      expect(text).not.toMatch(/node_modules|at .*:\d+:\d+/);
    },
  );

  it('does not walk out of a route by dots, nor believe the host a request line names', async () => {
    for (const path of [
      '/api/articles/../payload-jobs/run',
      '/api/articles/%2e%2e/payload-jobs',
      '//evil.example/api/articles',
    ])
      expect([path, (await raw(path)).status]).toEqual([path, 404]);
    expect((await raw('http://evil.example/api/sections')).status).toBe(200);
  });
});

describe('a request with two hosts', () => {
  it.each([[['Host', 'news.example', 'Host', 'evil.example']], [['Host', 'news.example', 'hOST', 'news.example']]])(
    'is refused, by the read side and the rest, and the connection goes: %j',
    async (headers) => {
      for (const path of ['/v1/site', '/', '/api/articles', '/healthz', 'http://news.example/v1/site']) {
        const answer = await raw(path, { headers });
        expect([path, answer.status, answer.headers.connection]).toEqual([path, 400, 'close']);
        expect(JSON.parse(answer.text)).toMatchObject({ type: '/docs/problems#malformed', status: 400 });
      }
      expect((await raw('/v1/site', { headers: ['Host', 'news.example', 'X-Host', 'evil.example'] })).status).toBe(200);
    },
  );
});

describe('methods', () => {
  it('answers HEAD as GET, without the body', async () => {
    for (const path of ['/healthz', '/openapi.json', '/api/sections']) {
      const { status, text, headers } = await raw(path, { method: 'HEAD' });
      expect([path, status, text, headers['content-type']]).toEqual([path, 200, '', expect.stringContaining('json')]);
    }
    expect((await raw('/api/nothing', { method: 'HEAD' })).status).toBe(404);
  });

  it('says which methods a path takes', async () => {
    const { status, headers } = await reader('PUT', '/api/articles');
    expect([status, headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect(await reader('GET', '/api/graphql')).toMatchObject({ status: 405 });
    for (const path of ['/', '/en', '/feeds/rss.xml', '/sitemap.xml', '/robots.txt', '/healthz', '/docs', '/icon.svg'])
      for (const method of ['PUT', 'POST', 'DELETE']) {
        const refused = await raw(path, { method });
        expect([method, path, refused.status, refused.headers.allow]).toEqual([
          method,
          path,
          405,
          'GET, HEAD, OPTIONS',
        ]);
      }
    expect((await raw('/nothing-here', { method: 'PUT' })).status).toBe(404);
    const preview = await raw('/preview/stories/64b7f0c2a1d3e4f5a6b7c8d9', { method: 'DELETE' });
    expect([preview.status, preview.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS, POST']);
  });

  it('makes nothing else of a request because a header says so', async () => {
    const { body } = await editor('POST', '/api/articles', completeCopy(newsroom));
    const { id } = body.doc;
    for (const name of [
      'X-HTTP-Method-Override',
      'X-HTTP-Method',
      'X-Method-Override',
      'X-Payload-HTTP-Method-Override',
    ])
      for (const method of ['DELETE', 'PATCH'])
        await editor('POST', `/api/articles/${id}`, { headline: 'Gone' }, { [name]: method });
    expect(await editor('GET', `/api/articles/${id}`)).toMatchObject({
      status: 200,
      body: { headline: body.doc.headline },
    });
    const created = await editor('POST', '/api/sections?limit=1', {}, { 'X-HTTP-Method-Override': 'GET' });
    expect(created.body.docs).toBeUndefined();
  });

  it('lets the admin put a long query into the body of a POST, and reads no more by it than by a GET', async () => {
    const byPost = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Payload-HTTP-Method-Override': 'GET' };
    const { status, body } = await reader('POST', '/api/articles', 'limit=1&where[headline][exists]=true', byPost);
    expect([status, body.docs]).toEqual([200, []]);
    const asEditor = await editor('POST', '/api/articles', 'limit=1&where[headline][exists]=true', byPost);
    expect(asEditor.body.docs).toHaveLength(1);
    const jobs = await editor('POST', '/api/payload-jobs/run', '', byPost);
    expect(jobs).toMatchObject({ status: 403, body: problem('not-allowed') });
  });
});

describe('the price of a question', () => {
  const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');
  const filter = (operator: string, text: string) => `where[headline][${operator}]=${encodeURIComponent(text)}`;
  const asGet = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Payload-HTTP-Method-Override': 'GET' };
  const ruleOf = (body: { errors?: { data?: Data; extensions?: { data?: Data } }[] }) => {
    const { data, extensions } = body.errors?.[0] ?? {};
    return (data ?? extensions?.data)?.errors?.[0]?.rule;
  };
  type Data = { errors?: { rule?: string }[] };

  it.each([
    ['like', 'budget', 'operator'],
    ['not_like', 'budget', 'operator'],
    ['contains', 'budget', 'operator'],
    ['equals', words(13), 'too-many-words'],
    ['in', words(13).replaceAll(' ', ','), 'too-many-words'],
    ['equals', words(12), undefined],
  ])(
    'refuses readers a filter by %s of "%s" with the rule %s, sent in the address or a body',
    async (operator, text, rule) => {
      const asked = filter(operator, text);
      for (const path of ['/api/articles', '/api/articles/count', '/api/sections'])
        for (const { status, body } of [
          await reader('GET', `${path}?${asked.replace('headline', path.endsWith('sections') ? 'name' : 'headline')}`),
          await reader('POST', path, asked, asGet),
        ].slice(0, path === '/api/articles' ? 2 : 1))
          expect([path, status, ruleOf(body)]).toEqual([path, rule ? 400 : 200, rule]);
    },
  );

  it('counts the words and bytes of all conditions together, and lets the desk search', async () => {
    const seven = (from: number) => `where[or][${from}][headline][equals]=${encodeURIComponent(words(7))}`;
    expect(ruleOf((await reader('GET', `/api/articles?${seven(0)}&${seven(1)}`)).body)).toBe('too-many-words');
    const long = Array.from({ length: 11 }, (_, at) => `where[or][${at}][headline][equals]=${'x'.repeat(900)}`).join(
      '&',
    );
    expect(ruleOf((await reader('POST', '/api/articles', long, asGet)).body)).toBe('too-long');
    for (const asked of [filter('like', words(40)), filter('contains', 'budget'), long])
      expect((await editor('POST', '/api/articles', asked, asGet)).status).toBe(200);
    const costly = Array.from(
      { length: 9 },
      (_, at) => `where[or][${at}][headline][like]=${encodeURIComponent(words(90))}`,
    );
    expect(ruleOf((await editor('POST', '/api/articles', costly.join('&'), asGet)).body)).toBe('too-many-words');
  });

  it('counts the words of all lists in a GraphQL query together', async () => {
    const list = (alias: string) => `${alias}: Articles(where: { headline: { equals: "${words(7)}" } }) { totalDocs }`;
    const one = await reader('POST', '/api/graphql', { query: `{ ${list('a')} }` });
    expect(one.body.errors).toBeUndefined();
    const two = await reader('POST', '/api/graphql', { query: `{ ${list('a')} ${list('b')} }` });
    expect(ruleOf(two.body)).toBe('too-many-words');
  });

  it('gives the database two seconds for what a reader asks, ten for the desk', async () => {
    const db = newsroom.payload.db as unknown as { connection: { db: mongo.Db } };
    const database = db.connection.db;
    await database.command({ profile: 2 });
    await reader('GET', '/api/articles?where[headline][equals]=Timed');
    await editor('GET', '/api/articles?where[headline][equals]=Timed');
    await editor('GET', '/api/articles/versions?where[version.headline][equals]=Timed');
    await reader('POST', '/api/graphql', { query: '{ Sections(where: { name: { equals: "Timed" } }) { totalDocs } }' });
    await database.command({ profile: 0 });
    const asked = await database.collection('system.profile').find({}).toArray();
    const timed = asked.filter((each) => /"Timed"/.test(JSON.stringify(each.command)));
    const found = timed.map(({ ns, command }) => [String(ns).split('.')[1], command.maxTimeMS]);
    expect(new Set(found.map((each) => each.join(' ')))).toEqual(
      new Set(['articles 2000', 'articles 10000', '_articles_versions 10000', 'sections 2000']),
    );
  });

  it('refuses what the database gave up, and names the filter', async () => {
    const { payload } = newsroom;
    const slow = () => articles.find({ $where: 'sleep(5000) || true' }).maxTimeMS(20);
    const articles = (payload.db as unknown as { collections: { articles: Model<unknown> } }).collections.articles;
    await editor('POST', '/api/articles', completeCopy(newsroom));
    const find = jest.spyOn(payload.db, 'find').mockImplementation(slow as never);
    const { status, body } = await reader('GET', '/api/articles');
    const overGraphql = await reader('POST', '/api/graphql', { query: '{ Articles { totalDocs } }' });
    find.mockRestore();
    expect([status, ruleOf(body), ruleOf(overGraphql.body)]).toEqual([400, 'too-costly', 'too-costly']);
  });
});

describe('a query and its client', () => {
  type Opened = { connection: { db: mongo.Db }; collections: { articles: Model<unknown> } };
  const opened = () => newsroom.payload.db as unknown as Opened;
  /** The slow queries that the database works at: how many. */
  const underWay = async (): Promise<number> => {
    const admin = opened().connection.db.admin();
    const { inprog } = await admin.command({ currentOp: 1, 'command.filter.$where': { $exists: true } });
    return (inprog as unknown[]).length;
  };
  const untilSo = async (isSo: () => Promise<boolean>): Promise<void> => {
    for (let left = 500; !(await isSo()); left -= 1) {
      if (left === 0) throw new Error('It does not come to this.');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const until = (count: number): Promise<void> => untilSo(async () => (await underWay()) === count);
  /** Far longer than any test: whoever waits for its end fails. */
  const slow = () => opened().collections.articles.find({ $where: 'sleep(600000) || true' }).maxTimeMS(600_000);
  const sent = (method: string, path: string, init: RequestInit = {}) => {
    const leaving = new AbortController();
    const answer = fetch(`${server.url}${path}`, { method, signal: leaving.signal, ...init }).catch(() => 'left');
    return { leave: () => leaving.abort(), answer };
  };

  beforeAll(() => editor('POST', '/api/articles', completeCopy(newsroom)));

  it.each<[string, string, string, RequestInit]>([
    ['a list', 'GET', '/api/articles', {}],
    [
      'a list asked for by POST',
      'POST',
      '/api/articles',
      {
        headers: { 'X-Payload-HTTP-Method-Override': 'GET', 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'limit=1',
      },
    ],
    [
      'a list over GraphQL',
      'POST',
      '/api/graphql',
      { headers: { 'Content-Type': 'application/json' }, body: '{"query":"{ Articles { totalDocs } }"}' },
    ],
  ])('end together: %s', async (_what, method, path, init) => {
    const find = jest.spyOn(newsroom.payload.db, 'find').mockImplementation(slow as never);
    const { leave, answer } = sent(method, path, init);
    await until(1);
    leave();
    await answer;
    await until(0);
    find.mockRestore();
  });

  it('end together on the way of readers, once all who wait for the same have left', async () => {
    const { openServe } = await import('../../src/delivery/cache/serve.ts');
    const { openByteCache } = await import('../../src/delivery/cache/cache.ts');
    const { rawCollection } = await import('../../src/database/rows.ts');
    const told: unknown[] = [];
    const answer = async () => {
      const found = rawCollection(newsroom.payload, 'articles').find({ $where: 'sleep(600000) || true' } as never, {
        maxTimeMS: 600_000,
      });
      return { body: String(await found.toArray()) } as never;
    };
    const handle = openServe({
      cache: openByteCache({ maxBytes: 1_000, isCurrent: () => true }),
      addresses: [() => ({ key: 'slow', answer })],
      delivery: { isHttps: false },
      wake: () => Promise.resolve(),
      confirm: () => Promise.resolve(true),
      onError: (error) => told.push(error),
    });
    const node = createServer((req, res) => void handle(req, res)).listen(0, '127.0.0.1');
    await once(node, 'listening');
    const url = `http://127.0.0.1:${(node.address() as AddressInfo).port}/`;
    const [first, second] = [new AbortController(), new AbortController()];
    const answers = [first, second].map(({ signal }) => fetch(url, { signal }).catch(() => 'left'));
    await until(1);
    first.abort();
    await answers[0];
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await underWay()).toBe(1);
    second.abort();
    await until(0);
    expect(told).toEqual([]);
    node.close();
  });

  it('do not end a write', async () => {
    const { create } = newsroom.payload.db;
    let begun: () => void = () => undefined;
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    const write = jest.spyOn(newsroom.payload.db, 'create').mockImplementation(async (args) => {
      begun();
      // Long enough for a query to have ended with its client.
      await new Promise((resolve) => setTimeout(resolve, 400));
      return create.call(newsroom.payload.db, args);
    });
    const { email } = newsroom.staff['section-editor'];
    const { token } = (await reader('POST', '/api/users/login', { email, password })).body as { token: string };
    const headers = { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' };
    const body = JSON.stringify(completeCopy(newsroom, 'After the client left'));
    const { leave, answer } = sent('POST', '/api/articles', { headers, body });
    await isBegun;
    leave();
    await answer;
    const found = async (): Promise<number> =>
      (await editor('GET', '/api/articles?where[headline][equals]=After the client left')).body.totalDocs as number;
    await untilSo(async () => (await found()) === 1);
    write.mockRestore();
  });

  it('have two seconds of the database on the way of readers', async () => {
    const database = opened().connection.db;
    await database.command({ profile: 2 });
    await reader('GET', '/v1/newsline?limit=7');
    await reader('POST', '/v1/graphql', { query: '{ site { name } }' });
    await database.command({ profile: 0 });
    const profiled = await database.collection('system.profile').find({}).toArray();
    const limitsOf = (ns: RegExp, op: string) =>
      new Set(
        profiled.filter((each) => ns.test(String(each.ns)) && each.op === op).map(({ command }) => command.maxTimeMS),
      );
    expect(limitsOf(/\.published_stories_\d+$/, 'query')).toEqual(new Set([2_000]));
    expect(limitsOf(/\.published_directory$/, 'query')).toEqual(new Set([2_000]));
  });
});

describe('what the database cannot do in time', () => {
  it('is given up, where another write holds the document', async () => {
    const { connection } = newsroom.payload.db as unknown as { connection: Connection };
    const { email } = newsroom.staff.journalist;
    const session = await connection.startSession();
    const usual = patience.write;
    patience.write = 200;
    session.startTransaction();
    await connection.collection('users').updateOne({ email }, { $set: { note: 'held' } }, { session });
    const { status, body } = await reader('POST', '/api/users/login', { email, password });
    patience.write = usual;
    await session.abortTransaction();
    await session.endSession();
    expect({ status, body }).toMatchObject({ status: 503, body: problem('overloaded') });
    expect(await reader('POST', '/api/users/login', { email, password })).toMatchObject({ status: 200 });
  });

  it.each([
    ['a write whose time is over', { name: 'MongoServerError', code: 50 }, /could not do this in time/, 'overloaded'],
    ['a commit nobody confirmed', { name: 'MongoWriteConcernError', code: 64 }, /not known whether/, 'outcome-unknown'],
    ['a database that is away', { name: 'MongoServerSelectionError' }, /could not do this in time/, 'overloaded'],
    ['no connection left', { name: 'MongoWaitQueueTimeoutError' }, /could not do this in time/, 'overloaded'],
  ])('is told with 503, and when to try again: %s', async (_what, trouble, words, code) => {
    const create = jest
      .spyOn(newsroom.payload.db, 'create')
      .mockImplementation(() => Promise.reject(Object.assign(new Error('inner words'), trouble)));
    const { status, body, headers } = await editor('POST', '/api/articles', completeCopy(newsroom));
    create.mockRestore();
    expect([status, headers.get('retry-after')]).toEqual([503, '2']);
    expect(body).toEqual({
      errors: [{ name: 'Refusal', message: expect.stringMatching(words), data: { code, errors: [] } }],
    });
  });
});

describe('a siege: upgrades, pipelines, half requests and slow readers', () => {
  it('leaves readers their answers, and nothing behind', async () => {
    const before = process.memoryUsage().rss;
    const isOver = AbortSignal.timeout(3_000);
    const [outcomes, readers] = await Promise.all([besiege(server.url, 10, isOver), readAlong(server.url, isOver)]);
    expect(Object.keys(readers.statuses)).toEqual(['200']);
    expect(outcomes.upgrades.answered).toBe(outcomes.upgrades.opened);
    expect(outcomes.pipelines.ended).toBeGreaterThan(0);
    // The readers' own, kept for the next page.
    server.server.closeIdleConnections();
    for (let left = 500; left > 0 && socketsOf(server.server).size > 0; left -= 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(socketsOf(server.server).size).toBe(0);
    expect(await reader('GET', '/readyz')).toMatchObject({ status: 200 });
    expect(process.memoryUsage().rss - before).toBeLessThan(500 * 2 ** 20);
  });
});

describe('health', () => {
  it('is well, and ready', async () => {
    expect(await reader('GET', '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await reader('GET', '/readyz')).toMatchObject({
      status: 200,
      body: { status: 'ready', checks: { database: true, indexes: true } },
    });
  });

  it('is not ready while the database is away, and says no more than that', async () => {
    const { healthRouter } = await import('../../src/server/health/health.ts');
    const gone = () => ({ findOne: () => Promise.reject(new Error('connect ECONNREFUSED db.internal:27017')) });
    const away = { db: { connection: { collection: gone, db: { collection: gone } } } } as unknown as Payload;
    const apart = express()
      .use(healthRouter(away, () => true))
      .listen(0);
    const at = client(`http://127.0.0.1:${(apart.address() as AddressInfo).port}`);
    expect(await at('GET', '/healthz')).toMatchObject({ status: 200 });
    const { status, body } = await at('GET', '/readyz');
    expect([status, body]).toEqual([503, { status: 'not ready', checks: { database: false, indexes: true } }]);
    apart.close();
  });
});

/** The newsroom once more, with a log that can be read; `close` gives the newsroom its own log back. */
async function openLogged(level: string, settings: Record<string, string> = {}) {
  const { createLog } = await import('../../src/server/log.ts');
  const { createApp } = await import('../../src/server/app.ts');
  const { readEnv } = await import('../../src/config/env.ts');
  const lines: string[] = [];
  const log = createLog(level, { write: (line) => void lines.push(line) });
  const { payload, config } = newsroom;
  const was = payload.logger;
  payload.logger = log as never;
  const parts = { env: readEnv({ ...process.env, ...settings }), payload, config, log, isReady: () => true };
  const logged: Server = createApp({ ...parts, delivery: server.delivery }).listen(0);
  const close = (): void => {
    payload.logger = was;
    logged.close();
  };
  return { url: `http://127.0.0.1:${(logged.address() as AddressInfo).port}`, lines, log, close };
}

describe('logs', () => {
  it('hold no token, key, password, address of a person, copy or query string', async () => {
    const { url, lines, log, close } = await openLogged('trace');
    const { email } = newsroom.staff.journalist;
    const someone = client(url);
    const { body: session } = await someone('POST', '/api/users/login', { email, password });
    await someone('POST', '/api/users/login', { email, password: 'a wrong secret word' });
    const journalist = client(url, { Authorization: `JWT ${session.token}` });
    await journalist('GET', `/api/users?where[email][equals]=${email}&token=a-token-in-the-query`);
    await journalist('GET', `/api/users/${encodeURIComponent(email)}`);
    await client(url, { Authorization: 'users API-Key 0b6c9f1e-7a53-4a52-9f0e-5f2d3c4b5a69' })('GET', '/api/articles');
    await journalist('POST', '/api/articles', { headline: 'Embargoed words', nonsense: 1 });
    await someone('POST', '/api/graphql', { query: '{ Users { docs { email } } }' });
    log.error(
      { err: new Error(`dup key: { email: "${email}" } at mongodb://root:hunter2@db:27017`) },
      'A request failed.',
    );
    log.error({
      err: { config: { headers: { authorization: `JWT ${session.token}` } } },
      user: { password, apiKey: 'k-123' },
    });
    close();
    const all = lines.join('');
    expect(lines.length).toBeGreaterThan(7);
    expect(all).toContain('/api/users/login');
    for (const secret of [
      session.token,
      password,
      'a wrong secret word',
      email,
      encodeURIComponent(email),
      'hunter2',
      'k-123',
    ])
      expect(all).not.toContain(secret);
    for (const secret of ['a-token-in-the-query', '0b6c9f1e-7a53', 'Embargoed words', '?', 'where['])
      expect(all).not.toContain(secret);
  });

  it('hold one line at most of a request that fails, and none of one that is refused: those are counted', async () => {
    const { payload } = newsroom;
    const { url, lines, close } = await openLogged('info', { METRICS_TOKEN: 'a token for metrics' });
    const someone = client(url);
    const refused = async (): Promise<number> => {
      const { body } = await someone('GET', '/metrics', undefined, { Authorization: 'Bearer a token for metrics' });
      const counts = [...body.matchAll(/^dateline_refusals_total\{.*\} (\d+)$/gm)].map(([, count]) => Number(count));
      return counts.reduce((sum: number, count) => sum + count, 0);
    };
    const before = await refused();
    const many = Array.from({ length: 5 }, (_, index) => `a${index}: Users { docs { email } }`).join(' ');
    await someone('POST', '/api/graphql', { query: `{ ${many} }` });
    await someone('POST', '/api/graphql', { query: '{ Articles(where: { headline: { like: "x" } }) { totalDocs } }' });
    await someone('GET', '/api/articles?where[nothing][equals]=1');
    await someone('GET', '/api/articles?where[headline][like]=x');
    await someone('GET', `/api/articles/${'f'.repeat(24)}`);
    await someone('POST', '/api/users/login', { email: 'nobody@newsroom.example', password });
    await someone('POST', '/api/articles', '{');
    expect(lines).toEqual([]);
    expect((await refused()) - before).toBeGreaterThanOrEqual(7);
    const find = jest.spyOn(payload.db, 'find').mockRejectedValue(new Error('The disk is gone.'));
    const several = Array.from({ length: 5 }, (_, index) => `a${index}: Sections { totalDocs }`).join(' ');
    await someone('POST', '/api/graphql', { query: `{ ${several} }` });
    await someone('GET', '/api/sections');
    find.mockRestore();
    close();
    expect(lines.map((line) => JSON.parse(line).err?.message)).toEqual(['The disk is gone.', 'The disk is gone.']);
  });
});

describe('signing in', () => {
  it('takes the cookie from pages of its own and the configured ones alone', async () => {
    const { email } = newsroom.staff.administrator;
    const { headers } = await reader('POST', '/api/users/login', { email, password });
    const Cookie = `lang=en; ${headers.get('set-cookie')!.split(';')[0]}`;
    const { port } = new URL(server.url);
    const whoIs = async (more: Record<string, string>): Promise<string | undefined> =>
      JSON.parse((await raw('/api/users/me', { headers: { Cookie, ...more } })).text).user?.email;
    const own = [`http://127.0.0.1:${port}`, `http://localhost:${port}`, front];
    const foreign = ['https://evil.example', 'http://localhost:1', `https://localhost:${port}`, 'null'];
    expect(await whoIs({})).toBe(email);
    expect(await Promise.all(own.map((Origin) => whoIs({ Origin })))).toEqual(own.map(() => email));
    // Its port is published as another one, as Docker does it.
    expect(await whoIs({ Origin: 'http://news.lan:8080', Host: 'news.lan:8080' })).toBe(email);
    expect(await Promise.all(foreign.map((Origin) => whoIs({ Origin })))).toEqual(foreign.map(() => undefined));
  });

  it('answers an unknown address like a wrong password, and after ten of them asks to wait', async () => {
    const attempt = (email: string, secret: string) => reader('POST', '/api/users/login', { email, password: secret });
    const { email } = newsroom.staff['sub-editor'];
    const unknown = await attempt('nobody@newsroom.example', 'guess');
    expect(unknown).toMatchObject({ status: 401, body: { errors: [{ data: { code: 'unauthenticated' } }] } });
    for (let guess = 0; guess < 10; guess += 1)
      expect((await attempt(email, `guess ${guess}`)).body).toEqual(unknown.body);
    const late = await attempt(email, password);
    expect([late.status, Number(late.headers.get('retry-after')) > 0]).toEqual([429, true]);
  });

  it.each<[string, Record<string, string>, number]>([
    ['another site', { Origin: 'https://evil.example' }, 403],
    ['a page without an address', { Origin: 'null' }, 403],
    ['a page that hides where it is', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a neighbour', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['a front end of ours', { Origin: front, 'Sec-Fetch-Site': 'cross-site' }, 200],
    ['a program', {}, 200],
  ])('by a form of %s', async (_who, headers, status) => {
    const { email } = newsroom.staff.administrator;
    const form = new FormData();
    form.append('_payload', JSON.stringify({ email, password }));
    const answer = await reader('POST', '/api/users/login', form, headers);
    expect([answer.status, answer.headers.has('set-cookie')]).toEqual([status, status === 200]);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json-seq']) {
      const { headers: given } = await reader('POST', '/api/users/login', JSON.stringify({ email, password }), {
        ...headers,
        'Content-Type': type,
      });
      expect([type, given.has('set-cookie')]).toEqual([type, false]);
    }
  });

  it('by the form of the admin itself', async () => {
    const { email } = newsroom.staff.administrator;
    const own = { Origin: server.url, 'Sec-Fetch-Site': 'same-origin' };
    const form = new FormData();
    form.append('_payload', JSON.stringify({ email, password }));
    expect(await reader('POST', '/api/users/login', form, own)).toMatchObject({ status: 200 });
  });

  it('sets a cookie no script can read, and gives out no key, hash or salt', async () => {
    const { email, id } = newsroom.staff.administrator;
    const { headers } = await reader('POST', '/api/users/login', { email, password });
    expect(headers.get('set-cookie')).toMatch(/^payload-token=[^;]+;.*HttpOnly.*SameSite=Lax/i);
    const administrator = await signIn(server.url, email);
    const apiKey = 'b1a5f7a2-5d1c-4b0c-9a57-0f2a9d0b7e11';
    const saved = await administrator('PATCH', `/api/users/${id}`, { enableAPIKey: true, apiKey });
    const read = await administrator('GET', `/api/users/${id}?showHiddenFields=true`);
    expect([saved.status, read.status]).toEqual([200, 200]);
    expect(JSON.stringify(read.body)).not.toMatch(/b1a5f7a2|"hash"|"salt"|apiKeyIndex|resetPassword/);
  });
});

describe('the way in for a slow client', () => {
  it('closes a connection that does not get its request out', async () => {
    const { openServer } = await import('../../src/server/connections/listen.ts');
    const app = express().get('/', (_req, res) => void res.send('ok'));
    expect(openServer(app)).toMatchObject({
      headersTimeout: 15_000,
      requestTimeout: 0,
      keepAliveTimeout: 65_000,
    });
    const quick = openServer(app, { headersTimeout: 300, requestTimeout: 300, connectionsCheckingInterval: 50 }).listen(
      0,
    );
    const socket = connect((quick.address() as AddressInfo).port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    const said = await new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk) => (text += String(chunk))).on('close', () => resolve(text));
    });
    expect(said).toContain('408 Request Timeout');
    quick.close();
  });
});
