import type { Field } from 'payload';
import { fields } from '../../collections/articles/fields.ts';
import { fieldTable } from '../../collections/shared/fieldTable.ts';
import {
  articleField,
  articleFields,
  comparedNames,
  computedNames,
  restoredNames,
  workflowNames,
  writtenNames,
} from '../../src/domain/fields/articleFields.ts';
import { differencesOf } from '../../src/admin/history/differencesOf.ts';
import { languages } from '../../src/domain/languages.ts';

type Known = {
  path: string;
  type: string;
  label?: unknown;
  maxLength?: number;
  maxRows?: number;
  access?: Record<string, unknown>;
  admin?: { hidden?: boolean };
};

/** Every field of the configuration by its path; tabs and rows only arrange. */
function known(of: readonly Field[], above = ''): Known[] {
  return of.flatMap((field) => {
    const {
      name,
      type,
      fields: inner = [],
      tabs = [],
    } = field as Known & { name?: string; fields?: Field[]; tabs?: Field[] };
    if (type === 'ui') return [];
    if (name === undefined) return known([...inner, ...tabs], above);
    const path = `${above}${name}`;
    return [{ ...field, path } as unknown as Known, ...known(inner, `${path}.`)];
  });
}
const all = known(fields);

const rowOf = (path: string) => {
  const [name = '', part] = path.split('.');
  const field = articleField(name);
  return part === undefined ? field : field?.parts?.[part];
};

it('has a row for every field of an article and for every part of one, and for nothing else', () => {
  const named = Object.entries(articleFields).flatMap(([name, { parts = {} }]) => [
    name,
    // Payload gives each row of a list an id.
    ...Object.keys(parts).flatMap((part) => (part === 'id' ? [] : [`${name}.${part}`])),
  ]);
  expect(named.sort()).toEqual(all.map(({ path }) => path).sort());
});

it('says of every time and every relation how MongoDB keeps it, and of nothing else', () => {
  const kept: Record<string, string> = { date: 'date', relationship: 'id', upload: 'id' };
  expect(all.map(({ path }) => [path, rowOf(path)?.storedAs])).toEqual(all.map(({ path, type }) => [path, kept[type]]));
});

it('limits texts and lists as the table says', () => {
  expect(all.map(({ path, maxLength, maxRows }) => [path, maxLength, maxRows])).toEqual(
    all.map(({ path }) => {
      const { longest, most } = (rowOf(path) ?? {}) as { longest?: number; most?: number };
      return [path, longest, most];
    }),
  );
});

it('labels every field that people see in each language of the newsroom', () => {
  const seen = all.filter(({ path, admin }) => !admin?.hidden && !/^(?:sentBack|lastMove)\./.test(path));
  for (const { path, label } of seen)
    expect([path, languages.filter((language) => !(label as Record<string, string> | undefined)?.[language])]).toEqual([
      path,
      [],
    ]);
});

it('knows what people write, what a move writes, what follows and what an old version brings back', () => {
  const copy = 'body byline bylineText credit dateline genre headline kicker photo reportingBy seo standfirst topics';
  const placing =
    'deadline editorialNote embargoUntil language partnerLabel relatedStories reviewsClosed secondarySections section slug slugline timeZone translationOf urgency';
  expect([...restoredNames].sort().join(' ')).toBe(copy);
  expect([...writtenNames].sort().join(' ')).toBe(`${copy} ${placing}`.split(' ').sort().join(' '));
  expect([...workflowNames].sort().join(' ')).toBe(
    'changedForReadersAt corrections createdBy desk duplicateOf firstPublishedAt flags heldBy killNotice lastMove lastUpdatedAt ' +
      'publicVersion scheduleProblem scheduledAt sentBack spikedFrom state',
  );
  expect([...computedNames].sort().join(' ')).toBe(
    'datelineText lastChange people photosUsed revision translationSet wordCount',
  );
});

it('compares in a conflict every field that a client may write, but the slug, which follows the headline', () => {
  const rows = Object.entries(fieldTable.articles ?? {});
  const writable = rows.flatMap(([access, paths]) =>
    access.split(' ')[1] === '-'
      ? []
      : paths
          .trim()
          .split(/\s+/)
          .map((path) => path.split('.')[0]!),
  );
  const tokens = ['baseVersion', 'slug'];
  expect([...comparedNames].sort()).toEqual([...new Set(writable)].filter((name) => !tokens.includes(name)).sort());
});

it('shows both sides of every field that two people can have changed', () => {
  const text = (words: string) => ({
    root: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text: words }] }] },
  });
  const values = (of: string) => ({
    ...Object.fromEntries(writtenNames.map((name) => [name, `${name} ${of}`])),
    body: text(of),
  });
  const shown = differencesOf(values('saved'), values('yours'), 'en');
  expect(shown.map(({ name }) => name).sort()).toEqual(writtenNames.filter((name) => name !== 'slug').sort());
  expect(shown.find(({ name }) => name === 'body')).toEqual({ name: 'body', saved: 'saved', yours: 'yours' });
});
