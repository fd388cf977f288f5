import type { Field } from 'payload';
import { pages } from '../../collections/pages/index.ts';
import { fieldTable } from '../../collections/shared/fieldTable.ts';
import { sitePageKind } from '../../src/admin/kinds/sitePage.ts';
import { languages } from '../../src/domain/languages.ts';
import { pageFieldNames, pageFields, restoredPageFields } from '../../src/domain/fields/pageFields.ts';

/** What a client may write in a page, as access has it. */
const writable = Object.entries(fieldTable.pages ?? {})
  .flatMap(([access, names]) => (access.split(' ')[1] === '-' ? [] : names.trim().split(/\s+/)))
  .filter((name) => name !== 'baseVersion');

const fieldOf = (name: string) =>
  pages.fields.find((field) => 'name' in field && field.name === name) as Field & {
    label?: unknown;
    maxLength?: number;
  };

it('has a place for every field of a page that people write, on the page or beside it', () => {
  expect(pageFieldNames.toSorted()).toEqual(writable.toSorted());
  expect(sitePageKind.places).toEqual({
    title: 'page',
    body: 'page',
    language: 'placing',
    slug: 'placing',
    inMenu: 'placing',
    inFooter: 'placing',
    order: 'placing',
    translationOf: 'around',
    description: 'around',
  });
});

it('labels and limits each as the collection does', () => {
  for (const name of pageFieldNames) {
    const { label, maxLength } = fieldOf(name);
    expect([name, label, maxLength]).toEqual([name, pageFields[name].label, pageFields[name].longest]);
    expect(languages.filter((language) => !pageFields[name].label[language])).toEqual([]);
  }
});

it('brings back with an old version what the page says, and not where it stands', () => {
  expect(restoredPageFields).toEqual(['title', 'body', 'description']);
});
