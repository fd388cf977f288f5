import { spawn } from 'node:child_process';
import { requireNode } from './prepare/nodeVersion.mjs';

requireNode();
const prepare = await import('./prepare.mjs');
const { ensureAdminBuild, ensureChromium, ensureMongod, ensurePackages, ensureServerBuild } = prepare;
const { stepDisplay } = await import('./prepare/progress.mjs');
const { root } = await import('./prepare/run.mjs');

// Packages and a mongod as for the tests (for the composer a browser, for the desk the server, and for the phone all that it opens), then the benchmark on loopback, bounded in time.
const isOfPhone = process.argv.includes('phone');
const needsServer = isOfPhone || process.argv.includes('desk');
const needsBrowser = isOfPhone || process.argv.includes('composer');
const steps = stepDisplay(2 + (needsBrowser ? 1 : 0) + (needsServer ? 2 : 0));
await steps.run('Packages', ensurePackages);
const mongod = await steps.run('MongoDB', (progress) => ensureMongod(progress, { ignoreUri: true }));
const chromium = needsBrowser && (await steps.run('Browser', ensureChromium));
if (needsServer) {
  await steps.run('Admin UI', ensureAdminBuild);
  await steps.run('Server', ensureServerBuild);
}
// The condition: see prepare/serverBuild.mjs.
const env = { ...process.env, ...prepare.mongodEnvironment(mongod), NODE_OPTIONS: '--conditions=production' };
if (chromium) env.CHROMIUM_PATH = chromium;
spawn(process.execPath, ['--import', 'tsx', 'test/bench/run.ts', ...process.argv.slice(2)], {
  cwd: root,
  env,
  stdio: 'inherit',
}).on('exit', (code) => {
  process.exitCode = code ?? 1;
});
