import type {
  Field,
  SelectField,
  TextField,
  TextFieldSingleValidation,
  CollectionAfterReadHook,
  CollectionBeforeChangeHook,
} from 'payload';
import { languageLabels, words } from '../../src/domain/labels.ts';
import { isTimeZone } from '../../src/domain/times/when.ts';
import { isSlug, slugOf } from '../../src/domain/fields/slug.ts';
import { languages } from '../../src/domain/languages.ts';
import { sortedTexts, sortKeyFieldOf, sortKeysOf } from '../../src/domain/fields/sortKey.ts';
import { nobody } from './access.ts';
import type { Rule } from '../../src/domain/rules/rules.ts';
import { sentenceOf } from './payloadProblems.ts';

/** The language of one document. */
export const languageField = (overrides: Partial<SelectField> = {}): SelectField =>
  ({
    name: 'language',
    type: 'select',
    label: words('Language', 'Dil', 'Язык'),
    options: languages.map((value) => ({ value, label: languageLabels[value] })),
    index: true,
    ...overrides,
  }) as SelectField;

export const languagesField: Field = {
  name: 'languages',
  type: 'select',
  hasMany: true,
  label: words('Languages', 'Dillər', 'Языки'),
  options: languages.map((value) => ({ value, label: languageLabels[value] })),
};

/** A name in each language; an empty one falls back to the first. */
export const namesField: Field = {
  name: 'names',
  type: 'group',
  label: words('Name in each language', 'Hər dildə adı', 'Название на каждом языке'),
  fields: languages.map((language) => ({
    name: language,
    type: 'text' as const,
    label: languageLabels[language],
    maxLength: 80,
  })),
};

const validSlug: TextFieldSingleValidation = (value, { req }) =>
  !value || isSlug(value) || sentenceOf({ rule: 'slug' }, req);

/** A URL slug made from another field while it is empty. */
export const slugField = (from: string, overrides: Partial<TextField> = {}): TextField =>
  ({
    name: 'slug',
    type: 'text',
    label: words('Slug (URL)', 'Slaq (URL)', 'Слаг (URL)'),
    unique: true,
    index: true,
    maxLength: 120,
    validate: validSlug,
    admin: { position: 'sidebar' },
    hooks: {
      beforeValidate: [
        ({ value, data, originalDoc }) => {
          if (typeof value === 'string' && value.trim()) return value.trim();
          const source =
            (data as Record<string, unknown> | undefined)?.[from] ??
            (originalDoc as Record<string, unknown> | undefined)?.[from];
          return typeof source === 'string' && source.trim() ? slugOf(source) : value;
        },
      ],
    },
    ...overrides,
  }) as TextField;

/** A field with a validator of its own has to look at `required` by itself. */
const orNothing =
  (isFit: (value: unknown) => boolean, rule: Rule): TextFieldSingleValidation =>
  (value, { required, req }) =>
    (value ? isFit(value) : !required) || sentenceOf({ rule }, req);

/** An absolute http(s) address. */
const isWebAddress = (value: unknown): boolean => {
  try {
    return typeof value === 'string' && /^https?:$/.test(new URL(value).protocol);
  } catch {
    return false;
  }
};

export const webAddressField = (
  name: string,
  label: TextField['label'],
  overrides: Partial<TextField> = {},
): TextField =>
  ({
    name,
    type: 'text',
    label,
    maxLength: 500,
    validate: orNothing(isWebAddress, 'web-address'),
    ...overrides,
  }) as TextField;

export const timeZoneField = (overrides: Partial<TextField> = {}): TextField =>
  ({
    name: 'timeZone',
    type: 'text',
    label: words('Time zone', 'Saat qurşağı', 'Часовой пояс'),
    maxLength: 64,
    validate: orNothing(isTimeZone, 'time-zone'),
    ...overrides,
  }) as TextField;

/**
 * Marked as needed, and not asked of a draft: shape.ts looks at the shape of each save, the transition at what is missing when the story
 * goes out. Payload's own validators would refuse the whole save, within rich text under a path that is no field of the form.
 */
export const askedLater = (field: Field): Field => ({ ...field, validate: () => true }) as Field;

/** Payload takes a list that one may not read out of a document, and then puts an empty one in its place: that goes too. */
export const dropClosedLists: CollectionAfterReadHook = async ({ collection, doc, overrideAccess, req }) => {
  if (overrideAccess) return doc;
  const row = doc as Record<string, unknown> & { id?: string };
  for (const field of collection.flattenedFields) {
    const value = row[field.name];
    if (field.type !== 'array' || !field.access?.read || !Array.isArray(value) || value.length > 0) continue;
    if (!(await field.access.read({ req, id: row.id, doc: row, data: row, siblingData: row }))) delete row[field.name];
  }
  return row;
};

/** The keys that lists of a collection are sorted by (src/database/sortKeys.ts); nobody's to read or write. */
export const sortKeyFields = (slug: string): Field[] =>
  (sortedTexts[slug] ?? []).map((name) => ({
    name: sortKeyFieldOf(name),
    type: 'text',
    index: true,
    hidden: true,
    access: { create: nobody, read: nobody, update: nobody },
    admin: { hidden: true, disableListColumn: true, disableListFilter: true },
  }));

/** Keeps the keys true to what the document says. */
export const keepSortKeys =
  (slug: string): CollectionBeforeChangeHook =>
  ({ data, originalDoc }) => ({
    ...data,
    ...sortKeysOf(slug, { ...(originalDoc as object | undefined), ...(data as object) }),
  });
