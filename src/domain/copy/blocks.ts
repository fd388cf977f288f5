import { parseDateline } from '../dateline/dateline.ts';
import { isPosted } from './agencyLines.ts';
import { addLine, keepEmbargo, type Desk } from './matter.ts';
import { isEmbargo, listItem } from './phrases.ts';
import { warn, type CopyBlock, type Paragraph } from './types.ts';

/** More of one kind are not told of. */
const mostDatelines = 20;
const longestSubhead = 80;
const mostSubheadWords = 12;
const longestAttribution = 100;
/** A longer quotation stays a paragraph: it would not fit the quotation block. */
const longestQuotation = 4_000;

const numbered = /^(\d{1,3})[.)] /;
/** Direct speech that opens with a dash goes on with one: “- Yes, - he said.” */
const isSpeech = (text: string): boolean => /[,.!?…] [-–—] /.test(text);
const isItem = ({ text }: Paragraph): boolean => listItem.test(text) && !isSpeech(text);

/** The items that begin at `start`: two at least, all with bullets or numbered 1, 2, 3; else none. */
function itemsAt(paragraphs: readonly Paragraph[], start: number): Paragraph[] {
  const first = paragraphs[start];
  if (!first || !isItem(first)) return [];
  const isOrdered = numbered.test(first.text);
  const items: Paragraph[] = [];
  for (let index = start; index < paragraphs.length; index += 1) {
    const paragraph = paragraphs[index] as Paragraph;
    const number = numbered.exec(paragraph.text)?.[1];
    const isNext = isOrdered ? Number(number) === items.length + 1 : number === undefined && isItem(paragraph);
    if (!isNext) break;
    items.push(paragraph);
  }
  // “– What was hardest? – To wait.” are two who speak.
  const isTalk = !isOrdered && items.some(({ text }) => /^[-–] .*\?$/.test(text));
  return items.length > 1 && !isTalk ? items : [];
}

const opening: Record<string, string> = { '“': '”', '"': '"', '«': '»', '„': '“”', '‘': '’', "'": "'" };

/** Whether a text is one quotation from its first mark to its last. */
function isWholeQuotation(text: string): boolean {
  const close = opening[text[0] ?? ''];
  if (close === undefined || text.length < 3 || !close.includes(text.at(-1) ?? ' ')) return false;
  return ![...close].some((mark) => text.slice(1, -1).includes(mark));
}

const attributionOf = ({ text }: Paragraph): string | undefined => {
  if (text.length > longestAttribution) return undefined;
  const name = /^(?:-{1,3}|[–—]) ?(\p{Lu}.*)$/u.exec(text)?.[1];
  return name === undefined || /[.!?…]$/.test(name) || isSpeech(text) ? undefined : name;
};

const withoutQuoteMark = (text: string): string => text.replace(/^> ?/, '');

/** A quotation that stands by itself: marked `>`, or in quotation marks with “— Name” below it. */
function quotationAt(paragraphs: readonly Paragraph[], index: number): { block: CopyBlock; count: number } | undefined {
  const paragraph = paragraphs[index] as Paragraph;
  const isMarked = paragraph.text.startsWith('>');
  const text = withoutQuoteMark(paragraph.text);
  if (text === '' || text.length > longestQuotation || !(isMarked || isWholeQuotation(text))) return undefined;
  const next = paragraphs[index + 1];
  const attribution = next && attributionOf({ ...next, text: withoutQuoteMark(next.text) });
  if (!isMarked && !attribution) return undefined;
  return { block: { type: 'quotation', text, ...(attribution && { attribution }) }, count: attribution ? 2 : 1 };
}

/** “WTI 58,03 +0,51”, “Енисей 6 16”: a row of a table, which ends in two figures. */
const isRow = (text: string): boolean => /(?: [-+–−]?[\d.,:%]*\d[\d.,:%]*){2,}$/u.test(text);

/** A short line without a full stop, above text: “What comes next”, “## Background”. */
function subheadOf(paragraph: Paragraph, next: Paragraph | undefined): string | undefined {
  const { text } = paragraph;
  const marked = /^#{1,6} (.+)$/.exec(text)?.[1];
  if (marked !== undefined && text.length < 200) return marked;
  if (!next || text.length > longestSubhead || text.split(' ').length > mostSubheadWords) return undefined;
  const isLineOfItsOwn = /^[\p{Lu}\d]/u.test(text) && /[\p{L}\p{M}\d?)]$/u.test(text) && /\p{L}/u.test(text);
  const isAboveText = next.text.length > text.length && (/[.!?…:]["'”’»)]*$/.test(next.text.slice(-4)) || isItem(next));
  return isLineOfItsOwn && isAboveText && !listItem.test(text) && !isRow(text) ? text : undefined;
}

/** The text as blocks. A quotation within a paragraph stays there, as it is. */
export function blocksOf(paragraphs: readonly Paragraph[]): CopyBlock[] {
  const blocks: CopyBlock[] = [];
  for (let index = 0; index < paragraphs.length;) {
    const paragraph = paragraphs[index] as Paragraph;
    const items = itemsAt(paragraphs, index);
    const quotation = quotationAt(paragraphs, index);
    const subhead = subheadOf(paragraph, paragraphs[index + 1]);
    if (items.length > 0) {
      const texts = items.map(({ text }) => text.replace(listItem, ''));
      blocks.push({ type: 'list', ordered: numbered.test(paragraph.text), items: texts });
    } else if (quotation) blocks.push(quotation.block);
    else if (subhead !== undefined) blocks.push({ type: 'subhead', text: subhead });
    else blocks.push({ type: 'paragraph', text: paragraph.text });
    index += items.length || quotation?.count || 1;
  }
  return blocks;
}

/** Takes embargo lines out wherever they stand, and points at what an editor would want to see. */
export function inspectParagraphs(paragraphs: readonly Paragraph[], desk: Desk): Paragraph[] {
  let secondDatelines = 0;
  return paragraphs.filter((paragraph, index) => {
    const { text, line } = paragraph;
    if (isEmbargo(text)) {
      keepEmbargo(desk, text, line);
      return false;
    }
    if (isPosted(text)) {
      addLine(desk, 'printedOn', text, line);
      return false;
    }
    if (/(?<!\.)\.\.(?!\.)/.test(text))
      warn(desk, 'double-period', 'Two full stops in a row were left as they are.', line);
    const form = index > 0 && secondDatelines < mostDatelines ? parseDateline(text, desk)?.form : undefined;
    if (form === 'slash' || form === 'agency') {
      secondDatelines += 1;
      warn(desk, 'second-dateline', 'This paragraph begins with a dateline of its own; it was left in the text.', line);
    }
    return true;
  });
}
