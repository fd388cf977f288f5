import { spawn } from 'node:child_process';
import { requireNode } from './prepare/nodeVersion.mjs';

requireNode();
const { ensureChromium, ensureMongod, ensurePackages, mongodEnvironment } = await import('./prepare.mjs');
const { stepDisplay } = await import('./prepare/progress.mjs');
const { root } = await import('./prepare/run.mjs');

// Packages and a mongod as for the tests (and for the composer a browser), then the benchmark on loopback, bounded in time.
const needsBrowser = process.argv.includes('composer');
const steps = stepDisplay(needsBrowser ? 3 : 2);
await steps.run('Packages', ensurePackages);
const mongod = await steps.run('MongoDB', (progress) => ensureMongod(progress, { ignoreUri: true }));
const chromium = needsBrowser && (await steps.run('Browser', ensureChromium));
// The condition: see prepare/serverBuild.mjs.
const env = { ...process.env, ...mongodEnvironment(mongod), NODE_OPTIONS: '--conditions=production' };
if (chromium) env.CHROMIUM_PATH = chromium;
spawn(process.execPath, ['--import', 'tsx', 'test/bench/run.ts', ...process.argv.slice(2)], {
  cwd: root,
  env,
  stdio: 'inherit',
}).on('exit', (code) => {
  process.exitCode = code ?? 1;
});
