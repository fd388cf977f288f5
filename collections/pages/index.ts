import type { Field } from 'payload';
import { words } from '../../src/domain/labels.ts';
import {
  pageFields,
  pageOrders,
  restoredPageFields,
  usualPageLanguage,
  type PageFieldName,
} from '../../src/domain/fields/pageFields.ts';
import { plainBodyEditor } from '../articles/body.ts';
import { staffOnly } from '../shared/access.ts';
import { languageField, slugField } from '../shared/fields.ts';
import { publicationCollection } from '../shared/publication/index.ts';

const configOf = <Name extends PageFieldName>(name: Name) => {
  const { label, longest } = pageFields[name];
  return { name, label, ...(longest !== undefined && { maxLength: longest }) };
};

const fields: Field[] = [
  { ...configOf('title'), type: 'text', index: true },
  { ...configOf('body'), type: 'richText', editor: plainBodyEditor },
  { ...configOf('description'), type: 'textarea' },
  slugField('title', configOf('slug')),
  languageField({ ...configOf('language'), defaultValue: usualPageLanguage }),
  { ...configOf('translationOf'), type: 'relationship', relationTo: 'pages', access: { read: staffOnly } },
  { ...configOf('inMenu'), type: 'checkbox' },
  { ...configOf('inFooter'), type: 'checkbox' },
  { ...configOf('order'), type: 'number', min: pageOrders.least, max: pageOrders.most },
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
  restored: restoredPageFields,
  editView: '/src/admin/views/SitePageEditView.tsx#SitePageEditView',
  fields,
});
