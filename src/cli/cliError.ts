import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Payload } from 'payload';
import { reachDatabase } from '../database/reach.ts';
import { replicaSet } from '../database/replicaSet.ts';

/** Something the person at the terminal can act on. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

type Env = Record<string, string | undefined>;

/** The database named in the environment; else the one that the newsroom on this machine runs for itself. */
async function databaseUri(env: Env): Promise<string> {
  if (env.MONGODB_URI) return env.MONGODB_URI;
  const port = await readFile(join(env.DATA_DIR ?? '.data', 'mongo-port'), 'utf8').catch(() => '');
  if (!port) throw new CliError('No database: set MONGODB_URI, or start the newsroom here first (npm start).');
  return `mongodb://127.0.0.1:${port.trim()}/dateline?replicaSet=${replicaSet}`;
}

/** Works on the newsroom's database itself, beside the server if that is running. */
export async function withNewsroom<T>(env: Env, task: (payload: Payload) => Promise<T>): Promise<T> {
  if (env.DATELINE_ROOT) process.chdir(env.DATELINE_ROOT);
  process.env.MONGODB_URI = await reachDatabase(await databaseUri(env), () => undefined, { all: 0 });
  process.env.LOG_LEVEL ??= 'fatal';
  const [{ default: config }, { getPayload }] = await Promise.all([import('../payload.config.ts'), import('payload')]);
  const payload = await getPayload({ config });
  try {
    return await task(payload);
  } finally {
    await payload.destroy();
  }
}
