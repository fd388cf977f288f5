import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { withLock } from './lock.mjs';
import { silent } from './progress.mjs';
import { cache, PreparationFailed, root } from './run.mjs';
import { hashOfSources } from './sources.mjs';

const output = path.join(cache, 'shell');
const stamp = path.join(output, 'stamp');
const [script, styles, line, worker, mark] = [
  'src/admin/shell/index.tsx',
  'src/admin/shell/index.css',
  'src/admin/live/leadingTab.ts',
  'src/admin/shell/worker.ts',
  'src/admin/shell/mark.svg',
];
const sources = {
  entries: [script, styles, line, worker, mark],
  others: ['package-lock.json', 'scripts/prepare/shellBuild.mjs'],
};

/** Makes the files of the writing shell (src/server/shell/assets.ts), unless they are as their sources are. */
export async function ensureShellBuild(progress = silent) {
  if (isBuilt()) return;
  await withLock('shell-build', progress, async () => {
    if (isBuilt()) return;
    const hash = hashOfSources(root, sources);
    rmSync(output, { force: true, recursive: true });
    mkdirSync(output, { recursive: true });
    await build();
    press();
    await drawIcons();
    writeFileSync(stamp, hash);
  });
}

const shared = {
  outdir: output,
  absWorkingDir: root,
  bundle: true,
  minify: true,
  logLevel: 'silent',
  entryNames: '[name]-[hash]',
  jsx: 'automatic',
  conditions: ['production'],
  define: { 'process.env.NODE_ENV': '"production"' },
  target: ['es2022', 'chrome105', 'firefox110', 'safari15.4'],
  // They all do; without this each pattern with a property is built anew whenever its line is run.
  supported: { 'regexp-unicode-property-escapes': true },
};

/** The page asks for the worker of its live line by the name that the bundler of the admin knows. */
const nameOfLine = (name) => ({
  name: 'name-of-line',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]live[\\/]follow\.ts$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8').replace("new URL('./leadingTab.ts'", `new URL('./${name}'`),
      loader: 'ts',
    })),
});

async function build() {
  const esbuild = await import('esbuild');
  /** The file that an entry became. */
  const made = async (entryPoints, more) => {
    const { metafile } = await esbuild.build({ ...shared, ...more, entryPoints: [entryPoints], metafile: true });
    return path.basename(Object.keys(metafile.outputs)[0]);
  };
  try {
    const lineFile = await made(line, { format: 'iife' });
    const names = {
      line: lineFile,
      script: await made(script, { format: 'esm', plugins: [nameOfLine(lineFile)] }),
      styles: await made(styles, {}),
      worker: await made(worker, { format: 'iife' }),
    };
    writeFileSync(path.join(output, 'names.json'), JSON.stringify(names));
  } catch (error) {
    throw new PreparationFailed(`Building the writing shell failed:\n${error.message}`);
  } finally {
    await esbuild.stop();
  }
}

/** As small as it goes, once: a thin line waits for these bytes, and no request for the pressing of them. */
function press() {
  for (const name of readdirSync(output).filter((each) => /\.(js|css)$/.test(each))) {
    const file = path.join(output, name);
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params }));
  }
}

/** Phones want the mark in pixels; one that is cut to their shape needs a margin. */
async function drawIcons() {
  const { default: sharp } = await import('sharp');
  const svg = readFileSync(path.join(root, mark));
  const draw = (size) => sharp(svg, { density: (72 * size) / 32 }).resize(size, size);
  for (const size of [192, 512])
    await draw(size)
      .png()
      .toFile(path.join(output, `icon-${size}.png`));
  const paper = '#9b1c1f';
  await draw(384)
    .flatten({ background: paper })
    .extend({ top: 64, bottom: 64, left: 64, right: 64, background: paper })
    .png()
    .toFile(path.join(output, 'icon-cut.png'));
}

function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfSources(root, sources);
}
