import type { Field } from 'payload';
import { words } from '../../src/domain/labels.ts';
import { fromRole, staffOnly } from '../shared/access.ts';
import { languagesField, slugField, webAddressField } from '../shared/fields.ts';
import { settledFields } from '../shared/settled.ts';

/** Who may publish. */
const editors = fromRole('section-editor');

/** What an author's own journalist keeps; readers never see it. */
const ofOneself: Field[] = [
  {
    name: 'email',
    type: 'email',
    label: words('E-mail (not public)', 'E-poçt (gizli)', 'E-mail (не публикуется)'),
    access: { read: staffOnly },
  },
];

const all: Field[] = [
  { name: 'name', type: 'text', label: words('Name', 'Ad', 'Имя'), required: true, maxLength: 120, index: true },
  slugField('name'),
  {
    name: 'aliases',
    type: 'text',
    hasMany: true,
    maxRows: 10,
    label: words('Also signs as', 'Başqa imzaları', 'Другие подписи'),
    admin: {
      description: words(
        'Other spellings found in filed copy.',
        'Mətnlərdə rast gəlinən yazılışlar.',
        'Другие написания в текстах.',
      ),
    },
  },
  { name: 'jobTitle', type: 'text', label: words('Role', 'Vəzifə', 'Должность'), maxLength: 120 },
  { name: 'bio', type: 'textarea', label: words('Biography', 'Bioqrafiya', 'Биография'), maxLength: 4_000 },
  { name: 'photo', type: 'upload', relationTo: 'media', label: words('Photo', 'Foto', 'Фото') },
  ...ofOneself,
  {
    name: 'socialLinks',
    type: 'array',
    maxRows: 12,
    label: words('Social links', 'Sosial şəbəkələr', 'Соцсети'),
    fields: [
      { name: 'network', type: 'text', required: true, maxLength: 40, label: words('Network', 'Şəbəkə', 'Сеть') },
      webAddressField('url', words('Address', 'Ünvan', 'Адрес'), { required: true }),
    ],
  },
  languagesField,
  {
    name: 'employment',
    type: 'select',
    label: words('Employment', 'İş forması', 'Занятость'),
    defaultValue: 'staff',
    options: [
      { value: 'staff', label: words('Staff', 'Ştatda', 'В штате') },
      { value: 'freelance', label: words('Freelance', 'Ştatdankənar', 'Внештатно') },
    ],
    admin: { position: 'sidebar' },
  },
  {
    name: 'active',
    type: 'checkbox',
    label: words('Active', 'Aktiv', 'Активен'),
    defaultValue: true,
    index: true,
    admin: { position: 'sidebar' },
  },
  {
    name: 'user',
    type: 'relationship',
    relationTo: 'users',
    label: words('User account', 'İstifadəçi', 'Учётная запись'),
    // Of one account there is one author (src/database/indexes.ts); to Payload's own `unique` two without one are the same.
    access: { create: editors, read: staffOnly },
    admin: { position: 'sidebar' },
  },
];

const isPublished = (field: Field): boolean => !ofOneself.includes(field);

/** What readers see of an author: set by who may publish, and by nobody else past them. */
export const published = all.filter(isPublished).map((field) => ('name' in field ? field.name : ''));

export const fields: Field[] = all.flatMap((field) => (isPublished(field) ? settledFields([field], editors) : field));
