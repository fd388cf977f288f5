import type { BodyNode } from '../../../src/admin/editor/nodes.ts';
import { pastedIntoCell } from '../../../src/admin/editor/pasteIntoCell.ts';
import { columnsOf, emptyRows, rowsOf, withCell, withPasted, type Rows } from '../../../src/admin/editor/tableRows.ts';
import { applyAct, nearestOpen, mayBeDone, stepFrom } from '../../../src/admin/composer/text/table/steps.ts';

const text = (words: string): BodyNode => ({ type: 'text', version: 1, text: words });
const rows = (...lines: string[]): Rows =>
  lines.map((line) => ({ cells: line.split(' ').map((word) => ({ children: word === '.' ? [] : [text(word)] })) }));
const shown = (of: Rows): string[] =>
  of.map(({ cells }) =>
    cells.map(({ children }) => children.map(({ text: words }) => String(words ?? '⏎')).join('') || '.').join(' '),
  );

describe('the rows of a table', () => {
  it('are the very ones that are stored, and filled up only where something is missing', () => {
    const whole = rows('a b', 'c d');
    expect(rowsOf(whole)).toBe(whole);
    expect(
      shown(rowsOf([{ cells: [{ children: [text('a')] }] }, { cells: [{}, 7, { children: [text('b')] }] }])),
    ).toEqual(['a . .', '. . b']);
    for (const nothing of [undefined, null, [], {}, 'x', [7]]) expect(shown(rowsOf(nothing))).toEqual(['.']);
  });

  it('stay the very objects they were where nothing is written', () => {
    const before = rows('a b', 'c d');
    const after = withCell(before, { row: 1, column: 0 }, [text('x')]);
    expect(shown(after)).toEqual(['a b', 'x d']);
    expect([after[0] === before[0], after[1]!.cells[1] === before[1]!.cells[1]]).toEqual([true, true]);
  });

  it.each([
    ['addRow', ['a b', '. .', 'c d'], { row: 1, column: 1 }],
    ['addColumn', ['a b .', 'c d .'], { row: 0, column: 2 }],
    ['removeRow', ['c d'], { row: 0, column: 1 }],
    ['removeColumn', ['a', 'c'], { row: 0, column: 0 }],
  ] as const)('come and go at the cell in which one writes: %s', (act, expected, open) => {
    const done = applyAct(act, { row: 0, column: 1 }, rows('a b', 'c d'));
    expect(shown(done.rows)).toEqual(expected);
    expect(done.open).toEqual({ ...open, caret: 'end' });
  });

  it('are 100 of 12 cells at most, and one of one at least', () => {
    expect(mayBeDone(emptyRows(100, 12))).toEqual({
      addRow: false,
      addColumn: false,
      removeRow: true,
      removeColumn: true,
    });
    expect(mayBeDone(emptyRows(1, 1))).toEqual({
      addRow: true,
      addColumn: true,
      removeRow: false,
      removeColumn: false,
    });
  });
});

describe('a step from a cell', () => {
  const two = rows('a b', 'c d');
  it.each([
    ['next', 0, 0, { row: 0, column: 1, caret: 'end' }],
    ['next', 0, 1, { row: 1, column: 0, caret: 'end' }],
    ['next', 1, 1, 'new row'],
    ['previous', 1, 0, { row: 0, column: 1, caret: 'end' }],
    ['previous', 0, 0, 'before'],
    ['up', 1, 1, { row: 0, column: 1, caret: 'end' }],
    ['up', 0, 1, 'before'],
    ['down', 0, 1, { row: 1, column: 1, caret: 'start' }],
    ['down', 1, 0, 'behind'],
    ['right', 0, 1, { row: 1, column: 0, caret: 'start' }],
    ['right', 1, 1, 'behind'],
    ['left', 1, 0, { row: 0, column: 1, caret: 'end' }],
  ] as const)('%s from %i, %i', (step, row, column, expected) => {
    expect(stepFrom({ row, column }, step, two)).toEqual(expected);
  });

  it('keeps an open cell that is there, and goes to the nearest where it went', () => {
    const open = { row: 1, column: 1, caret: 'start' } as const;
    expect(nearestOpen(open, two)).toBe(open);
    expect(nearestOpen({ row: 4, column: 9, caret: 'start' }, two)).toEqual({ row: 1, column: 1, caret: 'end' });
  });

  it('makes no row where there are 100', () => {
    expect(stepFrom({ row: 99, column: 0 }, 'next', emptyRows(100, 1))).toBe('behind');
  });
});

describe('what is pasted into a cell', () => {
  const into = (plain: string) =>
    pastedIntoCell({ getData: (type) => (type === 'text/plain' ? plain : '') }, () => 'f'.repeat(24));

  it('is other cells, if the clipboard has rows of them', () => {
    const pasted = into('1\t2\n3\t4\n');
    expect('rows' in pasted && shown(pasted.rows)).toEqual(['1 2', '3 4']);
    const row = into('1\t2');
    expect('rows' in row && shown(row.rows)).toEqual(['1 2']);
  });

  it('is words else, each line below the other', () => {
    expect(into('one')).toMatchObject({ nodes: [{ text: 'one' }] });
    expect(into('One.\n\nTwo.')).toMatchObject({ nodes: [{ text: 'One.' }, { type: 'linebreak' }, { text: 'Two.' }] });
  });

  it('stands from that cell on; the table grows as far as it may', () => {
    const pasted = withPasted(rows('a b', 'c d'), { row: 1, column: 1 }, rows('1 2', '3 4'));
    expect([shown(pasted.rows), pasted.isCut]).toEqual([['a b .', 'c 1 2', '. 3 4'], false]);
    const cut = withPasted(emptyRows(99, 12), { row: 98, column: 11 }, rows('1 2', '3 4', '5 6'));
    expect([cut.rows.length, columnsOf(cut.rows), cut.isCut]).toEqual([100, 12, true]);
    expect(shown(cut.rows).slice(98)).toEqual(['. . . . . . . . . . . 1', '. . . . . . . . . . . 3']);
  });
});
