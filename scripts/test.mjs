import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { requireNode } from './prepare/nodeVersion.mjs';

requireNode();
const {
  chromiumWanted,
  ensureAdminBuild,
  ensureChromium,
  ensureMongod,
  ensurePackages,
  ensureServerBuild,
  mongodEnvironment,
} = await import('./prepare.mjs');
const { stepDisplay } = await import('./prepare/progress.mjs');
const { cache, PreparationFailed, root, stopOnSignal, track } = await import('./prepare/run.mjs');

/** In this order: the quick ones first. Two cores, so two workers. */
const projects = {
  unit: ['--maxWorkers=2'],
  newsroom: ['--maxWorkers=2'],
  http: ['--maxWorkers=2'],
  browser: ['--maxWorkers=2'],
};
/** Jest waits for ever for a connection that a test left open; its results are there by then. */
const patience = 30_000;

const { passed, failed, skipped } = await test(process.argv.slice(2));
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(failed || !passed ? 1 : 0);

/** Prepares what the chosen projects need and runs them one after the other; returns the counts over all. */
async function test(args) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  stopOnSignal();
  try {
    const { chosen, patterns } = choiceOf(args);
    const env = await prepare(chosen);
    for (const project of chosen) {
      const counts = await runJest(project, patterns, env);
      for (const key of Object.keys(total)) total[key] += counts[key];
    }
  } catch (error) {
    if (!(error instanceof PreparationFailed)) throw error;
    console.error(`\n${error.message}`);
    total.failed += 1;
  }
  return total;
}

/**
 * `npm test -- browser` and `npm test -- browser shell`: what is named runs, and of it what the other words find; paths choose their
 * projects too. Nothing else is prepared: `npm test -- test/unit/slug.test.ts` needs no database. Without a name, all are run.
 */
function choiceOf(args) {
  const all = Object.keys(projects);
  const patterns = args.filter((arg) => !all.includes(arg));
  const named = args.flatMap((arg) => (all.includes(arg) ? arg : (/^(?:\.\/)?test\/(\w+)/.exec(arg)?.[1] ?? [])));
  return { chosen: named.length ? all.filter((project) => named.includes(project)) : all, patterns };
}

async function prepare(chosen) {
  const needsServer = chosen.some((project) => project !== 'unit');
  const needsBrowser = chosen.includes('browser');
  const steps = stepDisplay(1 + (needsServer ? 3 : 0) + (needsBrowser ? 1 : 0));
  await steps.run('Packages', ensurePackages);
  const env = { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' };
  if (needsServer) {
    Object.assign(
      env,
      mongodEnvironment(await steps.run('MongoDB', (progress) => ensureMongod(progress, { ignoreUri: true }))),
    );
    await steps.run('Admin UI', ensureAdminBuild);
    await steps.run('Server', ensureServerBuild);
  }
  if (needsBrowser) {
    const chromium = await steps.run('Chromium', (progress) => ensureChromium(progress));
    Object.assign(env, chromium ? { CHROMIUM_PATH: chromium } : { CHROMIUM_MISSING: chromiumWanted });
  }
  return env;
}

async function runJest(project, args, env) {
  mkdirSync(cache, { recursive: true });
  const results = path.join(cache, `test-${project}-${process.pid}.json`);
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const ours = [
    '--selectProjects',
    project,
    '--passWithNoTests',
    '--json',
    `--outputFile=${results}`,
    ...projects[project],
  ];
  const code = await runToEnd([jest, ...ours, ...args], { ...process.env, ...env }, results);
  const counts = countsIn(results);
  rmSync(results, { force: true });
  // A set-up that failed, or a process that did not end: red, whatever was counted.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

function runToEnd(args, env, results) {
  return new Promise((resolve) => {
    const jest = track(spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }));
    let done;
    const watch = setInterval(() => {
      if (existsSync(results)) done ??= Date.now();
      if (!done || Date.now() - done < patience) return;
      console.error('Jest does not end: a test left something open. Stopped; counted as a failure.');
      jest.kill('SIGKILL');
    }, 500);
    jest.on('exit', (code) => {
      clearInterval(watch);
      resolve(code ?? 1);
    });
  });
}

/** A file whose tests could not even be read counts as one failure. */
function countsIn(results) {
  if (!existsSync(results)) return { passed: 0, failed: 1, skipped: 0 };
  const jest = JSON.parse(readFileSync(results, 'utf8'));
  return {
    passed: jest.numPassedTests,
    failed: jest.numFailedTests + jest.numRuntimeErrorTestSuites,
    skipped: jest.numPendingTests + jest.numTodoTests,
  };
}
