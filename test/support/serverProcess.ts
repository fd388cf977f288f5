import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
// @ts-expect-error Plain JavaScript: the scripts run before TypeScript is installed.
import { ensureServerBuild, serverCommand, serverEnvironment } from '../../scripts/prepare.mjs';

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function untilReady(url: string, server: ChildProcess, said: () => string, patience: number): Promise<void> {
  const end = Date.now() + patience;
  while (Date.now() < end && server.exitCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { exitCode } = server;
  server.kill('SIGKILL');
  // Its last words may still be on the way.
  await new Promise((resolve) => setTimeout(resolve, 500));
  throw new Error(`The server did not start (exit code ${exitCode}):\n${said()}`);
}

export type ServerProcess = { url: string; process: ChildProcess; stop: (signal?: NodeJS.Signals) => Promise<void> };

/** The newsroom's own server, as `npm start` runs it, on the database of the test. `stop` waits until it is gone. */
export async function startServerProcess(
  settings: Record<string, string> = {},
  patience = 90_000,
): Promise<ServerProcess> {
  const port = Number(settings.PORT ?? (await freePort()));
  const url = `http://127.0.0.1:${port}`;
  const { NODE_OPTIONS: _ours, JEST_WORKER_ID: _id, ...environment } = process.env;
  await ensureServerBuild();
  const server = spawn(process.execPath, serverCommand('main'), {
    cwd: process.cwd(),
    env: serverEnvironment({
      ...environment,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      DATELINE_SAMPLE: 'off',
      LOG_LEVEL: 'error',
      LAME_DUCK_SECONDS: '0',
      ...settings,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  let said = '';
  server.stdout.on('data', (chunk) => (said += String(chunk)));
  server.stderr.on('data', (chunk) => (said += String(chunk)));
  await untilReady(url, server, () => said, patience);
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    server.kill(signal);
    await ended;
  };
  return { url, process: server, stop };
}
