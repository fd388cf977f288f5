import { randomBytes } from 'node:crypto';
import { tsImport } from 'tsx/esm/api';
import { ensureMongod, ensureShellBuild, ensureSiteBuild } from '../../scripts/prepare.mjs';

/**
 * One throwaway mongod for the whole run; each test file uses databases of its own on it (database.ts).
 * TEST_MONGODB_URI names another server instead. MONGODB_URI is not used: it may be a real newsroom's.
 */
export default async function startMongo() {
  delete process.env.MONGODB_URI;
  process.env.TEST_RUN_ID = randomBytes(4).toString('hex');
  await ensureSiteBuild();
  await ensureShellBuild();
  const binary = await ensureMongod(undefined, { ignoreUri: true });
  process.env.MONGOD_BINARY = binary;
  if (process.env.TEST_MONGODB_URI) return;
  const { startThrowawayMongo } = await tsImport('../../src/database/mongod.ts', import.meta.url);
  const mongo = await startThrowawayMongo({ binary });
  process.env.TEST_MONGODB_URI = mongo.uri;
  globalThis.testMongo = mongo;
}
