import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';

export const replicaSet = 'dateline';
/** Where the only member of the set listens. */
export type Member = { address: string; port: number };

type Document = Record<string, unknown>;
type Collection = { updateOne: (filter: Document, update: Document) => Promise<unknown> };
type Database = { command: (command: Document) => Promise<Document>; collection: (name: string) => Collection };
type Client = { connect: () => Promise<unknown>; close: () => Promise<void>; db: (name: string) => Database };
type Driver = { MongoClient: new (uri: string, options: Document) => Client };

/** Makes a fresh node a replica set of one, and waits until it takes writes. `timeout` in milliseconds. */
export async function becomePrimary(member: Member, timeout: number): Promise<void> {
  const deadline = Date.now() + timeout;
  await withClient(member, async (client) => {
    const admin = client.db('admin');
    while (!(await admin.command({ hello: 1 })).isWritablePrimary) {
      if (Date.now() > deadline) throw new Error(`mongod on ${hostOf(member)} did not become primary.`);
      await initiate(admin, member);
      await wait(20);
    }
  });
}

/**
 * Gives the set its new address, on a mongod that runs without `--replSet`. The set could also be told while it runs, but then
 * mongod first asks at its old address whether that is itself, and a program there that does not answer holds it up for 30 s.
 */
export async function moveTo(member: Member): Promise<void> {
  await withClient(member, (client) =>
    client
      .db('local')
      .collection('system.replset')
      .updateOne({ _id: replicaSet }, { $set: { 'members.0.host': hostOf(member) } }),
  );
}

async function initiate(admin: Database, member: Member): Promise<void> {
  try {
    await admin.command({ replSetInitiate: { _id: replicaSet, members: [{ _id: 0, host: hostOf(member) }] } });
  } catch (error) {
    // An old set, which is about to elect itself.
    if ((error as { codeName?: string }).codeName !== 'AlreadyInitialized') throw error;
  }
}

/**
 * The library's own driver, for set-up alone. It is no dependency of ours, on purpose: all else must go through Payload's
 * connection, because a session cannot cross from one driver to another.
 */
async function withClient(member: Member, action: (client: Client) => Promise<unknown>): Promise<void> {
  const library = createRequire(import.meta.url).resolve('mongodb-memory-server-core');
  const { MongoClient } = createRequire(library)('mongodb') as Driver;
  const client = new MongoClient(`mongodb://${hostOf(member)}/`, {
    directConnection: true,
    serverSelectionTimeoutMS: 10_000,
  });
  try {
    await client.connect();
    await action(client);
  } finally {
    await client.close();
  }
}

function hostOf({ address, port }: Member): string {
  return `${address}:${port}`;
}

const address = '127.0.0.1';

/** The port of the last run if it is free, since a replica set remembers its address; else one the system gives. */
export async function chooseAddress(
  file: string,
  log: (message: string) => void,
): Promise<Member & { isNew: boolean }> {
  const remembered = Number(await readFile(file, 'utf8').catch(() => ''));
  const port = (remembered && (await freePort(remembered))) || (await freePort(0));
  if (!port) throw new Error(`No free port on ${address} for mongod.`);
  if (port === remembered) return { address, port, isNew: false };
  if (remembered) log(`Port ${remembered} is taken by another program; mongod moves to ${port}.`);
  return { address, port, isNew: true };
}

async function freePort(preferredPort: number): Promise<number | undefined> {
  const server = createServer();
  try {
    server.listen(preferredPort, address);
    await once(server, 'listening');
    const found = server.address();
    return typeof found === 'object' && found ? found.port : undefined;
  } catch {
    return undefined;
  } finally {
    server.close();
  }
}
