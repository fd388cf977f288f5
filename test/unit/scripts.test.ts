import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
// @ts-expect-error Plain JavaScript: the scripts run before TypeScript is installed.
import { withLock } from '../../scripts/prepare/lock.mjs';
// @ts-expect-error Plain JavaScript.
import { ensureMongod } from '../../scripts/prepare/mongod.mjs';
// @ts-expect-error Plain JavaScript.
import { missingPlatformPackages, withPlatformPackages } from '../../scripts/prepare/platformPackages.mjs';
// @ts-expect-error Plain JavaScript.
import { stepDisplay } from '../../scripts/prepare/progress.mjs';
// @ts-expect-error Plain JavaScript.
import { cache, run } from '../../scripts/prepare/run.mjs';
// @ts-expect-error Plain JavaScript.
import { serverEnvironment } from '../../scripts/prepare/serverBuild.mjs';
// @ts-expect-error Plain JavaScript.
import { closureOf, hashOfSources } from '../../scripts/prepare/sources.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dateline-scripts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function lay(files: Record<string, string>): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
}

describe('the admin UI is built again', () => {
  const admin = { entries: ['src/app', 'src/payload.config.ts'], others: ['package-lock.json'] };
  const files = {
    'tsconfig.json': '{"compilerOptions":{"paths":{"@payload-config":["./src/payload.config.ts"]}}}',
    'package-lock.json': '{}',
    'src/app/page.tsx': "import config from '@payload-config';\nimport './page.scss';",
    'src/app/page.scss': "@import './colours.scss';",
    'src/app/colours.scss': 'a { color: red }',
    'src/payload.config.ts': "import { articles } from '../collections/articles/index.ts';\nimport 'payload';",
    'collections/articles/index.ts':
      "export { fields } from './fields.ts';\nimport type { Story } from '../../src/domain/story.ts';",
    'collections/articles/fields.ts': 'export const fields = [];',
    'src/domain/story.ts': 'export type Story = object;',
    'src/delivery/router.ts': 'export {};',
    'src/app/ring.ts': "import './ring.ts';",
  };
  beforeEach(() => lay(files));

  it.each([
    'src/app/page.tsx',
    'src/app/colours.scss',
    'src/payload.config.ts',
    'collections/articles/fields.ts',
    'src/domain/story.ts',
    'package-lock.json',
  ])('when %s changes', async (file) => {
    const before = hashOfSources(folder, admin);
    await lay({ [file]: 'changed' });
    expect(hashOfSources(folder, admin)).not.toBe(before);
  });

  it('when a page is added', async () => {
    const before = hashOfSources(folder, admin);
    await lay({ 'src/app/other.tsx': '' });
    expect(hashOfSources(folder, admin)).not.toBe(before);
  });

  it('but not when something that it does not use changes, or nothing does', async () => {
    const before = hashOfSources(folder, admin);
    await lay({ 'src/delivery/router.ts': 'changed' });
    expect(hashOfSources(folder, admin)).toBe(before);
  });

  it('from the pages, the configuration and what these import, however far', () => {
    expect(closureOf(folder, admin.entries)).toEqual([
      'collections/articles/fields.ts',
      'collections/articles/index.ts',
      'src/app/colours.scss',
      'src/app/page.scss',
      'src/app/page.tsx',
      'src/app/ring.ts',
      'src/domain/story.ts',
      'src/payload.config.ts',
    ]);
  });
});

describe('two preparations at once', () => {
  const silent = { update() {} };
  const name = `test-${process.pid}`;
  const lockFile = path.join(cache, `${name}.lock`);

  it('do the same work one after the other', async () => {
    const log: string[] = [];
    const prepare = (who: string) =>
      withLock(name, silent, async () => {
        log.push(`${who} begins`);
        await wait(50);
        log.push(`${who} ends`);
      });
    await Promise.all([prepare('first'), prepare('second'), prepare('third')]);
    const turns = [0, 2, 4].map((at) => log.slice(at, at + 2).join(', '));
    expect(turns.sort()).toEqual([
      'first begins, first ends',
      'second begins, second ends',
      'third begins, third ends',
    ]);
  });

  it('wait for a process that is at it, and say for which', async () => {
    await writeFile(lockFile, String(process.ppid));
    const said: string[] = [];
    const waiting = withLock(name, { update: (text: string) => said.push(text) }, () => 'mine');
    await wait(100);
    expect(said).toEqual([`waiting for process ${process.ppid}, which is at it already`]);
    await rm(lockFile);
    expect(await waiting).toBe('mine');
  });

  it('do not wait for one that died', async () => {
    await writeFile(lockFile, String(2 ** 22 + 1));
    expect(await withLock(name, silent, () => 'mine')).toBe('mine');
  });
});

describe('a command of the preparation', () => {
  it('is given up when nothing happens for a while', async () => {
    const { code, output } = await run('sleep', ['30'], { stall: { seconds: 0.3 } });
    expect(code).not.toBe(0);
    expect(output).toContain('Nothing happened for 0.3 s');
  });

  it('may take its time while something happens', async () => {
    let signs = 0;
    const { code } = await run('sleep', ['1'], { stall: { seconds: 0.6, sign: () => signs++ } });
    expect(code).toBe(0);
  });

  it('that does not exist is an answer, not a crash', async () => {
    expect(await run('no-such-program', [])).toMatchObject({ code: -1, output: expect.stringContaining('ENOENT') });
  });
});

describe('finding MongoDB', () => {
  it('is not needed when MONGODB_URI names a server', async () => {
    expect(await ensureMongod(undefined, { env: { MONGODB_URI: 'mongodb://db.example/newsroom' } })).toBeUndefined();
  });

  it.each([
    ['unpacked when its SHA-256 is the published one', (sum: string) => sum, 0, /bin.mongod|mongod-/],
    [
      'refused when its SHA-256 is another',
      () => 'f'.repeat(64),
      1,
      /SHA-256 is [0-9a-f]{64}, MongoDB publishes f{64}/,
    ],
  ])('MongoDB’s own archive is %s', async (_what, published, code, words) => {
    await lay({ 'mongodb/bin/mongod': '#!/bin/sh\n', 'downloads/none': '' });
    await run('tar', ['czf', 'archive.tgz', 'mongodb'], { cwd: folder });
    const archive = await readFile(path.join(folder, 'archive.tgz'));
    const sum = published(createHash('sha256').update(archive).digest('hex'));
    const site = createServer((req, res) => res.end(req.url?.endsWith('.sha256') ? `${sum}  archive.tgz\n` : archive));
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const env = {
      MONGOMS_DOWNLOAD_DIR: path.join(folder, 'downloads'),
      MONGOMS_DOWNLOAD_URL: `http://127.0.0.1:${(site.address() as AddressInfo).port}/mongodb-linux-x86_64-ubuntu2204-8.0.4.tgz`,
      MONGOMS_USE_HTTP: 'true',
      MONGOMS_SYSTEM_BINARY: '',
      NODE_OPTIONS: '',
      HTTP_PROXY: '',
      http_proxy: '',
      HTTPS_PROXY: '',
      https_proxy: '',
    };
    const done = await run(process.execPath, ['scripts/prepare/mongodbDownload.mjs'], { env });
    site.close();
    expect(done).toEqual({ code, output: expect.stringMatching(words) });
    const unpacked = (await readdir(env.MONGOMS_DOWNLOAD_DIR)).filter((name) => /^mongod-/.test(name));
    expect(unpacked.length > 0).toBe(code === 0);
  });

  it('says so when MONGOD_BINARY names something else', async () => {
    await lay({ mongod: '#!/bin/sh\necho broken; exit 3' });
    const env = { MONGOD_BINARY: path.join(folder, 'mongod') };
    await expect(ensureMongod(undefined, { env })).rejects.toThrow(/MONGOD_BINARY is .*, but that does not run/);
  });
});

describe('the lockfile', () => {
  it('names the builds for every platform, without which npm ci refuses it: else run `npm run lockfile`', async () => {
    expect(missingPlatformPackages(JSON.parse(await readFile('package-lock.json', 'utf8')))).toEqual([]);
  });

  it('gets the builds that npm dropped, pinned as their parent pins them', () => {
    const swc = {
      version: '1.2.3',
      optionalDependencies: { '@swc/core-darwin-arm64': '1.2.3', '@swc/core-linux-x64-musl': '1.2.3' },
    };
    const there = { version: '1.2.3', optional: true };
    const packages = { '': {}, 'node_modules/@swc/core': swc, 'node_modules/@swc/core-linux-x64-musl': there };
    expect(withPlatformPackages({ packages }).packages).toEqual({
      ...packages,
      'node_modules/@swc/core-darwin-arm64': { version: '1.2.3', cpu: ['arm64'], os: ['darwin'], optional: true },
    });
  });

  it('has a build where its parent keeps it in a folder of its own', () => {
    const packages = {
      'node_modules/next': { optionalDependencies: { 'swc-linux-x64-gnu': '2.0.0' } },
      'node_modules/next/node_modules/swc-linux-x64-gnu': {},
    };
    expect(missingPlatformPackages({ packages })).toEqual([]);
  });
});

it('a log gets one plain line when a step begins and one when it ends', async () => {
  let text = '';
  const steps = stepDisplay(2, { write: (chunk: string) => (text += chunk) });
  await steps.run('Packages', (progress: { outcome: (text: string) => void }) => progress.outcome('installed'));
  steps.announce('Server');
  expect(text.replaceAll(/\d+\.\d s/g, 'N s')).toBe(
    '[1/2] Packages …\n[1/2] Packages ✓ installed (N s)\n[2/2] Server\n',
  );
});

it('starts the server with few places for its threads to keep memory in, unless told otherwise', () => {
  expect(serverEnvironment({ PORT: '1' })).toEqual({ PORT: '1', MALLOC_ARENA_MAX: '2' });
  expect(serverEnvironment({ MALLOC_ARENA_MAX: '8' })).toEqual({ MALLOC_ARENA_MAX: '8' });
});
