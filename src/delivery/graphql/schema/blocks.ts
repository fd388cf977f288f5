import type { ListItem, Mark, Run, RunLink, StoryList } from '../../../domain/body/blocks.ts';
import type { Embed } from '../../../domain/fields/embed.ts';
import type { PublishedBlock } from '../../../published/story/schema.ts';
import { builder, Photo, Story } from './builder.ts';
import { linksAsked } from './shownStory.ts';

type BlockOf<K extends PublishedBlock['kind']> = Extract<PublishedBlock, { kind: K }>;

const marks = {
  bold: {},
  italic: {},
  strikethrough: {},
  underline: {},
  code: {},
  subscript: {},
  superscript: {},
} satisfies Record<Mark, object>;
const TextMark = builder.enumType('TextMark', { values: Object.keys(marks) as Mark[] });

const TextLink = builder.objectRef<RunLink>('TextLink').implement({
  description: 'A link to an address, or to one of our own stories, if readers can see it now.',
  fields: (t) => ({
    href: t.string({ nullable: true, resolve: (link) => ('href' in link ? link.href : null) }),
    story: t.field({
      type: Story,
      nullable: true,
      resolve: (link, _args, reads) => ('story' in link ? reads.story(link.story) : null),
    }),
    newTab: t.boolean({ resolve: ({ newTab = false }) => newTab }),
  }),
});

const TextRun = builder.objectRef<Run>('TextRun').implement({
  description: 'A stretch of text in one look. A line break is the text `\\n`.',
  fields: (t) => ({
    text: t.exposeString('text'),
    marks: t.field({ type: [TextMark], resolve: (run) => run.marks ?? [] }),
    link: t.field({ type: TextLink, nullable: true, resolve: ({ link }) => link }),
  }),
});

const Paragraph = builder.objectRef<BlockOf<'paragraph'>>('Paragraph').implement({
  fields: (t) => ({ runs: t.field({ type: [TextRun], resolve: ({ runs }) => runs }) }),
});

const Subhead = builder.objectRef<BlockOf<'subhead'>>('Subhead').implement({
  fields: (t) => ({
    level: t.exposeInt('level', { description: '2 or 3: the headline is 1.' }),
    runs: t.field({ type: [TextRun], resolve: ({ runs }) => runs }),
  }),
});

const QuotedParagraph = builder.objectRef<Run[]>('QuotedParagraph').implement({
  fields: (t) => ({ runs: t.field({ type: [TextRun], resolve: (runs) => runs }) }),
});
const Quotation = builder.objectRef<BlockOf<'quotation'>>('Quotation').implement({
  fields: (t) => ({
    paragraphs: t.field({ type: [QuotedParagraph], resolve: ({ paragraphs }) => paragraphs }),
    attribution: t.exposeString('attribution', { nullable: true }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'Of its words (BCP 47), where they are not in the story’s language.',
    }),
  }),
});

const List = builder.objectRef<StoryList>('ListBlock');
const Item = builder.objectRef<ListItem>('ListItem').implement({
  fields: (t) => ({
    runs: t.field({ type: [TextRun], resolve: ({ runs }) => runs }),
    list: t.field({ type: List, nullable: true, description: 'The list within.', resolve: ({ list }) => list }),
  }),
});
List.implement({
  fields: (t) => ({
    ordered: t.exposeBoolean('ordered'),
    start: t.exposeInt('start', { nullable: true, description: 'The first number, if it is not 1.' }),
    items: t.field({ type: [Item], resolve: ({ items }) => items }),
  }),
});

const PhotoBlock = builder.objectRef<BlockOf<'photo'>>('PhotoBlock').implement({
  fields: (t) => ({ photo: t.field({ type: Photo, resolve: ({ photo }) => photo }) }),
});

const EmbedFrame = builder.objectRef<Extract<Embed, { kind: 'frame' }>>('EmbedFrame').implement({
  fields: (t) => ({
    src: t.exposeString('src'),
    width: t.exposeInt('width'),
    height: t.exposeInt('height'),
  }),
});
const EmbedBlock = builder.objectRef<BlockOf<'embed'>>('EmbedBlock').implement({
  description: 'A post, film or sound of another site: a frame to show it in, or a plain link.',
  fields: (t) => ({
    provider: t.string({ resolve: ({ embed }) => embed.provider }),
    url: t.string({ resolve: ({ embed }) => embed.url }),
    title: t.string({ resolve: ({ embed }) => embed.title }),
    frame: t.field({
      type: EmbedFrame,
      nullable: true,
      resolve: ({ embed }) => (embed.kind === 'frame' ? embed : null),
    }),
  }),
});

const RelatedBlock = builder.objectRef<BlockOf<'related'>>('RelatedBlock').implement({
  fields: (t) => ({
    stories: t.field({
      type: [Story],
      resolve: ({ stories }, args, reads, info) => linksAsked(stories, args, reads, info),
    }),
  }),
});

type Row = BlockOf<'table'>['rows'][number];
const TableCell = builder.objectRef<Row['cells'][number]>('TableCell').implement({
  fields: (t) => ({ runs: t.field({ type: [TextRun], extensions: { size: 2 }, resolve: ({ runs }) => runs }) }),
});
const TableRow = builder.objectRef<Row>('TableRow').implement({
  fields: (t) => ({ cells: t.field({ type: [TableCell], extensions: { size: 2 }, resolve: ({ cells }) => cells }) }),
});
const TableBlock = builder.objectRef<BlockOf<'table'>>('TableBlock').implement({
  fields: (t) => ({
    caption: t.exposeString('caption', { nullable: true }),
    header: t.exposeBoolean('header', { description: 'Its first row says what stands in the columns.' }),
    rows: t.field({ type: [TableRow], description: 'Each has as many cells.', resolve: ({ rows }) => rows }),
  }),
});

const nameOf: Record<PublishedBlock['kind'], string> = {
  paragraph: 'Paragraph',
  subhead: 'Subhead',
  quotation: 'Quotation',
  list: 'ListBlock',
  photo: 'PhotoBlock',
  embed: 'EmbedBlock',
  related: 'RelatedBlock',
  table: 'TableBlock',
};

export const Block = builder.unionType('Block', {
  description: 'A piece of a body, everything it names resolved.',
  types: [Paragraph, Subhead, Quotation, List, PhotoBlock, EmbedBlock, RelatedBlock, TableBlock],
  resolveType: (block) => nameOf[(block as PublishedBlock).kind],
});
