import mongoose from 'mongoose';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
// @ts-expect-error Plain JavaScript: the scripts run before TypeScript is installed.
import { ensureAdminBuild } from '../../scripts/prepare.mjs';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';
import { figuresOf, rendererMemory, since, type Figures } from './newsroomFigures.ts';
import { everySoOften, followLive, openWriters, readInTurn, type Counts } from './newsroomWork.ts';
import { say } from './table.ts';

const token = 'the bench reads its own metrics';
const liveClients = 200;
const minute = 60_000;
/** Megabytes. */
const mostAtRest = 300;
const mostAtTheEnd = 400;
/** Per cent of one core. */
const mostCpuAtRest = 1;

const cell = (value: number | string, width = 9): string => String(value).padStart(width);
const round = (value: number): number => Number(value.toFixed(2));
const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);
const verdict = (value: number, most: number, unit = 'MB'): string =>
  `${value} ${unit}, ${value <= most ? 'holds' : 'MISSES'} ≤ ${most}`;

const head = [
  'minute',
  'resident',
  'heap',
  'external',
  'CPU %',
  'renderer',
  'reads',
  'p99 ms',
  'failed',
  'live',
  'dropped',
];

function tellMinute(at: number | string, figures: Figures, cpu: number, renderer: number, counts: Counts): void {
  const sorted = counts.times.sort((a, b) => a - b);
  const p99 = sorted[Math.floor(sorted.length * 0.99)];
  const memory = [figures.resident, figures.heap, figures.external].map(megabytes);
  const row = [at, ...memory, cpu.toFixed(1), renderer, sorted.length, p99?.toFixed(0) ?? '-', counts.failed];
  say([...row, figures.live, figures.dropped].map((each) => cell(each)).join(''));
}

/** The admin is loaded with its first page: a newsroom in which nobody has opened it takes less. */
async function openAdmin({ url }: ServerProcess): Promise<void> {
  const { status } = await fetch(`${url}/admin/login`);
  if (status !== 200) throw new Error(`The admin's sign-in page answers ${status}.`);
}

/** What the sample has left to do, such as its renditions: on a busy machine that takes longer than a minute. */
async function untilJobsAreDone(uri: string): Promise<void> {
  const connection = await mongoose.createConnection(uri).asPromise();
  const jobs = connection.db!.collection('payload-jobs');
  const isDue = (now: Date) => ({ hasError: { $ne: true }, waitUntil: { $not: { $gt: now } } });
  while (await jobs.findOne(isDue(new Date()))) await wait(1_000);
  await connection.close();
}

/** A minute in which nothing is asked of it, one minute after the last job. */
async function atRest(server: ServerProcess): Promise<void> {
  await wait(minute);
  const before = await figuresOf(server.url, token);
  await wait(minute);
  const after = await figuresOf(server.url, token);
  const cpu = since(before, after);
  tellMinute('at rest', after, cpu, 0, { times: [], failed: 0 });
  const verdicts = [verdict(megabytes(after.resident), mostAtRest), verdict(round(cpu), mostCpuAtRest, '% of a core')];
  say(`  at rest ${verdicts.join('; ')}`);
}

async function atWork(server: ServerProcess, dataDir: string, minutes: number): Promise<void> {
  const writers = await openWriters(server.url, dataDir);
  let counts: Counts = { times: [], failed: 0 };
  const onFault = (error: unknown): void => {
    counts.failed += 1;
    say(`  ${String((error as Error).message).slice(0, 200)}`);
  };
  const letGo = await followLive(server.url, liveClients, onFault);
  const read = readInTurn(server.url);
  const stops = [
    everySoOften(25, () => read(counts), onFault),
    everySoOften(5_000, writers.publishStory, onFault),
    everySoOften(minute, writers.sendPhoto, onFault),
  ];
  let renderer = 0;
  const watch = setInterval(() => (renderer = Math.max(renderer, rendererMemory(server.process.pid))), 1_000);
  let before = await figuresOf(server.url, token);
  for (let at = 1; at <= minutes; at += 1) {
    await wait(minute);
    const after = await figuresOf(server.url, token);
    tellMinute(at, after, since(before, after), renderer, counts);
    [before, counts, renderer] = [after, { times: [], failed: 0 }, 0];
  }
  clearInterval(watch);
  for (const stop of [...stops, letGo]) stop();
  // What is under way ends before the server does.
  await wait(2_000);
  say(`  after ${minutes} minutes ${verdict(megabytes(before.resident), mostAtTheEnd)}; ${writers.sums()}`);
}

/**
 * A calm newsroom with its sample: two hundred who follow the News Line, forty reads a second, a story every five seconds, and a photo of
 * twelve megapixels a minute. What the server takes, and how readers fare, by the minute. The process that makes renditions comes and goes:
 * what it takes at most is a column of its own.
 */
export async function newsroom(uri: string, minutes: number): Promise<void> {
  await ensureAdminBuild();
  say(`\nNewsroom: ${minutes} minutes; memory in MB, CPU in per cent of one core`);
  const dataDir = await mkdtemp(join(tmpdir(), 'dateline-newsroom-'));
  const settings = { DATA_DIR: dataDir, UPLOADS_DIR: join(dataDir, 'uploads'), METRICS_TOKEN: token };
  // The sample takes its time to be written.
  const server = await startServerProcess({ ...settings, MONGODB_URI: uri, DATELINE_SAMPLE: 'on' }, 300_000);
  try {
    say(head.map((each) => cell(each)).join(''));
    await openAdmin(server);
    await untilJobsAreDone(uri);
    await atRest(server);
    await atWork(server, dataDir, minutes);
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
