#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// The command line is TypeScript; this finds it wherever it is called from.
const root = fileURLToPath(new URL('..', import.meta.url));
if (!existsSync(`${root}node_modules/tsx`)) {
  console.error('The packages are not installed yet: run `npm start` or `npm ci` first.');
  process.exit(1);
}
const tsx = new URL('../node_modules/tsx/dist/loader.mjs', import.meta.url).href;
const { status } = spawnSync(
  process.execPath,
  ['--import', tsx, `${root}src/cli/dateline.ts`, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: { ...process.env, DATELINE_ROOT: root },
  },
);
process.exit(status ?? 1);
