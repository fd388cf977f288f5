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

const its = <Name extends PageFieldName>(name: Name) => {
  const { label, longest } = pageFields[name];
  return { name, label, ...(longest !== undefined && { maxLength: longest }) };
};

const fields: Field[] = [
  { ...its('title'), type: 'text', index: true },
  { ...its('body'), type: 'richText', editor: plainBodyEditor },
  { ...its('description'), type: 'textarea' },
  slugField('title', its('slug')),
  languageField({ ...its('language'), defaultValue: usualPageLanguage }),
  { ...its('translationOf'), type: 'relationship', relationTo: 'pages', access: { read: staffOnly } },
  { ...its('inMenu'), type: 'checkbox' },
  { ...its('inFooter'), type: 'checkbox' },
  { ...its('order'), type: 'number', min: pageOrders.least, max: pageOrders.most },
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
