import path from 'node:path';
import { requireNode } from './prepare/nodeVersion.mjs';

requireNode();
const { ensurePackages } = await import('./prepare.mjs');
const { stepDisplay } = await import('./prepare/progress.mjs');
const { PreparationFailed, root, run, stopOnSignal } = await import('./prepare/run.mjs');

/** What each check finds out, and the tool that does. The slow ones first: two at a time keep two cores busy. */
const checks = [
  ['types', 'typescript/bin/tsc', '--noEmit'],
  ['lint', 'eslint/bin/eslint.js', '.'],
  ['unused code and packages', 'knip/bin/knip.js', '--no-config-hints', '--no-progress'],
  ['code only tests use', 'knip/bin/knip.js', '--production', '--no-config-hints', '--no-progress'],
  [
    'boundaries',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    'src',
    'collections',
    'sample',
    'scripts',
    'test',
    '--no-progress',
  ],
  [
    'format',
    'prettier/bin/prettier.cjs',
    '--check',
    '.',
    '--log-level',
    'warn',
    '--cache',
    '--cache-location',
    '.cache/prettier',
  ],
];

process.exitCode = await check();

/** Runs every check, prints what each has to say and one line for each; returns the exit code. */
async function check() {
  stopOnSignal();
  try {
    await stepDisplay(1).run('Packages', ensurePackages);
  } catch (error) {
    if (!(error instanceof PreparationFailed)) throw error;
    console.error(`\n${error.message}`);
    return 1;
  }
  const waiting = [...checks];
  const results = [];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await runCheck(next));
  };
  await Promise.all([worker(), worker()]);
  console.log(`\n${results.map(({ line }) => line).join('\n')}`);
  return results.every(({ ok }) => ok) ? 0 : 1;
}

async function runCheck([name, tool, ...args]) {
  const start = performance.now();
  const { code, output } = await run(process.execPath, [path.join(root, 'node_modules', tool), ...args]);
  if (code !== 0 || output.includes('warning')) console.log(`\n── ${name}\n${output.trim()}`);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  return { ok: code === 0, line: `${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)` };
}
