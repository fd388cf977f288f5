import type { Field } from 'payload';
import { words } from '../../src/domain/labels.ts';
import { longestReview, reviewStates, reviewStateLabels } from '../../src/domain/review.ts';
import { fromRole, nobody } from '../shared/access.ts';
import { languageField } from '../shared/fields.ts';
import { storyIsPublicField } from '../shared/hooks.ts';
import { settledFields } from '../shared/settled.ts';

const moderators = fromRole('sub-editor');
/** The desk's own code writes it, moderators look at it. */
const access = { create: nobody, read: moderators, update: nobody };
/** What tells one sender from another is for the machinery alone. */
const secret = { create: nobody, read: nobody, update: nobody };

/** Everything that was done with a review, the first first. Nothing in the product changes or removes a row. */
const history: Field = {
  name: 'history',
  type: 'array',
  access,
  label: words('History', 'Tarixçə', 'История'),
  labels: { singular: words('step', 'addım', 'шаг'), plural: words('steps', 'addımlar', 'шаги') },
  admin: { readOnly: true, initCollapsed: true },
  fields: [
    { name: 'at', type: 'date', required: true, label: words('When', 'Nə vaxt', 'Когда') },
    { name: 'by', type: 'relationship', relationTo: 'users', label: words('Who', 'Kim', 'Кто') },
    { name: 'byName', type: 'text', maxLength: 160, label: words('Name', 'Ad', 'Имя') },
    { name: 'name', type: 'text', required: true, maxLength: 40, label: words('What', 'Nə', 'Что') },
    { name: 'from', type: 'text', maxLength: 20, label: words('From', 'Haradan', 'Откуда') },
    { name: 'to', type: 'text', maxLength: 20, label: words('To', 'Hara', 'Куда') },
    { name: 'bans', type: 'text', hasMany: true, maxRows: 50, label: words('Bans', 'Qadağalar', 'Запреты') },
  ],
};

const writtenFields = [
  {
    name: 'story',
    type: 'relationship',
    relationTo: 'articles',
    required: true,
    index: true,
    label: words('Story', 'Xəbər', 'Материал'),
  },
  {
    name: 'name',
    type: 'text',
    required: true,
    maxLength: longestReview.name,
    label: words('Name', 'Ad', 'Имя'),
  },
  {
    name: 'text',
    type: 'textarea',
    required: true,
    maxLength: longestReview.text,
    label: words('Review', 'Rəy', 'Отзыв'),
  },
  { name: 'rating', type: 'number', min: 1, max: 5, label: words('Rating', 'Qiymət', 'Оценка') },
  {
    name: 'email',
    type: 'email',
    label: words('E-mail (never public)', 'E-poçt (gizli)', 'E-mail (не публикуется)'),
    access: { read: moderators },
  },
  {
    name: 'parent',
    type: 'relationship',
    relationTo: 'reviews',
    index: true,
    label: words('Answers', 'Hansı rəyə cavab', 'Ответ на'),
  },
] satisfies Field[];

/** What a reader said, who they are, when, and of what: it stands as it was said, or is not shown. */
export const publicNames = [...writtenFields.map(({ name }) => name), 'createdAt'];

const standing: Field[] = [
  {
    name: 'state',
    type: 'select',
    required: true,
    defaultValue: 'pending',
    index: true,
    options: reviewStates.map((value) => ({ value, label: reviewStateLabels[value] })),
    label: words('State', 'Vəziyyət', 'Состояние'),
    admin: { position: 'sidebar' },
  },
  {
    name: 'reasons',
    type: 'text',
    hasMany: true,
    maxRows: 20,
    access,
    label: words('Held because', 'Saxlanma səbəbi', 'Почему задержан'),
    admin: { readOnly: true, position: 'sidebar' },
  },
  {
    name: 'reports',
    type: 'number',
    defaultValue: 0,
    index: true,
    access,
    label: words('Reports by readers', 'Oxucu şikayətləri', 'Жалобы читателей'),
    admin: { readOnly: true, position: 'sidebar' },
  },
  {
    name: 'reportReasons',
    type: 'text',
    hasMany: true,
    maxRows: 20,
    maxLength: longestReview.reason,
    access,
    label: words('What they say', 'Şikayətlər', 'Что пишут'),
    admin: { readOnly: true, position: 'sidebar' },
  },
  languageField({ access, admin: { readOnly: true, position: 'sidebar' } }),
  {
    name: 'section',
    type: 'relationship',
    relationTo: 'sections',
    index: true,
    access,
    label: words('Section', 'Bölmə', 'Раздел'),
    admin: { readOnly: true, position: 'sidebar' },
  },
  {
    name: 'moderatedBy',
    type: 'relationship',
    relationTo: 'users',
    access,
    label: words('Moderated by', 'Moderator', 'Модератор'),
    admin: { readOnly: true, position: 'sidebar' },
  },
  {
    name: 'moderatedAt',
    type: 'date',
    access,
    label: words('Moderated', 'Baxılıb', 'Рассмотрен'),
    admin: { readOnly: true, position: 'sidebar' },
  },
  history,
  // A moderator saw the reports and kept it: more of them hide it no more.
  { name: 'reportsSeen', type: 'checkbox', access, admin: { hidden: true } },
  { name: 'addressHash', type: 'text', access: secret, admin: { hidden: true } },
  { name: 'textHash', type: 'text', access: secret, admin: { hidden: true } },
  storyIsPublicField,
];

export const fields: Field[] = [...settledFields(writtenFields, nobody), ...standing];
