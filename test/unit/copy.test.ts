import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { ServerBlockNode } from '@payloadcms/richtext-lexical';
import { createHeadlessEditor } from '@payloadcms/richtext-lexical/lexical/headless';
import { ListItemNode, ListNode } from '@payloadcms/richtext-lexical/lexical/list';
import { HeadingNode } from '@payloadcms/richtext-lexical/lexical/rich-text';
import { blocksOf } from '../../src/domain/body/blocks.ts';
import {
  lexicalFromBlocks,
  longestCopy,
  parseCopy,
  type CopyBlock,
  type CopyStory,
  type ParsedCopy,
} from '../../src/domain/copy.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { cpuTimeOf } from '../support/cpuTime.ts';
import { newsroom } from '../fixtures/copy/newsroom.ts';

const folder = new URL('../fixtures/copy/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -4));

/** Written by hand. A string among the blocks is a paragraph; a warning is `code@line`; `from` need not name every field. */
type Expectation = {
  refused?: { path: string; rule: string }[];
  story?: Omit<CopyStory, 'blocks'> & { blocks: (string | CopyBlock)[] };
  warnings?: string[];
  from?: Record<string, string>;
};

const parse = (text: string): ParsedCopy => parseCopy(text, newsroom);

function refusalOf(text: string): Refusal {
  try {
    parse(text);
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal;
    throw refusal;
  }
  throw new Error('The copy was taken.');
}

const bodyOf = (blocks: readonly (string | CopyBlock)[]): CopyBlock[] =>
  blocks.map((block) => (typeof block === 'string' ? { type: 'paragraph', text: block } : block));
const codes = ({ warnings }: ParsedCopy) => warnings.map(({ code, line }) => (line ? `${code}@${line}` : code));

describe('the copy in the folder', () => {
  it('is of at least fifteen kinds', () => {
    expect(names.length).toBeGreaterThan(30);
  });

  it.each(names)('%s becomes what a person makes of it', (name) => {
    const expected = JSON.parse(read(`${name}.json`)) as Expectation;
    const text = read(`${name}.txt`);
    if (expected.refused) {
      const { code, problems } = refusalOf(text);
      expect(code).toBe('invalid');
      expect(problems.map(({ path, rule }) => ({ path, rule }))).toEqual(expected.refused);
      return;
    }
    const parsed = parse(text);
    expect(parsed.story).toEqual({ ...expected.story, blocks: bodyOf(expected.story?.blocks ?? []) });
    expect(codes(parsed)).toEqual(expected.warnings);
    for (const [field, from] of Object.entries(expected.from ?? {})) expect(parsed.inferred[field]?.from).toBe(from);
  });
});

const story = (...body: string[]) => ['Envoy Visits Baku', `Baku/Turan: ${body[0]}`, ...body.slice(1)].join('\n\n');
const bodyParsed = (...body: string[]) => parse(story(...body)).story.blocks;
const warned = (text: string) => parse(text).warnings.map(({ code }) => code);

describe('what a correspondent may type', () => {
  it('is kept to the last mark in quotations', () => {
    const quotations = '"straight" “curly” ‘single’ «ёлочки» „лапки“ -- – — ... … don\'t don’t';
    expect(bodyParsed(quotations)).toEqual([{ type: 'paragraph', text: quotations }]);
  });

  it('loses its double spaces and nothing else', () => {
    expect(bodyParsed('He said:  “One   moment.”\u00a0 Then\the  left.')).toEqual([
      { type: 'paragraph', text: 'He said: “One moment.” Then he left.' },
    ]);
  });

  it('may mention what pages print, as long as it stands in a sentence', () => {
    expect(bodyParsed('Share prices fell.', 'He told them to leave a review.', 'Print.', '“Share”')).toHaveLength(4);
  });

  it('may end with two known people, one of them only known by another alphabet', () => {
    const { byline } = parse(story('Text.', 'Тамара Орлова и Нино Харадзе')).story;
    expect(byline).toEqual({ authorIds: ['tamara', 'nino'] });
  });

  it('may be signed by the house, which is no unknown author', () => {
    const { story: filed, warnings } = parse(story('The envoy is in the city for the talks.', 'Turan', 'Politics'));
    expect(filed.byline).toEqual({ authorIds: [], text: 'Turan' });
    expect(warnings).toEqual([]);
  });

  it('may carry a section in any of the three languages, or its path', () => {
    for (const line of ['Parliament', 'PARLAMENT', 'Парламент', 'Section: politics/parliament', 'Раздел: парламент']) {
      expect(parse(story('Text.', 'Alex Raufoglu', line)).story.sectionId).toBe('parliament');
    }
  });

  it('may repeat a field: the first stands, and the desk is told of the other', () => {
    const parsed = parse(`Headline: One\nHeadline: Two\n\n${story('Text.', 'Alex Raufoglu', 'Politics', 'Economy')}`);
    expect(parsed.story.headline).toBe('One');
    expect(parsed.story.sectionId).toBe('politics');
    expect(parsed.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(['repeated', 'extra-section']));
  });
});

describe('who reports', () => {
  it.each([
    ['TURAN’s Washington correspondent reports.', 'Washington correspondent'],
    ['By phone, the Washington D.C. correspondent said so.', 'Washington D.C. correspondent'],
    ['Turanın Tbilisi müxbiri xəbər verir.', 'Tbilisi müxbiri'],
    ['Передает тбилисский корреспондент Турана.', 'тбилисский корреспондент'],
    ['The correspondent was expelled.', undefined],
    ['A TURAN correspondent asked.', undefined],
    ['Baku, correspondents say, is calm.', undefined],
  ])('is read from “%s” as %s', (text, line) => {
    expect(parse(story(text)).story.correspondentLine).toBe(line);
  });
});

describe('what is refused', () => {
  it.each([
    ['Turan, 24.11.2026. Growers expect record harvest', 'Growers expect record harvest'],
    ['Reuters, November 24 - Bridge opens in May', 'Bridge opens in May'],
    ['Туран, 24 ноября. Мост откроют в мае', 'Мост откроют в мае'],
    ['Turan, 24 noyabr 2026 – Körpü mayda açılacaq', 'Körpü mayda açılacaq'],
    ['Paris 2024 Games open', 'Paris 2024 Games open'],
    ['Iran, May 5: What we know', 'Iran, May 5: What we know'],
  ])('has no sender and day in the headline “%s”', (line, headline) => {
    const text =
      'Baku/Turan: The bridge over the Kura opens in May, the minister said on Tuesday.\n\nIt cost twenty million.';
    expect(parse(`${line}\n\n${text}`).story.headline).toBe(headline);
  });

  it('is a headline of more than 160 characters, which is never cut', () => {
    const long = 'Envoy visits the port of Baku '.repeat(6).slice(0, 160);
    expect(parse(`${long}\n\nText.`).story.headline).toBe(long);
    expect(refusalOf(`${long}a\n\nText.`).problems).toMatchObject([{ path: 'headline', rule: 'too-long' }]);
  });

  it('is copy of more than 500,000 characters', () => {
    const text = story('Text. '.repeat(90_000)).slice(0, longestCopy);
    expect(parse(text).story.headline).toBe('Envoy Visits Baku');
    expect(refusalOf(`${text}x`).problems).toMatchObject([{ path: 'copy', rule: 'too-long' }]);
  });

  it('is copy without a letter', () => {
    expect(refusalOf('12345\n\n!!!').problems).toMatchObject([{ path: 'headline', rule: 'required' }]);
  });
});

describe('garbled letters', () => {
  it.each([
    ['UTF-8 read as Windows-1252', 'â€œWeâ€™re not,â€\u009d he said.'],
    ['Azerbaijani UTF-8 read as Latin-1', 'AzÉ\u0099rbaycan hÃ¶kumÉ\u0099ti'],
    ['Windows-1251 read as Windows-1252', 'Ïàðëàìåíò ïðèíÿë áþäæåò íà ñëåäóþùèé ãîä'],
    ['bytes that were no UTF-8', 'The env\ufffdy said'],
  ])('are pointed at: %s', (_, text) => {
    expect(warned(story(text))).toContain('mojibake');
  });

  it.each(['“CAFÉ”, naïve, Ångström, Š', 'Şəki, Göyçay, Üçtəpə və “Ə”', 'Съезд РСФСР, «Россия», СССР №1'])(
    'are not seen in “%s”',
    (text) => {
      expect(warned(story(text))).not.toContain('mojibake');
    },
  );
});

/** Every string in a parsed copy, wherever it ended up. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

const marks = fc.constantFrom(['“', '”'], ['"', '"'], ['«', '»'], ['‘', '’'], ['„', '“']);
const quotedWords = fc.stringMatching(
  /^[A-Za-zəğışçöüА-яё0-9.,;:!?…–—'()&%/-]{1,12}( [A-Za-zəğışА-я0-9.,!?…—'-]{1,9}){0,8}$/,
);
const quotation = fc.tuple(marks, quotedWords).map(([[open, close], words]) => `${open}${words}${close}`);
const paragraph = fc
  .tuple(
    fc.constantFrom('', 'He said: ', 'Nazir bildirib: ', '- ', '1. ', '> ', 'Baku/Turan: '),
    quotation,
    fc.constantFrom('', ' he said.', '..'),
  )
  .map((parts) => parts.join(''));
const furniture = fc.constantFrom(
  'News Line',
  'Politics',
  'Alex Raufoglu',
  'By John Doe',
  '###',
  'URGENT',
  '(ADDS a line)',
  'ENDS',
  '',
);
const separator = fc.constantFrom('\n', '\n\n', '\r\n', '\n \n');

describe('any copy at all', () => {
  it('keeps every quotation, word for word and mark for mark', () => {
    const lines = fc.array(fc.tuple(fc.oneof(paragraph, furniture), separator), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(lines, (parts) => {
        const text = `Envoy visits the port of Baku\n\n${parts.map(([line, end]) => line + end).join('')}`;
        const found = stringsIn(parse(text)).join('\n');
        for (const [line] of parts) {
          const quoted = /(?<open>[“"«‘„]).*[”"»’“]/.exec(line)?.[0];
          if (quoted) expect(found).toContain(quoted);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(['“Hl:”', '> “?”\n> “?”\n> “!” he said.\nNews Line'])('keeps what is said in %j', (lines) => {
    const found = stringsIn(parse(`Envoy visits the port of Baku\n\n${lines}`)).join('\n');
    for (const [quoted] of lines.matchAll(/“.*?”/g)) expect(found).toContain(quoted);
  });

  it('is taken or refused, never anything else', () => {
    const pieces = fc.constantFrom(
      ...[
        '\n',
        '\n\n',
        ' ',
        'Headline:',
        'By ',
        '<p>',
        '</div>',
        '<!--',
        '&amp;',
        '&#0;',
        '> ',
        '“',
        '”',
        '"',
        '1. ',
        '- ',
      ],
      ...[
        'BAKU, March 3 (Turan) -- ',
        'Section: ',
        '\u0000',
        '\u202e',
        '\ud800',
        '..',
        '__proto__',
        'constructor',
        'Politics',
      ],
    );
    const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 40 });
    fc.assert(
      fc.property(text, (parts) => {
        try {
          lexicalFromBlocks(parse(parts.join('')).story.blocks);
        } catch (refusal) {
          expect(refusal).toBeInstanceOf(Refusal);
        }
      }),
      { numRuns: 300 },
    );
  });

  const parsedOrRefused = (text: string) => {
    const taken = cpuTimeOf(() => {
      try {
        lexicalFromBlocks(parse(text).story.blocks);
      } catch (refusal) {
        expect(refusal).toBeInstanceOf(Refusal);
      }
    });
    // Four seconds at most on an idle machine; what goes by the square of its length takes minutes.
    expect(taken).toBeLessThan(20_000);
  };
  const size = 200_000;
  const hostile = (piece: string, opening = 'Headline\n\n') =>
    (opening + piece.repeat(size / piece.length + 1)).slice(0, size);

  it.each([
    'a',
    'A ',
    'a\n',
    'A\n\n',
    '"',
    '“',
    '(',
    ')',
    '.',
    '..',
    ' ',
    '\n',
    '\r',
    '>',
    '> ',
    '> > a\n',
    '<',
    '<a ',
    '<p>',
    '<!--',
    '<script>',
    '<ul><li>',
    '&',
    '&amp',
    '-',
    '- ',
    '- a\n',
    '1. a\n',
    '# ',
    '/',
    'A/',
    'A, ',
    'a:',
    'Slug: x\n',
    'e\u0301',
    '\u0301',
    'a\u0316\u0301',
    '\u200d',
    '\u202e',
    '\u0000',
    'Share ',
    'News Line\n',
    'By A and ',
    'correspondent ',
    'X correspondent ',
    'BAKU, March 3 (Turan) -- a\n',
    `${'word '.repeat(14)}\n`,
    `${'word '.repeat(13)}well-\n`,
    'РђС',
    '\ud800',
    'URGENT\n',
    'EMBARGO\n',
  ])('takes linear time, be it 200,000 characters of %j', (piece) => {
    parsedOrRefused(hostile(piece));
  });

  it.each([
    'BAKU, March 3 (Turan) -- a\n',
    'A. B. C. D.\n',
    'Eds: x\n',
    '-----Original Message-----\n',
    'word '.repeat(14) + '\n',
  ])('takes at the limit no more than its share of what it takes for a quarter of that: %j', (piece) => {
    const timeOf = (length: number): number => {
      const text = `Envoy visits the port of Baku\n\n${piece.repeat(length / piece.length)}`;
      return cpuTimeOf(() => parsedOrRefused(text));
    };
    const best = (length: number): number => Math.min(timeOf(length), timeOf(length));
    // Four times the text; quadratic time would be sixteen.
    expect(best(longestCopy - 100) / best(longestCopy / 4)).toBeLessThan(12);
  });

  it('takes linear time for one letter with 100,000 accents, and for HTML that never closes', () => {
    parsedOrRefused(hostile('\u0301\u0316', 'Headline\n\na'));
    parsedOrRefused(hostile('<!-- x ', '<p>Headline</p>'));
    parsedOrRefused(hostile('<script>x ', '<p>Headline</p>'));
  });
});

describe('the body of a filed story', () => {
  const { story: filed } = parse(read('23-quotations.txt'));

  it.each(['01-sample-story', '17-lists', '20-sub-heads', '23-quotations'])(
    'is rich text that the editor of the admin reads and writes without a change: %s',
    (name) => {
      const body = lexicalFromBlocks(parse(read(`${name}.txt`)).story.blocks);
      const onError = (error: Error) => {
        throw error;
      };
      const editor = createHeadlessEditor({ nodes: [ListItemNode, ListNode, HeadingNode, ServerBlockNode], onError });
      editor.setEditorState(editor.parseEditorState(JSON.stringify(body)));
      expect(JSON.parse(JSON.stringify(editor.getEditorState()))).toEqual(body);
    },
  );

  it('is rich text that our own reader of bodies takes as it is', () => {
    expect(blocksOf(lexicalFromBlocks(filed.blocks))[1]).toEqual({
      kind: 'quotation',
      paragraphs: [[{ text: '“The report is a baseline, not a verdict.”' }]],
      attribution: 'Antony Blinken',
    });
    expect(blocksOf(lexicalFromBlocks(parse(read('17-lists.txt')).story.blocks)).map(({ kind }) => kind)).toEqual([
      'paragraph',
      'list',
      'paragraph',
      'list',
      'paragraph',
    ]);
  });

  it('gives each block an id of its own, the same for the same copy', () => {
    const twice: CopyBlock = { type: 'quotation', text: 'Twice' };
    const ids = lexicalFromBlocks([twice, twice]).root.children.map((node) => (node.fields as { id: string }).id);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{24}$/);
    expect(lexicalFromBlocks(filed.blocks)).toEqual(lexicalFromBlocks(filed.blocks));
  });
});
