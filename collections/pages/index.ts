import type { Field } from 'payload';
import { words } from '../../src/domain/labels.ts';
import { plainBodyEditor } from '../articles/body.ts';
import { staffOnly } from '../shared/access.ts';
import { languageField, slugField } from '../shared/fields.ts';
import { publicationCollection } from '../shared/publication/index.ts';

const inSidebar = { position: 'sidebar' } as const;

const fields: Field[] = [
  { name: 'title', type: 'text', maxLength: 120, index: true, label: words('Title', 'Başlıq', 'Заголовок') },
  { name: 'body', type: 'richText', editor: plainBodyEditor, label: words('Body', 'Mətn', 'Текст') },
  {
    name: 'description',
    type: 'textarea',
    maxLength: 320,
    label: words('For search engines', 'Axtarış sistemləri üçün', 'Для поисковиков'),
  },
  slugField('title'),
  languageField({ defaultValue: 'en', admin: inSidebar }),
  {
    name: 'translationOf',
    type: 'relationship',
    relationTo: 'pages',
    access: { read: staffOnly },
    label: words('Translation of', 'Hansı səhifənin tərcüməsi', 'Перевод страницы'),
    admin: inSidebar,
  },
  {
    name: 'inMenu',
    type: 'checkbox',
    label: words('In the menu', 'Menyuda', 'В меню'),
    admin: inSidebar,
  },
  {
    name: 'inFooter',
    type: 'checkbox',
    label: words('At the foot', 'Səhifənin altında', 'Внизу страницы'),
    admin: inSidebar,
  },
  {
    name: 'order',
    type: 'number',
    min: 0,
    max: 10_000,
    label: words('Order', 'Sıra', 'Порядок'),
    admin: inSidebar,
  },
];

/** A page of the site: About, Contacts, Privacy, Corrections policy. */
export const pages = publicationCollection({
  kind: 'page',
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'language', 'inMenu', 'inFooter', 'order', '_status', 'updatedAt'],
    group: words('Newsroom', 'Redaksiya', 'Редакция'),
  },
  defaultSort: 'order',
  restored: ['title', 'body', 'description'],
  fields,
});
