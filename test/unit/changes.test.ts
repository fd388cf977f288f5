import { pieceChanges, piecesOf, type Piece } from '../../src/domain/changes/pieces.ts';
import { stepsBetween } from '../../src/domain/changes/sequence.ts';
import { textChanges } from '../../src/domain/changes/texts.ts';
import { plainTextOf } from '../../src/domain/body.ts';

const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
const marked = (stretches: ReturnType<typeof textChanges>): string =>
  stretches.map(({ kind, text }) => `${marks[kind][0]}${text}${marks[kind][1]}`).join('');

it.each([
  ['Lawmakers voted late.', 'Lawmakers voted late.', 'Lawmakers voted late.'],
  ['Lawmakers voted late.', 'Lawmakers voted early.', 'Lawmakers voted [-late-]{+early+}.'],
  ['It was 71 to 38.', 'It was 72 to 37.', 'It was [-71-]{+72+} to [-38-]{+37+}.'],
  ['one two three four', 'one five six four', 'one [-two three-]{+five six+} four'],
  ['The vote', 'The late vote', 'The {+late +}vote'],
  ['', 'New', '{+New+}'],
  ['Old', '', '[-Old-]'],
  ['Heydər Əliyevin', 'Heydər Əliyev', 'Heydər [-Əliyevin-]{+Əliyev+}'],
  ['кто-то пришёл', 'кто-то ушёл', 'кто-то [-пришёл-]{+ушёл+}'],
])('tells by words what changed from "%s" to "%s"', (before, after, told) => {
  expect(marked(textChanges(before, after))).toBe(told);
});

it('makes one text of the other, whatever they are', () => {
  let seed = 7;
  const random = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
  for (let round = 0; round < 300; round += 1) {
    const make = (): string[] => Array.from({ length: random(12) }, () => 'abcd'[random(4)]!);
    const [before, after] = [make(), make()];
    const steps = stepsBetween(before, after);
    expect(steps.filter(({ kind }) => kind !== 'added').map(({ item }) => item)).toEqual(before);
    expect(steps.filter(({ kind }) => kind !== 'removed').map(({ item }) => item)).toEqual(after);
  }
  const [long, other] = ['a', 'b'].map((letter) => Array.from({ length: 4_000 }, (_, at) => `${letter}${at}`));
  expect(stepsBetween(long!, other!)).toHaveLength(8_000);
});

const p = (text: string, id?: string): Piece => ({ id, kind: 'paragraph', text });
const told = (before: Piece[], after: Piece[]): string[] =>
  pieceChanges(before, after).map(({ how, stretches }) => `${how}: ${marked(stretches)}`);

it('knows a paragraph by its id, wherever it stands and whatever it says now', () => {
  expect(told([p('One.', 'aaaaaaaa'), p('Two.', 'bbbbbbbb')], [p('Two.', 'bbbbbbbb'), p('One.', 'aaaaaaaa')])).toEqual([
    'same: Two.',
    'moved: One.',
  ]);
  expect(told([p('All of it.', 'aaaaaaaa')], [p('Written anew, entirely.', 'aaaaaaaa')])[0]).toMatch(/^changed: /);
});

it('tells what came and what went where it stands', () => {
  const before = [p('One.', 'aaaaaaaa'), p('Two.', 'bbbbbbbb'), p('Three.', 'cccccccc')];
  const after = [p('One.', 'aaaaaaaa'), p('Quite another matter.', 'dddddddd'), p('Three!', 'cccccccc')];
  expect(told(before, after)).toEqual([
    'same: One.',
    'removed: [-Two.-]',
    'added: {+Quite another matter.+}',
    'changed: Three[-.-]{+!+}',
  ]);
});

it('without ids takes for edited what is alike and stands in the same place', () => {
  expect(told([p('The vote came late.'), p('The end.')], [p('The vote came early.'), p('The end.')])).toEqual([
    'changed: The vote came [-late-]{+early+}.',
    'same: The end.',
  ]);
});

it('tells a sub-head that became a paragraph', () => {
  expect(told([{ id: 'aaaaaaaa', kind: 'h2', text: 'Water' }], [p('Water', 'aaaaaaaa')])).toEqual(['changed: Water']);
});

it('reads the pieces of a body with their ids, a list by its first item’s', () => {
  const text = (words: string) => ({ type: 'text', text: words, format: 0 });
  const body = {
    root: {
      children: [
        { type: 'paragraph', $: { id: 'aaaaaaaa' }, children: [text('One.')] },
        { type: 'paragraph', children: [] },
        {
          type: 'list',
          listType: 'bullet',
          children: [{ type: 'listitem', $: { id: 'bbbbbbbb' }, children: [text('a')] }],
        },
        { type: 'heading', tag: 'h3', children: [text('Two')] },
      ],
    },
  };
  expect(piecesOf(body, plainTextOf)).toEqual([
    { id: 'aaaaaaaa', kind: 'paragraph', text: 'One.' },
    { id: 'bbbbbbbb', kind: 'list', text: 'a' },
    { id: undefined, kind: 'h3', text: 'Two' },
  ]);
});
