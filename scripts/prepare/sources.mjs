import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const endings = ['', '.ts', '.tsx', '.js', '.mjs', '/index.ts', '/index.tsx'];

/** One hash over the content of the entry files, of all they import within the project (however far), and of `others`. */
export function hashOfSources(folder, { entries, others = [] }) {
  const hash = createHash('sha256');
  for (const file of [...closureOf(folder, entries), ...others]) {
    const full = path.join(folder, file);
    hash
      .update(`${file}\n`)
      .update(existsSync(full) ? readFileSync(full) : 'missing')
      .update('\n');
  }
  return hash.digest('hex');
}

/** The entry files and what they import, as sorted paths in the folder. An entry that is a folder stands for all files in it. */
export function closureOf(folder, entries) {
  const aliases = aliasesOf(folder);
  const found = new Set();
  const waiting = entries.flatMap((entry) => filesIn(folder, entry));
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const specifier of importsOf(path.join(folder, file))) {
      const target = resolve(folder, file, specifier, aliases);
      if (target) waiting.push(target);
    }
  }
  return [...found].sort();
}

function filesIn(folder, entry) {
  const full = path.join(folder, entry);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [entry];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => path.relative(folder, path.join(item.parentPath ?? item.path, item.name)));
}

/** Also what `@import` and `@use` name in a style sheet. A word in a comment may be taken too: that only adds a file. */
function importsOf(file) {
  if (!/\.([cm]?[jt]sx?|s?css)$/.test(file)) return [];
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:\bfrom|\bimport|@import|@use)\s*\(?\s*['"]([^'"\n]+)['"]/g)].map((match) => match[1]);
}

function resolve(folder, importer, specifier, aliases) {
  const isRelative = specifier.startsWith('.');
  const base = isRelative ? path.join(path.dirname(importer), specifier) : aliases[specifier];
  if (!base) return undefined;
  const candidates = endings.map((ending) => path.normalize(base + ending));
  return candidates.find((file) => existsSync(path.join(folder, file)) && statSync(path.join(folder, file)).isFile());
}

function aliasesOf(folder) {
  const config = path.join(folder, 'tsconfig.json');
  if (!existsSync(config)) return {};
  const paths = JSON.parse(readFileSync(config, 'utf8')).compilerOptions?.paths ?? {};
  return Object.fromEntries(Object.entries(paths).map(([alias, [target]]) => [alias, target]));
}
