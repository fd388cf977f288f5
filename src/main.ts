import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import type { Payload } from 'payload';
import type { Logger } from 'pino';
import { uploadsTrouble } from './config/dataDir.ts';
import { readEnv, settings, type Env } from './config/env.ts';
import { misspeltSettings } from './config/misspelt.ts';
import { startEmbeddedMongo, lockDataDir } from './database/mongod.ts';
import { Refusal } from './domain/refusal.ts';
import type { DeliverySide } from './server/delivery.ts';
import { closeServer, deliveryFirst, openServer } from './server/connections/listen.ts';
import { createLog, inSourceLines, sayOn, takeConsole } from './server/log.ts';
import { onSignals, answerOnceMore, openStopping } from './server/stopping.ts';

const isTerminal = process.stdout.isTTY;
const say = sayOn({ isTTY: isTerminal, write: (text) => void process.stdout.write(text) });

let log: Logger | undefined;
const stopping = openStopping((what, error) => log?.error({ err: error, what }, 'Could not close.'));
const { onExit } = stopping;
/** Ends a start that is still under way. */
const cut = new AbortController();
const goOn = (): void => cut.signal.throwIfAborted();
let isOpen = false;

async function openDatabase(env: Env, onLaunched: () => void): Promise<void> {
  if (env.MONGODB_URI) {
    onLaunched();
    const { reachDatabase } = await import('./database/reach.ts');
    process.env.MONGODB_URI = await reachDatabase(env.MONGODB_URI, say, { signal: cut.signal });
    return;
  }
  if (env.isProduction)
    say('Warning: no MONGODB_URI; the newsroom runs on its own embedded MongoDB, fine for one machine.');
  const release = await lockDataDir(env.dataDir);
  onExit('data directory', release);
  const binary = process.env.MONGOD_BINARY;
  const starting = startEmbeddedMongo({ dataDir: env.dataDir, binary, log: say, onLaunched, signal: cut.signal });
  // From the first moment on: a signal can come while mongod opens its files.
  onExit('MongoDB', () => starting.then((mongo) => mongo.stop()).catch(() => undefined));
  const mongo = await starting;
  void mongo.exited.then(() => {
    if (cut.signal.aborted || stopping.isUnderWay()) return;
    process.stderr.write(`MongoDB has ended by itself. ${mongo.lastWords()}\nStopping.\n`);
    process.exit(1);
  });
  process.env.MONGODB_URI = withDatabase(mongo.uri, 'dateline');
}

/** Puts the database's name into a connection string without one. */
function withDatabase(uri: string, name: string): string {
  const url = new URL(uri);
  url.pathname = `/${name}`;
  return url.href;
}

async function openPayload(): Promise<Payload> {
  const { default: config } = await import('./payload.config.ts');
  const { getPayload } = await import('payload');
  const payload = await getPayload({ config });
  onExit('Payload', () => payload.destroy());
  return payload;
}

async function openReadSide(payload: Payload, env: Env, log: Logger): Promise<DeliverySide> {
  const { openDeliveryOf } = await import('./server/delivery.ts');
  const delivery = await openDeliveryOf(payload, env, log);
  onExit('delivery', () => delivery.stop());
  return delivery;
}

async function prepareAdmin(): Promise<RequestHandler> {
  const { default: next } = await import('next');
  if (stopping.isUnderWay()) return (_req, res) => void res.status(503).end();
  const admin = next({
    dev: false,
    dir: process.cwd(),
    customServer: true,
    quiet: true,
    // It listens for upgrades on the server it is given, and else on ours; this one never opens.
    httpServer: createServer(),
  });
  await admin.prepare();
  onExit('admin UI', () => admin.close());
  const handle = admin.getRequestHandler();
  return (req, res) => handle(req, res);
}

async function listen(server: Server, { PORT, HOST }: Env): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(PORT, HOST, resolve);
  });
  onExit('HTTP server', (left) => closeServer(server, left));
  whenLeaving = () => answerOnceMore(server);
}

let whenLeaving: () => void = () => undefined;

/** Milliseconds. Who waits for the doors to open comes first: Next takes a second or two of the processor to get ready. */
const adminAfter = 3_000;

/** The admin is prepared a while after the doors are open, or when its first page is asked for, which then waits for it. */
function adminWhenReady(isOpen: Promise<unknown>): RequestHandler {
  let preparing: ReturnType<typeof prepareAdmin> | undefined;
  const prepareOnce = (): ReturnType<typeof prepareAdmin> => {
    if (preparing) return preparing;
    preparing = isOpen.then(prepareAdmin);
    preparing.catch(() => undefined);
    return preparing;
  };
  void isOpen.then(() => setTimeout(prepareOnce, adminAfter).unref());
  return async (req, res, next) => (await prepareOnce())(req, res, next);
}

async function startJobs(payload: Payload, { events }: DeliverySide): Promise<void> {
  const { renderingApart } = await import('./imaging/renderer.ts');
  const { renderBy } = await import('./jobs/renditions.ts');
  const { runJobs } = await import('./jobs/runner.ts');
  // A signal came meanwhile: what would be begun now, nobody would end.
  if (stopping.isUnderWay()) return;
  // The build puts it beside this file.
  const renderer = renderingApart(join(import.meta.dirname, 'renderer.mjs'));
  renderBy(payload, renderer);
  onExit('renderer', renderer.stop);
  const jobs = runJobs(payload, events);
  onExit('jobs', () => jobs.stop());
}

/** A database that the newsroom can work on: indexes built, and the sample in it where it is wanted and nothing else is there. */
async function openNewsroom(env: Env): Promise<Payload> {
  const payload = await openPayload();
  goOn();
  const { buildIndexes } = await import('./database/indexes.ts');
  await buildIndexes(payload);
  goOn();
  if (env.DATELINE_SAMPLE === 'on') {
    const { createSampleIfEmpty } = await import('../sample/load/index.ts');
    await createSampleIfEmpty(payload, env.dataDir, say, cut.signal);
  }
  goOn();
  return payload;
}

async function start(env: Env, log: Logger): Promise<void> {
  // The code is read while MongoDB opens its files: not before, for reading it keeps this process from starting MongoDB.
  let onLaunched: () => void = () => undefined;
  const isLaunched = new Promise<void>((resolve) => (onLaunched = resolve));
  const database = openDatabase(env, onLaunched);
  await Promise.race([isLaunched, database]);
  const [{ actionsOf, createApp }] = await Promise.all([import('./server/app.ts'), database]);
  goOn();
  const payload = await openNewsroom(env);
  const { default: config } = await import('./payload.config.ts');
  let onOpened: (value?: unknown) => void = () => undefined;
  const admin = adminWhenReady(new Promise((resolve) => (onOpened = resolve)));
  const delivery = await openReadSide(payload, env, log);
  goOn();
  const app = createApp({
    env,
    payload,
    config: await config,
    log,
    isReady: () => !stopping.isUnderWay(),
    delivery,
    admin: { handle: admin, actions: actionsOf(process.cwd()) },
  });
  // Behind a proxy all connections are the proxy's own; how many a client has there is for it to say.
  const mostPerAddress = env.TRUST_PROXY > 0 ? Infinity : env.CLIENT_CONNECTIONS;
  await listen(openServer(deliveryFirst(delivery, app), { mostPerAddress }), env);
  // Those who listen would keep the server from closing.
  onExit('News Line', async () => {
    delivery.newsLine.close();
    delivery.deskLive.close();
  });
  // A signal can come while the port is taken.
  goOn();
  isOpen = true;
  onOpened();
  await startJobs(payload, delivery);
  const [{ announce }, { offerFirstUser }] = await Promise.all([
    import('./server/announce.ts'),
    import('./server/firstUser.ts'),
  ]);
  // Asked last, after all that takes time: it is not said to be open once it was told to end.
  if (stopping.isUnderWay()) return;
  announce(env, { say, isTerminal });
  await offerFirstUser(payload, env, { say, isTerminal });
}

/** What went wrong at the start, in words a person can act on. */
function explain(error: unknown): string {
  const { name, message, code, port } = error as { name?: string; message?: string; code?: string; port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Stop what uses it, or set PORT to another one.`;
  if (error instanceof Refusal || name === 'SettingsError') return message ?? '';
  return error instanceof Error ? inSourceLines(error.stack ?? error.message) : String(error);
}

async function main(): Promise<void> {
  misspeltSettings(process.env, Object.keys(settings.shape)).forEach(say);
  const env = readEnv(process.env);
  log = createLog(env.LOG_LEVEL);
  takeConsole(log);
  const trouble = uploadsTrouble(env.uploadsDir);
  if (trouble) say(trouble);
  // The admin is a production build in every mode; what development changes is ours, and decided above.
  Object.assign(process.env, { NODE_ENV: 'production', GRAPHQL_INTROSPECTION: env.introspection ? 'on' : 'off' });
  // Payload leaves a rejected promise alone here and there: one request's fault, which must not end everybody's.
  process.on('unhandledRejection', (error) => log?.error({ err: error }, 'A promise failed that nobody waited for.'));
  const started = start(env, log).catch(async (error: unknown) => {
    // Whoever cut it short ends the process.
    if (cut.signal.aborted || stopping.isUnderWay()) return;
    process.stderr.write(`${explain(error)}\n`);
    await stopping.begin();
    process.exit(1);
  });
  onSignals({
    say,
    isOpen: () => isOpen,
    cutStart: async () => {
      cut.abort();
      await started;
    },
    leave: async (isUrgent) => {
      whenLeaving();
      await stopping.begin(isUrgent ? 0 : env.LAME_DUCK_SECONDS * 1_000);
    },
  });
  await started;
}

await main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
