import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { silent } from './progress.mjs';
import { cache, PreparationFailed, root } from './run.mjs';
import { hashOfSources } from './sources.mjs';

const output = path.join(cache, 'site');
const stamp = path.join(output, 'stamp');
const sources = {
  entries: ['src/site/script/index.ts', 'src/site/styles/index.css'],
  others: ['package-lock.json', 'scripts/prepare/siteBuild.mjs'],
};

/** Makes the reader site's one script and one style sheet (src/site/assets.ts), unless they are as their sources are. */
export async function ensureSiteBuild(progress = silent) {
  if (isBuilt()) return;
  await withLock('site-build', progress, async () => {
    if (isBuilt()) return;
    const hash = hashOfSources(root, sources);
    rmSync(stamp, { force: true });
    await build();
    mkdirSync(output, { recursive: true });
    writeFileSync(stamp, hash);
  });
}

async function build() {
  const esbuild = await import('esbuild');
  const [script, styles] = sources.entries;
  try {
    await esbuild.build({
      entryPoints: { script, styles },
      outdir: output,
      absWorkingDir: root,
      bundle: true,
      minify: true,
      logLevel: 'silent',
      format: 'esm',
      target: ['es2022', 'chrome105', 'firefox110', 'safari15.4'],
    });
  } catch (error) {
    throw new PreparationFailed(`Building the site's script and styles failed:\n${error.message}`);
  } finally {
    await esbuild.stop();
  }
}

function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfSources(root, sources);
}
