import type { CollectionConfig } from 'payload';
import { words } from '../../src/domain/labels.ts';
import { accessFor, nobody, keptByTheDesk } from '../shared/access.ts';
import { boundLists, keepReadersOnThePublished } from '../shared/hooks.ts';

const refused = (): boolean => false;

/** The audit trail: one entry for each move of a story, written by the desk in the same transaction. Append-only. */
export const history: CollectionConfig = {
  slug: 'history',
  labels: {
    singular: words('Audit entry', 'Audit qeydi', 'Запись аудита'),
    plural: words('Audit trail', 'Audit jurnalı', 'Журнал аудита'),
  },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['at', 'name', 'story', 'byName', 'from', 'to'],
    group: words('Settings', 'Parametrlər', 'Настройки'),
  },
  defaultSort: '-at',
  timestamps: false,
  disableBulkDelete: true,
  lockDocuments: false,
  access: { ...accessFor('history'), create: refused, update: refused, delete: refused },
  hooks: { beforeOperation: [boundLists, keepReadersOnThePublished] },
  indexes: [{ fields: ['story', 'at'] }],
  fields: [
    { name: 'at', type: 'date', required: true, index: true, label: words('When', 'Nə vaxt', 'Когда') },
    { name: 'name', type: 'text', required: true, label: words('What', 'Nə', 'Что') },
    {
      name: 'story',
      type: 'relationship',
      relationTo: 'articles',
      required: true,
      label: words('Story', 'Xəbər', 'Материал'),
    },
    { name: 'by', type: 'relationship', relationTo: 'users', label: words('Who', 'Kim', 'Кто') },
    { name: 'byName', type: 'text', label: words('Name', 'Ad', 'Имя') },
    { name: 'from', type: 'text', label: words('From', 'Haradan', 'Откуда') },
    { name: 'to', type: 'text', label: words('To', 'Hara', 'Куда') },
    { name: 'reason', type: 'textarea', label: words('Reason', 'Səbəb', 'Причина') },
    { name: 'version', type: 'text', label: words('Version', 'Versiya', 'Версия') },
    { name: 'ipHash', type: 'text', access: { read: nobody }, admin: { hidden: true } },
    // Who may read the entry later: those whose story it was, and the desk it was on, at the time.
    {
      name: 'people',
      type: 'relationship',
      relationTo: 'users',
      hasMany: true,
      index: true,
      access: keptByTheDesk,
      admin: { hidden: true },
    },
    { name: 'desk', type: 'relationship', relationTo: 'desks', index: true, label: words('Desk', 'Şöbə', 'Отдел') },
  ],
};
