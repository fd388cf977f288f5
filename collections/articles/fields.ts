import type { Field } from 'payload';
import { stateLabels, words } from '../../src/domain/labels.ts';
import { states } from '../../src/domain/workflow.ts';
import {
  colleaguesOnly,
  keptAmongColleagues,
  keptByTheDesk,
  keptByTheDeskForAll,
  nobody,
  staffOnly,
} from '../shared/access.ts';
import { askedLater, languageField, slugField, timeZoneField, webAddressField } from '../shared/fields.ts';
import { bodyEditor } from './body.ts';
import { lastChange } from './lastChange.ts';

/** Shown in the workflow bar at the top of the story, so not a second time among its fields; lists have it as a column. */
const inTheBar = (): boolean => false;

const wasPublished = (data: Partial<{ firstPublishedAt: unknown }>): boolean => Boolean(data?.firstPublishedAt);

const workflowBar: Field = {
  name: 'workflowBar',
  type: 'ui',
  admin: { components: { Field: '/src/admin/WorkflowBar.tsx#WorkflowBar' } },
};

const story: Field[] = [
  { name: 'kicker', type: 'text', maxLength: 80, label: words('Kicker', 'Üst başlıq', 'Рубрика') },
  { name: 'headline', type: 'text', maxLength: 160, index: true, label: words('Headline', 'Başlıq', 'Заголовок') },
  { name: 'standfirst', type: 'textarea', maxLength: 600, label: words('Standfirst', 'Giriş', 'Подводка') },
  {
    name: 'dateline',
    type: 'group',
    label: words('Dateline', 'Yer sətri', 'Строка места'),
    fields: [
      {
        type: 'row',
        fields: [
          {
            name: 'place',
            type: 'text',
            maxLength: 120,
            label: words('Place', 'Yer', 'Место'),
            admin: { placeholder: 'Washington D.C.' },
          },
          { name: 'source', type: 'text', maxLength: 80, label: words('Agency', 'Agentlik', 'Агентство') },
          { name: 'date', type: 'date', label: words('Date', 'Tarix', 'Дата') },
        ],
      },
    ],
  },
  { name: 'body', type: 'richText', editor: bodyEditor, label: words('Body', 'Mətn', 'Текст') },
  {
    name: 'byline',
    type: 'relationship',
    relationTo: ['authors', 'correspondents'],
    hasMany: true,
    maxRows: 20,
    label: words('Byline', 'İmza', 'Подпись'),
    admin: { components: { Cell: '/src/admin/NameCells.tsx#BylineCell' } },
  },
  {
    name: 'bylineText',
    type: 'text',
    maxLength: 160,
    label: words('Byline as text (instead)', 'Mətn şəklində imza', 'Подпись текстом (вместо)'),
    admin: { placeholder: 'Staff' },
  },
  {
    name: 'reportingBy',
    type: 'array',
    maxRows: 10,
    label: words('Reporting by … in …', 'Reportajı hazırlayan', 'Репортаж'),
    labels: {
      singular: words('reporter', 'müxbir', 'репортёра'),
      plural: words('reporters', 'müxbirlər', 'репортёров'),
    },
    fields: [
      {
        type: 'row',
        fields: [
          // Marked as needed, and asked for when the story goes out: a draft is saved while a row is typed.
          askedLater({ name: 'name', type: 'text', required: true, maxLength: 120, label: words('Name', 'Ad', 'Имя') }),
          askedLater({
            ...{ name: 'place', type: 'text', required: true, maxLength: 120 },
            label: words('Place', 'Yer', 'Место'),
          }),
        ],
      },
    ],
  },
];

const placing: Field[] = [
  {
    name: 'slugline',
    type: 'text',
    maxLength: 80,
    index: true,
    label: words('Slugline', 'Slaqlayn', 'Слаглайн'),
    admin: { placeholder: 'US-AZERBAIJAN-RIGHTS' },
  },
  slugField('headline', { hooks: {} }),
  languageField({ defaultValue: 'en', admin: { position: 'sidebar' } }),
  {
    name: 'section',
    type: 'relationship',
    relationTo: 'sections',
    index: true,
    label: words('Section', 'Bölmə', 'Раздел'),
    admin: { position: 'sidebar', components: { Cell: '/src/admin/NameCells.tsx#SectionCell' } },
  },
  {
    name: 'secondarySections',
    type: 'relationship',
    relationTo: 'sections',
    hasMany: true,
    maxRows: 10,
    index: true,
    label: words('Also in', 'Həmçinin', 'Также в'),
    admin: { position: 'sidebar' },
  },
  {
    name: 'topics',
    type: 'text',
    hasMany: true,
    maxRows: 20,
    maxLength: 60,
    index: true,
    label: words('Topics', 'Mövzular', 'Темы'),
    admin: { position: 'sidebar' },
  },
  {
    name: 'urgency',
    type: 'number',
    min: 1,
    max: 9,
    index: true,
    label: words('Urgency (1 flash – 9)', 'Təcililik (1–9)', 'Срочность (1–9)'),
    admin: { position: 'sidebar', step: 1, components: { Cell: '/src/admin/PlainCell.tsx#PlainCell' } },
  },
  {
    name: 'editorialNote',
    type: 'textarea',
    maxLength: 4_000,
    label: words('Note to desks (never public)', 'Redaksiya qeydi (gizli)', 'Заметка редакции (не публикуется)'),
    access: { read: colleaguesOnly },
    admin: { position: 'sidebar' },
  },
  {
    name: 'embargoUntil',
    type: 'date',
    access: { read: colleaguesOnly },
    label: words('Embargo until', 'Embarqo', 'Эмбарго до'),
    admin: { position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } },
  },
  {
    name: 'deadline',
    type: 'date',
    access: { read: colleaguesOnly },
    label: words('Deadline', 'Son müddət', 'Срок'),
    admin: { position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } },
  },
  timeZoneField({ access: { read: staffOnly }, admin: { position: 'sidebar' } }),
  {
    name: 'reviewsClosed',
    type: 'checkbox',
    defaultValue: false,
    label: words('Closed to reviews (at once)', 'Rəylər bağlıdır (dərhal)', 'Отзывы закрыты (сразу)'),
    admin: { position: 'sidebar' },
  },
];

const around: Field[] = [
  {
    name: 'photo',
    type: 'group',
    label: words('Lead photo', 'Əsas foto', 'Главное фото'),
    fields: [
      { name: 'media', type: 'upload', relationTo: 'media', label: words('Photo', 'Foto', 'Фото') },
      {
        name: 'caption',
        type: 'text',
        maxLength: 500,
        label: words('Caption (instead)', 'Başqa alt yazı', 'Подпись (вместо)'),
      },
    ],
  },
  {
    name: 'relatedStories',
    type: 'relationship',
    relationTo: 'articles',
    hasMany: true,
    maxRows: 20,
    label: words('Related stories', 'Əlaqəli xəbərlər', 'Связанные материалы'),
    // A new story begins on a page of its own (/admin/write).
    admin: { allowCreate: false },
  },
  {
    name: 'translationOf',
    type: 'relationship',
    relationTo: 'articles',
    label: words('Translation of', 'Hansı xəbərin tərcüməsi', 'Перевод материала'),
    access: { read: colleaguesOnly },
    // A new story begins on a page of its own (/admin/write).
    admin: { allowCreate: false },
  },
  { name: 'credit', type: 'text', maxLength: 160, label: words('Source / credit', 'Mənbə', 'Источник') },
  {
    name: 'seo',
    type: 'group',
    label: words('For search engines', 'Axtarış sistemləri üçün', 'Для поисковиков'),
    fields: [
      { name: 'title', type: 'text', maxLength: 120, label: words('Title', 'Başlıq', 'Заголовок') },
      { name: 'description', type: 'textarea', maxLength: 320, label: words('Description', 'Təsvir', 'Описание') },
      webAddressField('canonical', words('Canonical address', 'Kanonik ünvan', 'Канонический адрес')),
    ],
  },
];

/** Fields only the desk's own code writes: the workflow, the clock, the counters. */
const kept: Field[] = [
  {
    name: 'state',
    type: 'select',
    index: true,
    defaultValue: 'draft',
    options: states.map((value) => ({ value, label: stateLabels[value] })),
    access: keptByTheDesk,
    label: words('State', 'Vəziyyət', 'Состояние'),
    admin: { readOnly: true, condition: inTheBar, components: { Cell: '/src/admin/StateCell.tsx#StateCell' } },
  },
  {
    name: 'desk',
    type: 'relationship',
    relationTo: 'desks',
    index: true,
    access: { read: staffOnly, update: nobody },
    label: words('Desk', 'Şöbə', 'Отдел'),
    admin: { condition: inTheBar, components: { Cell: '/src/admin/NameCells.tsx#DeskCell' } },
  },
  {
    name: 'heldBy',
    type: 'relationship',
    relationTo: 'users',
    access: keptAmongColleagues,
    label: words('Who has it', 'Kimdədir', 'У кого'),
    admin: { readOnly: true, condition: inTheBar, components: { Cell: '/src/admin/NameCells.tsx#HolderCell' } },
  },
  {
    name: 'wordCount',
    type: 'number',
    access: keptByTheDeskForAll,
    label: words('Words', 'Söz sayı', 'Слов'),
    admin: { readOnly: true, condition: inTheBar },
  },
  { name: 'datelineText', type: 'text', maxLength: 300, access: keptByTheDeskForAll, admin: { hidden: true } },
  {
    name: 'scheduledAt',
    type: 'date',
    index: true,
    access: keptAmongColleagues,
    label: words('Goes out at', 'Dərc vaxtı', 'Выйдет в'),
    admin: { readOnly: true, condition: inTheBar, date: { pickerAppearance: 'dayAndTime' } },
  },
  { name: 'scheduleProblem', type: 'text', maxLength: 2_000, access: keptAmongColleagues, admin: { hidden: true } },
  {
    name: 'firstPublishedAt',
    type: 'date',
    index: true,
    access: keptByTheDeskForAll,
    label: words('First published', 'İlk dərc', 'Опубликовано'),
    admin: {
      ...{ readOnly: true, position: 'sidebar', condition: wasPublished },
      components: { Cell: '/src/admin/MomentCell.tsx#MomentCell' },
    },
  },
  {
    name: 'lastUpdatedAt',
    type: 'date',
    access: keptByTheDeskForAll,
    label: words('Last updated for readers', 'Son yenilənmə', 'Обновлено'),
    admin: { readOnly: true, position: 'sidebar', condition: wasPublished },
  },
  {
    name: 'corrections',
    type: 'array',
    access: keptByTheDeskForAll,
    label: words('Corrections', 'Düzəlişlər', 'Исправления'),
    labels: {
      singular: words('Correction', 'Düzəliş', 'Исправление'),
      plural: words('Corrections', 'Düzəlişlər', 'Исправления'),
    },
    admin: { readOnly: true, condition: (data) => Array.isArray(data?.corrections) && data.corrections.length > 0 },
    fields: [
      { name: 'at', type: 'date', required: true, label: words('When', 'Nə vaxt', 'Когда') },
      {
        name: 'text',
        type: 'textarea',
        required: true,
        maxLength: 2_000,
        label: words('Correction', 'Düzəliş', 'Исправление'),
      },
      {
        name: 'editor',
        type: 'relationship',
        relationTo: 'users',
        access: { read: colleaguesOnly },
        label: words('Editor', 'Redaktor', 'Редактор'),
      },
    ],
  },
  { name: 'killNotice', type: 'textarea', maxLength: 2_000, access: keptAmongColleagues, admin: { hidden: true } },
  {
    name: 'sentBack',
    type: 'group',
    access: keptAmongColleagues,
    admin: { hidden: true },
    fields: [
      { name: 'reason', type: 'textarea', maxLength: 2_000 },
      { name: 'by', type: 'text', maxLength: 160 },
      { name: 'at', type: 'date' },
    ],
  },
  {
    name: 'lastMove',
    type: 'group',
    access: keptAmongColleagues,
    admin: { hidden: true },
    fields: [
      { name: 'name', type: 'text', maxLength: 40 },
      { name: 'by', type: 'text', maxLength: 160 },
      { name: 'at', type: 'date' },
    ],
  },
  lastChange,
  { name: 'spikedFrom', type: 'text', maxLength: 20, access: keptAmongColleagues, admin: { hidden: true } },
  {
    name: 'createdBy',
    type: 'relationship',
    relationTo: 'users',
    access: keptAmongColleagues,
    admin: { hidden: true },
  },
  // The story's own people: who wrote it, and the accounts of the authors it is signed by.
  {
    name: 'people',
    type: 'relationship',
    relationTo: 'users',
    hasMany: true,
    index: true,
    access: keptAmongColleagues,
    admin: { hidden: true },
  },
  {
    name: 'translationSet',
    type: 'text',
    maxLength: 40,
    index: true,
    access: keptByTheDeskForAll,
    admin: { hidden: true },
  },
  {
    name: 'photosUsed',
    type: 'text',
    hasMany: true,
    maxRows: 200,
    index: true,
    access: keptAmongColleagues,
    admin: { hidden: true },
  },
  { name: 'flags', type: 'text', hasMany: true, maxRows: 20, access: keptAmongColleagues, admin: { hidden: true } },
  // The id of the first story of the same copy. It is no relation: the first may be purged, and this one stays as it is.
  { name: 'duplicateOf', type: 'text', access: keptAmongColleagues, admin: { hidden: true } },
  // Counts every save and every move: the token of optimistic concurrency.
  { name: 'revision', type: 'number', defaultValue: 1, access: keptAmongColleagues, admin: { hidden: true } },
  // Counts what readers got: the version that feeds and wire formats name.
  { name: 'publicVersion', type: 'number', access: keptByTheDesk, admin: { hidden: true } },
  // When they got something new without a move: what the story shows has changed, an author's name say.
  { name: 'changedForReadersAt', type: 'date', access: keptByTheDesk, admin: { hidden: true } },
  // What a client sends back to say which revision it started from; reads carry it, so a form returns it by itself.
  {
    name: 'baseVersion',
    type: 'number',
    virtual: true,
    min: 0,
    access: { read: colleaguesOnly },
    admin: { hidden: true },
  },
  // What the device calls a story that the newsroom does not have yet; kept beside it, in beginnings.ts.
  {
    name: 'draftKey',
    type: 'text',
    virtual: true,
    maxLength: 36,
    access: { read: nobody, update: nobody },
    admin: { hidden: true },
  },
];

export const fields: Field[] = [
  workflowBar,
  {
    type: 'tabs',
    tabs: [
      { label: words('Story', 'Xəbər', 'Материал'), fields: story },
      { label: words('Around it', 'Ətrafında', 'Вокруг'), fields: around },
    ],
  },
  ...placing,
  ...kept,
];
