import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withLock } from './lock.mjs';
import { silent } from './progress.mjs';
import { cache, PreparationFailed, root } from './run.mjs';
import { ensureShellBuild } from './shellBuild.mjs';
import { ensureSiteBuild } from './siteBuild.mjs';
import { closureOf, hashOfSources } from './sources.mjs';

const output = path.join(cache, 'server');
const stamp = path.join(output, 'stamp');
const sources = {
  entries: ['src/main.ts', 'src/renderer.ts', 'src/cli'],
  others: ['tsconfig.json', 'package-lock.json', 'scripts/prepare/serverBuild.mjs'],
};

/**
 * Turns the TypeScript of the server and the command line into plain modules, with the libraries in them: some 2,500 small files less to
 * find and read at each start, which halves the time until the doors open. The reader site's script and styles, and the
 * writing shell, are built with it.
 */
export async function ensureServerBuild(progress = silent) {
  await ensureSiteBuild(progress);
  await ensureShellBuild(progress);
  if (isBuilt()) return progress.outcome('up to date');
  return withLock('server-build', progress, async () => {
    if (isBuilt()) return progress.outcome('built by another process');
    const mark = currentMark();
    rmSync(stamp, { force: true });
    await build();
    mkdirSync(output, { recursive: true });
    removeOldParts();
    writeFileSync(stamp, mark);
    progress.outcome('built');
  });
}

/**
 * What Node is given to run a built entry, such as `main` or `cli/dateline`. The condition picks builds of Payload's editor (lexical)
 * without top-level await: with it, Node 20 now and then never finishes loading Payload, and waits in silence.
 */
export function serverCommand(entry) {
  return ['--conditions=production', path.join(output, `${entry}.mjs`)];
}

/**
 * What the server's process is started with: the C library reads it before any code of ours runs. glibc gives threads up to eight places
 * (arenas) for each core to take memory from, and seldom gives back what image work and TLS left in them. Elsewhere it means nothing.
 */
export const serverEnvironment = (env) => ({ MALLOC_ARENA_MAX: '2', ...env });

/**
 * What stays in node_modules: native code, what starts threads or processes from files of its own, what has to be one instance with Next's
 * (React), and the optional parts of MongoDB's driver and of Next that are not installed.
 */
const external = [
  'sharp',
  'next',
  'next/*',
  'react',
  'react/*',
  'react-dom',
  'react-dom/*',
  'pino',
  'prettier',
  'esbuild',
  '@swc/*',
  'mongodb-memory-server-core',
  'mongodb-client-encryption',
  'kerberos',
  'snappy',
  'socks',
  'aws4',
  'gcp-metadata',
  '@mongodb-js/zstd',
  '@aws-sdk/*',
];

/** "Nothing here comes from anywhere else": keeps a library out of the source maps, which are read when an error is told. */
const noMap =
  '\n//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpbIiJdLCJtYXBwaW5ncyI6IkEifQ==';

/** Stack traces are told in our own sources' lines, so only our sources are in the maps. */
const mapOwnSourcesOnly = {
  name: 'map-own-sources-only',
  setup(build) {
    build.onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8') + noMap,
      loader: 'js',
    }));
  },
};

/** CommonJS within the bundle asks for what is outside by `require`, which a module does not have by itself. */
const banner = `import { createRequire as madeRequire } from 'node:module'; const require = madeRequire(${JSON.stringify(
  pathToFileURL(path.join(root, 'package.json')).href,
)});`;

/** Old parts stay for a day: a server that still runs may yet load them, and their names change with their content. */
async function build() {
  const esbuild = await import('esbuild');
  const entryPoints = sources.entries.flatMap((entry) => (entry.endsWith('.ts') ? [entry] : entriesIn(entry)));
  try {
    await esbuild.build({
      entryPoints,
      outbase: 'src',
      outdir: output,
      absWorkingDir: root,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      external,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      conditions: ['production'],
      banner: { js: banner },
      loader: { '.css': 'empty', '.scss': 'empty', '.svg': 'dataurl' },
      sourcemap: true,
      sourcesContent: false,
      logLevel: 'silent',
      plugins: [mapOwnSourcesOnly],
    });
  } catch (error) {
    throw new PreparationFailed(`Building the server failed:\n${error.message}`);
  } finally {
    await esbuild.stop();
  }
}

const oneDay = 24 * 3_600_000;

function removeOldParts() {
  for (const name of readdirSync(output, { recursive: true })) {
    const file = path.join(output, name);
    const { mtimeMs } = statSync(file);
    if (/\.mjs(\.map)?$/.test(name) && Date.now() - mtimeMs > oneDay) rmSync(file);
  }
}

const entriesIn = (folder) =>
  closureOf(root, [folder]).filter((file) => path.dirname(file) === folder && file.endsWith('.ts'));

function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === currentMark();
}

/** The build names the folder it was made in. */
function currentMark() {
  return `${hashOfSources(root, sources)} ${root}`;
}
