import fc from 'fast-check';
import { blockIdFrom, isBlockId, withBlockIds, withoutBlockIds } from '../../src/domain/body/blockIds.ts';
import { blocksOf } from '../../src/domain/body/blocks.ts';
import { bodyProblems } from '../../src/domain/body.ts';
import { cpuTimeOf } from '../support/cpuTime.ts';

type Node = { type: string; $?: unknown; children?: Node[]; text?: string; [key: string]: unknown };
type Body = { root: Node };

const words = (text: string): Node => ({
  type: 'text',
  text,
  version: 1,
  format: 0,
  detail: 0,
  mode: 'normal',
  style: '',
});
const element = { version: 1, format: '', indent: 0, direction: null };
const paragraph = (text: string, $?: unknown): Node => ({
  ...element,
  type: 'paragraph',
  children: [words(text)],
  ...($ !== undefined && { $ }),
});
const heading = (text: string, $?: unknown): Node => ({ ...paragraph(text, $), type: 'heading', tag: 'h2' });
const item = (text: string, ...inner: Node[]): Node => ({
  ...element,
  type: 'listitem',
  value: 1,
  children: [words(text), ...inner],
});
const list = (...children: Node[]): Node => ({
  ...element,
  type: 'list',
  listType: 'bullet',
  tag: 'ul',
  start: 1,
  children,
});
const quotation = (quote: string): Node => ({
  type: 'block',
  version: 2,
  format: '',
  fields: { id: 'a'.repeat(24), blockType: 'quotation', quote },
});
const body = (...children: Node[]): Body => ({ root: { ...element, type: 'root', children } });

/** Ids that can be told apart and are made in order. */
const counting = () => {
  let count = 0;
  return () => `new${String((count += 1)).padStart(5, '0')}`;
};
const idOf = (node: Node | undefined): string | undefined => (node?.$ as { id?: string } | undefined)?.id;
const idsIn = (node: Node): (string | undefined)[] => [
  ...(['paragraph', 'heading', 'quote', 'listitem', 'block'].includes(node.type) ? [idOf(node)] : []),
  ...(node.children ?? []).flatMap(idsIn),
];
const idsOf = ({ root }: Body) => idsIn(root);

it('gives every paragraph, heading, list item and block an id, those within others too, and nothing else one', () => {
  const given = withBlockIds(
    body(heading('H'), paragraph('P'), list(item('one', list(item('in it'))), item('two')), quotation('Q')),
    counting(),
  );
  expect(idsOf(given)).toEqual(['new00001', 'new00002', 'new00003', 'new00004', 'new00005', 'new00006']);
  expect(JSON.stringify(given).match(/"\$"/g)).toHaveLength(6);
  expect(bodyProblems(given)).toEqual([]);
});

it('repairs what is bad or doubled, and keeps the first of two', () => {
  const sent = body(
    paragraph('a', { id: 'mine0001' }),
    paragraph('b', { id: 'mine0001' }),
    paragraph('c', { id: 'NO' }),
    paragraph('d', {}),
  );
  expect(bodyProblems(sent)).toEqual([]);
  expect(idsOf(withBlockIds(sent, counting()))).toEqual(['mine0001', 'new00001', 'new00002', 'new00003']);
});

it('refuses anything else beside an id, by its place', () => {
  const problemsOf = ($: unknown) => bodyProblems(body(paragraph('a', $))).map(({ path, rule }) => `${path}: ${rule}`);
  expect(problemsOf({ id: 'mine0001', colour: 'red' })).toEqual(['body.root.children.0.$: unknown-field']);
  expect(problemsOf('mine0001')).toEqual(['body.root.children.0.$: object']);
  expect(problemsOf({ id: { $gt: '' } })).toEqual(['body.root.children.0.$: text']);
});

it('gives a client that sends none the ids of before: by what a block says, else by where it stands', () => {
  const before = withBlockIds(body(heading('H'), paragraph('one'), paragraph('two'), paragraph('three')), counting());
  const [h, one, two, three] = idsOf(before);
  const again = (...children: Node[]) => idsOf(withBlockIds(body(...children), () => 'fresh001', before));
  expect(again(heading('H'), paragraph('one'), paragraph('two'), paragraph('three'))).toEqual([h, one, two, three]);
  expect(again(paragraph('three'), paragraph('one'))).toEqual([three, one]);
  expect(again(heading('H'), paragraph('one, edited'), paragraph('two'), paragraph('three'))).toEqual([
    h,
    one,
    two,
    three,
  ]);
  expect(again(heading('H'), paragraph('one'), paragraph('put in'), paragraph('two'), paragraph('three'))).toEqual([
    h,
    one,
    'fresh001',
    two,
    three,
  ]);
});

it('knows a block that comes without its id by the id that Payload gave it', () => {
  const before = withBlockIds(body(paragraph('one'), quotation('Said'), paragraph('two')), counting());
  const [, said] = idsOf(before);
  const sent = body(quotation('Said otherwise'), paragraph('new'), paragraph('one'));
  expect(idsOf(withBlockIds(sent, () => 'fresh001', before))[0]).toBe(said);
});

it('makes short ids of random bytes, in which every letter comes', () => {
  expect(blockIdFrom(new Uint8Array([0, 9, 10, 35, 36, 71, 72, 255]))).toBe('09az0z03');
  expect(isBlockId(blockIdFrom(new Uint8Array(8).fill(255)))).toBe(true);
});

it('leaves a body that has them all as it is, and one that is none', () => {
  const whole = withBlockIds(body(paragraph('a'), paragraph('b')), counting());
  expect(withBlockIds(whole, counting())).toBe(whole);
  for (const none of [null, undefined, 'text', {}, { root: null }]) expect(withBlockIds(none, counting())).toBe(none);
});

it('shows readers no ids', () => {
  const given = withBlockIds(body(paragraph('a'), list(item('b')), quotation('c')), counting());
  expect(JSON.stringify(blocksOf(given))).not.toMatch(/new0000|\$/);
  expect(blocksOf(given)).toEqual(blocksOf(withoutBlockIds(given)));
});

const text = fc.stringMatching(/^[a-c]{0,3}$/);
const state = fc.option(fc.record({ id: fc.constantFrom('mine0001', 'mine0002', 'mine0003', 'bad', '') }), {
  nil: undefined,
});
const anyNode: fc.Arbitrary<Node> = fc.oneof(
  fc.tuple(text, state).map(([each, $]) => paragraph(each, $)),
  fc.tuple(text, state).map(([each, $]) => heading(each, $)),
  fc.array(text, { minLength: 1, maxLength: 3 }).map((items) => list(...items.map((each) => item(each)))),
  text.map(quotation),
);
const anyBody = fc.array(anyNode, { maxLength: 8 }).map((nodes) => body(...nodes));

type Edit = { kind: 'drop' | 'copy' | 'split' | 'type' | 'move' | 'put in'; at: number; to: number; text: string };
const anyEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom<Edit['kind']>('drop', 'copy', 'split', 'type', 'move', 'put in'),
  at: fc.nat(20),
  to: fc.nat(20),
  text,
});

/** One edit of the top of a body, as an editor that knows nothing of ids would make it. */
function edited({ root }: Body, { kind, at, to, text: said }: Edit): Body {
  const nodes = [...root.children!];
  const [index, target] = nodes.length ? [at % nodes.length, to % nodes.length] : [0, 0];
  const node = nodes[index];
  if (kind === 'put in' || !node) nodes.splice(index, 0, paragraph(said));
  else if (kind === 'drop') nodes.splice(index, 1);
  else if (kind === 'copy') nodes.splice(target, 0, structuredClone(node));
  else if (kind === 'split') nodes.splice(index + 1, 0, { ...structuredClone(node) });
  else if (kind === 'move') nodes.splice(target, 0, ...nodes.splice(index, 1));
  else nodes[index] = node.type === 'paragraph' ? { ...node, children: [words(`${said}!`)] } : node;
  return body(...nodes);
}

it('has one id for each block after any edits, none twice, changes no word, and keeps an id with the block that had it first', () => {
  fc.assert(
    fc.property(anyBody, fc.array(anyEdit, { maxLength: 6 }), (begun, edits) => {
      const newId = counting();
      let kept = withBlockIds(begun, newId);
      for (const edit of edits) {
        const sent = edited(kept, edit);
        const stored = withBlockIds(sent, newId, kept);
        const ids = idsOf(stored);
        expect(ids.every(isBlockId)).toBe(true);
        expect(new Set(ids).size).toBe(ids.length);
        expect(withoutBlockIds(stored)).toEqual(withoutBlockIds(sent));
        const said = idsOf(sent);
        for (const [index, id] of said.entries())
          if (isBlockId(id) && said.indexOf(id) === index) expect(ids[index]).toBe(id);
        expect(withBlockIds(stored, newId)).toBe(stored);
        kept = stored;
      }
    }),
  );
});

it('gives 20,000 blocks theirs in no time worth telling', () => {
  const large = body(...Array.from({ length: 9_999 }, (_, index) => paragraph(`Paragraph ${index}`)));
  const before = withBlockIds(large, counting());
  let after = large;
  expect(cpuTimeOf(() => (after = withBlockIds(large, counting(), before)))).toBeLessThan(2_000);
  expect(idsOf(after)).toEqual(idsOf(before));
});
