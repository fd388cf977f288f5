/** What a fresh clone needs before it can start or be tested. Needs Node only: it runs before any package is installed. */
export { ensureAdminBuild } from './prepare/adminBuild.mjs';
export { chromiumWanted, ensureChromium } from './prepare/chromium.mjs';
export { ensureMongod, mongodEnvironment } from './prepare/mongod.mjs';
export { ensurePackages } from './prepare/packages.mjs';
export { ensureShellBuild } from './prepare/shellBuild.mjs';
export { ensureSiteBuild } from './prepare/siteBuild.mjs';
export { ensureServerBuild, serverCommand, serverEnvironment } from './prepare/serverBuild.mjs';
