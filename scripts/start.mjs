import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { requireNode } from './prepare/nodeVersion.mjs';

requireNode();
const {
  ensureAdminBuild,
  ensureMongod,
  ensurePackages,
  ensureServerBuild,
  mongodEnvironment,
  serverCommand,
  serverEnvironment,
} = await import('./prepare.mjs');
const { stepDisplay } = await import('./prepare/progress.mjs');
const { PreparationFailed, root, stopOnSignal } = await import('./prepare/run.mjs');

process.exitCode = await start();

/** Prepares what is missing, runs the server until it ends, and returns its exit code. */
async function start() {
  const dotEnv = path.join(root, '.env');
  // What the real environment sets stays as it is.
  if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);
  const steps = stepDisplay(5);
  const serverTakesSignals = stopOnSignal();
  let mongod;
  try {
    await steps.run('Packages', ensurePackages);
    mongod = await steps.run('MongoDB', (progress) => ensureMongod(progress));
    await steps.run('Admin UI', ensureAdminBuild);
    await steps.run('Server', ensureServerBuild);
  } catch (error) {
    if (!(error instanceof PreparationFailed)) throw error;
    console.error(`\n${error.message}`);
    return 1;
  }
  serverTakesSignals();
  steps.announce('Starting');
  return runServer(serverEnvironment({ ...process.env, ...mongodEnvironment(mongod) }));
}

/** The server does the stopping: it hears each signal, a second one ends it at once, and we wait for it. */
function runServer(env) {
  return new Promise((resolve) => {
    const server = spawn(process.execPath, serverCommand('main'), { cwd: root, env, stdio: 'inherit' });
    const tell = (signal) => {
      // A Ctrl-C in a terminal reaches the server without us.
      if (!(signal === 'SIGINT' && process.stdin.isTTY)) server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    };
    process.on('SIGINT', tell).on('SIGTERM', tell).on('SIGHUP', tell);
    server.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}
