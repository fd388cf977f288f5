/**
 * Figures of the code's shape, to compare before and after: `npm run figures`, in any checkout; with names of commits, how many files each
 * touches outside tests, docs and generated files: `npm run figures -- 1a2b3c4 …`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).split('\n').filter(Boolean);
const isCode = (file) => /\.tsx?$/.test(file);
const isGenerated = (file) =>
  /(?:^|\/)(?:payload-types\.ts|importMap\.js|package-lock\.json)$/.test(file) ||
  file === 'src/published/storage/contract.ts';
const isProduct = (file) => !/^(?:test|docs)\/|\.md$/.test(file) && !isGenerated(file);

const textOf = (file) => readFileSync(file, 'utf8');
const linesOf = (file) => textOf(file).split('\n').length - 1;
const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);
const countIn = (files, pattern) => sum(files.map((file) => (textOf(file).match(pattern) ?? []).length));

/** The files that a file of the newsroom reaches by imports, without leaving the newsroom: types alone do not count. */
function walkFrom(file, found = new Set()) {
  if (found.has(file) || !existsSync(file) || !file.startsWith('src/newsroom/')) return found;
  found.add(file);
  for (const [, named] of textOf(file).matchAll(/^(?:import|export) (?!type )[^;]*? from '(\.[^']+)';/gm))
    walkFrom(path.join(path.dirname(file), named), found);
  return found;
}

function figuresOfTree() {
  const files = git('ls-files', 'src', 'collections').filter(
    (file) => isCode(file) && existsSync(file) && !isGenerated(file),
  );
  const short = files.filter((file) => linesOf(file) < 40);
  const publish = [...walkFrom('src/newsroom/transition/transition.ts')];
  return {
    'files of src and collections': files.length,
    'of these under 40 lines': short.length,
    'lines of src': sum(files.filter((file) => file.startsWith('src/')).map(linesOf)),
    'casts: as never': countIn(files, /\bas never\b/g),
    'casts: as unknown as': countIn(files, /\bas unknown as\b/g),
    'casts: as any': countIn(files, /\bas any\b/g),
    'the walk “publish”: files of src/newsroom': publish.length,
    'the walk “publish”: returns': countIn(publish, /\breturn\b/g),
  };
}

const touchedBy = (commit) => git('show', '--format=', '--name-only', '--no-renames', commit).filter(isProduct);

const commits = process.argv.slice(2);
if (commits.length === 0) for (const [what, count] of Object.entries(figuresOfTree())) console.log(`${what}: ${count}`);
for (const commit of commits) {
  const touched = touchedBy(commit);
  console.log(
    `${git('log', '-1', '--format=%h %s', commit)[0]}\n${touched.length} files outside tests, docs and generated ones:`,
  );
  for (const file of touched) console.log(`  ${file}`);
}
