import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lockDataDir, startEmbeddedMongo, type EmbeddedMongo } from '../../src/database/mongod.ts';
import { isAlive } from '../../src/database/processes.ts';
import { Refusal } from '../../src/domain/refusal.ts';

type Collection = { insertOne(doc: object): Promise<unknown>; countDocuments(): Promise<number> };
type Client = { db(name: string): { collection(name: string): Collection }; close(): Promise<void> };
const library = createRequire(import.meta.url).resolve('mongodb-memory-server-core');
const { MongoClient } = createRequire(library)('mongodb') as { MongoClient: new (uri: string) => Client };

const binary = process.env.MONGOD_BINARY;
let dataDir: string;
const toEnd: (() => unknown)[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'dateline-mongod-test-'));
});
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedMongo> {
  const mongo = await startEmbeddedMongo({ binary, dataDir });
  toEnd.push(mongo.stop);
  return mongo;
}

async function withStories<Result>(uri: string, action: (stories: Collection) => Promise<Result>): Promise<Result> {
  const client = new MongoClient(uri);
  try {
    return await action(client.db('newsroom').collection('stories'));
  } finally {
    await client.close();
  }
}
const fileStory = (uri: string) => withStories(uri, (stories) => stories.insertOne({ headline: 'Kept' }));
const countStories = (uri: string) => withStories(uri, (stories) => stories.countDocuments());

/** A process of its own that starts mongod, prints a line of JSON and then waits; `onSignal` runs when it gets a Ctrl-C. */
async function startElsewhere(
  onSignal = '',
): Promise<{ child: ChildProcess; mongo: { uri: string; pid: number }; output: () => string }> {
  const script = `
    import { lockDataDir, startEmbeddedMongo } from './src/database/mongod.ts';
    const release = await lockDataDir(process.env.TEST_DATA_DIR);
    const mongo = await startEmbeddedMongo({ binary: process.env.MONGOD_BINARY, dataDir: process.env.TEST_DATA_DIR });
    process.once('SIGINT', async () => { ${onSignal} });
    console.log(JSON.stringify({ uri: mongo.uri, pid: mongo.pid }));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    detached: true,
    env: { ...process.env, TEST_DATA_DIR: dataDir, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  toEnd.push(() => child.exitCode ?? child.kill('SIGKILL'));
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  await once(child.stdout, 'data');
  return { child, mongo: JSON.parse(output) as { uri: string; pid: number }, output: () => output };
}

describe('the newsroom’s own mongod', () => {
  it('keeps the stories and the address from one run to the next, and stops in good order', async () => {
    const first = await start();
    await fileStory(first.uri);
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    // mongod empties its lock file only when it ended in good order.
    expect(await readFile(path.join(dataDir, 'mongo/mongod.lock'), 'utf8')).toBe('');

    const second = await start();
    expect(second.uri).toBe(first.uri);
    expect(await countStories(second.uri)).toBe(1);
  });

  it('moves with its stories to another port when the old one is taken', async () => {
    const first = await start();
    await fileStory(first.uri);
    await first.stop();
    const squatter = createServer().listen(first.port, '127.0.0.1');
    toEnd.push(() => squatter.close());
    await once(squatter, 'listening');

    const second = await start();
    expect(second.port).not.toBe(first.port);
    await fileStory(second.uri);
    expect(await countStories(second.uri)).toBe(2);
  });

  it('starts again at once after its process was killed, and has lost nothing', async () => {
    const { child, mongo } = await startElsewhere();
    await fileStory(mongo.uri);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isAlive(mongo.pid)).toBe(true);

    const release = await lockDataDir(dataDir);
    toEnd.push(release);
    const again = await start();
    expect(isAlive(mongo.pid)).toBe(false);
    expect(await countStories(again.uri)).toBe(1);
  });

  it('outlives a Ctrl-C in the terminal until the server has finished its work', async () => {
    const { child, mongo, output } = await startElsewhere(`
      await new Promise((resolve) => setTimeout(resolve, 500));
      process.kill(mongo.pid, 0);
      await mongo.stop();
      await release();
      console.log('finished');
      process.exit(0);`);
    process.kill(-child.pid!, 'SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(output()).toContain('finished');
    expect(isAlive(mongo.pid)).toBe(false);
  });

  it('says so when someone else has the database files', async () => {
    await start();
    const otherDir = await mkdtemp(path.join(tmpdir(), 'dateline-mongod-test-'));
    toEnd.push(() => rm(otherDir, { recursive: true, force: true }));
    await symlink(path.join(dataDir, 'mongo'), path.join(otherDir, 'mongo'));
    await expect(startEmbeddedMongo({ binary, dataDir: otherDir })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('gives mongod’s own reason when it cannot start', async () => {
    await writeFile(path.join(dataDir, 'mongo-port'), '');
    const refused = startEmbeddedMongo({ binary, dataDir, args: ['--wiredTigerCacheSizeGB', '-1'] });
    await expect(refused).rejects.toThrow(/wiredTigerCacheSizeGB|cacheSizeGB/);
  });
});

describe('a data directory', () => {
  it('belongs to one Dateline at a time: the second is told which process has it', async () => {
    const release = await lockDataDir(dataDir);
    const second = lockDataDir(dataDir);
    await expect(second).rejects.toBeInstanceOf(Refusal);
    await expect(second).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`process ${process.pid},`),
    });
    await release();
    await (
      await lockDataDir(dataDir)
    )();
  });

  it.each([
    ['a process that has ended', { pid: 2 ** 22 + 1, startMark: 'gone' }],
    ['a process id that now belongs to another program', { pid: process.pid, startMark: 'before the reboot' }],
    ['a half-written file', undefined],
  ])('is taken over from %s', async (_, holder) => {
    await writeFile(path.join(dataDir, 'lock.json'), JSON.stringify(holder) ?? '{"pid":');
    const release = await lockDataDir(dataDir);
    await expect(lockDataDir(dataDir)).rejects.toMatchObject({ code: 'conflict' });
    await release();
  });

  it('goes to exactly one of many that take it over at the same moment', async () => {
    await writeFile(path.join(dataDir, 'lock.json'), JSON.stringify({ pid: 2 ** 22 + 1, startMark: 'gone' }));
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataDir(dataDir)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
