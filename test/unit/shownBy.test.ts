import { existsSync, readFileSync } from 'node:fs';

/** The table of what was closed, in docs/security.md: each row names tests by their file and a part of their title. */
const [, section = ''] = readFileSync('docs/security.md', 'utf8').split('## What was closed, and what shows it');
const rows = section
  .split(/^## /m)[0]!
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('“'));
const sourceOf = (name: string): string =>
  [`test/${name}.test.ts`, `test/${name}.test.tsx`]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('');

it.each(rows.map((row) => [row.split('|')[1]!.trim(), row]))('is shown by tests that there are: %s', (_what, row) => {
  const shownBy = row.split('|')[3]!.split(/(?=`[a-z]+\/\w+`)/);
  const named = shownBy.flatMap((of) => {
    const [, file = ''] = /`([a-z]+\/\w+)`/.exec(of) ?? [];
    return [...of.matchAll(/“([^”]+)”/g)].map(([, title = '']) => [file, title] as const);
  });
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter(([file, title]) => !sourceOf(file).includes(title))).toEqual([]);
});
