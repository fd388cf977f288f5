import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shellPath } from '../../admin/shell/path.ts';

/** Where the build puts them (scripts/prepare/shellBuild.mjs). The newsroom runs, and is tested, in the project's folder. */
const built = join(process.cwd(), '.cache/shell');
const types = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', png: 'image/png' } as const;
/** `pressed`: in brotli, as the build has made it. */
type Asset = { body: Buffer; type: string; pressed?: Buffer };

const assetPath = (name: string): string => `${shellPath}/assets/${name}`;

/** The newsroom's mark. */
export const mark = readFileSync(join(process.cwd(), 'src/admin/shell/mark.svg'), 'utf8');

const names = JSON.parse(readFileSync(join(built, 'names.json'), 'utf8')) as Record<
  'line' | 'script' | 'styles' | 'worker',
  string
>;

const read = (file: string): Asset => ({
  body: readFileSync(join(built, file)),
  type: types[file.split('.').at(-1) as keyof typeof types],
  ...(existsSync(join(built, `${file}.br`)) && { pressed: readFileSync(join(built, `${file}.br`)) }),
});

/** An icon under a name that changes with its pixels, as the other files have one of the build. */
function icon(file: string): [string, Asset] {
  const asset = read(file);
  const hash = createHash('sha256').update(asset.body).digest('hex').slice(0, 8);
  return [file.replace('.', `-${hash}.`), asset];
}

const icons = ['icon-192.png', 'icon-512.png', 'icon-cut.png'].map(icon);

/** The shell's own files by name: they may be kept for ever. */
export const assets: ReadonlyMap<string, Asset> = new Map([
  ...[names.line, names.script, names.styles].map((name): [string, Asset] => [name, read(name)]),
  ...icons,
]);

const [small, large, cut] = icons.map(([name]) => assetPath(name)) as [string, string, string];
export const shellFiles = {
  script: assetPath(names.script),
  styles: assetPath(names.styles),
  line: assetPath(names.line),
  icons: { small, large, cut },
} as const;

/** Has an address of its own, which does not change. */
export const workerScript = readFileSync(join(built, names.worker), 'utf8');
