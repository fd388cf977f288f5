import { $getRoot, HISTORIC_TAG, type LexicalEditor } from '@payloadcms/richtext-lexical/lexical';
import { createHeadlessEditor } from '@payloadcms/richtext-lexical/lexical/headless';
import { readFileSync, readdirSync } from 'node:fs';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { sampleNewsroom } from '../../../sample/load/newsroom.ts';
import type { Body } from '../../../src/admin/composer/text/body.ts';
import { openBodyWriter } from '../../../src/admin/composer/text/bodyWriter.ts';
import { storyNodes } from '../../../src/admin/composer/text/nodes.tsx';
import { $parsed, putIn } from '../../../src/admin/composer/text/putIn.ts';
import type { HtmlElement, HtmlNode } from '../../../src/admin/editor/htmlTree.ts';
import { pastedHtml } from '../../../src/admin/editor/paste.ts';
import { withBlockIds } from '../../../src/domain/body/blockIds.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { lexicalFromBlocks, parseCopy } from '../../../src/domain/copy.ts';
import {
  block,
  body,
  heading,
  item,
  lineBreak,
  link,
  list,
  paragraph,
  quote,
  table,
  text,
} from '../../support/bodies.ts';

const context = { authors: [], sections: [] };
const files = (folder: string): string[] =>
  readdirSync(new URL(`../../fixtures/${folder}`, import.meta.url)).filter((name) => !name.startsWith('.'));
const read = (path: string): string => readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8');

const elementOf = (element: DefaultTreeAdapterTypes.Element): HtmlElement => ({
  tag: element.tagName,
  attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
  children: element.childNodes.flatMap(nodesOf),
});
function nodesOf(node: DefaultTreeAdapterTypes.ChildNode): HtmlNode[] {
  if (node.nodeName === '#text') return [(node as DefaultTreeAdapterTypes.TextNode).value];
  return 'tagName' in node ? [elementOf(node)] : [];
}
const pasted = (name: string): unknown => {
  const [html] = parse(read(`clipboard/${name}`))
    .childNodes.flatMap(nodesOf)
    .slice(-1);
  const root = { type: 'root', direction: null, format: '', indent: 0, version: 1 };
  return { root: { ...root, children: pastedHtml(html as HtmlElement, () => '65a000000000000000000009').nodes } };
};

/** Of filed copy what can be read; some of it is there to be refused. */
function copied(name: string): [string, unknown][] {
  try {
    return [[`copy ${name}`, lexicalFromBlocks(parseCopy(read(`copy/${name}`), context).story.blocks)]];
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

let made = 0;
const identified = (given: unknown): unknown => withBlockIds(given, () => (made += 1).toString(36).padStart(8, '0'));

/** One of everything that a body may hold. */
const everything = body(
  paragraph(
    'Plain, ',
    text('bold', 1),
    text(' italic', 2),
    text(' both', 3),
    text(' struck', 4),
    text('2', 32),
    text('3', 64),
  ),
  paragraph('One line', lineBreak, 'and another', {
    type: 'tab',
    text: '\t',
    detail: 2,
    mode: 'normal',
    style: '',
    format: 0,
    version: 1,
  }),
  paragraph(
    link({ url: 'https://example.org/' }, 'a link'),
    ' and ',
    link({ linkType: 'internal', doc: { relationTo: 'articles', value: '65a000000000000000000001' } }, 'a story'),
  ),
  paragraph({
    ...link({ url: 'https://example.org/typed' }, 'https://example.org/typed'),
    type: 'autolink',
    version: 2,
    id: undefined,
  }),
  heading('h2', 'A heading'),
  heading('h3', 'A small one'),
  quote('Words of somebody'),
  list(
    'bullet',
    item('one'),
    { ...item(list('bullet', { ...item('inner'), indent: 1 })), value: 2 },
    { ...item('two'), value: 2 },
  ),
  { ...list('number', { ...item('three'), value: 3 }), start: 3 },
  block('quotation', { quote: 'We kept our word', attribution: 'The chairwoman', language: 'fr' }),
  block('photo', { media: '65a000000000000000000002', caption: 'At dawn' }),
  block('embed', { url: 'https://www.youtube.com/watch?v=aaaaaaaaaaa' }),
  block('relatedStories', { stories: ['65a000000000000000000003'] }),
  table(
    [
      [['Party'], ['Seats']],
      [[link({ url: 'https://example.org/' }, 'Ours'), lineBreak, text('bold', 1)], []],
    ],
    { caption: 'Seats' },
  ),
  paragraph(),
  paragraph('Bakı, Şəki, İstanbul; «кавычки»; 👩‍👩‍👧 e\u0301 שלום'),
);

const bodies: [string, unknown][] = [
  ...sampleNewsroom.stories.map(({ key, parsed }): [string, unknown] => [
    `sample ${key}`,
    lexicalFromBlocks(parsed.blocks),
  ]),
  ...files('copy').flatMap(copied),
  ...files('clipboard').map((name): [string, unknown] => [`clipboard ${name}`, pasted(name)]),
  ['everything', everything],
  ['everything with ids', identified(everything)],
];

const open = (): LexicalEditor =>
  createHeadlessEditor({
    nodes: [...storyNodes],
    onError: (error: Error) => {
      throw error;
    },
  });

function openWith(given: Body) {
  const editor = open();
  editor.update(() => void $getRoot().append(...given.root.children!.map($parsed)), {
    discrete: true,
    tag: HISTORIC_TAG,
  });
  return editor;
}

/** What an editor of this kind counts anew by itself: an item's number, and the look of a paragraph's first words. */
const counted = ['value', 'textFormat', 'textStyle'];
const said = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, each: unknown) => (counted.includes(key) ? undefined : each))) as unknown;

it.each(bodies)('gives back the whole body it was given: %s', (_, given) => {
  const editor = openWith(given as Body);
  const writer = openBodyWriter(editor);
  writer.adopt(null);
  const { children } = writer.read().root;
  expect(said(children)).toMatchObject(said((given as Body).root.children) as object[]);
});

it.each(bodies)('says nothing new of a body that nobody has touched: %s', (_, given) => {
  const writer = openBodyWriter(openWith(given as Body));
  writer.adopt(given as Body);
  expect(writer.read()).toBe(given);
});

it('leaves what nobody has touched the very JSON it came as, and gives it back after an undone change', () => {
  const given = identified(everything) as Body;
  const editor = openWith(given);
  const writer = openBodyWriter(editor);
  writer.adopt(given);
  const before = editor.getEditorState();
  editor.update(() => void $getRoot().getAllTextNodes()[0]!.setTextContent('Changed, '), { discrete: true });
  const changed = writer.read().root.children!;
  expect(changed[0]!.children![0]).toMatchObject({ text: 'Changed, ' });
  expect(changed.slice(1)).toEqual(given.root.children!.slice(1));
  changed.slice(1).forEach((node, index) => expect(node).toBe(given.root.children![index + 1]));
  editor.setEditorState(before);
  expect(writer.read().root.children).toEqual(given.root.children);
});

describe('another copy of the body', () => {
  const words = (editor: LexicalEditor): string[] =>
    editor.getEditorState().read(() =>
      $getRoot()
        .getChildren()
        .map((node) => node.getTextContent()),
    );
  const keys = (editor: LexicalEditor): string[] => editor.getEditorState().read(() => $getRoot().getChildrenKeys());

  it('is put in around what says the same', () => {
    const given = identified(body(paragraph('one'), paragraph('two'), paragraph('three'))) as Body;
    const editor = openWith(given);
    const writer = openBodyWriter(editor);
    writer.adopt(given);
    const [one, , three] = keys(editor);
    const children = given.root.children!;
    const next: Body = {
      root: {
        ...given.root,
        children: [children[0]!, paragraph('zwei') as never, paragraph('new') as never, children[2]!],
      },
    };
    expect(putIn(editor, writer, next, false)).toBe(true);
    expect(words(editor)).toEqual(['one', 'zwei', 'new', 'three']);
    expect(keys(editor)[0]).toBe(one);
    expect(keys(editor)[3]).toBe(three);
    expect(writer.read()).toBe(next);
  });

  it('moves pieces with their ids, and is no other text where only ids came', () => {
    const given = body(paragraph('one'), paragraph('two'), list('bullet', item('three'))) as Body;
    const editor = openWith(given);
    const writer = openBodyWriter(editor);
    writer.adopt(given);
    const before = keys(editor);
    const withIds = identified(given) as Body;
    expect(putIn(editor, writer, withIds, false)).toBe(false);
    expect(keys(editor)).toEqual(before);
    expect(writer.read()).toBe(withIds);
    const turned: Body = { root: { ...withIds.root, children: [...withIds.root.children!].reverse() } };
    expect(putIn(editor, writer, turned, false)).toBe(true);
    expect(keys(editor)).toEqual([...before].reverse());
    expect(words(editor)).toEqual(['three', 'two', 'one']);
  });

  it('can be nothing: an empty paragraph stands there', () => {
    const given = body(paragraph('one')) as Body;
    const editor = openWith(given);
    const writer = openBodyWriter(editor);
    writer.adopt(given);
    expect(putIn(editor, writer, null, false)).toBe(true);
    expect(words(editor)).toEqual(['']);
  });
});
