import { parseDateline } from '../../dateline/dateline.ts';
import { readable, tidyLine } from './characters.ts';
import { isHtml, linesOfHtml } from './html.ts';
import { withoutJson } from './json.ts';
import { isMarkdown, linesOfMarkdown } from './markdown.ts';
import { htmlOfXml, isStoryXml } from './xml.ts';
import { labelOf } from '../phrases.ts';
import { warn, type Findings, type CopyLine } from '../types.ts';

const bbTag = /\[\/?(?:b|i|u|s|url|img|quote|size|color|center|left|right|list|h[1-6]|\*)(?:=[^\][]{0,300})?\]/gi;
const closingBbTag = /\[\/(?:b|i|u|s|url|quote|size|color|center|h[1-6])\]/i;
const fieldTag = /\{\/?[a-z]{2,20}\}/gi;
const closingFieldTag = /\{\/[a-z]{2,20}\}/i;
/** “= Title =”, “== Cost ==” of a wiki. */
const wikiHeading = /^\s*(={1,6}) (\S.{0,200}) \1\s*$/;

/** Lines without the marks of forums (`[b]…[/b]`), of content systems (`{headline}…{/headline}`) and of wikis, each only where it is used as such. */
function withoutMarkup(rows: readonly string[]): readonly string[] {
  const isForum = rows.some((row) => closingBbTag.test(row));
  const isFields = rows.some((row) => closingFieldTag.test(row));
  return rows.map((row) => {
    const [, marks = '', heading = ''] = wikiHeading.exec(row) ?? [];
    if (heading !== '') return `${'#'.repeat(marks.length)} ${heading}`;
    const plain = isForum ? row.replace(bbTag, '') : row;
    return isFields ? plain.replace(fieldTag, '') : plain;
  });
}

const tabWidth = 4;

function indentOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (character === '\t') columns += tabWidth;
    else if (character === ' ' || character === '\u00a0' || character === '\u3000') columns += 1;
    else break;
  }
  return columns;
}

const quoteMarks = /^ ?(?:> ?)+/;
const isQuoted = (line: CopyLine): boolean => line.text.trimStart().startsWith('>');

const answerMark = /(?:wrote|yazdı|yazıb|пишет|написала?|написал\(а\)):$/;

/** Where the mail that this one answers is quoted to the end, below “… wrote:”; -1 if it is not. */
function answeredFrom(lines: readonly CopyLine[]): number {
  const lastOwn = lines.findLastIndex((line) => line.text.trim() !== '' && !isQuoted(line));
  const isAnswer =
    lastOwn > 0 && lastOwn < lines.length - 1 && answerMark.test(lines[lastOwn]?.text.trim().slice(-40) ?? '');
  return isAnswer ? lastOwn : -1;
}

/** Whether all that stands below the header of a mail is quoted: its text. */
function isBelowHeader(lines: readonly CopyLine[], first: number, last: number): boolean {
  const above = lines.slice(0, Math.max(first, 0)).findLast(({ text }) => text.trim() !== '');
  const isHeader = above !== undefined && labelOf(above.text.trim())?.label === 'mail';
  return isHeader && lines.slice(first, last).every((line) => isQuoted(line) || line.text.trim() === '');
}

/** What somebody said, set off by the mark of a quoted mail, and a mark with nothing behind it: a story has other lines. */
const isSpeech = ({ text }: CopyLine): boolean => /^[\s>]*["“«‘„]/u.test(text) || !/\p{L}/u.test(text);

const lengthOf = (lines: readonly CopyLine[]): number => lines.reduce((sum, { text }) => sum + text.length, 0);

/** A forwarded e-mail, when most lines are quoted: the quoted lines are the copy, what stands before and after is not. */
function withoutMailQuotes(lines: readonly CopyLine[], findings: Findings): readonly CopyLine[] {
  const filled = lines.filter((line) => line.text.trim() !== '');
  const quoted = filled.filter(isQuoted);
  const answered = answeredFrom(lines);
  const own = lines.slice(0, Math.max(answered, 0)).filter((line) => !isQuoted(line));
  const isStoryOwn = lengthOf(own) > lengthOf(quoted) || own.some(({ text }) => parseDateline(text.trim()));
  if (answered > 0 && isStoryOwn) {
    warn(findings, 'quoted-mail', 'The mail that this one answers was left out.', lines[answered]?.number);
    return lines.slice(0, answered);
  }
  const first = lines.findIndex(isQuoted);
  const last = lines.findLastIndex(isQuoted);
  if (isBelowHeader(lines, first, last)) {
    warn(findings, 'quoted-mail', 'The marks of quotation of a forwarded e-mail were removed.', lines[first]?.number);
    return lines.map((line) =>
      isQuoted(line) ? { ...line, text: line.text.trimStart().replace(quoteMarks, '') } : line,
    );
  }
  const isMail =
    answered > 0 || quoted.length === filled.length || (quoted.length > 2 && quoted.length >= filled.length * 0.6);
  if (!isMail || quoted.every(isSpeech)) return lines;
  // One line above quotations and no greeting heads them.
  const [only, ...others] = filled.filter((line) => !isQuoted(line));
  if (only && others.length === 0 && lines.indexOf(only) < first && !/[\p{P}>]$/u.test(only.text.trim())) return lines;
  const outside = [...lines.slice(0, first), ...lines.slice(last + 1)].map((line) => line.text.trim()).filter(Boolean);
  const message = 'This came as a quoted e-mail: the quote marks were removed, and what stood outside the quoted text.';
  warn(findings, 'quoted-mail', message, lines[first]?.number);
  if (outside.length > 0) findings.inferred.coverNote = { value: outside.join('\n'), from: 'around the quoted e-mail' };
  return lines.slice(first, last + 1).map((line) => ({ ...line, text: line.text.trimStart().replace(quoteMarks, '') }));
}

/** What a messenger writes before what is copied out of it: “[26.11.2026, 14:05] Leyla: ”, “Leyla, [26.11.2026 14:05]”. */
const messenger =
  /^\s*(?:\[?\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f][ap]m)?\]?(?: [-–])? [^:]{1,40}: |[^:[\]]{1,40}, \[\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?\]:?\s*)/i;
/** “[26 noyabr 2026, 14:05] Leyla: ”, “[Thursday 2:05 PM] Leyla Example” alone. */
const bracketedSender =
  /^\s*\[[^\][:]{0,30}\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f][ap]m)?\] (?:\p{Lu}[^:[\]]{1,40}: |\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]+){1,2}$)/iu;
const leftOutMedia =
  /^\s*(?:<(?:media omitted|без медиафайлов|медиафайл пропущен|media daxil edilməyib|attached: [^>]{1,80}|прикреплено: [^>]{1,80})>|(?:image|photo|video|audio|sticker|gif|document)s? omitted)$/i;

/** “(2/3) …”: which part of a message it is. */
const part = /^\s*\(\d{1,2}\/\d{1,2}\)\s*(?=\S)/;

/** “[00:00:03] …”: when in a recording it was said. */
const recorded = /^\s*[[(]?\d{1,2}:\d{2}:\d{2}[\])]? (?=\S)/;

/** Each message of a messenger as a paragraph, without who sent it when. */
const messages = (lines: readonly CopyLine[]): readonly CopyLine[] => {
  const repeated = [part, recorded].filter((form) => lines.filter(({ text }) => form.test(text)).length > 1);
  return lines.flatMap((line) => {
    const sender = [messenger, bracketedSender, ...repeated].find((form) => form.test(line.text));
    if (!sender) return [line];
    const text = line.text.replace(sender, '');
    return [
      { ...line, text: '' },
      { ...line, text: leftOutMedia.test(text) ? '' : text },
    ];
  });
};

/** Copy whose every line is numbered, without the numbers: “1 Headline”, “2”, “3 BAKU …”. */
function withoutLineNumbers(rows: readonly string[]): readonly string[] {
  const filled = rows.filter((row) => row.trim() !== '');
  const isNumbered =
    filled.length > 2 && filled.every((row, index) => /^\s*(\d{1,4})(?=\s|$)/.exec(row)?.[1] === String(index + 1));
  return isNumbered ? rows.map((row) => row.replace(/^\s*\d{1,4}/, '')) : rows;
}

/** “TITLE=Budget”, “başlıq - Büdcə” → “TITLE: Budget”, “başlıq: Büdcə”, where a copy begins with several such fields. */
function withColons(rows: readonly string[]): readonly string[] {
  const field = /^\s*([A-Z][A-Z -]{1,20})=(?=\S)/;
  const dashed = /^\s*([\p{L}][\p{L} ]{1,20}?)(?: [-–—] |\t+)(?=\S)/u;
  const isDashed = (row: string): boolean => labelOf(`${dashed.exec(row)?.[1] ?? ''}: `) !== undefined;
  const top = rows.slice(0, 20);
  if (top.filter((row) => field.test(row)).length > 2)
    return rows.map((row, index) => (index < 20 ? row.replace(field, '$1: ') : row));
  return top.filter(isDashed).length > 1
    ? rows.map((row, index) => (index < 20 && isDashed(row) ? row.replace(dashed, '$1: ') : row))
    : rows;
}

/** A wire ends its lines with “=” or “<”, and some begin those above the text with “^”. */
const withoutWireMarks = (text: string): string =>
  text
    .replace(/^\^(?=\S)/, '')
    .replace(/(?<=[^\s<]) ?<$/, '')
    .replace(/(?<=[^\s=]) ?=$/, '');

/** What is set as a blank line where a blank one is not kept. */
const dots = /^[.·•⠀]+$/u;

/** Copy as clean lines with single spaces, numbered as they came. Blank lines are kept: they separate paragraphs. */
export function linesOf(raw: string, findings: Findings): CopyLine[] {
  const rows = withoutJson(readable(raw, findings)).split('\n');
  const numbered = rows.map((text, index): CopyLine => ({ text, number: index + 1, indent: 0 }));
  // The marks of quotation first: what they stand before may be of any other kind.
  const own = withoutMailQuotes(numbered, findings);
  const plain = withoutMarkup(withColons(withoutLineNumbers(own.map((line) => line.text))));
  const unquoted = messages(own.map((line, index) => ({ ...line, text: plain[index] ?? '' })));
  const text = unquoted.map((line) => line.text).join('\n');
  const isXml = isStoryXml(text);
  const isPasted = isXml || isHtml(text);
  if (isPasted) warn(findings, 'html', 'The copy came with HTML: only its text was kept.');
  const lines = isPasted ? linesOfHtml(isXml ? htmlOfXml(text) : text, unquoted) : unquoted;
  const tidy = lines.map(({ text, number }) => ({
    text: withoutWireMarks(tidyLine(text)).replace(dots, ''),
    number,
    indent: indentOf(text),
  }));
  if (!isMarkdown(tidy)) return tidy;
  if (!isPasted) warn(findings, 'markdown', 'The copy came in Markdown: only its text was kept.');
  return linesOfMarkdown(tidy);
}
