import { once, type EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MongoInstance } from 'mongodb-memory-server-core';
import { Refusal } from '../domain/refusal.ts';
import { orCut, whileAtIt, commandLineOf, isAlive } from './processes.ts';
import { chooseAddress, becomePrimary, moveTo, replicaSet } from './replicaSet.ts';

export { lockDataDir } from './dataDir.ts';

/** A running mongod. `uri` names no database; `exited` settles when mongod has ended, for whatever reason. */
export type EmbeddedMongo = {
  uri: string;
  port: number;
  pid: number;
  exited: Promise<void>;
  /** What it said of its trouble, for a person to read. */
  lastWords: () => string;
  stop: () => Promise<void>;
};
type Log = (message: string) => void;
type Options = {
  binary?: string;
  dataDir: string;
  log?: Log;
  args?: readonly string[];
  /** Told once mongod runs in a process of its own, long before it answers: whoever waits can do other work. */
  onLaunched?: () => void;
  /** Ends the start, and mongod with it. */
  signal?: AbortSignal;
};
type Launch = Pick<Options, 'binary' | 'onLaunched'> & {
  dbPath: string;
  port: number;
  args: readonly string[];
  signal: AbortSignal;
};

const address = '127.0.0.1';
/** Recovery after a power cut may take long on a big newsroom; giving up too soon would look like lost data. */
const startTimeout = 120_000;

/**
 * Starts the newsroom's own mongod: a single-node replica set on loopback that keeps its data under `dataDir`/mongo.
 * Hold the data directory's lock first. A mongod left there by a process that was killed is stopped before.
 * @throws Refusal `conflict` if a foreign process uses the database files; Error with mongod's own words otherwise
 */
export const startEmbeddedMongo = ({ signal, ...options }: Options): Promise<EmbeddedMongo> =>
  whileAtIt(signal, (until) => startUntil(until, options));

async function startUntil(signal: AbortSignal, options: Omit<Options, 'signal'>): Promise<EmbeddedMongo> {
  const { binary, dataDir, log = () => {}, args = [], onLaunched } = options;
  const dbPath = path.resolve(dataDir, 'mongo');
  await mkdir(dbPath, { recursive: true });
  await stopOrphan(dbPath, log, signal);
  const portFile = path.join(dataDir, 'mongo-port');
  const { isNew, ...member } = await chooseAddress(portFile, log);
  const launching = { binary, dbPath, port: member.port, args, signal };
  if (isNew && existsSync(path.join(dbPath, 'WiredTiger'))) {
    // Forgotten first, so that a move which is interrupted is made again.
    await rm(portFile, { force: true });
    await whileRunning(await launch(launching), () => moveTo(member));
  }
  await writeFile(portFile, String(member.port));
  const mongo = await launch({ ...launching, onLaunched }, replicaSet);
  try {
    await orCut(becomePrimary(member, startTimeout), signal);
  } catch (error) {
    await mongo.stop();
    throw error;
  }
  return mongo;
}

/** Small caches and journals: mongod's usual journal alone takes 300 MB. */
const frugal = [
  '--wiredTigerCacheSizeGB',
  '0.5',
  '--wiredTigerEngineConfigString',
  'log=(file_max=8MB,prealloc=false)',
  '--setParameter',
  'diagnosticDataCollectionEnabled=false',
];

/**
 * A mongod for tests in a directory of its own, which `stop` removes. What a killed run left there is removed too.
 * @public used by test/support/globalSetup.mjs
 */
export async function startThrowawayMongo(options: { binary?: string } = {}): Promise<EmbeddedMongo> {
  const prefix = 'dateline-mongo-';
  for (const name of await readdir(tmpdir())) {
    const owner = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
    if (owner && !isAlive(owner)) await rm(path.join(tmpdir(), name), { recursive: true, force: true });
  }
  const dataDir = await mkdtemp(path.join(tmpdir(), `${prefix}${process.pid}-`));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const mongo = await startEmbeddedMongo({ ...options, dataDir, args: frugal });
    return { ...mongo, stop: () => mongo.stop().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function whileRunning(mongo: EmbeddedMongo, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } finally {
    await mongo.stop();
  }
}

/** The library takes each chunk of mongod's log for one line: it misses words on the border, and throws on two lines in one. */
class LineByLine extends MongoInstance {
  private rest = '';

  override stdoutHandler(chunk: string | Buffer): void {
    const lines = (this.rest + String(chunk)).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) super.stdoutHandler(line);
  }
}

const ours = [
  '--nounixsocket',
  // No other member could take over, so there is no one to wait for when stopping.
  '--setParameter',
  'shutdownTimeoutMillisForSignaledShutdown=0',
  // A process that was killed in the middle of a transaction holds its documents no longer than this; by default for a minute.
  '--setParameter',
  'transactionLifetimeLimitSeconds=20',
];

/**
 * `detached` gives mongod a process group of its own: a Ctrl-C in the terminal reaches our group only, so that requests in
 * flight can still be finished. If we are killed, the library's watcher process stops mongod within seconds.
 */
async function launch(
  { binary, dbPath, port, args, onLaunched, signal }: Launch,
  replSet?: string,
): Promise<EmbeddedMongo> {
  // Without this, the library compares the binary's version with the one it would have downloaded, and warns.
  process.env.MONGOMS_SYSTEM_BINARY_VERSION_CHECK ??= 'false';
  const instance = new LineByLine({
    binary: { systemBinary: binary },
    spawn: { detached: true },
    instance: {
      dbPath,
      port,
      replSet,
      ip: address,
      args: [...ours, ...args],
      storageEngine: 'wiredTiger',
      launchTimeout: startTimeout,
    },
  });
  const complaints = collectComplaints(instance);
  if (onLaunched) (instance as EventEmitter).once('instanceLaunched', onLaunched);
  const whenGone = endWith(signal, instance);
  try {
    await instance.start();
  } catch (cause) {
    if (signal.aborted) await whenGone();
    throw startFailure(dbPath, complaints, cause as Error);
  }
  const mongod = instance.mongodProcess;
  if (!mongod?.pid) throw startFailure(dbPath, complaints);
  const exited = once(mongod, 'exit').then(() => undefined);
  const end = async () => {
    // Not the library's own way: that kills mongod the hard way after ten seconds.
    mongod.kill('SIGTERM');
    await exited;
    await instance.stop();
  };
  let stopped: Promise<void> | undefined;
  return {
    uri: `mongodb://${address}:${port}/?replicaSet=${replicaSet}`,
    port,
    pid: mongod.pid,
    exited,
    lastWords: () => lastWordsOf(complaints),
    stop: () => (stopped ??= end()),
  };
}

/** Ends mongod with the signal; gives the way to wait for its end. The library knows the process a moment after it was launched. */
function endWith(signal: AbortSignal, instance: MongoInstance): () => Promise<unknown> {
  signal.throwIfAborted();
  let whenGone: Promise<unknown> = Promise.resolve();
  const take = (): void => {
    const mongod = instance.mongodProcess;
    if (!mongod) return;
    const end = (): void => void mongod.kill('SIGTERM');
    whenGone = once(mongod, 'exit')
      .catch(() => undefined)
      .finally(() => signal.removeEventListener('abort', end));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  };
  (instance as EventEmitter).once('instanceLaunched', () => setImmediate(take));
  return () => whenGone;
}

/** The latest lines of mongod's log that are errors, fatal, or no log lines at all: they say why it did not start. */
function collectComplaints(instance: MongoInstance): string[] {
  const complaints: string[] = [];
  const listen = (line: string) => {
    if (!/"s":"[IDW]/.test(line)) complaints.push(line);
    complaints.splice(0, complaints.length - 10);
  };
  // The library's names of its events are an enum that it does not export.
  const events = instance as EventEmitter;
  events.on('instanceSTDOUT', listen);
  events.on('instanceSTDERR', listen);
  return complaints;
}

/** Its log is kept nowhere: what of it tells of trouble is all there is. */
const lastWordsOf = (complaints: readonly string[]): string =>
  complaints.length > 0
    ? `Its last words:\n${complaints.join('\n')}`
    : 'It did not say why; the log of the operating system may (memory that ran out: `dmesg`).';

function startFailure(dbPath: string, complaints: readonly string[], cause?: Error): Error {
  const words = [...complaints, cause?.message ?? ''].join('\n').trim();
  if (words.includes('DBPathInUse')) {
    return new Refusal('conflict', `The database files in ${dbPath} are in use by another process.`, [
      { path: 'DATA_DIR', rule: 'in-use', message: 'Another mongod has it.' },
    ]);
  }
  return new Error(`mongod did not start on ${dbPath}:\n${words}`, { cause });
}

/** Stops a mongod that a killed Dateline left behind. mongod keeps its process id in its lock file, and empties it at the end. */
async function stopOrphan(dbPath: string, log: Log, signal: AbortSignal): Promise<void> {
  const pid = Number(await readFile(path.join(dbPath, 'mongod.lock'), 'utf8').catch(() => ''));
  const isOurs = () => / --dbpath (.*?) --/.exec(commandLineOf(pid))?.[1] === dbPath;
  if (!pid || !isOurs()) return;
  log(`Stopping the mongod (process ${pid}) that an earlier run left behind.`);
  process.kill(pid, 'SIGTERM');
  while (isAlive(pid) && isOurs()) await wait(50, undefined, { signal });
}
