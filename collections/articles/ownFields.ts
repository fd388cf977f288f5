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
import { its, itsList } from './its.ts';
import { lastChange } from './versions.ts';

/** Shown in the workflow bar at the top of the story, so not a second time among its fields; lists have it as a column. */
const inTheBar = (): boolean => false;

const wasPublished = (data: Partial<{ firstPublishedAt: unknown }>): boolean => Boolean(data?.firstPublishedAt);

/** Fields only the newsroom's own code writes: the workflow, the clock, the counters. */
export const ownFields: Field[] = [
  {
    ...its('state'),
    type: 'select',
    index: true,
    defaultValue: 'draft',
    options: states.map((value) => ({ value, label: stateLabels[value] })),
    access: keptByTheDesk,
    admin: { readOnly: true, condition: inTheBar, components: { Cell: '/src/admin/desk/ListCells.tsx#StateCell' } },
  },
  {
    ...its('desk'),
    type: 'relationship',
    relationTo: 'desks',
    index: true,
    access: { read: staffOnly, update: nobody },
    admin: { condition: inTheBar, components: { Cell: '/src/admin/desk/ListCells.tsx#DeskCell' } },
  },
  {
    ...its('heldBy'),
    type: 'relationship',
    relationTo: 'users',
    access: keptAmongColleagues,
    admin: { readOnly: true, condition: inTheBar, components: { Cell: '/src/admin/desk/ListCells.tsx#HolderCell' } },
  },
  { ...its('wordCount'), type: 'number', access: keptByTheDeskForAll, admin: { readOnly: true, condition: inTheBar } },
  { ...its('datelineText'), type: 'text', access: keptByTheDeskForAll, admin: { hidden: true } },
  {
    ...its('scheduledAt'),
    type: 'date',
    index: true,
    access: keptAmongColleagues,
    admin: { readOnly: true, condition: inTheBar, date: { pickerAppearance: 'dayAndTime' } },
  },
  { ...its('scheduleProblem'), type: 'text', access: keptAmongColleagues, admin: { hidden: true } },
  {
    ...its('firstPublishedAt'),
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
    ...its('lastUpdatedAt'),
    type: 'date',
    access: keptByTheDeskForAll,
    admin: { readOnly: true, position: 'sidebar', condition: wasPublished },
  },
  {
    ...its('corrections'),
    type: 'array',
    access: keptByTheDeskForAll,
    labels: {
      singular: words('Correction', 'Düzəliş', 'Исправление'),
      plural: words('Corrections', 'Düzəlişlər', 'Исправления'),
    },
    admin: { readOnly: true, condition: (data) => Array.isArray(data?.corrections) && data.corrections.length > 0 },
    fields: [
      { ...its('corrections', 'at'), type: 'date', required: true },
      { ...its('corrections', 'text'), type: 'textarea', required: true },
      { ...its('corrections', 'editor'), type: 'relationship', relationTo: 'users', access: { read: colleaguesOnly } },
    ],
  },
  { ...its('killNotice'), type: 'textarea', access: keptAmongColleagues, admin: { hidden: true } },
  {
    ...its('sentBack'),
    type: 'group',
    access: keptAmongColleagues,
    admin: { hidden: true },
    fields: [
      { ...its('sentBack', 'reason'), type: 'textarea' },
      { ...its('sentBack', 'by'), type: 'text' },
      { ...its('sentBack', 'at'), type: 'date' },
    ],
  },
  {
    ...its('lastMove'),
    type: 'group',
    access: keptAmongColleagues,
    admin: { hidden: true },
    fields: [
      { ...its('lastMove', 'name'), type: 'text' },
      { ...its('lastMove', 'by'), type: 'text' },
      { ...its('lastMove', 'at'), type: 'date' },
    ],
  },
  lastChange,
  { ...its('spikedFrom'), type: 'text', access: keptAmongColleagues, admin: { hidden: true } },
  {
    ...its('createdBy'),
    type: 'relationship',
    relationTo: 'users',
    access: keptAmongColleagues,
    admin: { hidden: true },
  },
  {
    ...its('people'),
    type: 'relationship',
    relationTo: 'users',
    hasMany: true,
    index: true,
    access: keptAmongColleagues,
    admin: { hidden: true },
  },
  { ...its('translationSet'), type: 'text', index: true, access: keptByTheDeskForAll, admin: { hidden: true } },
  {
    ...itsList('photosUsed'),
    type: 'text',
    hasMany: true,
    index: true,
    access: keptAmongColleagues,
    admin: { hidden: true },
  },
  { ...itsList('flags'), type: 'text', hasMany: true, access: keptAmongColleagues, admin: { hidden: true } },
  { ...its('duplicateOf'), type: 'text', access: keptAmongColleagues, admin: { hidden: true } },
  { ...its('revision'), type: 'number', defaultValue: 1, access: keptAmongColleagues, admin: { hidden: true } },
  { ...its('publicVersion'), type: 'number', access: keptByTheDesk, admin: { hidden: true } },
  { ...its('changedForReadersAt'), type: 'date', access: keptByTheDesk, admin: { hidden: true } },
  {
    ...its('baseVersion'),
    type: 'number',
    virtual: true,
    min: 0,
    access: { read: colleaguesOnly },
    admin: { hidden: true },
  },
  {
    ...its('draftKey'),
    type: 'text',
    virtual: true,
    access: { read: nobody, update: nobody },
    admin: { hidden: true },
  },
];
