import { parseDay } from '../../times/calendarDay.ts';
import { isNamedAgency } from '../../dateline/datelineNames.ts';
import { alertPrefix } from '../agencyLines.ts';
import { kickerBefore } from './kickers.ts';
import { addLine, at, isAgencyTo, keep, type Desk } from '../matter.ts';
import { priorityOf } from '../phrases.ts';
import type { Paragraph } from '../types.ts';

/** “Road reopens (headline)”. */
const markedHeadline = / [([](?:headline|title|hed|заголовок|başlıq)[)\]]$/i;
export const isMarkedHeadline = (text: string): boolean => markedHeadline.test(text);

/** “LEAD 1 Leader returns home”. */
const numberedPrefix = /^((?:LEAD|UPDATE|WRAPUP|TAKE|ADD) \d{1,2}) (?=\p{Lu}\p{Ll})/u;
const updatePrefix =
  /^((?:UPDATE|LEAD|WRAPUP|REFILE|RPT|CORRECTED|CORRECTS|CORRECTION|CORRECTING|CLARIFICATION|UPDATED|UPDATES|REFILED|REPEAT|ADVISORY|RECASTS|BREAKING|YENİLƏNDİ|YENİLƏNİB|DÜZƏLİŞ|DƏQİQLƏŞDİRMƏ|TƏKRAR|ОБНОВЛЕНО|ОБНОВЛЕНИЕ|ДОПОЛНЕНО|ДОПОЛНЕНИЕ|ИСПРАВЛЕНО|ИСПРАВЛЕНИЕ|УТОЧНЕНИЕ|ПОПРАВКА|ПОВТОР)(?: \d{1,2})?)\s*[-:–—]\s*(?=\p{Lu}|["“«„\d])/u;
/** “(2nd LD)”, “(URGENT)”, “[Update 2]” before a headline. */
const bracketPrefix =
  /^[([]((?:\d(?:st|nd|rd|th) )?(?:LEAD|LD|ADD|UPDATE|URGENT|CORRECTED|CORRECTION|UPDATED|RECAST|DÜZƏLİŞ|YENİLƏNİB|ОБНОВЛЕНО|ИСПРАВЛЕНО|ДОПОЛНЕНО)(?:[- ]\d{1,2})?)[)\]] (?=\S)/iu;
/** “(Multimedia) …”: two or three words in brackets before it. */
const asideBefore = /^\((\p{Lu}\p{L}+(?: \p{L}+){0,2})\) (?=\p{Lu}\p{L})/u;
const updateSuffix = /\s*(?:[-–—([]\s*)((?:ADD|TAKE|LEAD|LD|UPDATE|PAGE) ?\d{1,2}|\d{2,4} (?:words|söz|слов))[)\]]?$/;
/** “Baku hosts meeting =2”: the second take. */
const takeNumber = /\s=(\d{1,2})$/;
/** “… - FOTO”, “… (VİDEO)”, “=(PHOTOS)”, “… /ФОТО, ВИДЕО/”. */
const mediaSuffix =
  /\s*(?:[-–—=|+]{1,2}|=?[([/]\+?)\s*((?:PHOTOS?|PICTURES?|VIDEOS?|GRAPHICS?|FOTO(?:LAR)?|VİDEO|VIDEO|ФОТО|ВИДЕО)(?:\s?[,/+-]\s?(?:PHOTOS?|VIDEOS?|FOTO|VİDEO|ФОТО|ВИДЕО))*)[)\]/]?$/u;
/** “… after 31 hours | Sarvan English”: whose page it is. */
const pageSuffix = / \| (\p{Lu}[\p{L}\d.]*(?: \p{Lu}[\p{L}\d.]*){0,2})$/u;
/** “TURAN: Iran closes border post”. */
export const agencyPrefix = /^(\p{Lu}[\p{L} .-]{1,25}): (?=["“«„]?\p{Lu})/u;
/** “Turan, 24.11.2026. ”, “Reuters 24 Nov: ”: who sent it, and on which day. */
const datedPrefix =
  /^(\p{Lu}[\p{L} .-]{1,25}?),? (\d{1,2}[. ](?:\d{1,2}|\p{L}{3,9})(?:[. ]\d{2,4})?|\p{L}{3,9} \d{1,2}(?:, \d{4})?)[.:]? ?[–—-]? ?(?=["“«„]?\p{Lu}\p{L})/u;
const agencySuffix = / ?(?:\/\/|\||\() ?(\p{Lu}[\p{L} .]{1,30})\)?$/u;
/** “… /Каспий-Пресс/”: whose it is. */
const slashedSuffix = / \/(\p{Lu}[\p{L} .-]{1,30})\/$/u;
const urgencyPrefix =
  /^\(?(\p{L}{4,12})\)?(?:(?:\s*[-:–—!¤*]+|(?<=^\p{Lu}+)\.)\s+(?=\p{L}|["“«„\d])|(?<=^\p{Lu}+) (?=\p{Lu}\p{Ll}))/u;
/** “15:02 — ”, “15:02 МСК ”: when it was sent. */
const clockBefore = /^\d{1,2}[:.]\d{2}(?: (?:GMT|UTC|MSK|МСК))?(?: ?[-–—|:]{1,2})? (?=[\p{Lu}"“«„])/u;
/** Signs that a channel puts before its news. */
const signs = /^(?:[\p{So}\p{Sk}\u{fe0f}\u{200d}]\s*|[!*+]{1,5}\s+|\*{1,3}(?=\p{Lu}))+(?=\S)/u;

/** “No:485/26, ” of a ministry before what it is about. */
const referenceNumber = /^(?:No|№)[.: ]{0,2}\d{1,5}\/\d{2,4}[,.:]? (?=\p{Lu})/u;

/** “[14:05] [ЭКОНОМИКА] ”: the time and the rubric of a channel before its news. */
const bracketedClock = /^\[[^\][]{0,20}\d{1,2}[:.]\d{2}[^\][]{0,10}\] (?:\[[^\][]{2,30}\] )?(?=\S)/;

/** What says nothing to anybody is dropped: signs, numbers of lists, when it was sent. */
const withoutSigns = (text: string): string =>
  text
    .replace(bracketedClock, '')
    .replace(clockBefore, '')
    .replace(referenceNumber, '')
    .replace(/^#+ |^\d{1,2}[.)] (?=\p{Lu})/u, '')
    .replace(signs, '')
    .replace(clockBefore, '')
    .replace(alertPrefix, '')
    .replace(/ =$/, '')
    .replace(markedHeadline, '')
    // “… ........ 3”: of a table of contents.
    .replace(/ ?\.{4,} ?\d{1,4}$/, '')
    .replace(/\s*[\p{So}\p{Sk}\u{fe0f}\u{200d}]+$/u, '');

/** “… border plots (adds)”, “… (уточняет в 3-м абзаце)”: what was changed, behind the headline. */
const changeSuffix =
  /\s+[([]((?:adds?|updates?d?|recasts?|corrects?|corrected|clarifies|refiles?|repeats?|releads?|writethru|дополн\p{L}+|добавл\p{L}+|обновл\p{L}+|уточн\p{L}+|исправл\p{L}+|повтор|rpt|təkrar|yenilənib|əlavə(?: olunub)?|düzəliş|dəqiqləşdirilib)(?: [^()[\]]{2,60})?)[)\]]$/iu;

/** What is told to the desk, each by its first group. */
const toldMarks = [
  bracketPrefix,
  asideBefore,
  numberedPrefix,
  updatePrefix,
  changeSuffix,
  updateSuffix,
  mediaSuffix,
  takeNumber,
];

/** A line as it would head a story, without signs and marks. */
export const withoutMarks = (text: string): string =>
  toldMarks.reduce((headline, mark) => headline.replace(mark, ''), withoutSigns(text));

/** The headline without who sent it, before or behind it. */
function withoutSender(desk: Desk, text: string, line: number): string {
  let headline = text;
  const agency = agencySuffix.exec(headline);
  if (agency?.[1] !== undefined && isAgencyTo(desk, agency[1])) headline = headline.slice(0, agency.index);
  const slashed = slashedSuffix.exec(headline);
  if (slashed?.[1] !== undefined && (isAgencyTo(desk, slashed[1]) || isNamedAgency(slashed[1])))
    headline = headline.slice(0, slashed.index);
  const page = pageSuffix.exec(headline);
  if (page?.[1] !== undefined && headline.slice(0, page.index).split(' ').length > 3) {
    addLine(desk, 'agency', page[1], line);
    headline = headline.slice(0, page.index);
  }
  const before = agencyPrefix.exec(headline);
  if (before?.[1] !== undefined && isAgencyTo(desk, before[1])) headline = headline.slice(before[0].length);
  const dated = datedPrefix.exec(headline);
  if (dated?.[1] !== undefined && isAgencyTo(desk, dated[1]) && parseDay(dated[2] ?? '') !== undefined) {
    addLine(desk, 'agency', dated[0].trim(), line);
    headline = headline.slice(dated[0].length);
  }
  return headline;
}

/** The headline without what an agency writes around it: “UPDATE 2-”, “СРОЧНО:”, “- ADD 1”. */
export function takeHeadline(desk: Desk, { text, line }: Paragraph, how?: string): void {
  let headline = withoutSigns(text);
  for (const mark of toldMarks) {
    const found = mark.exec(headline);
    if (found?.[1] === undefined) continue;
    addLine(desk, 'advisory', found[1], line);
    headline = headline.replace(mark, '');
  }
  const kinded = kickerBefore(headline);
  if (kinded) {
    keep(desk, 'kicker', kinded.kicker, at(line));
    headline = kinded.headline;
  }
  headline = withoutSender(desk, headline, line);
  const urgent = urgencyPrefix.exec(headline);
  const urgency = urgent?.[1] === undefined ? undefined : priorityOf(urgent[1]);
  if (urgent && urgency !== undefined) {
    keep(desk, 'priority', urgency, at(line, urgent[1]));
    const left = headline.slice(urgent[0].length);
    headline = `${left.charAt(0).toUpperCase()}${left.slice(1)}`;
  }
  const isQuoted = /(?:headline|title|заголовок|başlıq):$/i.test(String(desk.inferred.coverNote?.value ?? ''));
  if (isQuoted) headline = headline.replace(/^["“«](.*)["”»]$/, '$1');
  keep(desk, 'headline', { text: headline, line }, at(line, how), headline);
}
