import {
  blocksOf,
  bodyProblems,
  excerptOf,
  halfMadeIn,
  htmlOf,
  plainTextOf,
  referencesOf,
  wordCountOf,
} from '../../src/domain/body.ts';
import { restOfBody, wordsAt } from '../../src/domain/body/rest.ts';
import { withoutStories } from '../../src/domain/body/references.ts';
import { pieceChanges, piecesOf } from '../../src/domain/changes/pieces.ts';
import { bodyLines } from '../../src/admin/history/bodyLines.ts';
import { body, heading, lineBreak, link, list, paragraph, table, text, type Node } from '../support/bodies.ts';

const story = '65c000000000000000000002';
const toStory = (...words: (Node | string)[]) =>
  link({ linkType: 'internal', doc: { relationTo: 'articles', value: story } }, ...words);
const seats = [
  [['Party'], ['Seats'], ['Change']],
  [['Reform'], ['1,204'], ['+12']],
  [[text('Green', 1), ' list'], ['87'], ['−3']],
];
const elections = table(seats, { caption: 'Seats in the council' });
const rulesOf = (...nodes: Node[]) => bodyProblems(body(...nodes)).map(({ path, rule }) => `${path}: ${rule}`);
const grid = (rows: number, columns: number) =>
  table(Array.from({ length: rows }, () => Array.from({ length: columns }, () => ['x'])));

describe('a table for readers', () => {
  it('has its cells as runs, and says whether its first row is a header', () => {
    expect(blocksOf(body(elections))).toEqual([
      {
        kind: 'table',
        caption: 'Seats in the council',
        header: true,
        rows: [
          { cells: [{ runs: [{ text: 'Party' }] }, { runs: [{ text: 'Seats' }] }, { runs: [{ text: 'Change' }] }] },
          { cells: [{ runs: [{ text: 'Reform' }] }, { runs: [{ text: '1,204' }] }, { runs: [{ text: '+12' }] }] },
          {
            cells: [
              { runs: [{ text: 'Green', marks: ['bold'] }, { text: ' list' }] },
              { runs: [{ text: '87' }] },
              { runs: [{ text: '−3' }] },
            ],
          },
        ],
      },
    ]);
  });

  it('has rows as long as one another, and none and no columns in which nothing stands', () => {
    const uneven = table([[['A'], [' '], ['C']], [[], []], [['D']]], { header: false });
    expect(blocksOf(body(uneven))).toEqual([
      {
        kind: 'table',
        header: false,
        rows: [
          { cells: [{ runs: [{ text: 'A' }] }, { runs: [{ text: 'C' }] }] },
          { cells: [{ runs: [{ text: 'D' }] }, { runs: [] }] },
        ],
      },
    ]);
    expect(blocksOf(body(table([[[], []]]), table([])))).toEqual([]);
  });

  it('has no header where the first row is empty', () => {
    expect(blocksOf(body(table([[[]], [['A']]])))).toMatchObject([{ header: false, rows: [{}] }]);
  });

  it('is a table of HTML that is scrolled by itself, with its caption, and heads of columns', () => {
    expect(htmlOf(blocksOf(body(elections)))).toBe(
      '<div class="table" role="group" tabindex="0" aria-label="Seats in the council"><table>' +
        '<caption><span>Seats in the council</span></caption>' +
        '<thead><tr><th scope="col">Party</th><th scope="col" class="number">Seats</th><th scope="col" class="number">Change</th></tr></thead>' +
        '<tbody><tr><td>Reform</td><td class="number">1,204</td><td class="number">+12</td></tr>' +
        '<tr><td><strong>Green</strong> list</td><td class="number">87</td><td class="number">−3</td></tr></tbody></table></div>',
    );
  });

  it('escapes what stands in it, in the caption too, and links only where a link may lead', () => {
    const html = htmlOf(
      blocksOf(
        body(table([[['<b>'], [link({ url: 'javascript:alert(1)' }, 'x')]]], { caption: '"><script>', header: false })),
      ),
      { language: 'az' },
    );
    expect(html).not.toMatch(/<b>|<script|javascript/);
    expect(htmlOf(blocksOf(body(grid(1, 1))), { language: 'az' })).toContain('aria-label="Cədvəl"');
  });

  it('takes for figures what is compared by its last digits', () => {
    const of = (...cells: string[]) =>
      htmlOf(
        blocksOf(
          body(
            table(
              cells.map((cell) => [[cell]]),
              { header: false },
            ),
          ),
        ),
      ).includes('number');
    for (const cell of ['7', '1 204,5', '−3 %', '$20', '₼ 20', '12 млн', '3:30', '~40'])
      expect([cell, of(cell)]).toEqual([cell, true]);
    for (const cell of ['Baku', '12 monkeys', '—', 'No. 7', 'A1']) expect([cell, of(cell)]).toEqual([cell, false]);
    expect(of('7', '—', '')).toBe(true);
    expect(of('7', 'none')).toBe(false);
  });
});

describe('a table in words', () => {
  it('is a line for a row, with tabs between the cells, in plain text', () => {
    const around = body(paragraph('Before.'), elections, paragraph('After.'));
    expect(plainTextOf(around)).toBe(
      'Before.\n\nSeats in the council\nParty\tSeats\tChange\nReform\t1,204\t+12\nGreen list\t87\t−3\n\nAfter.',
    );
    expect(plainTextOf(body(table([[['a', lineBreak, 'b'], ['c']]])))).toBe('a b\tc');
  });

  it('counts its words and those of its caption, and is left out of the excerpt', () => {
    expect(wordCountOf(body(elections))).toBe(4 + 3 + 3 + 4);
    expect(excerptOf(body(elections, paragraph('The text.')), 100)).toBe('The text.');
  });

  it('tells in the history what changed in it', () => {
    expect(bodyLines(body(elections), 'en')).toEqual([
      '[Table] Seats in the council\nParty | Seats | Change\nReform | 1,204 | +12\n**Green** list | 87 | −3',
    ]);
    const other = table([...seats.slice(0, 2), [['Green list'], ['88'], ['−3']]], { caption: 'Seats in the council' });
    const [change] = pieceChanges(piecesOf(body(elections), plainTextOf), piecesOf(body(other), plainTextOf));
    expect(change).toMatchObject({ how: 'changed', kind: 'table' });
    expect(change!.stretches.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '87' },
      { kind: 'added', text: '88' },
    ]);
  });
});

describe('what is wrong with a table', () => {
  it('is nothing up to 100 rows of 12 cells, with links and lines', () => {
    expect(
      rulesOf(
        grid(100, 12),
        elections,
        table([[[lineBreak, toStory('a')]]]),
        table([], { header: null, caption: null }),
      ),
    ).toEqual([]);
    expect(rulesOf({ ...elections, fields: { blockType: 'table' } })).toEqual([]);
  });

  it.each<[string, Node, string[]]>([
    ['a row too many', grid(101, 1), ['fields.rows: too-many']],
    ['a cell too many in a row', grid(1, 13), ['fields.rows: too-many']],
    ['a caption that is too long', table([[['x']]], { caption: 'x'.repeat(301) }), ['fields.caption: too-long']],
    ['a header that is no flag', table([[['x']]], { header: 'yes' }), ['fields.header: boolean']],
    ['rows that are no list', { ...elections, fields: { blockType: 'table', rows: {} } }, ['fields.rows: list']],
    ['a row that is none', { ...elections, fields: { blockType: 'table', rows: [[]] } }, ['fields.rows: object']],
    [
      'a cell that is none',
      { ...elections, fields: { blockType: 'table', rows: [{ cells: ['x'] }] } },
      ['fields.rows: object'],
    ],
    [
      'more in a cell than its children',
      { ...elections, fields: { blockType: 'table', rows: [{ cells: [{ children: [], span: 2 }] }] } },
      ['fields.rows: object'],
    ],
    ['a paragraph in a cell', table([[[paragraph('x')]]]), ['fields.rows.0.cells.0.children.0.type: node-type']],
    ['a list in a cell', table([[['x'], [list('bullet')]]]), ['fields.rows.0.cells.1.children.0.type: node-type']],
    ['a table in a cell', table([[['x', elections]]]), ['fields.rows.0.cells.0.children.1.type: node-type']],
    [
      'a bad link in a cell',
      table([[['x']], [[link({ url: 'javascript:alert(1)' }, 'x')]]]),
      ['fields.rows.1.cells.0.children.0.fields.url: link'],
    ],
  ])('is %s, by its place', (_, node, expected) => {
    expect(rulesOf(paragraph('Text.'), node)).toEqual(expected.map((rule) => `body.root.children.1.${rule}`));
  });

  it('counts its nodes and its text with those of the body', () => {
    const long = 'x'.repeat(300_000);
    expect(rulesOf(table([[[long], [long]]]))).toEqual(['body: too-long']);
    const many = Array.from({ length: 18 }, () => grid(100, 12));
    expect(rulesOf(...many)).toEqual(['body: too-many']);
  });

  it('lets go of the table it stands in, and of no other text', () => {
    const bad = table([[[link({ url: 'javascript:x' }, 'x')]]]);
    const [problem] = bodyProblems(body(paragraph('Text.'), bad));
    const place = problem!.path.replace(/^body\./, '');
    expect(restOfBody(body(paragraph('Text.'), bad), body(paragraph('Text.')), [place])).toEqual(
      body(paragraph('Text.')),
    );
    expect(wordsAt(body(heading('h2', 'A'), elections), 'root.children.1.fields.rows.0')).toBe('Seats in the council');
    expect(wordsAt(body(table([[[], ['Party']]])), 'root.children.0.fields.rows.0')).toBe('Party');
  });
});

describe('a table that is not finished', () => {
  it('keeps a story from readers while nothing stands in it, and while a link in it leads nowhere', () => {
    expect(halfMadeIn(body(elections))).toEqual([]);
    expect(halfMadeIn(body(table([[[], []]]), table([[['x'], [link({ url: '' }, 'y')]]])))).toEqual([
      {
        path: 'body',
        rule: 'half-made',
        message: 'Table 1 in the body: no words in its cells yet.',
        place: 'root.children.0.fields.rows',
        params: { block: 'table', number: 1, field: 'rows' },
      },
      {
        path: 'body',
        rule: 'half-made',
        message: 'Link 1 in the body: no address yet.',
        place: 'root.children.1.fields.rows.0.cells.1.children.0.fields.url',
        params: { block: 'link', number: 1, field: 'url' },
      },
    ]);
  });
});

it('names the stories its cells lead to, and of one that is hidden only the words stay', () => {
  const linked = body(table([[['x'], [toStory('Our ', text('story', 1))]]]));
  expect(referencesOf(linked)).toEqual([
    { path: 'body.root.children.0.fields.rows.0.cells.1.children.0.fields.doc', collection: 'articles', id: story },
  ]);
  const without = withoutStories(linked, (id) => id === story);
  expect(without).toEqual(body(table([[['x'], ['Our ', text('story', 1)]]])));
  expect(withoutStories(linked, () => false)).toEqual(linked);
});
