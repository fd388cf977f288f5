import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** An import that the rule must refuse, and one close to it that no rule may. */
type Case = { rule: string; refused: [from: string, to: string]; allowed?: [from: string, to: string] };

const cases: Case[] = [
  { rule: 'no-circular', refused: ['src/imaging/a.ts', 'src/imaging/b.ts'] },
  // Files of two folders, laid out below.
  { rule: 'no-folder-circles', refused: ['src/jobs', 'src/events'] },
  { rule: 'no-unresolved', refused: ['src/imaging/lost.ts', './nowhere.ts'] },
  { rule: 'nothing-imports-main', refused: ['src/cli/again.ts', 'src/main.ts'] },
  {
    rule: 'domain-is-pure',
    refused: ['src/domain/headline.ts', 'node:fs'],
    allowed: ['src/domain/plain.ts', '@sindresorhus/slugify'],
  },
  { rule: 'domain-is-pure', refused: ['src/domain/kicker.ts', 'payload'] },
  {
    rule: 'domain-is-pure',
    refused: ['src/domain/standfirst.ts', 'src/newsroom/write.ts'],
    allowed: ['src/newsroom/read.ts', 'src/domain/story.ts'],
  },
  {
    rule: 'syndication-is-pure',
    refused: ['src/syndication/rss.ts', 'express'],
    allowed: ['src/syndication/atom.ts', 'src/domain/story.ts'],
  },
  {
    rule: 'published-is-pure',
    refused: ['src/published/pages.ts', 'express'],
    allowed: ['src/published/fronts.ts', 'zod'],
  },
  {
    rule: 'published-knows-mongodb-in-storage-alone',
    refused: ['src/published/slots.ts', 'mongoose'],
    allowed: ['src/published/storage/slots.ts', 'mongoose'],
  },
  {
    rule: 'http-knows-no-newsroom',
    refused: ['src/http/shortcut.ts', 'src/newsroom/write.ts'],
    allowed: ['src/http/endpoint.ts', 'src/domain/refusal.ts'],
  },
  {
    rule: 'newsroom-knows-no-delivery',
    refused: ['src/newsroom/shortcut.ts', 'src/delivery/router.ts'],
    allowed: ['src/newsroom/long.ts', 'src/published/fronts.ts'],
  },
  {
    rule: 'readers-never-reach-payload',
    refused: ['src/delivery/store.ts', 'payload'],
    allowed: ['src/delivery/router.ts', 'express'],
  },
  { rule: 'readers-never-reach-payload', refused: ['src/newsline/feed.ts', 'src/newsroom/write.ts'] },
  {
    rule: 'newsroom-is-below-the-collections',
    refused: ['src/newsroom/upwards.ts', 'collections/articles.ts'],
    allowed: ['collections/sections.ts', 'src/newsroom/write.ts'],
  },
  {
    rule: 'the-sample-stays-outside',
    refused: ['src/server/show.ts', 'sample/load/index.ts'],
    allowed: ['sample/load/people.ts', 'src/newsroom/write.ts'],
  },
  {
    rule: 'collections-are-below-the-server',
    refused: ['collections/users.ts', 'src/server/app.ts'],
    allowed: ['src/server/app.ts', 'collections/articles.ts'],
  },
  { rule: 'collections-are-below-the-server', refused: ['collections/media.ts', 'src/admin/Bar.tsx'] },
  {
    rule: 'database-knows-no-newsroom',
    refused: ['src/database/rows.ts', 'src/newsroom/write.ts'],
    allowed: ['src/database/mongod.ts', 'src/domain/story.ts'],
  },
  {
    rule: 'admin-runs-in-a-browser',
    refused: ['src/admin/List.tsx', 'src/database/mongod.ts'],
    allowed: ['src/admin/Bar.tsx', 'src/domain/story.ts'],
  },
  {
    rule: 'a-story-is-written-anywhere',
    refused: ['src/admin/composer/Panel.tsx', '@payloadcms/ui'],
    allowed: ['src/admin/views/InPayload.tsx', '@payloadcms/ui'],
  },
  { rule: 'a-story-is-written-anywhere', refused: ['src/admin/saving/saver.ts', 'next'] },
  {
    rule: 'shared-parts-name-no-kind',
    refused: ['src/admin/composer/Trash.tsx', 'src/admin/kinds/story.ts'],
    allowed: ['src/admin/composer/story/Missing.tsx', 'src/admin/kinds/story.ts'],
  },
  { rule: 'shared-parts-name-no-kind', refused: ['src/admin/saving/outbox.ts', 'src/admin/kinds/index.ts'] },
  { rule: 'tests-stay-outside', refused: ['src/jobs/clock.ts', 'test/support/fake.ts'] },
  { rule: 'no-development-packages', refused: ['src/imaging/bench.ts', 'autocannon'] },
  { rule: 'scripts-run-without-packages', refused: ['scripts/start.mjs', 'express'] },
];

const empty = [
  'src/admin/kinds/story.ts',
  'src/admin/kinds/index.ts',
  'src/domain/refusal.ts',
  'src/main.ts',
  'src/newsroom/write.ts',
  'src/domain/story.ts',
  'collections/articles.ts',
  'test/support/fake.ts',
];
const packages = {
  dependencies: ['payload', 'express', 'zod', 'mongoose', '@sindresorhus/slugify', '@payloadcms/ui', 'next'],
  devDependencies: ['autocannon'],
};

let folder: string;
let violations: string[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dateline-boundaries-'));
  await layOut(new Map(cases.flatMap(({ refused, allowed }) => (allowed ? [refused, allowed] : [refused]))));
  violations = await cruise();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function layOut(imports: Map<string, string>): Promise<void> {
  for (const file of empty) await write(file, 'export {};');
  await write('src/imaging/b.ts', "import './a.ts';");
  await write('src/jobs/run.ts', "import '../events/tell.ts';");
  await write('src/events/tell.ts', 'export {};');
  await write('src/events/ask.ts', "import '../jobs/queue.ts';");
  await write('src/jobs/queue.ts', 'export {};');
  for (const [from, to] of [...imports].filter(([file]) => path.extname(file))) {
    const isFile = /^(src|collections|test)\//.test(to);
    const target = isFile ? `./${path.relative(path.dirname(from), to)}` : to;
    await write(from, `import '${target}';\nexport {};`);
  }
  const listed = Object.entries(packages).map(([kind, names]) => [
    kind,
    Object.fromEntries(names.map((name) => [name, '1'])),
  ]);
  await write('package.json', JSON.stringify({ name: 'fixture', type: 'module', ...Object.fromEntries(listed) }));
  await write('tsconfig.json', '{"compilerOptions":{"allowImportingTsExtensions":true,"moduleResolution":"bundler"}}');
  for (const name of Object.values(packages).flat()) {
    await write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    await write(`node_modules/${name}/index.js`, '');
  }
}

async function write(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), content);
}

type Report = { summary: { violations: { from: string; to: string; rule: { name: string } }[] } };

/** Every violation as `rule: from → to`. */
async function cruise(): Promise<string[]> {
  const program = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = path.resolve('.dependency-cruiser.cjs');
  const args = ['src', 'collections', 'scripts', 'test', '--config', config, '--no-cache', '--output-type', 'json'];
  const output = await new Promise<string>((resolve) => {
    // It exits with an error when there are violations, as there are here.
    execFile(
      process.execPath,
      [program, ...args],
      { cwd: folder, env: { ...process.env, NODE_OPTIONS: '' } },
      (_, stdout) => resolve(stdout),
    );
  });
  const report = JSON.parse(output) as Report;
  return report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${nameOf(to)}`);
}

const nameOf = (target: string) =>
  /node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(target)?.[1] ?? target.replace(/^node:/, '');
const short = (target: string) => target.replace(/^node:/, '');

it.each(cases)('$rule refuses an import such as $refused', ({ rule, refused: [from, to] }) => {
  expect(violations).toContain(`${rule}: ${from} → ${short(to)}`);
});

it.each(cases.flatMap(({ allowed }) => (allowed ? [allowed] : [])))('nothing is wrong with %s importing %s', (from) => {
  expect(violations.filter((line) => line.includes(` ${from} → `))).toEqual([]);
});

it('no rule is without a case here', () => {
  const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };
  expect(config.forbidden.map(({ name }) => name).sort()).toEqual([...new Set(cases.map(({ rule }) => rule))].sort());
});
