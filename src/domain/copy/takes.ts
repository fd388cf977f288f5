import { parseDateline } from '../dateline/dateline.ts';
import { isWireLine } from './agencyLines.ts';
import { endsSentence } from './end/endEvidence.ts';
import { markerOf } from './phrases.ts';
import type { Paragraph } from './types.ts';

const takeWord = /(?:take|add|part|page|lead|ld|часть|передача|лист|страница|стр\.?|hissə|səhifə|səh\.?)/u.source;
const takeForms = [
  `(?<word>${takeWord}) ?\\d{1,2}(?<of> ?(?:of|из|/) ?\\d{1,2})?`,
  `\\d{1,2}(?:-?(?:ci|cı|cu|cü|я|ая|st|nd|rd|th))? ?(?<word>${takeWord})`,
].map(
  (form) =>
    new RegExp(
      `^(?<slug>\\p{Lu}[\\p{L}\\d /-]{1,40}?)(?: ?(?<mark>[-–—/(,]) ?| )\\(?${form}\\)?(?: ?[-–—]| ?\\([^()]{2,70}\\))?$`,
      'iu',
    ),
);

/** “STEEL - take 2 of 2”, “FERRY-AGROUND take 2”, “Qar, 2-ci hissə (…)”: a slug of one word, in capitals or before a comma, and which take of it. */
function slugOfTake(line: string): string | undefined {
  const found = line.length > 120 ? undefined : takeForms.map((form) => form.exec(line)).find((each) => each !== null);
  const { slug: rawSlug = '', mark, of } = found?.groups ?? {};
  const slug = rawSlug.replace(/[ -]+$/, '');
  const isSlug = !slug.includes(' ') || slug === slug.toUpperCase() || mark === ',' || of !== undefined;
  return /^\p{Lu}/u.test(slug) && isSlug ? slug : undefined;
}

/** “BC-XX--Giant Lobster, 1st Ld-Writethru,127”: the line by which an American agency files a take → its slug, or undefined. */
export function takeLineSlug(line: string): string | undefined {
  if (line.length > 120) return undefined;
  // “bc-Germany-weather 11-27 0193”, “r i BC-AZERBAIJAN-BUDGET 11-26 0345”
  const dated = /^(?:[a-z] ){0,3}(?:bc|am|pm)-(\S{3,60})(?: [\d-]{2,8}){1,4}$/i.exec(line)?.[1];
  if (dated !== undefined) return dated;
  const take = slugOfTake(line);
  if (take !== undefined) return take;
  const lead = /^([^\s,][^,]{1,60}), ?\d(?:st|nd|rd|th) (?:lead|ld|add|take|update|writethru)\b/i.exec(line)?.[1];
  if (lead !== undefined) return lead.replace(/^(?:[A-Z]{2}-){1,2}[A-Z]{0,4}-|^(?:BC|AM|PM)-/, '');
  return /^(?:(?:[A-Z]{2}-){1,2}[A-Z]{0,4}-|(?:BC|AM|PM)-)([^\s,-][^,]{1,60})(?:,.*)?$/.exec(line)?.[1];
}
const wireId = /^(?:ZCZC|\p{L}{1,4}\d{2,6}[a-z]?)$/u;
const wireWord = /^(?:\p{L}{0,4}\d{1,6}[a-z]?|\p{Ll}{1,4}|\p{Lu}{1,4}|\p{Lu}{2,4}-\p{Lu}{1,3}\d{1,4}|-{2,})$/u;

/** “eca062 4 i 211 xxx 061”, “ZCZC TUR0123 4 POL 0210” (IPTC 7901) → its urgency if it has one, or undefined. */
export function wireHeaderOf(line: string): { urgency?: number } | undefined {
  const words = line.length > 60 ? [] : line.split(' ');
  const isHeader =
    words.length > 1 && wireId.test(words[0] ?? '') && words.slice(1).every((word) => wireWord.test(word));
  if (!isHeader || !/\d/.test(line)) return undefined;
  const urgency = words.slice(1, 4).find((word) => /^[1-9]$/.test(word));
  return urgency === undefined ? {} : { urgency: Number(urgency) };
}

const longest = 60;
/** Where the line that names the first take may stand. */
const mostAbove = 8;

type Numbered = { slug: string; number: number; isSure: boolean };

/** “DOCKERS STRIKE 2”, “DOCKERS STRIKE -2-”, “mast fall 2-2-2”: a slug and a number; the last two head takes beyond doubt. */
function readNumbered(line: string): Numbered | undefined {
  if (line.length > longest) return undefined;
  const [, name = '', digit] = /^(\p{L}[\p{L} /-]{2,40}) (\d)-\2-\2$/u.exec(line) ?? [];
  if (digit !== undefined) return { slug: name, number: Number(digit), isSure: true };
  const [, slug = '', dashed, plain] =
    /^(\p{Lu}[\p{Lu}\d /-]{2,40}?) ?(?:[-–—] ?(\d{1,2}) ?[-–—]|[-–—/]? ?(\d{1,2}))(?: (?:and last|of \d{1,2})| ?\(\p{L}{3,12}\))?$/u.exec(
      line,
    ) ?? [];
  return slug === '' ? undefined : { slug: slug.trim(), number: Number(dashed ?? plain), isSure: dashed !== undefined };
}

/** “1st add strike”, “strike add 1” */
const addTake =
  /^(?:first|second|third|fourth|fifth|\d(?:st|nd|rd|th)) (?:add|take|lead|page)(?: [\p{L}\d -]{2,30})?$|^[\p{L}-]{3,20}(?: [\p{L}-]{3,20})? (?:add|take|page) \d{1,2}$/iu;

/** What may only head the next take below “more”: “FERRY 2”, “STEEL - take 2”, “1st add strike”. */
const headsTake = (line: string): boolean =>
  line.length <= longest &&
  (takeLineSlug(line) !== undefined ||
    wireHeaderOf(line) !== undefined ||
    readNumbered(line) !== undefined ||
    addTake.test(line) ||
    isWireLine(line));

/** The slugs by which takes are numbered in a copy: one after the other, or beyond doubt. */
function numberedSlugs(paragraphs: readonly Paragraph[]): ReadonlySet<string> {
  const last = new Map<string, number>();
  const slugs = new Set<string>();
  for (const { text } of paragraphs) {
    const take = readNumbered(text);
    if (take === undefined) continue;
    if (take.isSure || last.get(take.slug) === take.number - 1) slugs.add(take.slug);
    last.set(take.slug, take.number);
  }
  return slugs;
}

/** Whether another line above the text can head a story whose slug stands by itself. */
function isHeadedElse(paragraphs: readonly Paragraph[], slug: number): boolean {
  const mayHead = ({ text }: Paragraph): boolean => !endsSentence(text) && parseDateline(text) === undefined;
  const above = paragraphs.slice(0, mostAbove);
  const end = above.findIndex((paragraph) => !mayHead(paragraph));
  return above.slice(0, end < 0 ? above.length : end).some((_, index) => index !== slug);
}

type Takes = { heads: ReadonlySet<Paragraph>; slug?: Paragraph };

/** The lines that only head a take: by the slug of the first, by their number, or below the word that more follows; and the slug above the text. */
export function takesOf(paragraphs: readonly Paragraph[]): Takes {
  const first = paragraphs.slice(0, mostAbove).findIndex(({ text }) => slugOfTake(text) !== undefined);
  const slug = slugOfTake(paragraphs[first]?.text ?? '');
  const slugs = numberedSlugs(paragraphs);
  const heads = new Set<Paragraph>();
  let above: Paragraph | undefined;
  let isMoreDue = false;
  for (const [index, paragraph] of paragraphs.entries()) {
    const { text } = paragraph;
    const marker = markerOf(text);
    const isOfSlug = slug !== undefined && index > first && slugOfTake(text) === slug;
    const isAlone = index < mostAbove && slugs.has(text) && isHeadedElse(paragraphs, index);
    const ofNumber = isAlone ? text : slugs.has(readNumbered(text)?.slug ?? '') ? readNumbered(text)?.slug : undefined;
    if (index < mostAbove && ofNumber !== undefined) above ??= { ...paragraph, text: ofNumber };
    if (isOfSlug || ofNumber !== undefined || (isMoreDue && marker === undefined && headsTake(text)))
      heads.add(paragraph);
    else isMoreDue = marker === 'more' || (isMoreDue && marker !== undefined);
  }
  return { heads, ...(above && { slug: above }) };
}
