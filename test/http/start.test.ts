import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
// @ts-expect-error Plain JavaScript: the scripts run before TypeScript is installed.
import { ensureServerBuild, serverCommand } from '../../scripts/prepare.mjs';
import { SettingsError } from '../../src/config/dataDir.ts';
import { reachDatabase } from '../../src/database/reach.ts';
import { openLine } from '../support/brokenLine.ts';
import { testDatabaseUri } from '../support/database.ts';

let directory: string;
/** A mongod that is no replica set. */
let single: { process: ChildProcess; port: number };
let said: string[];
const say = (text: string): void => void said.push(text);

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'dateline-start-'));
  const port = await freePort();
  const args = ['--dbpath', directory, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'];
  single = { port, process: spawn(process.env.MONGOD_BINARY!, args, { stdio: 'ignore' }) };
});
afterAll(async () => {
  const ended = once(single.process, 'exit');
  single.process.kill('SIGKILL');
  await ended;
  await rm(directory, { recursive: true, force: true });
});
beforeEach(() => {
  said = [];
});

const refusalFor = (uri: string): Promise<unknown> =>
  reachDatabase(uri, say, { all: 60_000 }).then(
    () => 'reached',
    (error: unknown) => error,
  );

it.each(['', '?replicaSet=rs0'])(
  'refuses a mongod that is no replica set at once, and says what to do (%j)',
  async (query) => {
    const error = await refusalFor(`mongodb://127.0.0.1:${single.port}/dateline${query}`);
    expect(error).toBeInstanceOf(SettingsError);
    expect((error as Error).message).toMatch(/^MONGODB_URI leads to a mongod that is no replica set.* --replSet .*$/);
  },
);

it('refuses the wrong name of a replica set, and puts the right one into an address without', async () => {
  const { host, pathname } = new URL(testDatabaseUri('start'));
  const bare = `mongodb://${host}${pathname}`;
  expect(await refusalFor(`${bare}?replicaSet=other`)).toMatchObject({
    message: 'MONGODB_URI says replicaSet=other, but the set there is called dateline.',
  });
  expect(await refusalFor(`${bare}?noSuchOption=1`)).toMatchObject({
    message: expect.stringContaining('nosuchoption'),
  });
  expect(await reachDatabase(bare, say)).toBe(`${bare}?replicaSet=dateline`);
  expect(said).toEqual([]);
});

it.each([
  ['readPreference=secondary', 'reads from secondaries'],
  ['readPreference=primaryPreferred', 'reads from secondaries'],
  ['readPreference=nearest&maxStalenessSeconds=120', 'reads from secondaries'],
  ['w=0', 'not wait for a majority'],
  ['w=1', 'not wait for a majority'],
  ['w=1&journal=true', 'not wait for a majority'],
  ['journal=false', 'not wait for the journal'],
  ['w=majority&journal=false', 'not wait for the journal'],
  ['readConcernLevel=linearizable', 'read concern'],
  ['maxPoolSize=1', 'too few connections'],
])('refuses an address under which writes can be lost or withdrawn stories shown: %s', async (option, why) => {
  const uri = testDatabaseUri('start');
  const error = await refusalFor(`${uri}${uri.includes('?') ? '&' : '?'}${option}`);
  expect(error).toBeInstanceOf(SettingsError);
  expect((error as Error).message).toMatch(new RegExp(`^MONGODB_URI .*${why}.*: (take|let) .*\\.$`));
});

it.each(['w=majority', 'readPreference=primary', 'journal=true', 'retryWrites=true&w=majority&appName=dateline'])(
  'takes an address that says what goes without saying: %s',
  async (option) => {
    const uri = testDatabaseUri('start');
    expect(await refusalFor(`${uri}${uri.includes('?') ? '&' : '?'}${option}`)).toBe('reached');
  },
);

it('waits for a MongoDB that is not there yet, with a line now and then', async () => {
  const { hostname, port, pathname } = new URL(testDatabaseUri('start'));
  const line = await openLine({ host: hostname, port: Number(port) });
  line.cut();
  const reached = reachDatabase(`mongodb://127.0.0.1:${line.port}${pathname}?directConnection=true`, say, {
    each: 300,
    tell: 1,
  });
  while (said.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  line.mend();
  expect(await reached).toMatch(/replicaSet=dateline$/);
  expect(said[0]).toMatch(/^Waiting for MongoDB \(.+\) …$/);
  await line.close();
});

it('gives up in one plain line', async () => {
  const uri = `mongodb://root:hunter2@127.0.0.1:${await freePort()}/dateline`;
  const error = await reachDatabase(uri, say, { all: 0, each: 300 }).catch((each: unknown) => each);
  expect(error).toBeInstanceOf(SettingsError);
  expect((error as Error).message).toMatch(
    /^MongoDB does not answer \(.*ECONNREFUSED.*\)\. Start it, or correct MONGODB_URI/,
  );
  expect(String(error) + said.join()).not.toContain('hunter2');
});

/** The whole newsroom as it starts, and what it says until it is gone. */
function begin(settings: Record<string, string>) {
  const { NODE_OPTIONS: _ours, ...environment } = process.env;
  const server = spawn(process.execPath, serverCommand('main'), {
    env: { ...environment, NODE_ENV: 'production', PORT: '0', DATA_DIR: directory, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const heard = { out: '', complained: '' };
  server.stdout.on('data', (chunk) => (heard.out += String(chunk)));
  server.stderr.on('data', (chunk) => (heard.complained += String(chunk)));
  return { server, heard, ended: once(server, 'close') };
}

it('ends in time and in good order on SIGTERM while MongoDB, which was there, does not answer', async () => {
  await ensureServerBuild();
  const { hostname, port, pathname } = new URL(testDatabaseUri('start-stopped'));
  const line = await openLine({ host: hostname, port: Number(port) });
  const { server, heard, ended } = begin({
    MONGODB_URI: `mongodb://127.0.0.1:${line.port}${pathname}?directConnection=true`,
  });
  // What Payload says once it is connected, before the indexes are built.
  while (!heard.out.includes('No email adapter')) await wait(5);
  line.hang();
  await wait(1_000);
  const began = performance.now();
  server.kill('SIGTERM');
  expect([...(await ended), heard.complained]).toEqual([0, null, '']);
  expect(performance.now() - began).toBeLessThan(15_000);
  await line.close();
});

it('ends the whole start so: one line, no stack, exit code 1; and tells of a misspelt setting', async () => {
  await ensureServerBuild();
  const MONGODB_URI = `mongodb://127.0.0.1:${single.port}/dateline`;
  const { heard, ended } = begin({ MONGODB_URI, METRIC_TOKEN: 'a token for tests' });
  expect(await ended).toEqual([1, null]);
  expect(heard.complained).toMatch(/^MONGODB_URI leads to a mongod that is no replica set[^\n]*\n$/);
  expect(heard.out).toContain('METRIC_TOKEN is no setting and has no effect. Is METRICS_TOKEN meant?');
});
