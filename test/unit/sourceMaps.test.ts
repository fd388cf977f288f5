import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inSourceLines } from '../../src/server/log.ts';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'dateline-lines-'));
  await mkdir(join(root, 'src/newsroom'), { recursive: true });
  await writeFile(
    join(root, 'src/newsroom/kill.ts'),
    `type Story = { id: string };

export function kill(story: Story): never {
  throw new Error(story.id);
}
`,
  );
  await build({
    absWorkingDir: root,
    entryPoints: ['src/newsroom/kill.ts'],
    outdir: '.cache/server/newsroom',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    sourcemap: true,
    sourcesContent: false,
    banner: { js: '// one\n// two\n// three' },
  });
});
afterAll(() => rm(root, { recursive: true }));

it('tells a stack trace of the built server in the lines of our sources', () => {
  const file = pathToFileURL(join(root, '.cache/server/newsroom/kill.mjs')).href;
  // The banner's three lines, and the type that is gone: the throw stands in line 5.
  const text = `Error: 7\\n    at kill (${file}:5:9)\\n    at run (node:internal/x:1:2)`;
  expect(inSourceLines(text)).toBe(
    'Error: 7\\n    at kill (src/newsroom/kill.ts:4:9)\\n    at run (node:internal/x:1:2)',
  );
});

it('leaves alone what has no map, and a place that no map knows', () => {
  const text = 'Error at file:///a/.cache/server/none.mjs:1:1 and file:///b/src/main.ts:3:4';
  expect(inSourceLines(text)).toBe(text);
});
