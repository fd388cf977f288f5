import { hasBylineLabel } from '../byline.ts';
import { parseDateline, type ParsedDateline } from '../dateline.ts';
import { lowerCase } from '../letters.ts';
import {
  addLine,
  at,
  keep,
  keepByline,
  keepSection,
  takeAgencyLine,
  takeLabel,
  takeTitle,
  type Desk,
} from './matter.ts';
import { isPersonName } from './people.ts';
import { isDayLine, labelOf, type Label } from './phrases.ts';
import { warn, type Paragraph } from './types.ts';

const frontLabels: readonly Label[] = [
  'slugline',
  'headline',
  'byline',
  'section',
  'standfirst',
  'keywords',
  'priority',
  'language',
  'embargo',
];
const longestHeadline = 160;
const longestStandfirst = 300;

/** Lines that open a story rather than head it, beyond doubt. */
const opensText = ({ text }: Paragraph, desk: Desk): boolean => {
  const found = parseDateline(text, desk);
  if (!found) return false;
  const { form, dateline } = found;
  return form === 'slash' || form === 'agency' || dateline.date !== undefined || text.length > longestHeadline;
};

function takeByline(desk: Desk, paragraph: Paragraph, how: string): boolean {
  const { text } = paragraph;
  const byline = desk.bylines.sure(text);
  if (!byline) return false;
  // “By Election Results Delayed” may be the headline; whoever signs above it is known, or labelled.
  if (!desk.matter.headline && byline.authorIds.length === 0 && !hasBylineLabel(text)) return false;
  keepByline(desk, byline, paragraph, how);
  return true;
}

function takeMailHeader(desk: Desk, { text, line }: Paragraph): boolean {
  if (desk.matter.headline || labelOf(text)?.label !== 'mail') return false;
  if (!desk.inferred.mailHeader) warn(desk, 'mail-header', 'The header lines of an e-mail were left out.', line);
  addLine(desk, 'mailHeader', text, line);
  return true;
}

function takeDatelineLabel(desk: Desk, { text, line }: Paragraph): boolean {
  const found = labelOf(text);
  if (found?.label !== 'dateline') return false;
  const dateline = parseDateline(`${found.value.replace(/:$/, '')}:`, desk)?.dateline;
  if (found.value !== '') keep(desk, 'dateline', dateline ?? { place: found.value }, at(line, 'labelled'));
  return true;
}

/** Takes a line that can only stand above the text. */
const takeFrontLine = (desk: Desk, paragraph: Paragraph): boolean =>
  takeMailHeader(desk, paragraph) ||
  takeDatelineLabel(desk, paragraph) ||
  takeLabel(desk, paragraph, frontLabels) ||
  takeAgencyLine(desk, paragraph);

function takeDayLine(desk: Desk, { text, line }: Paragraph): boolean {
  if (!isDayLine(text)) return false;
  addLine(desk, 'printedOn', text, line);
  return true;
}

function takeSection(desk: Desk, { text, line }: Paragraph): boolean {
  if (desk.sectionNamed(text) === undefined) return false;
  keepSection(desk, text, line, 'known section');
  return true;
}

function takeHeadline(desk: Desk, { text, line }: Paragraph): boolean {
  const headline = text.replace(/^#+ /, '');
  if (!/\p{L}/u.test(headline)) return true;
  keep(desk, 'headline', { text: headline, line }, at(line), headline);
  return true;
}

/** The agency as the house spells it if it is the house's own; the house's own where the copy names none. */
function keepDateline(desk: Desk, { dateline, form }: ParsedDateline, line: number): void {
  const [house] = desk.sources;
  const isHouse =
    house !== undefined && dateline.source !== undefined && lowerCase(dateline.source) === lowerCase(house);
  const source = isHouse ? house : (dateline.source ?? house);
  const how =
    dateline.source === undefined && house !== undefined ? `${form} form, the house as its source` : `${form} form`;
  keep(desk, 'dateline', { ...dateline, ...(source !== undefined && { source }) }, at(line, how));
}

/** One paragraph that stands between the headline and the dateline: a byline of somebody unknown, or the standfirst. */
function keepBetween(desk: Desk, paragraph: Paragraph): void {
  const { text, line } = paragraph;
  const how = 'between headline and dateline';
  if (isPersonName(text) && !desk.matter.byline) keepByline(desk, desk.bylines.read(text), paragraph, how);
  else keep(desk, 'standfirst', text, at(line, how));
}

/**
 * Reads what stands above the text: slugline, labels, notices to desks, headline, byline, section, standfirst, dateline.
 * Returns the paragraphs of the text, the first one without its dateline.
 */
export function readFrontMatter(paragraphs: readonly Paragraph[], desk: Desk): Paragraph[] {
  let index = 0;
  for (; index < paragraphs.length; index += 1) {
    const paragraph = paragraphs[index] as Paragraph;
    if (takeFrontLine(desk, paragraph)) continue;
    const isHeadlineDue = desk.matter.headline === undefined;
    if (isHeadlineDue && opensText(paragraph, desk)) break;
    if (takeSection(desk, paragraph) || takeByline(desk, paragraph, 'byline at the top')) continue;
    if (takeDayLine(desk, paragraph) || takeTitle(desk, paragraph)) continue;
    if (!isHeadlineDue || !takeHeadline(desk, paragraph)) break;
  }
  const [first, ...others] = paragraphs.slice(index);
  if (!first) return [];
  const found = parseDateline(first.text, desk);
  if (found) {
    keepDateline(desk, found, first.line);
    return found.rest === '' ? others : [{ ...first, text: found.rest }, ...others];
  }
  return readStandfirst(first, others, desk) ?? [first, ...others];
}

/** The text without its standfirst, if a dateline follows the first paragraph; a byline may stand between the two. */
function readStandfirst(first: Paragraph, others: readonly Paragraph[], desk: Desk): Paragraph[] | undefined {
  if (first.text.length > longestStandfirst) return undefined;
  const isSigned = others[0] !== undefined && desk.bylines.sure(others[0].text) !== undefined;
  const [opening, ...rest] = isSigned ? others.slice(1) : others;
  const found = opening && parseDateline(opening.text, desk);
  if (!found) return undefined;
  keepBetween(desk, first);
  if (isSigned && others[0]) takeByline(desk, others[0], 'byline at the top');
  keepDateline(desk, found, opening.line);
  return found.rest === '' ? rest : [{ ...opening, text: found.rest }, ...rest];
}
