import { mergeWith } from '../../../src/admin/together/sides.ts';
import { isBlockId } from '../../../src/domain/body/blockIds.ts';

const paragraph = (id: string, text: string) => ({
  type: 'paragraph',
  $: { id },
  children: [{ type: 'text', text, format: 0 }],
});
const copy = (second: string) => ({
  body: { root: { type: 'root', children: [paragraph('aaaaaaaa', 'One.'), paragraph('bbbbbbbb', second)] } },
});
const sides = { base: copy('Two.'), theirs: copy('Two, by them.'), mine: copy('Two, by me.') };

it('gives the second of two that both stand an id of its own, so that the page and the newsroom know it by the same', () => {
  const { changes } = mergeWith(sides, { 'body bbbbbbbb': 'both' });
  const ids = (changes.body as ReturnType<typeof copy>['body']).root.children.map(({ $ }) => $.id);
  expect(ids).toEqual(['aaaaaaaa', 'bbbbbbbb', expect.any(String)]);
  expect([isBlockId(ids[2]), ids[2] !== 'bbbbbbbb']).toEqual([true, true]);
});

it('leaves a text of which one side is chosen as it is', () => {
  const { changes } = mergeWith(sides, { 'body bbbbbbbb': 'mine' });
  expect(changes.body).toEqual(sides.mine.body);
});
