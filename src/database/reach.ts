import { setTimeout as wait } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { SettingsError } from '../config/dataDir.ts';

/** What an address may not ask of MongoDB, and what to do about it. */
type Fault = { is: (options: mongo.MongoOptions) => boolean; says: string };

/** A transaction holds a connection while its request asks on others; the stream of events and the head hold one each. */
const leastConnections = 10;

const faults: readonly Fault[] = [
  {
    is: ({ readPreference }) => readPreference !== undefined && readPreference.mode !== 'primary',
    says: 'reads from secondaries, which may still show what was withdrawn: take readPreference out of it',
  },
  {
    is: ({ writeConcern }) => writeConcern?.w !== undefined && writeConcern.w !== 'majority',
    says: 'has writes not wait for a majority of the replica set, so that they can be lost: take w out of it',
  },
  {
    is: ({ writeConcern }) => writeConcern?.j === false || writeConcern?.journal === false,
    says: 'has writes not wait for the journal, so that they can be lost: take journal out of it',
  },
  {
    is: ({ readConcern }) => readConcern !== undefined && !['local', 'majority'].includes(readConcern.level),
    says: 'names a read concern under which not everything can be read: take readConcernLevel out of it',
  },
  {
    is: ({ maxPoolSize }) => maxPoolSize > 0 && maxPoolSize < leastConnections,
    says: `allows too few connections: let maxPoolSize be ${leastConnections} or more`,
  },
];

/** Why the newsroom does not run on these options of MONGODB_URI: what was told as written could be lost, or withdrawn stories shown. */
const faultOfOptions = (options: mongo.MongoOptions): string | undefined => faults.find(({ is }) => is(options))?.says;

/** Milliseconds: for all tries, for one, and between two lines that tell of it. `signal` ends them all. */
type Patience = { all: number; each: number; tell: number; signal?: AbortSignal };
const usual: Patience = { all: 120_000, each: 3_000, tell: 5_000 };
const pause = 500;

/** What a mongod says of itself, to anybody. */
type Hello = { setName?: string; isreplicaset?: boolean; msg?: string; isWritablePrimary?: boolean };
type Tried = { hellos: Hello[]; error?: unknown };

const authenticationFailed = 18;
const example = 'mongodb://host:27017/dateline?replicaSet=rs0';

function clientFor(uri: string, each: number): mongo.MongoClient {
  const client = clientOf(uri, each);
  const fault = faultOfOptions(client.options);
  if (fault) throw new SettingsError(`MONGODB_URI ${fault}.`);
  return client;
}

function clientOf(uri: string, each: number): mongo.MongoClient {
  try {
    return new mongo.MongoClient(uri, { serverSelectionTimeoutMS: each, connectTimeoutMS: each });
  } catch (error) {
    const { message } = error as Error;
    // Of an address that cannot be read the driver quotes the whole, with the password.
    const why = message.includes('://') ? `wants an address such as ${example}` : message;
    throw new SettingsError(`MONGODB_URI cannot be used: ${why}.`);
  }
}

/** With directConnection the driver takes any server for the right one. */
const elsewhere = 'the server it leads to is not the primary';

/** Looks for a primary once; keeps what each server said, also those the driver does not take. */
async function tryOnce(client: mongo.MongoClient): Promise<Tried> {
  const hellos = new Map<string, Hello>();
  client.on('serverHeartbeatSucceeded', ({ connectionId, reply }) => hellos.set(connectionId, reply as Hello));
  try {
    await client.connect();
    const hello: Hello = await client.db('admin').command({ hello: 1 });
    return { hellos: [...hellos.values()], ...(!hello.isWritablePrimary && { error: new Error(elsewhere) }) };
  } catch (error) {
    return { hellos: [...hellos.values()], error };
  } finally {
    await client.close().catch(() => undefined);
  }
}

/** `expectedName`: the replica set that the address names. */
type Trouble = {
  is: (tried: Tried, expectedName?: string) => boolean;
  says: (tried: Tried, expectedName?: string) => string;
};

/** What no waiting mends, and what to do about it. */
const lasting: readonly Trouble[] = [
  {
    is: ({ error }) => (error as { code?: unknown } | undefined)?.code === authenticationFailed,
    says: () => 'MongoDB refuses the user name or the password in MONGODB_URI. Correct them there.',
  },
  {
    is: ({ hellos }) => hellos.some(({ msg }) => msg === 'isdbgrid'),
    says: () => 'MONGODB_URI leads to a sharded cluster, on which Dateline does not run. Give it a replica set.',
  },
  {
    is: ({ hellos }) => hellos.some(({ setName, isreplicaset }) => !setName && !isreplicaset),
    says: () =>
      'MONGODB_URI leads to a mongod that is no replica set and can do no transactions. ' +
      'Start it with --replSet rs0, run rs.initiate() in mongosh once, and add ?replicaSet=rs0 to MONGODB_URI.',
  },
  {
    is: ({ hellos }, expectedName) =>
      Boolean(expectedName) && hellos.some(({ setName }) => setName && setName !== expectedName),
    says: ({ hellos }, expectedName) =>
      `MONGODB_URI says replicaSet=${expectedName}, but the set there is called ${hellos.find(({ setName }) => setName)?.setName}.`,
  },
];

function passing({ hellos, error }: Tried): string {
  if ((error as Error).message === elsewhere) return elsewhere;
  if (hellos.some(({ setName }) => !setName)) return 'its replica set is not initiated: run rs.initiate() in mongosh';
  if (hellos.length > 0) return 'its replica set has no primary';
  return (error as Error).message;
}

/**
 * Waits until MongoDB answers with a primary, and tells of the wait. Gives the address with the name of the replica set in it:
 * without that Payload would make no transactions.
 * @throws SettingsError in one plain line: where waiting is of no use, or has been of none
 */
export async function reachDatabase(
  uri: string,
  say: (text: string) => void,
  patience: Partial<Patience> = {},
): Promise<string> {
  const { all, each, tell, signal } = { ...usual, ...patience };
  const began = performance.now();
  for (let toldAt = -Infinity; ;) {
    const client = clientFor(uri, each);
    const expectedName = client.options.replicaSet;
    const tried = await tryOnce(client);
    const trouble = lasting.find(({ is }) => is(tried, expectedName));
    if (trouble) throw new SettingsError(trouble.says(tried, expectedName));
    if (!tried.error) return expectedName ? uri : withReplicaSet(uri, tried);
    const now = performance.now();
    const why = passing(tried);
    if (now - began >= all)
      throw new SettingsError(`MongoDB does not answer (${why}). Start it, or correct MONGODB_URI; then start again.`);
    if (now - toldAt >= tell) {
      say(`Waiting for MongoDB (${why}) …`);
      toldAt = now;
    }
    await wait(pause, undefined, { signal });
  }
}

function withReplicaSet(uri: string, { hellos }: Tried): string {
  const setName = hellos.find((hello) => hello.setName)?.setName;
  return setName ? `${uri}${uri.includes('?') ? '&' : '?'}replicaSet=${encodeURIComponent(setName)}` : uri;
}
