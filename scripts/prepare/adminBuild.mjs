import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { withLock } from './lock.mjs';
import { silent } from './progress.mjs';
import { PreparationFailed, root, run, tail } from './run.mjs';
import { hashOfSources } from './sources.mjs';

const stamp = path.join(root, '.next/dateline-stamp');
const importMap = 'src/app/(payload)/admin/importMap.js';
/** The routes, the configuration they are built with, and so every collection, field, access rule and component it names. */
const sources = {
  entries: ['src/app', 'src/admin', 'src/payload.config.ts', 'next.config.mjs'],
  others: ['package-lock.json', 'tsconfig.json'],
};

/** Builds the admin UI, unless what it is built from has not changed since. */
export async function ensureAdminBuild(progress = silent) {
  if (isBuilt()) return progress.outcome('up to date');
  return withLock('admin-build', progress, async () => {
    if (isBuilt()) return progress.outcome('built by another process');
    if (!existsSync(path.join(root, importMap))) {
      progress.update('listing its components');
      // The condition: see serverBuild.mjs.
      await runTool(progress, 'payload/bin.js', ['generate:importmap'], ['--conditions=production']);
    }
    // Taken before the build: what is edited meanwhile is built next time.
    const hash = hashOfSources(root, sources);
    rmSync(stamp, { force: true });
    await runTool(progress, 'next/dist/bin/next', ['build']);
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
    progress.outcome('built');
  });
}

function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfSources(root, sources);
}

async function runTool(progress, tool, args, nodeArgs = []) {
  const { code, output } = await run(process.execPath, [...nodeArgs, path.join(root, 'node_modules', tool), ...args], {
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    onLine: (line) => progress.update(stripVTControlCharacters(line).slice(0, 80)),
  });
  if (code !== 0) throw new PreparationFailed(`Building the admin UI failed (${args.join(' ')}):\n${tail(output, 40)}`);
}
