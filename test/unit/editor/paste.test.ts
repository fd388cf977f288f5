import { readFileSync } from 'node:fs';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { pastedHtml, pastedText, type Pasted } from '../../../src/admin/editor/paste.ts';
import type { HtmlElement, HtmlNode } from '../../../src/admin/editor/htmlTree.ts';
import type { BodyNode } from '../../../src/admin/editor/nodes.ts';
import { bodyProblems } from '../../../src/domain/body.ts';

type Parsed = DefaultTreeAdapterTypes.ChildNode;

function read(node: Parsed): HtmlNode[] {
  if (node.nodeName === '#text') return [(node as DefaultTreeAdapterTypes.TextNode).value];
  return 'tagName' in node ? [elementOf(node)] : [];
}
const elementOf = (element: DefaultTreeAdapterTypes.Element): HtmlElement => ({
  tag: element.tagName,
  attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
  children: element.childNodes.flatMap(read),
});
const bodyOf = (html: string): HtmlElement => {
  const [body] = parse(html)
    .childNodes.flatMap(read)
    .flatMap((node) =>
      typeof node === 'string'
        ? []
        : node.children.filter((child) => typeof child !== 'string' && child.tag === 'body'),
    );
  return body as HtmlElement;
};

let ids = 0;
const newId = (): string => (ids += 1).toString(16).padStart(24, '0');
const paste = (html: string): Pasted => pastedHtml(bodyOf(html), newId);
const from = (program: string): Pasted =>
  paste(readFileSync(new URL(`../../fixtures/clipboard/${program}.html`, import.meta.url), 'utf8'));

const marks: Record<number, string> = { 0: '', 1: '*', 2: '_', 3: '*_', 32: '~', 64: '^' };

/** A node in one line: marks around its text, links in brackets. */
function shown(node: BodyNode): string {
  const inner = (node.children ?? []).map(shown).join('');
  if (node.type === 'linebreak') return '⏎';
  if (node.type === 'tab') return '→';
  if (node.type === 'link') return `[${inner}](${String((node.fields as { url: string }).url)})`;
  const mark = marks[node.format as number] ?? '?';
  return node.type === 'text' ? `${mark}${String(node.text)}${mark}` : inner;
}

function lines(node: BodyNode, indent = ''): string[] {
  if (node.type !== 'list') return [`${indent}${String(node.tag ?? node.type)}: ${shown(node)}`];
  return node.children!.flatMap((item, index) => {
    const inner = item.children!.filter(({ type }) => type === 'list');
    if (inner.length > 0) return inner.flatMap((list) => lines(list, `${indent}  `));
    const mark = node.tag === 'ol' ? `${Number(node.start) + index}.` : '-';
    return [`${indent}${mark} ${shown(item)}`];
  });
}
const outline = ({ nodes }: Pasted): string[] => nodes.flatMap((node) => lines(node));

const element = { format: '', indent: 0, version: 1, direction: null };
const asBody = ({ nodes }: Pasted): unknown => ({
  root: { type: 'root', ...element, children: nodes },
});

it('takes a text from Word', () => {
  const pasted = from('word');
  expect(outline(pasted)).toEqual([
    'h2: Water returns to the plain',
    'h3: What was found',
    'paragraph: The canal, dry since *May*, carries water[1] again, the [report](https://www.example.org/report) says; the plan does not.',
    'paragraph: Nobody knows why.',
    '- First village',
    '  - its _upper_ part',
    '- Second village',
    '3. Third rule',
    '4. Fourth rule',
    'h3: 2. The figures',
    'paragraph: →2025⏎Canal→10 m^3^',
    'paragraph: [1] Of the ministry.',
  ]);
  expect(pasted.leftOut).toEqual([
    { what: 'comment', count: 2, examples: [] },
    { what: 'link', count: 1, examples: ['file:///C:/Users/elif/plan.docx'] },
    { what: 'deleted', count: 1, examples: [] },
    { what: 'table', count: 1, examples: [] },
    { what: 'image', count: 1, examples: [] },
  ]);
});

it('takes a text from Google Docs', () => {
  const pasted = from('googleDocs');
  expect(outline(pasted)).toEqual([
    'h2: The highest here',
    'paragraph: A *bold*_ claim_[with a link](https://example.org/a)^2^',
    '- one',
    '  - one and a half',
    '- two',
    'h3: A lower one',
    '1. first',
    'paragraph: Name→Votes⏎Aliyev→120 of 200',
  ]);
  expect(pasted.leftOut.map(({ what, count }) => [what, count])).toEqual([
    ['image', 1],
    ['table', 1],
  ]);
});

it('takes a text from Outlook', () => {
  const pasted = from('outlook');
  expect(outline(pasted)).toEqual([
    'paragraph: Коллеги, текст ниже.',
    'paragraph: *Баку, 10\u00a0000 человек* вышли на площадь.⏎Так сообщает штаб ([press@example.az](mailto:press@example.az), [+994\u00a012 555\u00a001\u00a000](tel:+994125550100)).',
    '- первое',
    '- второе',
  ]);
  expect(pasted.leftOut).toEqual([
    { what: 'link', count: 1, examples: ['javascript:void(0)'] },
    { what: 'image', count: 1, examples: [] },
  ]);
});

it('takes a text from LibreOffice', () => {
  const pasted = from('libreOffice');
  expect(outline(pasted)).toEqual([
    'h2: Kanalda su',
    'paragraph: Su _yenidən_ axır[1].',
    '2. ikinci',
    '3. üçüncü',
    '  - alt bənd',
    'paragraph: [1] Nazirlikdən.',
  ]);
  expect(pasted.leftOut).toEqual([]);
});

it('takes a text from a web page', () => {
  const pasted = from('webPage');
  expect(outline(pasted)).toEqual([
    'paragraph: Jump to content',
    'h2: Flood',
    'paragraph: First\u00a0line',
    'paragraph: Second paragraph, with a [link](https://example.org/x)[3].',
    'paragraph: A street.',
    'quote: We saw it come.⏎Then it went.',
    'h3: Later',
    'h3: Much later',
    'paragraph: Thanks 🎉',
    'paragraph: Laid out',
    'paragraph: beside',
    'paragraph: One column',
    '- a',
    '  - b',
    '    - c',
    '      - d',
    '        - e',
    '        - f',
  ]);
  expect(pasted.leftOut).toEqual([
    { what: 'link', count: 1, examples: ['#mw-content'] },
    { what: 'image', count: 1, examples: [] },
    { what: 'embed', count: 1, examples: [] },
  ]);
});

it.each(['word', 'googleDocs', 'outlook', 'libreOffice', 'webPage'])(
  'makes a body that can be stored of %s',
  (name) => {
    expect(bodyProblems(asBody(from(name)))).toEqual([]);
  },
);

it('puts words of one paragraph into the paragraph at the caret', () => {
  expect(paste('<meta charset="utf-8"><span>just <b>words</b></span>').nodes.map(shown)).toEqual(['just ', '*words*']);
});

it('keeps the numbers of a list that goes on in the lists of Word for the web', () => {
  const item = (level: number, text: string): string =>
    `<div class="ListContainerWrapper"><ol role="list"><li data-listid="7" data-aria-level="${level}"><p class="Paragraph"><span class="TextRun"><span class="NormalTextRun">${text}</span></span><span class="EOP">&nbsp;</span></p></li></ol></div>`;
  expect(outline(paste(item(1, 'one') + item(2, 'within') + item(1, 'two')))).toEqual([
    '1. one',
    '  1. within',
    '3. two',
  ]);
});

it('drops what can not be stored or seen', () => {
  const pasted = paste('<p>so\u00adft\u200b\ufeff e\u0301</p><p>\u0001\u00a0</p><p>end</p>');
  expect(outline(pasted)).toEqual(['paragraph: soft é', 'paragraph: end']);
});

it('takes a plain wire: a line end is a space where lines are full, a blank line parts paragraphs', () => {
  const wire = [
    '   BAKU, May 3 (DL) - The canal that has been dry since the spring of',
    'last year carries water again, the ministry said on Sunday, without a',
    'word on where it came from or on how long it is going to last, or to',
    'whom it belongs.',
    '',
    '   Farmers said they had not been told.',
    '',
    '• Eight villages',
    '• 4,000 people',
    '',
  ].join('\r\n');
  expect(outline(pastedText(wire, newId))).toEqual([
    'paragraph: BAKU, May 3 (DL) - The canal that has been dry since the spring of last year carries water again, the ministry said on Sunday, without a word on where it came from or on how long it is going to last, or to whom it belongs.',
    'paragraph: Farmers said they had not been told.',
    '- Eight villages',
    '- 4,000 people',
  ]);
});

it('changes nothing in a line of plain text but what can not be stored', () => {
  expect(pastedText(' two  words\u0007 ', newId).nodes.map(shown)).toEqual([' two  words ']);
});
