#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureServerBuild, serverCommand } from './prepare.mjs';
import { root } from './prepare/run.mjs';

// The command line is TypeScript; this builds it when it has changed, and finds it wherever it is called from.
if (!existsSync(path.join(root, 'node_modules/esbuild'))) {
  console.error('The packages are not installed yet: run `npm start` or `npm ci` first.');
  process.exit(1);
}
const dotEnv = path.join(root, '.env');
// The settings of the newsroom here, as `npm start` reads them; what the real environment sets stays as it is.
if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);
await ensureServerBuild();
const { status } = spawnSync(process.execPath, [...serverCommand('cli/dateline'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, DATELINE_ROOT: root },
});
process.exit(status ?? 1);
