import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Member } from './replicaSet.ts';

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

async function freePort(wanted: number): Promise<number | undefined> {
  const server = createServer();
  try {
    server.listen(wanted, address);
    await once(server, 'listening');
    const found = server.address();
    return typeof found === 'object' && found ? found.port : undefined;
  } catch {
    return undefined;
  } finally {
    server.close();
  }
}
