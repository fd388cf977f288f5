import fc from 'fast-check';
import { backTo, beforeOf, changedBy } from '../../src/domain/merge/before.ts';
import { isSameField } from '../../src/domain/merge/same.ts';
import { mergeStories, type Conflict, type Values } from '../../src/domain/merge/stories.ts';
import { table } from '../support/bodies.ts';

/** Pairs of edits tried by the first property, and by the others in proportion. `MERGE_RUNS=50000 npm test -- test/unit/merge.test.ts` looks longer. */
const runs = Number(process.env.MERGE_RUNS ?? 2_000);

type Node = Record<string, any>;

const text = (words: string) => ({ type: 'text', text: words, format: 0 });
const p = (id: string, words: string): Node => ({ type: 'paragraph', $: { id }, children: [text(words)] });
const list = (...items: [string, string][]): Node => ({
  type: 'list',
  listType: 'bullet',
  children: items.map(([id, words]) => ({ type: 'listitem', $: { id }, children: [text(words)] })),
});
const bodyOf = (...children: Node[]) => ({ root: { type: 'root', children } });
const [a, b, c, d] = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc', 'dddddddd'] as const;

const saysOf = (node: Node): string => node.text ?? (node.children ?? []).map(saysOf).join(' ');
const linesOf = ({ body }: Values): string[] => (body as any).root.children.map(saysOf);

const base: Values = {
  headline: 'Lawmakers vote',
  standfirst: 'The vote came late.',
  urgency: 4,
  body: bodyOf(p(a, 'One.'), p(b, 'Two.'), p(c, 'Three.')),
};
const merge = (theirs: Values, mine: Values, choose?: Parameters<typeof mergeStories>[1]) => {
  const merged = mergeStories({ base, theirs: { ...base, ...theirs }, mine }, choose);
  return { ...merged, story: { ...base, ...theirs, ...merged.changes } as Values };
};

it('keeps what each changed in other fields, and names what came from the others', () => {
  const { story, taken, conflicts } = merge({ standfirst: 'The vote came early.' }, { headline: 'Lawmakers vote no' });
  expect([story.headline, story.standfirst]).toEqual(['Lawmakers vote no', 'The vote came early.']);
  expect([taken, conflicts]).toEqual([{ fields: ['standfirst'], blocks: [] }, []]);
});

it('keeps what each changed, put in, moved and deleted in other paragraphs', () => {
  const theirs = { body: bodyOf(p(a, 'One, by them.'), p(d, 'Put in by them.'), p(c, 'Three.'), p(b, 'Two.')) };
  const mine = { body: bodyOf(p(a, 'One.'), p('eeeeeeee', 'Put in by me.'), p(b, 'Two.')) };
  const { story, taken, conflicts } = merge(theirs, mine);
  expect(linesOf(story)).toEqual(['One, by them.', 'Put in by them.', 'Put in by me.', 'Two.']);
  expect([taken, conflicts]).toEqual([{ fields: [], blocks: [a, d] }, []]);
});

it('asks where both changed the same field or paragraph, each otherwise; theirs stands until then', () => {
  const theirs = { headline: 'They vote', body: bodyOf(p(a, 'One, by them.'), p(b, 'Two.'), p(c, 'Three.')) };
  const mine = { headline: 'I vote', body: bodyOf(p(a, 'One, by me.'), p(b, 'Two, by me.'), p(c, 'Three.')) };
  const { story, conflicts } = merge(theirs, mine);
  expect([story.headline, ...linesOf(story)]).toEqual(['They vote', 'One, by them.', 'Two, by me.', 'Three.']);
  expect(conflicts).toEqual([
    { field: 'headline', base: 'Lawmakers vote', theirs: 'They vote', mine: 'I vote' },
    { field: 'body', block: a, base: p(a, 'One.'), theirs: p(a, 'One, by them.'), mine: p(a, 'One, by me.') },
  ]);
});

it('does not ask where both wrote the same', () => {
  const same = { headline: 'Lawmakers voted', body: bodyOf(p(a, 'One!'), p(b, 'Two.'), p(c, 'Three.')) };
  expect(merge(same, same)).toMatchObject({ changes: {}, taken: { fields: [], blocks: [] }, conflicts: [] });
});

it('asks where one deleted what the other changed, whichever way round', () => {
  const without = { body: bodyOf(p(a, 'One.'), p(c, 'Three.')) };
  const changed = { body: bodyOf(p(a, 'One.'), p(b, 'Two, changed.'), p(c, 'Three.')) };
  expect(merge(without, changed).conflicts).toEqual([
    { field: 'body', block: b, base: p(b, 'Two.'), mine: p(b, 'Two, changed.') },
  ]);
  expect(merge(changed, without).conflicts).toEqual([
    { field: 'body', block: b, base: p(b, 'Two.'), theirs: p(b, 'Two, changed.') },
  ]);
});

it.each([
  ['theirs', ['They vote', 'One.', 'Two, by them.', 'Three.']],
  ['mine', ['I vote', 'One.', 'Two, by me.', 'Three.']],
  ['both', ['I vote', 'One.', 'Two, by them.', 'Two, by me.', 'Three.']],
] as const)('puts in what was chosen: %s', (choice, lines) => {
  const theirs = { headline: 'They vote', body: bodyOf(p(a, 'One.'), p(b, 'Two, by them.'), p(c, 'Three.')) };
  const mine = { headline: 'I vote', body: bodyOf(p(a, 'One.'), p(b, 'Two, by me.'), p(c, 'Three.')) };
  const { story, conflicts } = merge(theirs, mine, () => choice);
  expect([story.headline, ...linesOf(story)]).toEqual(lines);
  expect(conflicts).toEqual([]);
});

it('puts a paragraph that is chosen back where it stood, and takes one out', () => {
  const without = { body: bodyOf(p(a, 'One.'), p(c, 'Three.')) };
  const changed = { body: bodyOf(p(a, 'One.'), p(b, 'Two, changed.'), p(c, 'Three.')) };
  expect(linesOf(merge(without, changed, () => 'mine').story)).toEqual(['One.', 'Two, changed.', 'Three.']);
  expect(linesOf(merge(changed, without, () => 'mine').story)).toEqual(['One.', 'Three.']);
});

it('merges lists item by item, also where its first item is gone, and takes a table as a whole', () => {
  const cells = (word: string) => ({ ...table([[['Party'], [word]]]), $: { id: 'tttttttt' } });
  const from = { body: bodyOf(list([a, 'a'], [b, 'b'], [c, 'c']), cells('Seats')) };
  const sides = (theirs: Node, mine: Node) =>
    mergeStories({ base: from, theirs: { body: theirs }, mine: { body: mine } });
  const merged = sides(
    bodyOf(list([b, 'b'], [c, 'c by them']), cells('Seats')),
    bodyOf(list([a, 'a'], [b, 'b'], [c, 'c'], [d, 'd by me']), cells('Places')),
  );
  expect(linesOf(merged.changes)[0]).toBe('b c by them d by me');
  expect(merged.conflicts).toEqual([]);
  const both = sides(
    bodyOf(list([a, 'a'], [b, 'b'], [c, 'c']), cells('Mandates')),
    bodyOf(list([a, 'a'], [b, 'b'], [c, 'c']), cells('Places')),
  );
  expect(both.conflicts).toMatchObject([{ field: 'body', block: 'tttttttt' }]);
});

it('knows a paragraph that is cut and put in elsewhere, or split and joined again, by its words', () => {
  const moved = { body: bodyOf(p(a, 'One.'), p(c, 'Three.'), p(d, 'Two.')) };
  const { story, conflicts } = merge(moved, { body: bodyOf(p(a, 'One.'), p(b, 'Two, by me.'), p(c, 'Three.')) });
  expect([linesOf(story), conflicts]).toEqual([['One.', 'Three.', 'Two, by me.'], []]);
  const again = { body: bodyOf(p(a, 'One.'), p(d, 'Two.'), p(c, 'Three.')) };
  const other = merge({ body: bodyOf(p(a, 'One.'), p(b, 'Two, by them.'), p(c, 'Three.')) }, again);
  expect([linesOf(other.story), other.conflicts]).toEqual([['One.', 'Two, by them.', 'Three.'], []]);
});

it('keeps of a save that only gave a paragraph another id the one that it had: who wrote over it names it by that', () => {
  const after = { ...base, body: bodyOf(p(a, 'One.'), p(d, 'Two.'), p(c, 'Three.')) };
  expect(backTo(after, beforeOf(base, after))).toEqual(base);
  expect(beforeOf(base, base)).toEqual({ fields: {} });
});

it('takes for unchanged what an editor only spells otherwise', () => {
  const spelt = {
    root: {
      type: 'root',
      direction: 'ltr',
      children: [p(a, 'One.'), p(b, 'Two.'), p(c, 'Three.')].map(({ children: [words], ...node }) => ({
        children: [{ mode: 'normal', detail: 0, style: '', ...words, version: 1 }],
        direction: 'ltr',
        format: '',
        indent: 0,
        version: 1,
        textFormat: 0,
        ...node,
      })),
    },
  };
  const theirs = { body: bodyOf(p(a, 'One, by them.'), p(b, 'Two.'), p(c, 'Three.')) };
  const { story, conflicts } = merge(theirs, { body: spelt, standfirst: 'The vote came late.' });
  expect([linesOf(story)[0], conflicts]).toEqual(['One, by them.', []]);
});

describe('for any two edits of one story', () => {
  type Edit = {
    kind: 'type' | 'erase' | 'delete' | 'insert' | 'move' | 'split' | 'join' | 'field';
    at: number;
    to: number;
  };
  const edit = fc.record<Edit>({
    kind: fc.constantFrom('type', 'erase', 'delete', 'insert', 'move', 'split', 'join', 'field'),
    at: fc.nat(11),
    to: fc.nat(11),
  });
  const edits = fc.array(edit, { maxLength: 8 });
  const ids = (side: string) => {
    let count = 0;
    return (): string => `${side}${String((count += 1)).padStart(7, '0')}`;
  };
  const wordsIn = (node: Node): string[] => saysOf(node).split(' ').filter(Boolean);

  const acts: Record<Edit['kind'], (blocks: Node[], edit: Edit, word: () => string) => Node[]> = {
    type: (blocks, { at, to }, word) =>
      blocks.map((node, index) => {
        if (index !== at) return node;
        const words = wordsIn(node);
        return p(node.$.id, [...words.slice(0, to), word(), ...words.slice(to)].join(' '));
      }),
    erase: (blocks, { at, to }) =>
      blocks.map((node, index) =>
        index === at
          ? p(
              node.$.id,
              wordsIn(node)
                .filter((_, place) => place !== to)
                .join(' '),
            )
          : node,
      ),
    delete: (blocks, { at }) => blocks.filter((_, index) => index !== at),
    insert: (blocks, { at }, word) => [...blocks.slice(0, at), p(word(), word()), ...blocks.slice(at)],
    move: (blocks, { at, to }) => {
      const [node] = blocks.slice(at, at + 1);
      const rest = blocks.filter((each) => each !== node);
      return node ? [...rest.slice(0, to), node, ...rest.slice(to)] : blocks;
    },
    split: (blocks, { at, to }, word) =>
      blocks.flatMap((node, index) => {
        const words = wordsIn(node);
        if (index !== at || words.length < 2) return [node];
        return [p(node.$.id, words.slice(0, to).join(' ')), p(word(), words.slice(to).join(' '))];
      }),
    join: (blocks, { at }) => {
      const [first, second] = blocks.slice(at, at + 2);
      if (!first || !second) return blocks;
      return [...blocks.slice(0, at), p(first.$.id, `${saysOf(first)} ${saysOf(second)}`), ...blocks.slice(at + 2)];
    },
    field: (blocks) => blocks,
  };
  const names = ['kicker', 'headline', 'standfirst'] as const;
  const edited = (story: Values, all: readonly Edit[], side: string): Values => {
    const word = ids(side);
    return all.reduce<Values>((now, each) => {
      const name = names[each.at % names.length]!;
      if (each.kind === 'field') return { ...now, [name]: `${String(now[name] ?? '')} ${word()}`.trim() };
      const blocks = acts[each.kind]((now.body as any).root.children, each, word);
      return { ...now, body: bodyOf(...blocks) };
    }, story);
  };
  const start = edited(
    { kicker: 'k', headline: 'h', standfirst: 's', body: bodyOf() },
    [0, 1, 2, 3, 4, 5].flatMap((at): Edit[] => [
      { kind: 'insert', at, to: 0 },
      { kind: 'type', at, to: 0 },
      { kind: 'type', at, to: 1 },
    ]),
    'b',
  );
  const allWords = (story: Values): string[] => [
    ...names.flatMap((name) => String(story[name] ?? '').split(' ')),
    ...(story.body as any).root.children.flatMap(wordsIn),
  ];
  const conflictWords = (conflicts: readonly Conflict[]): string[] =>
    conflicts.flatMap(({ theirs, mine }) =>
      [theirs, mine].flatMap((each) =>
        typeof each === 'string' ? each.split(' ') : each ? wordsIn(each as Node) : [],
      ),
    );
  const blocksOf = ({ body }: Values): Node[] => (body as any).root.children;
  const blockOf = (story: Values, key: string): Node => blocksOf(story).find(({ $ }) => $.id === key)!;
  const keysOf = (story: Values): string[] => blocksOf(story).map(({ $ }) => $.id);
  const mergedOf = (theirs: Values, mine: Values) => {
    const merged = mergeStories({ base: start, theirs, mine });
    return { ...merged, story: { ...theirs, ...merged.changes } as Values };
  };

  it('no word that either wrote or both left is lost: it is in the story or in a conflict', () => {
    fc.assert(
      fc.property(edits, edits, (one, other) => {
        const [theirs, mine] = [edited(start, one, 't'), edited(start, other, 'm')];
        const { story, conflicts } = mergedOf(theirs, mine);
        const kept = new Set([...allWords(story), ...conflictWords(conflicts)]);
        const [was, their, my] = [start, theirs, mine].map((each) => new Set(allWords(each)));
        const due = [...their!, ...my!].filter((word) => !was!.has(word) || (their!.has(word) && my!.has(word)));
        expect(due.filter((word) => !kept.has(word))).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('no block stands twice, and none that either deleted and the other left stands again', () => {
    fc.assert(
      fc.property(edits, edits, (one, other) => {
        const [theirs, mine] = [edited(start, one, 't'), edited(start, other, 'm')];
        const { story, conflicts } = mergedOf(theirs, mine);
        const keys = keysOf(story);
        expect(new Set(keys).size).toBe(keys.length);
        const asked = new Set(conflicts.map(({ block }) => block));
        // What came with its very words is the same block.
        const isGone = (key: string, side: Values): boolean =>
          !keysOf(side).includes(key) &&
          !blocksOf(side).some(
            (each) => !keysOf(start).includes(each.$.id) && saysOf(each) === saysOf(blockOf(start, key)),
          );
        const gone = keysOf(start).filter((key) => isGone(key, theirs) || isGone(key, mine));
        expect(gone.filter((key) => keys.includes(key) && !asked.has(key))).toEqual([]);
      }),
      { numRuns: Math.ceil(runs / 2) },
    );
  });

  it('blocks that neither moved keep their order, and each side’s own keep theirs', () => {
    fc.assert(
      fc.property(edits, edits, (one, other) => {
        const still = (each: Edit): boolean => each.kind !== 'move';
        const [theirs, mine] = [edited(start, one.filter(still), 't'), edited(start, other.filter(still), 'm')];
        const { story } = mergedOf(theirs, mine);
        const keys = keysOf(story);
        for (const side of [start, theirs, mine]) {
          const common = keysOf(side).filter((key) => keys.includes(key));
          expect(keys.filter((key) => common.includes(key))).toEqual(common);
        }
      }),
      { numRuns: Math.ceil(runs / 2) },
    );
  });

  it('with a side that changed nothing the other one is the story, and with the same twice it is that', () => {
    fc.assert(
      fc.property(edits, (some) => {
        const changed = edited(start, some, 't');
        const isStory = (story: Values): boolean =>
          [...names, 'body'].every((name) => isSameField(name, story[name], changed[name])) &&
          keysOf(story).join() === keysOf(changed).join();
        for (const [theirs, mine] of [
          [changed, start],
          [start, changed],
          [changed, changed],
        ] as const) {
          const { story, conflicts } = mergedOf(theirs, mine);
          expect([isStory(story), conflicts]).toEqual([true, []]);
        }
      }),
      { numRuns: Math.ceil(runs / 4) },
    );
  });

  it('the copy before each save is made again of the last one and of what the saves replaced', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 5 }), (saves) => {
        const copies = saves.reduce<Values[]>(
          (all, each, at) => [...all, edited(all.at(-1)!, each, `s${at}`)],
          [start],
        );
        const patches = copies.slice(1).map((after, at) => beforeOf(copies[at]!, after));
        const kept = JSON.parse(JSON.stringify(patches)) as typeof patches;
        const first = kept.reduceRight((after, patch) => backTo(after, patch), copies.at(-1)!);
        expect(first).toEqual(start);
      }),
      { numRuns: Math.ceil(runs / 4) },
    );
  });
});

it('keeps of a save only the blocks that it changed', () => {
  const after = { ...base, headline: 'New', body: bodyOf(p(a, 'One.'), p(c, 'Three!'), p(d, 'Four.')) };
  expect(beforeOf(base, after)).toEqual({
    fields: { headline: 'Lawmakers vote' },
    body: { order: [a, b, c], blocks: { [b]: p(b, 'Two.'), [c]: p(c, 'Three.') } },
  });
  expect(changedBy(base, after)).toEqual({ fields: ['headline'], blocks: [b, c, d] });
});
