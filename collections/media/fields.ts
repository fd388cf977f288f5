import type { Field } from 'payload';
import { words } from '../../src/domain/labels.ts';
import { keptByTheDesk, keptByTheDeskForAll, nobody, staffOnly } from '../shared/access.ts';

export const fields: Field[] = [
  // While the pictures that readers get are missing.
  {
    name: 'renditionsNotice',
    type: 'ui',
    admin: { components: { Field: '/src/admin/views/PhotoRenditions.tsx#PhotoRenditions' }, disableListColumn: true },
  },
  {
    name: 'alt',
    type: 'text',
    maxLength: 500,
    label: words('Alternative text', 'Alternativ mətn', 'Альтернативный текст'),
    admin: {
      description: words(
        'What the photo shows, for those who cannot see it. A story using it cannot be published without.',
        'Şəkildə nə təsvir olunub. Bunsuz xəbər dərc edilmir.',
        'Что на снимке. Без этого материал не опубликовать.',
      ),
    },
  },
  { name: 'caption', type: 'textarea', maxLength: 2_000, label: words('Caption', 'Alt yazı', 'Подпись') },
  { name: 'credit', type: 'text', maxLength: 300, label: words('Credit', 'Müəllif hüququ sətri', 'Источник') },
  { name: 'copyright', type: 'text', maxLength: 300, label: words('Copyright', 'Müəllif hüququ', 'Авторские права') },
  { name: 'creator', type: 'text', maxLength: 300, label: words('Photographer', 'Fotoqraf', 'Фотограф') },
  {
    name: 'keywords',
    type: 'text',
    hasMany: true,
    maxRows: 100,
    label: words('Keywords', 'Açar sözlər', 'Ключевые слова'),
  },
  { name: 'takenAt', type: 'date', label: words('Taken at', 'Çəkilmə tarixi', 'Снято') },
  { name: 'place', type: 'text', maxLength: 300, label: words('Place', 'Yer', 'Место') },
  // A file's name may say what the photo shows, before readers may know.
  { name: 'filename', type: 'text', access: { read: staffOnly } },
  // The file's address holds its name: by comparing with it a reader would spell it out.
  { name: 'url', type: 'text', access: { read: staffOnly } },
  { name: 'thumbnailURL', type: 'text', access: { read: staffOnly } },
  // The desk's own bookkeeping. `renditions` is what front ends use: {name, url, width, height, format, ratio} each.
  { name: 'renditions', type: 'json', access: keptByTheDeskForAll, admin: { hidden: true } },
  // What a page shows until a file has come: `#rrggbb`, and a tiny picture as a `data:` address.
  { name: 'colour', type: 'text', access: keptByTheDeskForAll, admin: { hidden: true } },
  { name: 'preview', type: 'text', access: keptByTheDeskForAll, admin: { hidden: true } },
  {
    name: 'renditionKey',
    type: 'text',
    index: true,
    access: { create: nobody, read: nobody, update: nobody },
    admin: { hidden: true },
  },
  // The renditions before these: pages that caches keep still show them for a while.
  {
    name: 'formerKey',
    type: 'text',
    index: true,
    access: { create: nobody, read: nobody, update: nobody },
    admin: { hidden: true },
  },
  {
    name: 'original',
    type: 'text',
    index: true,
    access: { create: nobody, read: nobody, update: nobody },
    admin: { hidden: true },
  },
  {
    name: 'released',
    type: 'checkbox',
    defaultValue: false,
    index: true,
    access: keptByTheDesk,
    admin: { hidden: true },
  },
  {
    name: 'uploadedBy',
    type: 'relationship',
    relationTo: 'users',
    index: true,
    access: { create: nobody, read: staffOnly, update: nobody },
    admin: { hidden: true },
  },
];
