import type { Field } from 'payload';
import { choiceNames, choiceOf } from '../../src/domain/fields/choices.ts';
import { words } from '../../src/domain/labels.ts';
import { colleaguesOnly, fromRole, nobody, staffOnly } from '../shared/access.ts';
import { askedLater, languageField, slugField, timeZoneField, webAddressField } from '../shared/fields.ts';
import { bodyEditor } from './body.ts';
import { configOf, listConfigOf } from './fieldConfig.ts';
import { ownFields } from './ownFields.ts';

/** An instant, not a day: the API refuses a day alone. */
const storyTime = { position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } } as const;

const story: Field[] = [
  { ...configOf('kicker'), type: 'text' },
  { ...configOf('headline'), type: 'text', index: true },
  { ...configOf('standfirst'), type: 'textarea' },
  {
    ...configOf('dateline'),
    type: 'group',
    fields: [
      {
        type: 'row',
        fields: [
          { ...configOf('dateline', 'place'), type: 'text', admin: { placeholder: 'Washington D.C.' } },
          { ...configOf('dateline', 'source'), type: 'text' },
          { ...configOf('dateline', 'date'), type: 'date' },
        ],
      },
    ],
  },
  { ...configOf('body'), type: 'richText', editor: bodyEditor },
  {
    ...listConfigOf('byline'),
    type: 'relationship',
    relationTo: ['authors', 'correspondents'],
    hasMany: true,
    admin: { components: { Cell: '/src/admin/desk/ListCells.tsx#BylineCell' } },
  },
  { ...configOf('bylineText'), type: 'text', admin: { placeholder: 'Staff' } },
  // Whom lists are searched for; it is no value of a story (hooks/signedBy.ts).
  {
    ...configOf('signedBy'),
    type: 'text',
    virtual: true,
    access: { create: nobody, read: nobody, update: nobody },
    admin: { hidden: true, disableListColumn: true, disableListFilter: true },
  },
  {
    ...listConfigOf('reportingBy'),
    type: 'array',
    labels: {
      singular: words('reporter', 'müxbir', 'репортёра'),
      plural: words('reporters', 'müxbirlər', 'репортёров'),
    },
    fields: [
      {
        type: 'row',
        fields: [
          // Marked as needed, and asked for when the story goes out: a draft is saved while a row is typed.
          askedLater({ ...configOf('reportingBy', 'name'), type: 'text', required: true }),
          askedLater({ ...configOf('reportingBy', 'place'), type: 'text', required: true }),
        ],
      },
    ],
  },
];

/** What a story is marked as: the table of choices says of what, and who may. */
const choiceFields = choiceNames.map((name): Field => {
  const { setBy, values } = choiceOf(name);
  const rule = setBy && fromRole(setBy);
  return {
    ...configOf(name),
    type: 'select',
    index: true,
    options: Object.entries(values).map(([value, { label }]) => ({ value, label })),
    ...(rule && { access: { create: rule, update: rule } }),
    admin: { position: 'sidebar' },
  };
});

const placing: Field[] = [
  { ...configOf('slugline'), type: 'text', index: true, admin: { placeholder: 'US-AZERBAIJAN-RIGHTS' } },
  slugField('headline', { ...configOf('slug'), hooks: {} }),
  languageField({ ...configOf('language'), defaultValue: 'en', admin: { position: 'sidebar' } }),
  {
    ...configOf('section'),
    type: 'relationship',
    relationTo: 'sections',
    index: true,
    admin: { position: 'sidebar', components: { Cell: '/src/admin/desk/ListCells.tsx#SectionCell' } },
  },
  {
    ...listConfigOf('secondarySections'),
    type: 'relationship',
    relationTo: 'sections',
    hasMany: true,
    index: true,
    admin: { position: 'sidebar' },
  },
  { ...listConfigOf('topics'), type: 'text', hasMany: true, index: true, admin: { position: 'sidebar' } },
  {
    ...configOf('urgency'),
    type: 'number',
    min: 1,
    max: 9,
    index: true,
    admin: { position: 'sidebar', step: 1, components: { Cell: '/src/admin/desk/PlainCell.tsx#PlainCell' } },
  },
  ...choiceFields,
  { ...configOf('editorialNote'), type: 'textarea', access: { read: colleaguesOnly }, admin: { position: 'sidebar' } },
  { ...configOf('embargoUntil'), type: 'date', access: { read: colleaguesOnly }, admin: storyTime },
  { ...configOf('deadline'), type: 'date', access: { read: colleaguesOnly }, admin: storyTime },
  timeZoneField({ ...configOf('timeZone'), access: { read: staffOnly }, admin: { position: 'sidebar' } }),
  { ...configOf('reviewsClosed'), type: 'checkbox', defaultValue: false, admin: { position: 'sidebar' } },
];

const around: Field[] = [
  {
    ...configOf('photo'),
    type: 'group',
    fields: [
      { ...configOf('photo', 'media'), type: 'upload', relationTo: 'media' },
      { ...configOf('photo', 'caption'), type: 'text' },
    ],
  },
  {
    ...listConfigOf('relatedStories'),
    type: 'relationship',
    relationTo: 'articles',
    hasMany: true,
    // A new story begins on a page of its own (/admin/write).
    admin: { allowCreate: false },
  },
  {
    ...configOf('translationOf'),
    type: 'relationship',
    relationTo: 'articles',
    access: { read: colleaguesOnly },
    // A new story begins on a page of its own (/admin/write).
    admin: { allowCreate: false },
  },
  { ...configOf('credit'), type: 'text' },
  {
    ...configOf('seo'),
    type: 'group',
    fields: [
      { ...configOf('seo', 'title'), type: 'text' },
      { ...configOf('seo', 'description'), type: 'textarea' },
      webAddressField('canonical', undefined, configOf('seo', 'canonical')),
    ],
  },
];

export const fields: Field[] = [
  {
    type: 'tabs',
    tabs: [
      { label: words('Story', 'Xəbər', 'Материал'), fields: story },
      { label: words('Around it', 'Ətrafında', 'Вокруг'), fields: around },
    ],
  },
  ...placing,
  ...ownFields,
];
