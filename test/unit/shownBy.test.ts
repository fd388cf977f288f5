import { existsSync, readFileSync } from 'node:fs';

/** Documents with a table of what holds: its last column names tests by their file and a part of their title. */
const documents = {
  'docs/security.md': 'What was closed, and what shows it',
  'docs/writing.md': 'What holds, and what shows it',
};

/** Every row of the tables below a heading, up to the next of its rank. */
function rowsOf(document: string, heading: string): string[] {
  const [, section = ''] = readFileSync(document, 'utf8').split(`\n## ${heading}\n`);
  const lines = section.split(/^## /m)[0]!.split('\n');
  return lines.filter(
    (line, at) => line.startsWith('| ') && !line.startsWith('| -') && !lines[at + 1]?.startsWith('| -'),
  );
}

const sourceOf = (name: string): string =>
  [`test/${name}.test.ts`, `test/${name}.test.tsx`]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('');

/** What a row names: each file, and the words of its tests. */
function named(row: string): [file: string, titles: string[]][] {
  const shownBy = row.split('|').at(-2)!;
  return shownBy.split(/(?=`[a-z]+\/[\w/-]+`)/).flatMap((of) => {
    const [, file] = /`([a-z]+\/[\w/-]+)`/.exec(of) ?? [];
    return file === undefined ? [] : [[file, [...of.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title)]];
  }) as [string, string[]][];
}

const gone = (row: string): string[] =>
  named(row).flatMap(([file, titles]) => {
    const source = sourceOf(file);
    return titles.filter((title) => !source.includes(title)).map((title) => `${file} “${title}”`);
  });

describe.each(Object.entries(documents))('%s', (document, heading) => {
  const rows = rowsOf(document, heading);

  it('has a table', () => expect(rows.length).toBeGreaterThan(5));

  it.each(rows.map((row) => [row.split('|')[1]!.trim(), row]))('is shown by tests that there are: %s', (_what, row) => {
    expect(named(row).filter(([, titles]) => titles.length > 0).length).toBeGreaterThan(0);
    expect(named(row).filter(([, titles]) => titles.length === 0)).toEqual([]);
    expect(gone(row)).toEqual([]);
  });
});

it('misses a test that is gone, also one in a folder or with a hyphen in its name', () => {
  expect(gone('| Text is kept | `unit/shownBy` “misses a test that is gone” |')).toEqual([]);
  const row =
    '| Text | `unit/saving/saver` “flies to the Moon”; `unit/imaging-look` “flies too”; `unit/none` “there is none” |';
  expect(gone(row)).toEqual([
    'unit/saving/saver “flies to the Moon”',
    'unit/imaging-look “flies too”',
    'unit/none “there is none”',
  ]);
});
