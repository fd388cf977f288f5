import {
  BlockquoteFeature,
  BlocksFeature,
  BoldFeature,
  HeadingFeature,
  InlineToolbarFeature,
  FixedToolbarFeature,
  ItalicFeature,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  UnorderedListFeature,
  createServerFeature,
  lexicalEditor,
} from '@payloadcms/richtext-lexical';
import type { Block, CollectionSlug, Field } from 'payload';
import { languageName, quotedLanguages } from '../../src/domain/languages.ts';
import { blockLimits } from '../../src/domain/body/size.ts';
import { blockLabels, words } from '../../src/domain/labels.ts';
import { askedLater } from '../shared/fields.ts';

const quotation: Block = {
  slug: 'quotation',
  labels: { singular: blockLabels.quotation, plural: words('Quotations', 'Sitatlar', 'Цитаты') },
  fields: [
    {
      name: 'quote',
      type: 'textarea',
      required: true,
      maxLength: blockLimits.quote,
      label: words('Quotation', 'Sitat', 'Цитата'),
    },
    {
      name: 'attribution',
      type: 'text',
      maxLength: blockLimits.attribution,
      label: words('Who said it', 'Kim deyib', 'Кто сказал'),
    },
    {
      name: 'language',
      type: 'select',
      label: words('Language of the words', 'Sözlərin dili', 'Язык слов'),
      options: quotedLanguages.map((value) => ({
        value,
        label: words(languageName(value, 'en'), languageName(value, 'az'), languageName(value, 'ru')),
      })),
    },
  ],
};

const photo: Block = {
  slug: 'photo',
  labels: { singular: blockLabels.photo, plural: words('Photos', 'Fotolar', 'Фото') },
  fields: [
    { name: 'media', type: 'upload', relationTo: 'media', required: true, label: words('Photo', 'Foto', 'Фото') },
    {
      name: 'caption',
      type: 'text',
      maxLength: blockLimits.caption,
      label: words('Caption (instead)', 'Başqa alt yazı', 'Подпись (вместо)'),
    },
  ],
};

const embed: Block = {
  slug: 'embed',
  labels: {
    singular: blockLabels.embed,
    plural: words('Embeds', 'Yerləşdirmələr', 'Встройки'),
  },
  fields: [
    {
      name: 'url',
      type: 'text',
      required: true,
      maxLength: blockLimits.embedUrl,
      label: words('Address', 'Ünvan', 'Адрес'),
    },
    { name: 'title', type: 'text', maxLength: blockLimits.embedTitle, label: words('Title', 'Başlıq', 'Название') },
  ],
};

const relatedStories: Block = {
  slug: 'relatedStories',
  labels: {
    singular: blockLabels.relatedStories,
    plural: words('Related stories', 'Əlaqəli xəbərlər', 'Связанные материалы'),
  },
  fields: [
    {
      name: 'stories',
      type: 'relationship',
      relationTo: 'articles',
      hasMany: true,
      maxRows: blockLimits.stories,
      required: true,
      label: words('Stories', 'Xəbərlər', 'Материалы'),
    },
  ],
};

/** Rows of cells are JSON (docs/decisions/008): their nodes are looked at with the rest of the body. */
const table: Block = {
  slug: 'table',
  labels: { singular: blockLabels.table, plural: words('Tables', 'Cədvəllər', 'Таблицы') },
  fields: [
    {
      name: 'caption',
      type: 'text',
      maxLength: blockLimits.tableCaption,
      label: words('Caption', 'Başlıq', 'Заголовок таблицы'),
    },
    {
      name: 'header',
      type: 'checkbox',
      label: words('The first row is a header', 'Birinci sətir başlıqdır', 'Первая строка — шапка'),
    },
    {
      name: 'rows',
      type: 'json',
      label: words('Rows', 'Sətirlər', 'Строки'),
      // Payload's own field for JSON loads an editor from another host.
      admin: { hidden: true },
    },
  ],
};

const asDraft = (block: Block): Block => ({ ...block, fields: block.fields.map(askedLater) });

/** An address is stored as it was sent, which was looked at: Payload would encode what it does not know. */
const linkField = (field: Field): Field => ({ ...askedLater(field), hooks: {} }) as Field;

/** What is pasted from Word, Google Docs, Outlook or a page becomes what a body may hold. */
const PasteFeature = createServerFeature({
  key: 'paste',
  feature: { ClientFeature: '/src/admin/editor/features.tsx#PasteFeature' },
});

/** Blocks have ids from the first key on, and keep them. */
const BlockIdsFeature = createServerFeature({
  key: 'blockIds',
  feature: { ClientFeature: '/src/admin/editor/features.tsx#BlockIdsFeature' },
});

/** What a body may hold: these blocks, and links to documents of these collections. Nothing here takes raw HTML. */
const editorOf = (blocks: readonly Block[], linked: readonly string[]) =>
  lexicalEditor({
    features: [
      ParagraphFeature(),
      HeadingFeature({ enabledHeadingSizes: ['h2', 'h3'] }),
      BlockquoteFeature(),
      BoldFeature(),
      ItalicFeature(),
      LinkFeature({
        enabledCollections: [...linked] as CollectionSlug[],
        fields: ({ defaultFields }) => defaultFields.map((field) => linkField(field as Field)),
      }),
      UnorderedListFeature(),
      OrderedListFeature(),
      BlocksFeature({ blocks: blocks.map(asDraft) }),
      PasteFeature(),
      BlockIdsFeature(),
      FixedToolbarFeature(),
      InlineToolbarFeature(),
    ],
  });

/** The editor of a story's body. */
export const bodyEditor = editorOf([quotation, photo, embed, relatedStories, table], ['articles']);

/** The editor of a body that names nothing of others: no photos, no stories. */
export const plainBodyEditor = editorOf([quotation, embed, table], []);
