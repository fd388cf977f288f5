import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
// @ts-expect-error Plain JavaScript: the scripts run before TypeScript is installed.
import { ensureServerBuild, serverCommand } from '../../scripts/prepare.mjs';
import { isAlive } from '../../src/database/processes.ts';
import { closeServer, openServer } from '../../src/server/connections/listen.ts';
import { openLine } from '../support/brokenLine.ts';
import { testDatabaseUri } from '../support/database.ts';
import { until } from '../support/readModel.ts';
import { startServerProcess } from '../support/serverProcess.ts';

async function freePort(): Promise<number> {
  const server = openServer(express()).listen(0);
  const { port } = server.address() as AddressInfo;
  await closeServer(server);
  return port;
}

/** Does anybody take connections there? */
const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = connect(port, '127.0.0.1', () => (connection.destroy(), resolve(true)));
    connection.on('error', () => resolve(false));
  });

const addressOf = (port: number): string => `http://127.0.0.1:${port}`;

describe('the server', () => {
  const slow = (milliseconds: number) =>
    openServer(
      express().get(
        '/',
        async (_req, res) => void (await wait(milliseconds, undefined, { ref: false }), res.send('done')),
      ),
    ).listen(0);

  it('finishes what is under way, takes nothing new, and lets idle connections go', async () => {
    const server = slow(400);
    const url = addressOf((server.address() as AddressInfo).port);
    const underWay = fetch(url).then((answer) => answer.text());
    await wait(100);
    const closed = closeServer(server);
    await expect(fetch(url)).rejects.toThrow();
    expect(await underWay).toBe('done');
    // The client would keep its connection for 65 seconds; the server does not wait for that.
    await Promise.race([closed, wait(2_000).then(() => Promise.reject(new Error('It waits for idle connections.')))]);
    expect(server.listening).toBe(false);
  });

  it('cuts what hangs longer than its patience', async () => {
    const server = slow(60_000);
    const hanging = fetch(addressOf((server.address() as AddressInfo).port)).catch(() => 'cut');
    await wait(100);
    await closeServer(server, 200);
    expect(await hanging).toBe('cut');
  });

  it('cuts a connection too that Node has handed out of its own count', async () => {
    const server = slow(0);
    server.on('connect', () => undefined);
    const tunnel = connect((server.address() as AddressInfo).port);
    const isCut = new Promise((resolve) => tunnel.on('error', () => undefined).on('close', resolve));
    tunnel.write('CONNECT news:443 HTTP/1.1\r\nHost: news:443\r\n\r\n');
    await wait(100);
    await closeServer(server, 200);
    await isCut;
  });
});

it('ends a whole newsroom on SIGTERM: the request under way is answered, then it exits with 0', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'dateline-shutdown-'));
  const newsroom = await startServerProcess({
    MONGODB_URI: testDatabaseUri('shutdown'),
    DATA_DIR: directory,
    UPLOADS_DIR: join(directory, 'uploads'),
    LOG_LEVEL: 'info',
  });
  let said = '';
  newsroom.process.stdout?.on('data', (chunk) => (said += String(chunk)));
  const exited = new Promise<number | null>((resolve) => newsroom.process.on('exit', resolve));
  try {
    const answered = new Promise<number | undefined>((resolve, reject) => {
      const body = JSON.stringify({ query: '{ Site { name } }' });
      const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length };
      const sent = request(`${newsroom.url}/api/graphql`, { method: 'POST', headers }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode));
      });
      sent.on('error', reject).write(body.slice(0, 5));
      setTimeout(() => newsroom.process.kill('SIGTERM'), 300);
      setTimeout(() => sent.end(body.slice(5)), 1_200);
    });
    expect(await answered).toBe(200);
    expect(await exited).toBe(0);
    expect(said).toContain('SIGTERM: finishing what is under way');
  } finally {
    newsroom.process.kill('SIGKILL');
    await rm(directory, { recursive: true, force: true });
  }
});

it('says no at /readyz first and answers readers meanwhile, and ends in time while MongoDB does not answer', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'dateline-lame-duck-'));
  const own = new URL(testDatabaseUri('lame-duck'));
  const line = await openLine({ host: own.hostname, port: Number(own.port) });
  own.port = String(line.port);
  own.search = '?directConnection=true';
  const newsroom = await startServerProcess({
    MONGODB_URI: own.href,
    DATA_DIR: directory,
    UPLOADS_DIR: join(directory, 'uploads'),
    LAME_DUCK_SECONDS: '2',
  });
  const exited = new Promise<number | null>((resolve) => newsroom.process.on('exit', resolve));
  try {
    expect((await fetch(`${newsroom.url}/healthz`)).headers.get('connection')).toBe('keep-alive');
    newsroom.process.kill('SIGTERM');
    await wait(300);
    const [ready, healthy] = await Promise.all(['/readyz', '/healthz'].map((path) => fetch(`${newsroom.url}${path}`)));
    expect([ready?.status, healthy?.status]).toEqual([503, 200]);
    expect(healthy?.headers.get('connection')).toBe('close');
    line.hang();
    const began = Date.now();
    expect(await exited).toBe(0);
    // The promise is 15 s from the signal; a hang of the driver would be 30 and more.
    expect(Date.now() - began).toBeLessThan(15_000);
  } finally {
    newsroom.process.kill('SIGKILL');
    await line.close();
    await rm(directory, { recursive: true, force: true });
  }
});

describe('a start', () => {
  let directory: string;
  beforeEach(async () => (directory = await mkdtemp(join(tmpdir(), 'dateline-cut-'))));
  afterEach(() => rm(directory, { recursive: true, force: true }));

  /** A server that is starting, and what it says. */
  async function beginStart(settings: Record<string, string>) {
    await ensureServerBuild();
    const { NODE_OPTIONS: _ours, JEST_WORKER_ID: _id, MONGODB_URI: _uri, ...environment } = process.env;
    const server = spawn(process.execPath, serverCommand('main'), {
      env: {
        ...environment,
        NODE_ENV: 'production',
        PORT: '0',
        DATELINE_SAMPLE: 'off',
        LAME_DUCK_SECONDS: '5',
        DATA_DIR: directory,
        UPLOADS_DIR: join(directory, 'uploads'),
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    server.stdout.on('data', (chunk) => (said += String(chunk)));
    server.stderr.on('data', (chunk) => (said += String(chunk)));
    const exited = once(server, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    return { server, said: () => said, exited };
  }
  /** Nothing failed, and it does not open once it was told to end. */
  function expectCleanEnd(said: string): void {
    expect(said).not.toMatch(/"level":50|\n {4}at /);
    expect(said.split(/SIG(?:TERM|INT)/)[1]).not.toMatch(/The newsroom is open/);
  }
  const mongodOf = () => readFile(join(directory, 'mongo', 'mongod.lock'), 'utf8').then(Number, () => 0);

  it.each([0, 300, 1_500])(
    'that gets SIGTERM %i ms after its mongod came ends within seconds, and takes mongod with it',
    async (milliseconds) => {
      const { server, said, exited } = await beginStart({ MONGOD_BINARY: process.env.MONGOD_BINARY! });
      let mongod = 0;
      await until(async () => (mongod = await mongodOf()) > 0);
      await wait(milliseconds);
      const began = Date.now();
      server.kill('SIGTERM');
      expect(await exited).toEqual([0, null]);
      // A quick machine has it open by then, and readers their five seconds.
      expect(Date.now() - began).toBeLessThan(/SIGTERM: finishing/.test(said()) ? 15_000 : 8_000);
      expect(isAlive(mongod)).toBe(false);
      expectCleanEnd(said());
    },
  );

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'that gets %s as it opens its port begins nothing more, and does not say that it is open',
    async (signal) => {
      const port = await freePort();
      const { server, said, exited } = await beginStart({
        MONGODB_URI: testDatabaseUri(`port-${signal.toLowerCase()}`),
        PORT: String(port),
        LAME_DUCK_SECONDS: '1',
      });
      while (!(await isListening(port)));
      server.kill(signal);
      expect(await exited).toEqual([0, null]);
      expectCleanEnd(said());
    },
  );

  it('that waits for a MongoDB which is not there ends at once', async () => {
    const { server, said, exited } = await beginStart({ MONGODB_URI: 'mongodb://127.0.0.1:9/dateline' });
    await until(() => said().includes('Waiting for MongoDB'));
    const began = Date.now();
    server.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(Date.now() - began).toBeLessThan(4_500);
  });
});
