import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeDataDir } from '../config/dataDir.ts';
import { Refusal } from '../domain/refusal.ts';
import { startMarkOf } from './processes.ts';

type Holder = { pid: number; startMark: string | undefined; since: string };

/** A takeover of a dead holder's lock lasts milliseconds; one that is older was itself interrupted. */
const takeoverTimeout = 10_000;

/**
 * Makes this process the only one that uses a data directory, which is created if it is missing.
 * A lock left by a process that no longer runs is taken over.
 * @returns a function that gives the directory free again
 * @throws Refusal `conflict` that names the process which has it
 */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  makeDataDir(dataDir);
  const lock = path.join(dataDir, 'lock.json');
  const own = `${lock}.${randomUUID()}`;
  const holder: Holder = { pid: process.pid, startMark: startMarkOf(process.pid), since: new Date().toISOString() };
  const content = JSON.stringify(holder);
  await writeFile(own, content);
  try {
    // A hard link appears at once with its content: nobody can read a lock that is half written.
    while (!(await succeeds(link(own, lock), 'EEXIST'))) {
      const other = await holderOf(lock);
      if (other && isHeld(other)) throw inUse(dataDir, other);
      await removeDeadLock(lock);
    }
  } finally {
    await rm(own, { force: true });
  }
  return async () => {
    if ((await readFile(lock, 'utf8').catch(() => '')) === content) await rm(lock, { force: true });
  };
}

/** Removes a dead holder's lock; only one process at a time may, or a second one would remove the first one's fresh lock. */
async function removeDeadLock(lock: string): Promise<void> {
  const guard = `${lock}.takeover`;
  if (!(await succeeds(mkdir(guard), 'EEXIST'))) {
    const started = await stat(guard).catch(() => undefined);
    if (started && Date.now() - started.mtimeMs > takeoverTimeout) await rmdir(guard).catch(() => undefined);
    await wait(20);
    return;
  }
  try {
    const other = await holderOf(lock);
    if (!other || !isHeld(other)) await rm(lock, { force: true });
  } finally {
    await rmdir(guard).catch(() => undefined);
  }
}

async function holderOf(lock: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(lock, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isHeld(holder: Holder): boolean {
  const mark = startMarkOf(holder.pid);
  return mark !== undefined && mark === holder.startMark;
}

function inUse(dataDir: string, holder: Holder): Refusal {
  return new Refusal(
    'conflict',
    `The data directory ${path.resolve(dataDir)} is in use by another Dateline (process ${holder.pid}, since ${holder.since}). ` +
      'Stop that one first, or give this one a directory of its own with DATA_DIR.',
    [{ path: 'DATA_DIR', rule: 'in-use', message: `Process ${holder.pid} has it.` }],
  );
}

async function succeeds(action: Promise<unknown>, otherwise: string): Promise<boolean> {
  try {
    await action;
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === otherwise) return false;
    throw error;
  }
}
