import type { Field } from 'payload';
import { words } from '../../src/domain/labels.ts';
import { keptByTheDeskForAll } from '../shared/access.ts';
import { timeZoneField } from '../shared/fields.ts';

export const fields: Field[] = [
  {
    name: 'title',
    type: 'text',
    maxLength: 220,
    label: words('Posting', 'Ezamiyyət', 'Корпункт'),
    access: keptByTheDeskForAll,
    admin: { hidden: true },
  },
  {
    name: 'author',
    type: 'relationship',
    relationTo: 'authors',
    required: true,
    index: true,
    label: words('Author', 'Müəllif', 'Автор'),
  },
  {
    name: 'city',
    type: 'text',
    required: true,
    maxLength: 120,
    label: words('Bureau (city)', 'Büro (şəhər)', 'Бюро (город)'),
  },
  { name: 'country', type: 'text', maxLength: 120, label: words('Country', 'Ölkə', 'Страна') },
  { name: 'coordinates', type: 'point', label: words('Coordinates', 'Koordinatlar', 'Координаты') },
  timeZoneField({ required: true }),
  { name: 'beats', type: 'text', hasMany: true, maxRows: 20, label: words('Beats', 'Mövzular', 'Темы') },
  {
    type: 'row',
    fields: [
      { name: 'from', type: 'date', required: true, label: words('From', 'Başlanğıc', 'С') },
      { name: 'to', type: 'date', label: words('To', 'Son', 'По') },
    ],
  },
  {
    name: 'line',
    type: 'text',
    maxLength: 160,
    label: words('Line in the text', 'Mətndəki ifadə', 'Строка в тексте'),
    admin: { placeholder: 'Washington correspondent' },
  },
  {
    name: 'dateline',
    type: 'group',
    label: words('Default dateline', 'Standart sətir', 'Строка места по умолчанию'),
    fields: [
      { name: 'place', type: 'text', maxLength: 120, label: words('Place', 'Yer', 'Место') },
      { name: 'source', type: 'text', maxLength: 80, label: words('Agency', 'Agentlik', 'Агентство') },
    ],
  },
];
