import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';
import { besiege, readAlong, type Readers } from '../support/siege.ts';
import { figuresOf } from './newsroomFigures.ts';
import { say } from './table.ts';

const seconds = Number(process.env.BENCH_SIEGE_SECONDS ?? 60);
/** One after the other: what a second one adds to the first is what the server does not let go of. */
const rounds = Number(process.env.BENCH_SIEGE_ROUNDS ?? 2);
/** Connections of each kind at once. */
const each = 40;
const token = 'the siege reads its own metrics';

/** Of a whole process, in MB. */
const memoryOf = (pid: number): number =>
  Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024);

const tellReaders = (when: string, { statuses, p50, p99 }: Readers): void =>
  say(`  readers ${when}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, answers ${JSON.stringify(statuses)}`);

async function turnedAway(url: string): Promise<string> {
  const answer = await fetch(`${url}/metrics`, { headers: { Authorization: `Bearer ${token}` } });
  const lines = (await answer.text()).split('\n').filter((line) => /^dateline_(turned_away|requests_left)/.test(line));
  return lines.map((line) => `    ${line}`).join('\n');
}

/** What the server keeps once its garbage is collected, and what the process takes of the machine: the rest is the allocator's. */
async function tellKept(when: string, { url, process: { pid = 0 } }: ServerProcess): Promise<void> {
  for (let times = 0; times < 3; times += 1) {
    process.kill(pid, 'SIGUSR2');
    await wait(1_000);
  }
  const { heap, external } = await figuresOf(url, token);
  const [used, outside] = [heap, external].map((bytes) => Math.round(bytes / 1024 / 1024));
  say(`  collected ${when}: heap ${used} MB, outside it ${outside} MB, resident ${memoryOf(pid)} MB`);
}

async function besieged(server: ServerProcess): Promise<void> {
  const {
    url,
    process: { pid = 0 },
  } = server;
  const before = memoryOf(pid);
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, memoryOf(pid))), 500);
  const isOver = AbortSignal.timeout(seconds * 1_000);
  const [outcomes, during] = await Promise.all([besiege(url, each, isOver), readAlong(url, isOver)]);
  clearInterval(watch);
  tellReaders('during', during);
  for (const [kind, { opened, answered, ended }] of Object.entries(outcomes))
    say(`    ${kind.padEnd(14)} ${opened} opened, ${answered} answered, ${ended} ended by the server`);
  await wait(10_000);
  tellReaders('after', await readAlong(url, AbortSignal.timeout(5_000)));
  say(`  resident before ${before} MB, at most ${peak} MB, after ${memoryOf(pid)} MB`);
  say(await turnedAway(url));
}

async function measure(server: ServerProcess): Promise<void> {
  await readAlong(server.url, AbortSignal.timeout(5_000));
  tellReaders('before', await readAlong(server.url, AbortSignal.timeout(Math.min(seconds, 20) * 1_000)));
  await tellKept('before', server);
  for (let round = 1; round <= rounds; round += 1) {
    await besieged(server);
    await tellKept(`after siege ${round}`, server);
  }
}

/** A whole newsroom with its sample, and connections that want to take it from its readers: memory, and what readers notice. */
export async function siege(uri: string): Promise<void> {
  say(`\nSiege: ${seconds} s, ${each} connections of each kind beside eight readers`);
  const directory = await mkdtemp(join(tmpdir(), 'dateline-siege-'));
  const NODE_OPTIONS = `--import ${new URL('collects.mjs', import.meta.url).href}`;
  const settings = { NODE_OPTIONS, DATA_DIR: directory, UPLOADS_DIR: join(directory, 'uploads'), METRICS_TOKEN: token };
  // The sample takes its time to be written.
  const server = await startServerProcess({ ...settings, MONGODB_URI: uri, DATELINE_SAMPLE: 'on' }, 300_000);
  try {
    await measure(server);
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}
