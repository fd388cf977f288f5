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

it('leaves a block the id that the newsroom has for it: no editor keeps that', () => {
  const quotation = (quote: string, id?: string) => ({
    type: 'block',
    ...(id && { $: { id } }),
    fields: { id: '5f0000000000000000000001', blockType: 'quotation', quote },
  });
  const bodyWith = (last: object, second: string) => ({
    body: { root: { type: 'root', children: [paragraph('aaaaaaaa', 'One.'), paragraph('bbbbbbbb', second), last] } },
  });
  const { changes } = mergeWith(
    {
      base: bodyWith(quotation('We kept our word.', 'cccccccc'), 'Two.'),
      theirs: bodyWith(quotation('We kept our word.', 'cccccccc'), 'Two, by them.'),
      mine: bodyWith(quotation('We kept it.'), 'Two, by me.'),
    },
    { 'body bbbbbbbb': 'both' },
  );
  const { children } = (changes.body as ReturnType<typeof bodyWith>['body']).root;
  expect(children.at(-1)).toEqual(quotation('We kept it.', 'cccccccc'));
});
