import { quotedLanguages } from '../../src/domain/languages.ts';
import { blockLimits, longestText } from '../../src/domain/body/size.ts';
import { ref, id, listOf, nullable, object, type JsonSchema } from '../../src/http/jsonSchema.ts';

/** The body of a story as the API reads and writes it: Lexical JSON. src/domain/body/problems.ts holds each node to it. */

const text: JsonSchema = { type: 'string' };
const whole = (minimum: number, maximum: number): JsonSchema => ({ type: 'integer', minimum, maximum });
const node = (type: string, properties: Record<string, JsonSchema>, required: readonly string[] = []): JsonSchema =>
  object({ type: { const: type }, version: whole(0, 1_000), ...properties }, ['type', ...required]);

/** What Lexical keeps with every node that holds others. */
const layout: Record<string, JsonSchema> = {
  direction: { enum: ['ltr', 'rtl', '', null] },
  format: { anyOf: [{ enum: ['', 'left', 'start', 'center', 'right', 'end', 'justify'] }, whole(0, 6)] },
  indent: whole(0, 12),
  textFormat: whole(0, 4_095),
  textStyle: text,
  style: text,
};
const holding = (
  type: string,
  children: JsonSchema,
  more: Record<string, JsonSchema> = {},
  required: string[] = [],
): JsonSchema => node(type, { ...layout, ...more, children }, ['children', ...required]);

/** Of what is a piece by itself: its id, which a client sends back as it came. */
const state: Record<string, JsonSchema> = {
  $: {
    description:
      'The block’s own id, unique in the body. A save gives one where it is missing, bad or there twice; readers get none.',
    ...object({ id: nullable({ type: 'string', maxLength: 40, examples: ['k3v9x0ab'] }) }),
  },
};
const piece = (
  type: string,
  children: JsonSchema,
  more: Record<string, JsonSchema> = {},
  required: string[] = [],
): JsonSchema => holding(type, children, { ...state, ...more }, required);

const inLine = listOf(ref('InlineNode'));
const words = (type: 'text' | 'tab'): JsonSchema =>
  node(
    type,
    {
      text: { type: 'string', maxLength: longestText },
      format: {
        ...whole(0, 4_095),
        description: 'Bits: 1 bold, 2 italic, 4 struck through, 8 underlined, 16 code, 32 subscript, 64 superscript.',
      },
      detail: whole(0, 3),
      mode: { enum: ['normal', 'token', 'segmented'] },
      style: text,
    },
    ['text'],
  );

const link = (type: 'link' | 'autolink'): JsonSchema =>
  holding(type, listOf({ anyOf: [words('text'), words('tab'), node('linebreak', {})] }), {
    id: nullable(text),
    fields: object(
      {
        linkType: { enum: ['custom', 'internal'] },
        url: nullable({ type: 'string', description: 'For `custom`: http, https, mailto or tel.' }),
        doc: nullable(
          object({ relationTo: { const: 'articles' }, value: { anyOf: [id, ref('Article')] } }, [
            'relationTo',
            'value',
          ]),
        ),
        newTab: nullable({ type: 'boolean' }),
        id: nullable(text),
        text: nullable(text),
      },
      ['linkType'],
    ),
  });

const block = (blockType: string, description: string, properties: Record<string, JsonSchema>): JsonSchema => ({
  description,
  ...object({ blockType: { const: blockType }, id: nullable(text), blockName: nullable(text), ...properties }, [
    'blockType',
  ]),
});

const short = (maxLength: number): JsonSchema => nullable({ type: 'string', maxLength });

const blocks: JsonSchema = {
  anyOf: [
    block('quotation', 'A quotation set apart.', {
      quote: short(5_000),
      attribution: short(200),
      language: nullable({
        type: 'string',
        enum: [...quotedLanguages],
        description: 'Of its words (BCP 47), where they are not in the story’s language.',
      }),
    }),
    block('photo', 'A photo between paragraphs.', {
      media: nullable({ anyOf: [id, ref('Media')] }),
      caption: short(500),
    }),
    block('embed', 'A post or a video of a site the newsroom embeds.', { url: short(500), title: short(200) }),
    block('relatedStories', 'Links to other stories.', {
      stories: nullable(listOf({ anyOf: [id, ref('Article')] }, 10)),
    }),
    block('table', 'A table: rows of cells, each of which holds text as a paragraph does.', {
      caption: short(blockLimits.tableCaption),
      header: nullable({ type: 'boolean', description: 'Its first row says what stands in the columns.' }),
      rows: nullable(
        listOf(
          object({ cells: listOf(object({ children: inLine }, ['children']), blockLimits.tableColumns) }, ['cells']),
          blockLimits.tableRows,
        ),
      ),
    }),
  ],
};

export const storyBodySchemas: Record<string, JsonSchema> = {
  StoryBody: {
    description: 'A story’s text: Lexical JSON with the nodes below and nothing else; no HTML anywhere.',
    ...object(
      {
        root: holding('root', {
          type: 'array',
          minItems: 1,
          items: {
            anyOf: [
              piece('paragraph', inLine),
              piece('heading', inLine, { tag: { enum: ['h2', 'h3'] } }, ['tag']),
              piece('quote', listOf({ anyOf: [ref('InlineNode'), piece('paragraph', inLine)] })),
              ref('ListNode'),
              node('block', { ...state, format: layout.format!, fields: blocks }, ['fields']),
            ],
          },
        }),
      },
      ['root'],
    ),
  },
  ListNode: holding('list', listOf(ref('ListItemNode')), {
    listType: { enum: ['bullet', 'number'] },
    tag: { enum: ['ul', 'ol'] },
    start: whole(0, 100_000),
  }),
  ListItemNode: piece('listitem', listOf({ anyOf: [ref('InlineNode'), ref('ListNode'), piece('paragraph', inLine)] }), {
    value: whole(0, 100_000),
    checked: nullable({ type: 'boolean' }),
  }),
  InlineNode: {
    anyOf: [words('text'), words('tab'), node('linebreak', {}), link('link'), link('autolink')],
  },
};
