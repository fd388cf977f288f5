import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const admin = path.resolve('src/admin');
const ofOneKind = ['composer/story', 'composer/sitePage'].map((folder) => path.join(admin, folder) + path.sep);

/** The parts with which stories and pages of the site are written alike. */
const shared = ['composer', 'saving', 'editor']
  .flatMap((folder) => readdirSync(path.join(admin, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map(({ parentPath, name }) => path.join(parentPath, name))
  .filter((file) => !ofOneKind.some((folder) => file.startsWith(folder)));

it('writes stories and pages of the site with parts that name the collection of neither', () => {
  expect(shared.length).toBeGreaterThan(60);
  const naming = shared.filter((file) => /['"`/](articles|pages)\b/.test(readFileSync(file, 'utf8')));
  expect(naming.map((file) => path.relative(admin, file))).toEqual([]);
});
