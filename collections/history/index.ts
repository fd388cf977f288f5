import type { CollectionConfig, FieldHook } from 'payload';
import { words } from '../../src/domain/labels.ts';
import { calledAs, documentKinds, entryKinds } from '../../src/published/kinds.ts';
import { accessFor, nobody, keptByTheDesk } from '../shared/access.ts';
import { idOf } from '../shared/principal.ts';
import { boundLists, keepReadersOnThePublished } from '../shared/hooks.ts';

const refused = (): boolean => false;

/** What an entry can be about, and how the desk calls it. */
const kinds = {
  articles: words('Story', 'Xəbər', 'Материал'),
  media: words('Photo', 'Foto', 'Фото'),
  reviews: words('Review', 'Rəy', 'Отзыв'),
  authors: words('Author', 'Müəllif', 'Автор'),
  correspondents: words('Correspondent', 'Müxbir', 'Корреспондент'),
  sections: words('Section', 'Bölmə', 'Раздел'),
  desks: words('Desk', 'Şöbə', 'Отдел'),
  users: words('User', 'İstifadəçi', 'Пользователь'),
  redirects: words('Redirect', 'Yönləndirmə', 'Перенаправление'),
  ...Object.fromEntries(documentKinds.map((kind) => [entryKinds[kind].collection, calledAs(kind).labels.singular])),
};

/** Entries of older releases are all about stories, and say so in `story` alone. */
const ofAStory: FieldHook = ({ value, siblingData }) => (value as string | undefined) ?? idOf(siblingData.story);

/**
 * The audit trail: one entry for each move of a story, and for each document put in the trash, brought back or purged; written
 * in the same transaction. Append-only.
 */
export const history: CollectionConfig = {
  slug: 'history',
  labels: {
    singular: words('Audit entry', 'Audit qeydi', 'Запись аудита'),
    plural: words('Audit trail', 'Audit jurnalı', 'Журнал аудита'),
  },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['at', 'name', 'kind', 'story', 'title', 'byName', 'from', 'to'],
    group: words('Settings', 'Parametrlər', 'Настройки'),
  },
  defaultSort: '-at',
  timestamps: false,
  disableBulkDelete: true,
  lockDocuments: false,
  access: { ...accessFor('history'), create: refused, update: refused, delete: refused },
  hooks: { beforeOperation: [boundLists, keepReadersOnThePublished] },
  indexes: [{ fields: ['story', 'at'] }, { fields: ['document', 'at'] }],
  fields: [
    { name: 'at', type: 'date', required: true, index: true, label: words('When', 'Nə vaxt', 'Когда') },
    { name: 'name', type: 'text', required: true, label: words('What', 'Nə', 'Что') },
    {
      name: 'story',
      type: 'relationship',
      relationTo: 'articles',
      label: words('Story', 'Xəbər', 'Материал'),
    },
    {
      name: 'kind',
      type: 'select',
      options: Object.entries(kinds).map(([value, label]) => ({ value, label })),
      hooks: { afterRead: [({ value }) => (value as string | undefined) ?? 'articles'] },
      label: words('Kind', 'Növ', 'Вид'),
    },
    { name: 'document', type: 'text', hooks: { afterRead: [ofAStory] }, label: words('Id', 'İd', 'Ид') },
    { name: 'title', type: 'text', label: words('Which', 'Hansı', 'Какой') },
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
