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
  lexicalEditor,
} from '@payloadcms/richtext-lexical';
import type { Block } from 'payload';
import { embedProblem } from '../../src/domain/embed.ts';
import { words } from '../../src/domain/labels.ts';

const quotation: Block = {
  slug: 'quotation',
  labels: { singular: words('Quotation', 'Sitat', 'Цитата'), plural: words('Quotations', 'Sitatlar', 'Цитаты') },
  fields: [
    { name: 'quote', type: 'textarea', required: true, maxLength: 5_000, label: words('Quotation', 'Sitat', 'Цитата') },
    { name: 'attribution', type: 'text', maxLength: 200, label: words('Who said it', 'Kim deyib', 'Кто сказал') },
  ],
};

const photo: Block = {
  slug: 'photo',
  labels: { singular: words('Photo', 'Foto', 'Фото'), plural: words('Photos', 'Fotolar', 'Фото') },
  fields: [
    { name: 'media', type: 'upload', relationTo: 'media', required: true, label: words('Photo', 'Foto', 'Фото') },
    {
      name: 'caption',
      type: 'text',
      maxLength: 500,
      label: words('Caption (instead)', 'Başqa alt yazı', 'Подпись (вместо)'),
    },
  ],
};

const embed: Block = {
  slug: 'embed',
  labels: {
    singular: words('Embed', 'Yerləşdirmə', 'Встройка'),
    plural: words('Embeds', 'Yerləşdirmələr', 'Встройки'),
  },
  fields: [
    {
      name: 'url',
      type: 'text',
      required: true,
      maxLength: 500,
      label: words('Address', 'Ünvan', 'Адрес'),
      validate: (value?: string | null) => (value ? (embedProblem(value) ?? true) : 'Give an address.'),
    },
    { name: 'title', type: 'text', maxLength: 200, label: words('Title', 'Başlıq', 'Название') },
  ],
};

const relatedStories: Block = {
  slug: 'relatedStories',
  labels: {
    singular: words('Related stories', 'Əlaqəli xəbərlər', 'Связанные материалы'),
    plural: words('Related stories', 'Əlaqəli xəbərlər', 'Связанные материалы'),
  },
  fields: [
    {
      name: 'stories',
      type: 'relationship',
      relationTo: 'articles',
      hasMany: true,
      maxRows: 10,
      required: true,
      label: words('Stories', 'Xəbərlər', 'Материалы'),
    },
  ],
};

/** What a story's body may hold. Nothing here takes raw HTML. */
export const bodyEditor = lexicalEditor({
  features: [
    ParagraphFeature(),
    HeadingFeature({ enabledHeadingSizes: ['h2', 'h3'] }),
    BlockquoteFeature(),
    BoldFeature(),
    ItalicFeature(),
    LinkFeature({ enabledCollections: ['articles'] }),
    UnorderedListFeature(),
    OrderedListFeature(),
    BlocksFeature({ blocks: [quotation, photo, embed, relatedStories] }),
    FixedToolbarFeature(),
    InlineToolbarFeature(),
  ],
});
