import type { Field } from 'payload';
import { choiceNames, choiceOf } from '../../src/domain/fields/choices.ts';
import { words } from '../../src/domain/labels.ts';
import { colleaguesOnly, fromRole, nobody, staffOnly } from '../shared/access.ts';
import { askedLater, languageField, slugField, timeZoneField, webAddressField } from '../shared/fields.ts';
import { bodyEditor } from './body.ts';
import { its, itsList } from './its.ts';
import { ownFields } from './ownFields.ts';

/** An instant, not a day: the API refuses a day alone. */
const storyTime = { position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } } as const;

const story: Field[] = [
  { ...its('kicker'), type: 'text' },
  { ...its('headline'), type: 'text', index: true },
  { ...its('standfirst'), type: 'textarea' },
  {
    ...its('dateline'),
    type: 'group',
    fields: [
      {
        type: 'row',
        fields: [
          { ...its('dateline', 'place'), type: 'text', admin: { placeholder: 'Washington D.C.' } },
          { ...its('dateline', 'source'), type: 'text' },
          { ...its('dateline', 'date'), type: 'date' },
        ],
      },
    ],
  },
  { ...its('body'), type: 'richText', editor: bodyEditor },
  {
    ...itsList('byline'),
    type: 'relationship',
    relationTo: ['authors', 'correspondents'],
    hasMany: true,
    admin: { components: { Cell: '/src/admin/desk/ListCells.tsx#BylineCell' } },
  },
  { ...its('bylineText'), type: 'text', admin: { placeholder: 'Staff' } },
  // Whom lists are searched for; it is no value of a story (hooks/signedBy.ts).
  {
    ...its('signedBy'),
    type: 'text',
    virtual: true,
    access: { create: nobody, read: nobody, update: nobody },
    admin: { hidden: true, disableListColumn: true, disableListFilter: true },
  },
  {
    ...itsList('reportingBy'),
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
          askedLater({ ...its('reportingBy', 'name'), type: 'text', required: true }),
          askedLater({ ...its('reportingBy', 'place'), type: 'text', required: true }),
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
    ...its(name),
    type: 'select',
    index: true,
    options: Object.entries(values).map(([value, { label }]) => ({ value, label })),
    ...(rule && { access: { create: rule, update: rule } }),
    admin: { position: 'sidebar' },
  };
});

const placing: Field[] = [
  { ...its('slugline'), type: 'text', index: true, admin: { placeholder: 'US-AZERBAIJAN-RIGHTS' } },
  slugField('headline', { ...its('slug'), hooks: {} }),
  languageField({ ...its('language'), defaultValue: 'en', admin: { position: 'sidebar' } }),
  {
    ...its('section'),
    type: 'relationship',
    relationTo: 'sections',
    index: true,
    admin: { position: 'sidebar', components: { Cell: '/src/admin/desk/ListCells.tsx#SectionCell' } },
  },
  {
    ...itsList('secondarySections'),
    type: 'relationship',
    relationTo: 'sections',
    hasMany: true,
    index: true,
    admin: { position: 'sidebar' },
  },
  { ...itsList('topics'), type: 'text', hasMany: true, index: true, admin: { position: 'sidebar' } },
  {
    ...its('urgency'),
    type: 'number',
    min: 1,
    max: 9,
    index: true,
    admin: { position: 'sidebar', step: 1, components: { Cell: '/src/admin/desk/PlainCell.tsx#PlainCell' } },
  },
  ...choiceFields,
  { ...its('editorialNote'), type: 'textarea', access: { read: colleaguesOnly }, admin: { position: 'sidebar' } },
  { ...its('embargoUntil'), type: 'date', access: { read: colleaguesOnly }, admin: storyTime },
  { ...its('deadline'), type: 'date', access: { read: colleaguesOnly }, admin: storyTime },
  timeZoneField({ ...its('timeZone'), access: { read: staffOnly }, admin: { position: 'sidebar' } }),
  { ...its('reviewsClosed'), type: 'checkbox', defaultValue: false, admin: { position: 'sidebar' } },
];

const around: Field[] = [
  {
    ...its('photo'),
    type: 'group',
    fields: [
      { ...its('photo', 'media'), type: 'upload', relationTo: 'media' },
      { ...its('photo', 'caption'), type: 'text' },
    ],
  },
  {
    ...itsList('relatedStories'),
    type: 'relationship',
    relationTo: 'articles',
    hasMany: true,
    // A new story begins on a page of its own (/admin/write).
    admin: { allowCreate: false },
  },
  {
    ...its('translationOf'),
    type: 'relationship',
    relationTo: 'articles',
    access: { read: colleaguesOnly },
    // A new story begins on a page of its own (/admin/write).
    admin: { allowCreate: false },
  },
  { ...its('credit'), type: 'text' },
  {
    ...its('seo'),
    type: 'group',
    fields: [
      { ...its('seo', 'title'), type: 'text' },
      { ...its('seo', 'description'), type: 'textarea' },
      webAddressField('canonical', undefined, its('seo', 'canonical')),
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
