import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $insertNodes,
  $isElementNode,
  $parseSerializedNode,
  PASTE_TAG,
  type ElementNode,
  type LexicalEditor,
  type SerializedLexicalNode,
} from '@payloadcms/richtext-lexical/lexical';
import { createHeadlessEditor } from '@payloadcms/richtext-lexical/lexical/headless';
import {
  $createListItemNode,
  $createListNode,
  ListItemNode,
  ListNode,
} from '@payloadcms/richtext-lexical/lexical/list';
import { HeadingNode } from '@payloadcms/richtext-lexical/lexical/rich-text';
import fc from 'fast-check';
import { keepBlockIds } from '../../../src/admin/editor/blockIds.ts';
import { isBlockId } from '../../../src/domain/body/blockIds.ts';

type Piece = { key: string; id?: string; text: string };

const open = (): LexicalEditor => {
  const editor = createHeadlessEditor({
    nodes: [HeadingNode, ListNode, ListItemNode],
    onError: (error: Error) => {
      throw error;
    },
  });
  keepBlockIds(editor);
  return editor;
};
const act = (editor: LexicalEditor, work: () => void, tag?: string): void => {
  editor.update(work, { discrete: true, ...(tag && { tag }) });
};
/** The editor gives ids in an update of its own, right after. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const idOf = (node: SerializedLexicalNode): string | undefined => (node as { $?: { id?: string } }).$?.id;
const pieces = (editor: LexicalEditor): Piece[] =>
  editor.getEditorState().read(() =>
    $getRoot()
      .getAllTextNodes()
      .flatMap((node) => node.getTopLevelElement() ?? [])
      .concat($getRoot().getChildren<ElementNode>())
      .flatMap((node) => (node instanceof ListNode ? node.getChildren<ElementNode>() : [node]))
      .filter((node, index, all) => all.findIndex((each) => each.getKey() === node.getKey()) === index)
      .map((node) => ({ key: node.getKey(), id: idOf(node.exportJSON()), text: node.getTextContent() })),
  );
const idsOf = (editor: LexicalEditor) => pieces(editor).map(({ id }) => id);

const child = (index: number): ElementNode => $getRoot().getChildAtIndex<ElementNode>(index)!;

async function written(...texts: string[]): Promise<LexicalEditor> {
  const editor = open();
  // The editor begins with a body; what is merely opened gets none.
  act(editor, () => void $getRoot().append($createParagraphNode()));
  await settle();
  act(editor, () => {
    for (const text of texts) $getRoot().append($createParagraphNode().append($createTextNode(text)));
    child(0).remove();
  });
  await settle();
  return editor;
}

it('has an id from the first key on, and another for each block', async () => {
  const editor = await written('one', 'two');
  const ids = idsOf(editor);
  expect(ids.every(isBlockId)).toBe(true);
  expect(new Set(ids).size).toBe(2);
  act(editor, () => void child(0).append($createTextNode(' and more')));
  await settle();
  expect(idsOf(editor)).toEqual(ids);
});

it('keeps it in the first half of a split, and gives the second a new one', async () => {
  const editor = await written('one two');
  const [whole] = idsOf(editor);
  act(editor, () => {
    const text = child(0).getFirstChildOrThrow() as ReturnType<typeof $createTextNode>;
    text.select(3, 3).insertParagraph();
  });
  await settle();
  const halves = pieces(editor);
  expect(halves.map(({ text }) => text)).toEqual(['one', ' two']);
  expect(halves[0]?.id).toBe(whole);
  expect(isBlockId(halves[1]?.id) && halves[1]?.id !== whole).toBe(true);
});

it('splits an item of a list in the same way, which Lexical makes a copy of', async () => {
  const editor = await written('before');
  act(editor, () => {
    const item = $createListItemNode().append($createTextNode('one two'));
    $getRoot().clear().append($createListNode('bullet').append(item));
  });
  await settle();
  const [whole] = idsOf(editor);
  act(editor, () => {
    const text = $getRoot().getAllTextNodes()[0]!;
    text.select(3, 3).insertParagraph();
  });
  await settle();
  const [first, second] = pieces(editor);
  expect([first?.text, second?.text]).toEqual(['one', ' two']);
  expect(first?.id).toBe(whole);
  expect(isBlockId(second?.id) && second?.id !== whole).toBe(true);
});

it('gives what is pasted new ids, also where the copied block stands above it or is gone', async () => {
  const editor = await written('one', 'two');
  const [one, two] = idsOf(editor);
  const copied = editor.getEditorState().toJSON().root.children;
  act(
    editor,
    () => {
      child(0).selectStart();
      $insertNodes(copied.map((node) => $parseSerializedNode(node)));
    },
    PASTE_TAG,
  );
  await settle();
  const now = pieces(editor);
  const ids = now.map(({ id }) => id);
  expect(ids.every(isBlockId)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => id === one || id === two).length).toBeLessThanOrEqual(2);
  expect(ids).toContain(two);
});

it('changes nothing of a body that is only opened', async () => {
  const editor = open();
  const stored = JSON.stringify({
    root: { type: 'root', version: 1, format: '', indent: 0, direction: null, children: [] },
  });
  const body = JSON.parse(stored) as { root: { children: object[] } };
  body.root.children.push({
    type: 'paragraph',
    version: 1,
    format: '',
    indent: 0,
    direction: null,
    textFormat: 0,
    textStyle: '',
    children: [{ type: 'text', text: 'old', version: 1, format: 0, detail: 0, mode: 'normal', style: '' }],
  });
  editor.setEditorState(editor.parseEditorState(JSON.stringify(body)));
  await settle();
  expect(idsOf(editor)).toEqual([undefined]);
  act(editor, () => void child(0).append($createTextNode('er')));
  await settle();
  expect(idsOf(editor).every(isBlockId)).toBe(true);
});

it('has one id for each block after any edits, and an id stays with its block', async () => {
  const anyEdit = fc.record({ kind: fc.constantFrom('split', 'type', 'drop', 'paste', 'append'), at: fc.nat(9) });
  await fc.assert(
    fc.asyncProperty(fc.array(anyEdit, { minLength: 1, maxLength: 12 }), async (edits) => {
      const editor = await written('one two', 'three four');
      const known = new Map(pieces(editor).map(({ key, id }) => [key, id]));
      for (const { kind, at } of edits) {
        const copied = editor.getEditorState().toJSON().root.children;
        act(
          editor,
          () => {
            const { length } = $getRoot().getChildren();
            if (length === 0 || kind === 'append') {
              $getRoot().append($createParagraphNode().append($createTextNode('new one')));
              return;
            }
            const node = child(at % length);
            const text = node.getFirstChild();
            if (kind === 'drop' && length > 1) node.remove();
            else if (kind === 'type') node.append($createTextNode('x'));
            else if (kind === 'split' && text)
              (text as ReturnType<typeof $createTextNode>).select(1, 1).insertParagraph();
            else if (kind === 'paste') {
              const pasted = $parseSerializedNode(copied[at % copied.length]!);
              if ($isElementNode(pasted)) node.insertAfter(pasted);
            }
          },
          kind === 'paste' ? PASTE_TAG : undefined,
        );
        await settle();
        const now = pieces(editor);
        const ids = now.map(({ id }) => id);
        expect(ids.every(isBlockId)).toBe(true);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { key, id } of now) {
          expect(known.get(key) ?? id).toBe(id);
          known.set(key, id);
        }
      }
    }),
    { numRuns: 40 },
  );
});
