/** What a fresh clone needs before it can start or be tested. Needs Node only: it runs before any package is installed. */
export { ensureMongod, mongodEnvironment } from './prepare/mongod.mjs';
