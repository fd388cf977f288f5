import type { Field, TextFieldSingleValidation } from 'payload';
import { words } from '../../src/domain/labels.ts';
import { isMediaTopic } from '../../src/domain/fields/mediaTopic.ts';
import { keptByTheDeskForAll, staffOnly } from '../shared/access.ts';
import { namesField, slugField } from '../shared/fields.ts';
import { moderationField } from '../reviews/settings.ts';
import { sentenceOf } from '../shared/payloadProblems.ts';

const isColour: TextFieldSingleValidation = (value, { req }) =>
  !value || /^#[0-9a-f]{6}$/i.test(value) || sentenceOf({ rule: 'colour' }, req);

const isCode: TextFieldSingleValidation = (value, { req }) =>
  !value || isMediaTopic(value) || sentenceOf({ rule: 'code' }, req);

export const fields: Field[] = [
  { name: 'name', type: 'text', required: true, maxLength: 80, label: words('Name', 'Ad', 'Название') },
  namesField,
  // The slug is unique among its siblings; the path is unique in the tree.
  slugField('name', { unique: false }),
  {
    name: 'parent',
    type: 'relationship',
    relationTo: 'sections',
    index: true,
    label: words('Part of', 'Hansı bölmənin', 'Входит в'),
    admin: { position: 'sidebar' },
  },
  {
    name: 'path',
    type: 'text',
    maxLength: 500,
    unique: true,
    index: true,
    label: words('Path', 'Yol', 'Путь'),
    access: keptByTheDeskForAll,
    admin: { readOnly: true, position: 'sidebar' },
  },
  {
    name: 'order',
    type: 'number',
    min: 0,
    max: 10_000,
    defaultValue: 0,
    label: words('Order', 'Sıra', 'Порядок'),
    admin: { position: 'sidebar' },
  },
  {
    name: 'inNavigation',
    type: 'checkbox',
    label: words('In the readers’ navigation', 'Oxucuların naviqasiyasında', 'В навигации для читателей'),
    hooks: {
      // A new section is not in it until an editor says so; one made before this was asked stays in it.
      beforeChange: [({ value, operation }) => (operation === 'create' || value === null ? value === true : value)],
      afterRead: [({ value }) => value !== false],
    },
    admin: { position: 'sidebar' },
  },
  { name: 'description', type: 'textarea', maxLength: 1_000, label: words('Description', 'Təsvir', 'Описание') },
  {
    name: 'editors',
    type: 'relationship',
    relationTo: 'users',
    hasMany: true,
    maxRows: 20,
    label: words('Section editors', 'Bölmə redaktorları', 'Редакторы раздела'),
    access: { read: staffOnly },
  },
  {
    name: 'colour',
    type: 'text',
    maxLength: 7,
    validate: isColour,
    label: words('Colour', 'Rəng', 'Цвет'),
    admin: { position: 'sidebar' },
  },
  {
    name: 'mediaTopic',
    type: 'text',
    maxLength: 15,
    validate: isCode,
    label: words('IPTC media topic', 'IPTC mövzusu', 'Тема IPTC'),
    admin: {
      position: 'sidebar',
      description: words(
        'What subscribers of the wire sort its stories by: medtop:11000000 is politics. All codes: cv.iptc.org/newscodes/mediatopic',
        'Lent abunəçiləri xəbərləri bununla ayırır: medtop:11000000 siyasətdir. Bütün kodlar: cv.iptc.org/newscodes/mediatopic',
        'По нему подписчики ленты разбирают материалы: medtop:11000000 — политика. Все коды: cv.iptc.org/newscodes/mediatopic',
      ),
    },
  },
  {
    name: 'defaultUrgency',
    type: 'number',
    min: 1,
    max: 9,
    label: words('Default urgency (1–9)', 'Standart təcililik (1–9)', 'Срочность по умолчанию (1–9)'),
    admin: { position: 'sidebar' },
  },
  {
    ...moderationField,
    name: 'reviewsModeration',
    label: words('Reviews (empty: as above it)', 'Rəylər (boş: üst bölmədəki kimi)', 'Отзывы (пусто: как выше)'),
    admin: { position: 'sidebar' },
  },
];
