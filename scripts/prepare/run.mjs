import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, and where it keeps what can be fetched or computed again. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
export const cache = path.join(root, '.cache');

/** What each kind of failure of a preparation prints, without a stack trace: it is meant for the person who started it. */
export class PreparationFailed extends Error {}

const running = new Set();

/** A child that ends with us when we are told to stop. */
export function track(child) {
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/**
 * Runs a command to its end and returns {code, output}; code is -1 if it could not be started or was stopped.
 * `onLine(line)` hears each line as it comes; `stall` {seconds, sign} stops a command whose sign of life (its output, or what
 * `sign()` returns) has not changed for so long. A closed network often shows as silence, not as an error.
 */
export function run(command, args, { env, onLine, stall, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = track(
      spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
    let output = '';
    let alive = Date.now();
    let sign;
    const hear = (chunk) => {
      alive = Date.now();
      output += chunk;
      for (const line of String(chunk).split(/[\r\n]+/)) if (line.trim()) onLine?.(line.trim());
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const watch = setInterval(() => {
      const now = stall?.sign?.();
      if (now !== sign) alive = Date.now();
      sign = now;
      if (!stall || Date.now() - alive < stall.seconds * 1000) return;
      output += `\nNothing happened for ${stall.seconds} s: given up.`;
      child.kill('SIGKILL');
    }, 250);
    const end = (code, reason) => {
      clearInterval(watch);
      resolve({ code: code ?? -1, output: reason ? `${output}\n${reason}` : output });
    };
    child.on('error', (error) => end(-1, error.message));
    child.on('close', (code) => end(code));
  });
}

/** The last lines of a command's output, for an error message. */
export const tail = (output, lines = 15) => output.trim().split('\n').slice(-lines).join('\n');

/** The path of the first of these programs that is on PATH. */
export async function findOnPath(...names) {
  for (const name of names) {
    const { code, output } = await run('sh', ['-c', 'command -v "$1"', 'sh', name]);
    if (code === 0 && output.trim()) return output.trim().split('\n')[0];
  }
  return undefined;
}

/** While preparing, a signal ends the commands that run and then this process, with the exit code a shell expects. */
export function stopOnSignal() {
  const stop = (signal) => {
    for (const child of running) child.kill('SIGTERM');
    process.stdout.write('\nStopped.\n');
    process.exit(128 + constants.signals[signal]);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return () => process.off('SIGINT', stop).off('SIGTERM', stop);
}

/** Debian or Ubuntu as root: the one place where the preparation may install system packages. */
export async function canUseApt() {
  return process.getuid?.() === 0 && Boolean(await findOnPath('apt-get'));
}

/** Installs Debian packages; returns whether that worked. */
export async function aptInstall(packages, progress) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-y', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0'];
  const onLine = (line) => progress.update(`apt: ${line.slice(0, 90)}`);
  await run('apt-get', ['update', ...options], { env, onLine });
  const install = await run('apt-get', ['install', '--no-install-recommends', ...options, ...packages], {
    env,
    onLine,
  });
  if (install.code !== 0) progress.note(`apt-get install ${packages.join(' ')} failed: ${tail(install.output, 3)}`);
  return install.code === 0;
}
