import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { cache } from './run.mjs';

/** Runs the action while no other preparation of this checkout runs one of the same name. A dead owner's lock does not count. */
export async function withLock(name, progress, action) {
  mkdirSync(cache, { recursive: true });
  const lock = path.join(cache, `${name}.lock`);
  const own = `${lock}.${randomUUID()}`;
  writeFileSync(own, String(process.pid));
  try {
    while (!tryLink(own, lock)) {
      const owner = ownerOf(lock);
      if (owner && isAlive(owner)) {
        progress.update(`waiting for process ${owner}, which is at it already`);
        await wait(300);
      } else {
        removeDead(lock, `${own}.dead`);
      }
    }
    try {
      return await action();
    } finally {
      rmSync(lock, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** Moves the lock away before looking at it again: if another process has taken it over meanwhile, it is put back. */
function removeDead(lock, aside) {
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (isAlive(ownerOf(aside))) tryLink(aside, lock);
  rmSync(aside, { force: true });
}

function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function ownerOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
