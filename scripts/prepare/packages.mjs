import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { silent } from './progress.mjs';
import { PreparationFailed, root, run, tail } from './run.mjs';

const lockfile = path.join(root, 'package-lock.json');
const stamp = path.join(root, 'node_modules/.dateline-stamp');

/** Installs the packages of the lockfile, unless they are there already. */
export async function ensurePackages(progress = silent) {
  if (areInstalled()) return progress.outcome('already installed');
  return withLock('packages', progress, async () => {
    if (areInstalled()) return progress.outcome('installed by another process');
    await install(progress);
    writeFileSync(stamp, wantedStamp());
    progress.outcome('installed');
  });
}

/** The stamp says it; where someone ran `npm install` by hand, npm's own record of what it installed does. */
function areInstalled() {
  if (read(stamp) === wantedStamp()) return true;
  const record = read(path.join(root, 'node_modules/.package-lock.json'));
  if (!record) return false;
  const installed = JSON.parse(record).packages;
  const isThere = ([place, { version, integrity, optional, devOptional }]) =>
    optional || devOptional || (installed[place]?.version === version && installed[place]?.integrity === integrity);
  if (!wantedPackages().every(isThere)) return false;
  writeFileSync(stamp, wantedStamp());
  return true;
}

async function install(progress) {
  const places = wantedPackages().filter(([, { optional, devOptional }]) => !optional && !devOptional);
  const files = places.map(([place]) => path.join(root, place, 'package.json'));
  const timer = setInterval(
    () => progress.update(`${files.filter(existsSync).length} of ${files.length} packages`),
    500,
  );
  // npm tells the scripts it runs where it is itself; a plain `node scripts/start.mjs` has to find it on PATH.
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  const { code, output } = await run(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund']);
  clearInterval(timer);
  // After an error npm prints its manual.
  const words = output
    .split('\n')
    .filter((line) => line.startsWith('npm error'))
    .slice(0, 12);
  if (code !== 0) throw new PreparationFailed(`npm ci failed:\n${words.join('\n') || tail(output)}`);
}

const wantedPackages = () => Object.entries(JSON.parse(read(lockfile)).packages).filter(([place]) => place);
const wantedStamp = () =>
  createHash('sha256')
    .update(`${process.platform} ${process.arch}\n${read(lockfile)}`)
    .digest('hex');

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
