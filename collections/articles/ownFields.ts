import type { Field } from 'payload';
import { stateLabels, words } from '../../src/domain/labels.ts';
import { states } from '../../src/domain/workflow/workflow.ts';
import {
  colleaguesOnly,
  keptAmongColleagues,
  keptByTheDesk,
  keptByTheDeskForAll,
  nobody,
  staffOnly,
} from '../shared/access.ts';
import { configOf, listConfigOf } from './fieldConfig.ts';
import { lastChange } from './versions.ts';

/** Shown in the workflow bar at the top of the story, so not a second time among its fields; lists have it as a column. */
const inTheBar = (): boolean => false;

const wasPublished = (data: Partial<{ firstPublishedAt: unknown }>): boolean => Boolean(data?.firstPublishedAt);

/** Fields only the newsroom's own code writes: the workflow, the clock, the counters. */
export const ownFields: Field[] = [
  {
    ...configOf('state'),
    type: 'select',
    index: true,
    defaultValue: 'draft',
    options: states.map((value) => ({ value, label: stateLabels[value] })),
    access: keptByTheDesk,
    admin: { readOnly: true, condition: inTheBar, components: { Cell: '/src/admin/desk/ListCells.tsx#StateCell' } },
  },
  {
    ...configOf('desk'),
    type: 'relationship',
    relationTo: 'desks',
    index: true,
    access: { read: staffOnly, update: nobody },
    admin: { condition: inTheBar, components: { Cell: '/src/admin/desk/ListCells.tsx#DeskCell' } },
  },
  {
    ...configOf('heldBy'),
    type: 'relationship',
    relationTo: 'users',
    access: keptAmongColleagues,
    admin: { readOnly: true, condition: inTheBar, components: { Cell: '/src/admin/desk/ListCells.tsx#HolderCell' } },
  },
  {
    ...configOf('wordCount'),
    type: 'number',
    access: keptByTheDeskForAll,
    admin: { readOnly: true, condition: inTheBar },
  },
  { ...configOf('datelineText'), type: 'text', access: keptByTheDeskForAll, admin: { hidden: true } },
  {
    ...configOf('scheduledAt'),
    type: 'date',
    index: true,
    access: keptAmongColleagues,
    admin: { readOnly: true, condition: inTheBar, date: { pickerAppearance: 'dayAndTime' } },
  },
  { ...configOf('scheduleProblem'), type: 'text', access: keptAmongColleagues, admin: { hidden: true } },
  {
    ...configOf('firstPublishedAt'),
    type: 'date',
    index: true,
    access: keptByTheDeskForAll,
    admin: {
      readOnly: true,
      position: 'sidebar',
      condition: wasPublished,
      components: { Cell: '/src/admin/desk/MomentCell.tsx#MomentCell' },
    },
  },
  {
    ...configOf('lastUpdatedAt'),
    type: 'date',
    access: keptByTheDeskForAll,
    admin: { readOnly: true, position: 'sidebar', condition: wasPublished },
  },
  {
    ...configOf('corrections'),
    type: 'array',
    access: keptByTheDeskForAll,
    labels: {
      singular: words('Correction', 'Düzəliş', 'Исправление'),
      plural: words('Corrections', 'Düzəlişlər', 'Исправления'),
    },
    admin: { readOnly: true, condition: (data) => Array.isArray(data?.corrections) && data.corrections.length > 0 },
    fields: [
      { ...configOf('corrections', 'at'), type: 'date', required: true },
      { ...configOf('corrections', 'text'), type: 'textarea', required: true },
      {
        ...configOf('corrections', 'editor'),
        type: 'relationship',
        relationTo: 'users',
        access: { read: colleaguesOnly },
      },
    ],
  },
  { ...configOf('killNotice'), type: 'textarea', access: keptAmongColleagues, admin: { hidden: true } },
  {
    ...configOf('sentBack'),
    type: 'group',
    access: keptAmongColleagues,
    admin: { hidden: true },
    fields: [
      { ...configOf('sentBack', 'reason'), type: 'textarea' },
      { ...configOf('sentBack', 'by'), type: 'text' },
      { ...configOf('sentBack', 'at'), type: 'date' },
    ],
  },
  {
    ...configOf('lastMove'),
    type: 'group',
    access: keptAmongColleagues,
    admin: { hidden: true },
    fields: [
      { ...configOf('lastMove', 'name'), type: 'text' },
      { ...configOf('lastMove', 'by'), type: 'text' },
      { ...configOf('lastMove', 'at'), type: 'date' },
    ],
  },
  lastChange,
  { ...configOf('spikedFrom'), type: 'text', access: keptAmongColleagues, admin: { hidden: true } },
  {
    ...configOf('createdBy'),
    type: 'relationship',
    relationTo: 'users',
    access: keptAmongColleagues,
    admin: { hidden: true },
  },
  {
    ...configOf('people'),
    type: 'relationship',
    relationTo: 'users',
    hasMany: true,
    index: true,
    access: keptAmongColleagues,
    admin: { hidden: true },
  },
  { ...configOf('translationSet'), type: 'text', index: true, access: keptByTheDeskForAll, admin: { hidden: true } },
  {
    ...listConfigOf('photosUsed'),
    type: 'text',
    hasMany: true,
    index: true,
    access: keptAmongColleagues,
    admin: { hidden: true },
  },
  { ...listConfigOf('flags'), type: 'text', hasMany: true, access: keptAmongColleagues, admin: { hidden: true } },
  { ...configOf('duplicateOf'), type: 'text', access: keptAmongColleagues, admin: { hidden: true } },
  { ...configOf('revision'), type: 'number', defaultValue: 1, access: keptAmongColleagues, admin: { hidden: true } },
  { ...configOf('publicVersion'), type: 'number', access: keptByTheDesk, admin: { hidden: true } },
  { ...configOf('changedForReadersAt'), type: 'date', access: keptByTheDesk, admin: { hidden: true } },
  {
    ...configOf('baseVersion'),
    type: 'number',
    virtual: true,
    min: 0,
    access: { read: colleaguesOnly },
    admin: { hidden: true },
  },
  {
    ...configOf('draftKey'),
    type: 'text',
    virtual: true,
    access: { read: nobody, update: nobody },
    admin: { hidden: true },
  },
];
