import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import {
  client as clientOf,
  completeCopy,
  openNewsroom,
  password,
  signIn,
  type Client,
  type Newsroom,
} from '../support/newsroom.ts';
import { startServerProcess } from '../support/serverProcess.ts';
import { say } from './table.ts';

/** A large desk: so many colleagues, each at several browsers, all of which follow the desk and have a story open. */
const people = 40;
const browsers = 300;
const stories = 60;
/** Milliseconds: between two signs of life of a browser, and between two saves. */
const every = { heartbeat: 15_000, save: 1_000 };
/** So many of both before anything is measured. */
const warming = { saves: 300, signs: 3_000 };
/** Seconds: how long rest and work are measured, and how long both settle before. */
const seconds = { rest: 20, work: 60, settle: 10 };
/** What a node may take above rest: a part of a core, and MB; and how late a save may come to whoever follows, in milliseconds. */
const aims = { core: 0.15, memory: 80, late: 2_000 };

const token = 'a token for the bench alone';

type Usage = { at: number; cpu: number; memory: number };

/** Seconds of processor and MB of the server’s process, as it tells them itself. */
async function usageOf(url: string): Promise<Usage> {
  const answer = await fetch(`${url}/metrics`, { headers: { Authorization: `Bearer ${token}` } });
  const text = await answer.text();
  const figure = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  const [cpu, memory] = [figure('process_cpu_seconds_total'), figure('process_resident_memory_bytes') / 2 ** 20];
  if (!Number.isFinite(cpu + memory)) throw new Error(`/metrics answers ${answer.status} without the figures.`);
  return { at: performance.now() / 1_000, cpu, memory };
}

const coreBetween = (from: Usage, to: Usage): number => (to.cpu - from.cpu) / (to.at - from.at);

type Browser = { client: Client; token: string; story: string };

/** Signs a colleague in once for each of their browsers. */
async function openBrowsers(newsroom: Newsroom, url: string, ids: readonly string[]): Promise<Browser[]> {
  const emails = Array.from({ length: people }, (_, at) => `colleague-${at}@newsroom.example`);
  for (const [at, email] of emails.entries()) {
    const role = at % 4 === 0 ? 'section-editor' : 'sub-editor';
    const data = { name: `Colleague ${at}`, email, password, role, desks: [newsroom.desks.politics] };
    await newsroom.payload.create({ collection: 'users', data: data as never });
  }
  const opened: Browser[] = [];
  for (let at = 0; at < browsers; at += 1) {
    const login = { email: emails[at % people]!, password };
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${url}/api/users/login`, { method: 'POST', headers, body: JSON.stringify(login) });
    const { token: session } = (await answer.json()) as { token: string };
    const own = clientOf(url, { Authorization: `JWT ${session}` });
    opened.push({ client: own, token: session, story: ids[at % ids.length]! });
  }
  return opened;
}

/** Follows the desk; tells of each story that has changed. Resolves when the stream is open. */
function follow(url: string, { token: session }: Browser, agent: Agent, changed: (story: string) => void) {
  return new Promise<void>((resolve, reject) => {
    const asked = get(`${url}/api/me/live`, { agent, headers: { Authorization: `JWT ${session}` } }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`The desk's line answers ${answer.statusCode}.`));
      answer.setEncoding('utf8').on('data', (text: string) => {
        for (const [, data = ''] of text.matchAll(/^event: story\n(?:.*\n)?data: (.*)$/gm))
          changed((JSON.parse(data) as { story: string }).story);
      });
      answer.on('error', () => undefined);
      resolve();
    });
    asked.on('error', reject);
  });
}

const isFine = ({ status }: { status: number }, what: string): void => {
  if (status >= 300) throw new Error(`${what} is answered with ${status}.`);
};

/** A sign of life of each browser in turn, spread evenly, until it is over. */
async function keepAlive(all: readonly Browser[], isOver: () => boolean): Promise<void> {
  const between = every.heartbeat / all.length;
  const begun = performance.now();
  for (let turn = 0; !isOver(); turn += 1) {
    const { client, story } = all[turn % all.length]!;
    const mode = turn % 5 === 0 ? 'editing' : 'viewing';
    const open = [{ story, mode }];
    void client('POST', '/api/me/live/presence', { device: 'desk', open }).then((answer) =>
      isFine(answer, 'A presence'),
    );
    await pause(Math.max(0, begun + (turn + 1) * between - performance.now()));
  }
}

type Save = (id: string) => Promise<void>;

/** Saves as a page does: over the version that its last save was answered with. */
function openSaving(chief: Client): Save {
  const versions = new Map<string, number>();
  return async (id) => {
    const edits = { headline: `Version ${versions.get(id) ?? 1} of it`, baseVersion: versions.get(id) ?? 1 };
    const saved = await chief('PATCH', `/api/articles/${id}?draft=true&autosave=true&depth=0`, edits);
    isFine(saved, 'A save');
    versions.set(id, saved.body.doc.baseVersion);
  };
}

/** One story after the other is saved, one a second. */
async function keepSaving(save: Save, ids: readonly string[], told: (story: string) => void, isOver: () => boolean) {
  for (let turn = 0; !isOver(); turn += 1) {
    const id = ids[turn % ids.length]!;
    const begun = performance.now();
    told(id);
    await save(id);
    await pause(Math.max(0, begun + every.save - performance.now()));
  }
}

/** What a node that runs for some minutes has done: its code is compiled by then. */
async function warm(save: Save, opened: readonly Browser[], ids: readonly string[]): Promise<void> {
  for (let at = 0; at < warming.saves; at += 1) await save(ids[at % ids.length]!);
  for (let at = 0; at < warming.signs; at += 20) {
    const some = opened.slice(at % opened.length, (at % opened.length) + 20);
    const signs = some.map(({ client, story }) =>
      client('POST', '/api/me/live/presence', { device: 'desk', open: [{ story, mode: 'viewing' }] }),
    );
    for (const answer of await Promise.all(signs)) isFine(answer, 'A presence');
  }
}

async function fill(writer: Client, newsroom: Newsroom): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < stories; at += 1)
    ids.push((await writer('POST', '/api/articles?draft=true', completeCopy(newsroom, `Story ${at}`))).body.doc.id);
  return ids;
}

function tell(what: string, measured: number, aim: number, unit: string, more = ''): void {
  const figure = unit === '% of a core' ? (measured * 100).toFixed(1) : measured.toFixed(0);
  const wanted = unit === '% of a core' ? aim * 100 : aim;
  say(`${what.padEnd(40)}${figure.padStart(9)} ${unit}  ${measured <= aim ? 'holds' : 'MISSES'} ≤ ${wanted}${more}`);
}

/** What 300 browsers that follow the desk cost a node above rest, with all their signs of life and a save a second. */
export async function benchDesk(mongoUri: string): Promise<void> {
  Object.assign(process.env, { TEST_MONGODB_URI: mongoUri, TEST_RUN_ID: 'bench' });
  const newsroom = await openNewsroom('bench-desk');
  const server = await startServerProcess({ METRICS_TOKEN: token });
  const { url } = server;
  say(`\nDesk: ${browsers} browsers of ${people} colleagues, ${browsers} signs of life in 15 s, a save a second`);
  const chief = await signIn(url, newsroom.staff['managing-editor'].email);
  const ids = await fill(chief, newsroom);
  const opened = await openBrowsers(newsroom, url, ids);
  const save = openSaving(chief);
  let isOver = false;
  const agent = new Agent({ maxSockets: Infinity });
  const savedAt = new Map<string, number>();
  const late: number[] = [];
  try {
    await warm(save, opened, ids);
    await pause(seconds.settle * 1_000);
    const before = await usageOf(url);
    await pause(seconds.rest * 1_000);
    const rest = await usageOf(url);
    const changed = (story: string): void => {
      const at = savedAt.get(story);
      if (at !== undefined) late.push(performance.now() - at);
    };
    for (const browser of opened) {
      await follow(url, browser, agent, changed);
      isFine(await browser.client('POST', '/api/me/live', { watch: ['my-desk', browser.story] }), 'A watch');
    }
    const work = Promise.all([
      keepAlive(opened, () => isOver),
      keepSaving(
        save,
        ids,
        (story) => savedAt.set(story, performance.now()),
        () => isOver,
      ),
    ]);
    await pause(seconds.settle * 1_000);
    const from = await usageOf(url);
    await pause(seconds.work * 1_000);
    const to = await usageOf(url);
    isOver = true;
    await work;
    late.sort((a, b) => a - b);
    const atRest = coreBetween(before, rest);
    tell(
      'processor above rest',
      coreBetween(from, to) - atRest,
      aims.core,
      '% of a core',
      ` (rest ${(atRest * 100).toFixed(1)})`,
    );
    tell('memory above rest', to.memory - rest.memory, aims.memory, 'MB', ` (rest ${rest.memory.toFixed(0)})`);
    tell(
      `a save comes to a browser, p99 of ${late.length}`,
      late[Math.floor(late.length * 0.99)] ?? Infinity,
      aims.late,
      'ms',
    );
  } finally {
    isOver = true;
    agent.destroy();
    await server.stop();
    await newsroom.close();
  }
}
