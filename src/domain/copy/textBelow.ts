import { hasBylinePrefix } from '../byline.ts';
import { isAside, isDuty, isOfFiling, isSignersTitle } from './agencyLines.ts';
import { endsSentence, ranks, type FrontLine } from './beginning/headline.ts';
import type { Desk } from './matter.ts';
import { isPersonName, isRole, longestName, signerIn } from './people.ts';
import { listItem } from './phrases.ts';
import { serviceShare } from './serviceWords.ts';

const mostOfPage = 5;
/** “Peer-Reviewed Publication”, “University of Example”: a few words of a service or an office, no sentence. */
export const isOfPage = (text: string): boolean =>
  !endsSentence(text) && text.split(' ').length <= mostOfPage && /^\p{Lu}/u.test(text) && serviceShare(text) >= 1 / 3;

const isRubric = (text: string): boolean => !endsSentence(text) && text.split(' ').length <= 3;
const isSetAside = (text: string): boolean => isOfFiling(text) || isAside(text);
const fewestOfStandfirst = 2;
const longestStandfirst = 300;

/** Whether a sentence stands between the headline and who signs: it sums the story up. */
function isAboveByline(lines: readonly FrontLine[], index: number, desk: Desk): boolean {
  const { paragraph } = lines[index] as FrontLine;
  const next = lines[index + 1]?.paragraph.text ?? '';
  return paragraph.text.length <= longestStandfirst && hasBylinePrefix(next) && desk.bylines.sure(next) !== undefined;
}

/** A line without a full stop below the headline, above prose, sums the story up. */
function standfirstBelow(lines: readonly FrontLine[], headline: number, desk: Desk): number | undefined {
  const isLoose = ({ isTaken, paragraph }: FrontLine) =>
    !isTaken &&
    signerIn(paragraph.text) === undefined &&
    !desk.bylines.sure(paragraph.text) &&
    !isSetAside(paragraph.text);
  const index = lines.findIndex((line, at) => at > headline && isLoose(line));
  const line = lines[index];
  const next = lines.slice(index + 1).find(isLoose);
  if (line && next && isAboveByline(lines, index, desk)) return index;
  if (!line || !next || line.rank !== ranks.plain || !endsSentence(next.paragraph.text)) return undefined;
  const { text } = line.paragraph;
  // A question directly below the headline is its second line.
  const isNext = line.paragraph.line === (lines[headline]?.paragraph.line ?? 0) + 1;
  const isSummary = !/^[#>]/.test(text) && !(isNext ? /[.…:]["”»’)]*$/ : /[.!?…:]["”»’)]*$/).test(text);
  return isSummary && !isPersonName(text) && text.split(' ').length >= fewestOfStandfirst ? index : undefined;
}

/** A name by itself above the text, or above what sums it up. */
function isNameAbove(lines: readonly FrontLine[], index: number): boolean {
  const next = lines[index + 1]?.paragraph.text ?? '';
  const isSigner = signerIn(lines[index]?.paragraph.text ?? '') !== undefined;
  return isSigner && (next.split(' ').length > longestName * 2 || isDuty(next));
}

/** Bullets above who signs sum the story up. */
function isSummary(lines: readonly FrontLine[], index: number, desk: Desk): boolean {
  const isItem = (at: number): boolean => listItem.test(lines[at]?.paragraph.text ?? '');
  let next = index;
  while (isItem(next)) next += 1;
  const text = lines[next]?.paragraph.text ?? '';
  return next > index && hasBylinePrefix(text) && desk.bylines.sure(text) !== undefined;
}

/** Where the text begins below a headline that no dateline follows: at the first line that is not of a known kind. */
export function textBelow(lines: readonly FrontLine[], headline: number, desk: Desk): number {
  const standfirst = standfirstBelow(lines, headline, desk);
  let index = headline + 1;
  let isBelowByline = false;
  for (; index < lines.length; index += 1) {
    const { paragraph, isTaken } = lines[index] as FrontLine;
    const isSigned = desk.bylines.sure(paragraph.text) !== undefined;
    const isTitle = isBelowByline && isSignersTitle(paragraph.text);
    // “Business” above the day is of the page.
    const isOfItsPage =
      isOfPage(paragraph.text) || isRole(paragraph.text) || (lines[index + 1]?.isTaken && isRubric(paragraph.text));
    if (
      !isTaken &&
      !isSigned &&
      !isTitle &&
      !isOfItsPage &&
      index !== standfirst &&
      !isSetAside(paragraph.text) &&
      !isNameAbove(lines, index) &&
      !isSummary(lines, index, desk)
    )
      return index;
    isBelowByline = isSigned || signerIn(paragraph.text) !== undefined;
  }
  return index;
}
