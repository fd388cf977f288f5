import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import { shedLoad, memoryWatch } from '../../src/server/connections/load.ts';
import { closeServer, openServer, type Listening } from '../../src/server/connections/listen.ts';
import { ownerBy } from '../../src/server/user.ts';
import { turnedAway } from '../../src/server/connections/turnedAway.ts';

const secret = 'what signs the sessions';
/** As Payload signs them. */
const tokenOf = (sid: string, by: string): string => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sid, exp: Date.now() / 1_000 + 60 })}`;
  return `${signed}.${createHmac('sha256', by).update(signed).digest('base64url')}`;
};

let server: Server;
afterEach(() => closeServer(server, 0));

const open = async (app: RequestListener, limits: Listening = {}): Promise<void> => {
  server = openServer(app, limits).listen(0, '127.0.0.1');
  await once(server, 'listening');
};

const dial = async (): Promise<Socket> => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
};

/** All that the server says until it closes the connection, or until `isEnough`. */
const heard = (socket: Socket, isEnough: (text: string) => boolean = () => false): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    socket.on('close', () => resolve(text));
    socket.on('data', (chunk) => {
      text += String(chunk);
      if (isEnough(text)) resolve(text);
    });
  });

const get = (path: string, headers = ''): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n${headers}\r\n`;
const offer = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n';

describe('a request that offers an upgrade', () => {
  it('is answered as HTTP/1.1, also when somebody wants to listen for upgrades', async () => {
    await open((_req, res) => void res.end('plain'));
    for (const add of ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'] as const)
      server[add]('upgrade', () => undefined);
    expect(server.listenerCount('upgrade')).toBe(0);
    const sockets = await Promise.all(Array.from({ length: 200 }, dial));
    const answers = sockets.map((socket) => heard(socket, (text) => text.includes('plain')));
    for (const socket of sockets) socket.write(get('/', offer));
    for (const answer of await Promise.all(answers)) expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
    for (const socket of sockets) socket.destroy();
  });
});

describe('requests sent without waiting for answers', () => {
  const slow = (begun: { now: number; most: number; all: string[] }): RequestListener => {
    return (req, res) => {
      begun.all.push(req.url ?? '');
      begun.most = Math.max(begun.most, (begun.now += 1));
      res.once('close', () => (begun.now -= 1));
      setTimeout(() => res.end(`[${req.url}]`), Math.random() * 20);
    };
  };
  const count = () => ({ now: 0, most: 0, all: [] as string[] });
  const paths = (length: number) => Array.from({ length }, (_, number) => `/${number}`);

  it('are begun four at a time and answered in order', async () => {
    const begun = count();
    await open(slow(begun));
    const socket = await dial();
    const answer = heard(socket, (text) => text.includes('[/35]'));
    socket.write(
      paths(36)
        .map((path) => get(path))
        .join(''),
    );
    expect((await answer).match(/\[[^\]]+\]/g)).toEqual(paths(36).map((path) => `[${path}]`));
    expect(begun).toMatchObject({ most: 4, all: paths(36) });
    // And goes on as any other.
    const next = heard(socket, (text) => text.includes('[/later]'));
    socket.write(get('/later'));
    expect(await next).toContain('[/later]');
    socket.destroy();
  });

  it('wait in the network when they come one after another, with bodies too', async () => {
    const begun = count();
    await open(slow(begun));
    const socket = await dial();
    const answer = heard(socket, (text) => text.includes('[/199]'));
    for (const path of paths(200)) {
      socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n${'x'.repeat(9_000)}`);
      await wait(1);
    }
    expect((await answer).match(/\[[^\]]+\]/g)).toEqual(paths(200).map((path) => `[${path}]`));
    expect(begun.most).toBe(4);
    socket.destroy();
  });

  it('end the connection when there are too many, and what was begun hears of it', async () => {
    const begun = count();
    await open(slow(begun));
    const socket = await dial();
    const answer = heard(socket);
    socket.write(
      paths(1_000)
        .map((path) => get(path))
        .join(''),
    );
    expect(await answer).toBe('');
    await wait(50);
    expect(begun).toEqual({ now: 0, most: 4, all: paths(4) });
  });
});

describe('connections', () => {
  it('are limited by address, and make room when they close', async () => {
    await open((_req, res) => void res.end('in'), { mostPerAddress: 2 });
    const [first] = await Promise.all([dial(), dial()]);
    const third = await dial();
    third.write(get('/'));
    expect(await heard(third)).toBe('');
    first.destroy();
    await wait(50);
    const fourth = await dial();
    const answer = heard(fourth, (text) => text.includes('in'));
    fourth.write(get('/'));
    expect(await answer).toContain('200 OK');
  });

  it('that take an answer a few bytes at a time are ended, and those that take it, or listen for news, are not', async () => {
    const bytes = Buffer.alloc(16 * 2 ** 20, 'x');
    const ended = turnedAway()['slow-reader'];
    await open(
      (req, res) => {
        if (req.url === '/large') return void res.end(bytes);
        res.write('news');
      },
      { taking: { bytes: 2 ** 20, within: 200, every: 20 } },
    );
    const [slow, quick, listening] = await Promise.all([dial(), dial(), dial()]);
    const isEnded = new Promise((resolve) => slow.on('close', resolve));
    slow.pause().write(get('/large'));
    // Now and then it takes a little: never silent, never done.
    const sips = setInterval(() => slow.read(1_000), 20);
    const news = heard(listening, (text) => text.includes('news'));
    listening.write(get('/live'));
    await news;
    let taken = 0;
    const isWhole = new Promise<void>((resolve) =>
      quick.on('data', (chunk: Buffer) => (taken += chunk.length) > bytes.length && resolve()),
    );
    quick.write(get('/large'));
    await isWhole;
    while (turnedAway()['slow-reader'] === ended) await wait(20);
    clearInterval(sips);
    slow.resume();
    await isEnded;
    expect([quick.destroyed, listening.destroyed, turnedAway()['slow-reader'] - ended]).toEqual([false, false, 1]);
    quick.destroy();
    listening.destroy();
  });

  it('that say nothing, or half a request, are closed', async () => {
    await open((_req, res) => void res.end(), {
      headersTimeout: 100,
      requestTimeout: 200,
      connectionsCheckingInterval: 20,
    });
    const [silent, half, body] = await Promise.all([dial(), dial(), dial()]);
    half.write('GET / HTTP/1.1\r\nHo');
    body.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nx');
    await Promise.all([silent, half, body].map((socket) => heard(socket)));
    expect(server.timeout).toBe(120_000);
  });
});

describe('with too much to do', () => {
  const shedding = (limits: Parameters<typeof shedLoad>[1]) => {
    const held: (() => void)[] = [];
    const app = express()
      .set('trust proxy', 1)
      .use(shedLoad(ownerBy(secret), limits))
      .get('/', (_req, res) => void held.push(() => res.send('done')));
    return { held, app };
  };
  const urlOf = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await wait(5);
  };

  it('the server refuses for a while, and takes more when some are answered or their clients have left', async () => {
    const { held, app } = shedding({ most: 5, mostWhenTight: 1, isTight: () => false });
    await open(app);
    const socket = await dial();
    socket.write(get('/').repeat(4));
    const last = fetch(urlOf());
    await until(() => held.length === 5);
    const refused = await fetch(urlOf());
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await refused.json()).toMatchObject({ errors: [{ name: 'Refusal', data: { code: 'overloaded' } }] });
    // All four of the connection, also those whose turn to be written had not come.
    socket.destroy();
    await wait(100);
    const four = Array.from({ length: 4 }, () => fetch(urlOf()));
    await until(() => held.length === 9);
    expect((await fetch(urlOf())).status).toBe(503);
    for (const answer of held) answer();
    for (const { status } of await Promise.all([last, ...four])) expect(status).toBe(200);
  });

  it('a client has its part when many ask: by its session, else by the address that the proxy tells', async () => {
    const { held, app } = shedding({ most: 6, mostOfClient: 2, isTight: () => false });
    await open(app);
    const ask = (headers: Record<string, string>) => fetch(urlOf(), { headers });
    const from = (address: string, token?: string) =>
      ask({ 'X-Forwarded-For': address, ...(token && { Authorization: `JWT ${token}` }) });
    const asked = [from('192.0.2.1'), from('192.0.2.1'), from('192.0.2.1')];
    await until(() => held.length === 3);
    const refused = await from('192.0.2.1', tokenOf('guessed', 'not the secret'));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
    expect(await refused.json()).toMatchObject({ errors: [{ name: 'Refusal', data: { code: 'too-many' } }] });
    asked.push(from('192.0.2.2'), from('192.0.2.1', tokenOf('of an editor', secret)));
    await until(() => held.length === 5);
    for (const answer of held) answer();
    for (const { status } of await Promise.all(asked)) expect(status).toBe(200);
  });

  it('the server takes few while memory is short, but some', async () => {
    const { held, app } = shedding({ most: 5, mostWhenTight: 1, isTight: () => true });
    await open(app);
    const first = fetch(urlOf());
    await until(() => held.length === 1);
    expect((await fetch(urlOf())).status).toBe(503);
    held[0]?.();
    expect((await first).status).toBe(200);
  });

  it('memory is measured now and then, not for each request', () => {
    let asked = 0;
    const isTight = memoryWatch(() => (asked += 1) > 0);
    expect([isTight(), isTight(), isTight(), asked]).toEqual([true, true, true, 1]);
    expect(memoryWatch()()).toBe(false);
  });
});
