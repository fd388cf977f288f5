import mongoose from 'mongoose';
import type { Db } from '../../src/published/storage/collections.ts';
import { testDatabaseUri } from './database.ts';

/** A database of its own without Payload, as a node of the read side has it; `port` leads there by another line. */
export async function connectTo(name: string, port?: number): Promise<{ db: Db; close: () => Promise<void> }> {
  const uri = new URL(testDatabaseUri(name));
  if (port) {
    uri.port = String(port);
    uri.search = '?directConnection=true';
  }
  const connection = await mongoose.createConnection(uri.href, { monitorCommands: true }).asPromise();
  return { db: connection.db as unknown as Db, close: () => connection.close(true) };
}

/** Waits until it is so; fails by the test's own time limit. */
export async function until(holds: () => unknown): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}
