import { parseDay } from '../times/calendarDay.ts';
import { isKnownAgency, isKnownCity } from '../dateline/datelinePlaces.ts';
import { foldLetters, lowerCase } from '../letters.ts';
import { isRubricWord } from './beginning/kickers.ts';
import { isDayLine, isFurniture } from './phrases.ts';

const clock = /\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?|\b\d{4}(?= ?(?:GMT|UTC|MSK|МСК)\b)/giu;
const zone = /(?<!\p{L})(?:GMT|UTC|MSK|МСК|CET|EST|EDT|ET|local time|at|saat|[+]0?\d(?:00)?)(?!\p{L})/gu;
const posted =
  /^(?:(?:published|issued|posted|(?:last )?updated|last modified)(?: on)?|filed|dərc olunub|yeniləndi|yayımlandı|опубликовано|обновлено|отправлено)[: ]+/i;

const weekday =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?|пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|bazar|bazar ertəsi|çərşənbə|cümə|şənbə)$/iu;

/** “26/11/26”, whichever of the two is the month: only a mark of when, never a field. */
const numericDay = /(?<!\d)\d{1,4}([./-])\d{1,2}\1\d{2,4}(?!\d)/;

/** “2 saat ·”, “5 hours ago”, “Вчера в 14:05”: how long ago a network says it was. */
const ago =
  /^(?:(?:about )?\d{1,2} ?(?:h|hrs?|hours?|m|mins?|minutes?|d|days?|saat|dəq(?:iqə)?|gün|ч|час(?:а|ов)?|мин(?:ут[аы]?)?|дн(?:я|ей)|день)\.?(?: (?:ago|əvvəl|qabaq|назад))?|(?:yesterday|today|dünən|bu gün|вчера|сегодня)(?:,? (?:at|saat|в))? ?\d{1,2}:\d{2}(?: ?[ap]m)?|just now|indicə|только что)[ ·•]*\p{So}?$/iu;

/** “TURAN 26.11.2026 09:15”, “26.11.2026 14:05:00 MSK”, “LONDON | Nov 26, 2026, 2:05 p.m.”: when a line was printed or sent. */
export function isStamp(line: string): boolean {
  if (line.length <= 40 && ago.test(line)) return true;
  if (line.length > 70 || !/\d/.test(line)) return false;
  if (isDayLine(line)) return true;
  const pieces = line.split(/ [/|] /);
  // “Xəbər lenti / 14:05 26.11.2026”
  const isOfSite = (each: string): boolean => isFurniture(each) || isRubricWord(each);
  if (pieces.length > 1 && pieces.some(isOfSite)) return pieces.every((each) => isOfSite(each) || isStamp(each));
  const text = line.replace(posted, '');
  // A city and a day without a time is a dateline.
  const isTimed = text.search(clock) >= 0;
  const left = text
    .replace(numericDay, ' ')
    .replace(clock, ' ')
    .replace(zone, ' ')
    .split(/[\s,|/()–—-]+/)
    .filter((word) => word !== '' && !weekday.test(word) && !isKnownAgency(word) && !(isTimed && isKnownCity(word)));
  if (left.length === 0) return isTimed || numericDay.test(text);
  if (left.length <= 5 && parseDay(left.join(' ')) !== undefined) return true;
  // “Экономика, 26 ноя, 12:40”, “Caspian Herald • 3 hours ago”: the rubric or the paper before it.
  const isRubric = (text: string): boolean => /^(?:\p{Lu}[\p{L}-]+ ?){1,3}$/u.test(text);
  const parts = line.split(/ ?[•·|] ?|, /);
  return (
    isRubric(parts[0] ?? '') &&
    ((parts.length === 2 && ago.test(parts[1] ?? '')) ||
      (isTimed && parts.length > 1 && isStamp(parts.slice(1).join(', '))))
  );
}

/** “Issued on: 24/11/2026 - 14:02”, wherever it stands. */
export const isPosted = (line: string): boolean => posted.test(line) && isStamp(line);

/** “10:42 26Nov2026 RTRS-”: when and by whom an alert was sent. */
export const alertPrefix =
  /^(?:\d{1,2}:\d{2}(?::\d{2})? )?(?:\d{1,2} ?\p{L}{3} ?\d{2,4} |\d{1,2}[./]\d{1,2}[./]\d{2,4} )?(?:RTRS|REUTERS|AFP|AP|DPA|DJ|BBG|TASS|IFX|TURAN)[-–:] ?(?=\p{Lu})/u;

/** “News|Freedom of the Press”, “Home › World”: where in its site a page stands. */
const isTrail = (text: string): boolean => {
  // “«Азерсу» повысит тариф” has marks of quotation, not of a trail.
  const parts = text.length > 60 || text.includes('«') ? [] : text.split(/ ?\| ?| [›»/>] /);
  return (
    parts.length > 1 &&
    parts.every((part) => part !== '') &&
    text.split(' ').length <= 6 &&
    !isKnownAgency(parts.at(-1) ?? '')
  );
};

/** “KYODO NEWS - Nov 26, 2026 - 14:05 | All”, “1 POLITICS Budget”, “EUR 55/1234/2026”: filed so, and no headline if there is any other. */
export const isOfFiling = (text: string): boolean =>
  isTrail(text) ||
  (/\d{1,2}:\d{2}/.test(text) &&
    !alertPrefix.test(text) &&
    (/\b(?:19|20)\d{2}\b/.test(text) || /\d[./-]\d{1,2}[./-]\d{2}/.test(text))) ||
  /^\d{1,2} \p{Lu}{4,} \p{Lu}\p{Ll}/u.test(text) ||
  (text.length <= 50 && /(?:№|\bNo\.?) ?\d[\d/-]{0,14}(?: ?\([\d/ ]{1,9}\))?$/u.test(text)) ||
  /(?:^|\s)(?:\p{Lu}{2,5} |№ ?)\d{1,4}\/\d{1,5}(?:\/\d{2,4})?$/u.test(text);

/** “(Part two of three)”, “[Translated from Azerbaijani]”: said aside. */
export const isAside = (text: string): boolean => /^(?:\([^()]{2,120}\)|\[[^\][]{2,120}\])$/.test(text);

const agencyAndName = /(?<![\p{L}/])(\p{Lu}{2,8})\/ ?\p{Lu}/u;
/** “Miners march in El Alto, 23 November 2026. EFE/Luis Example”: below a photo. */
export const isCredited = (text: string): boolean =>
  isKnownAgency(agencyAndName.exec(text)?.[1] ?? '') || /\bLicensing Rights$/.test(text);

/** Lines by which a wire speaks to its machines and desks and which say nothing of the story. Whole lines. */
const wireLines: readonly RegExp[] = [
  // The agency and the initials of its desk: “AFP xy”, “dpa ws jn”, “TUR/lx 1405 GMT”.
  /^(?:[A-Z]{2,6}|dpa)(?:[ /-][a-z]{2,3}){1,4}(?: \d{4} ?(?:GMT|UTC))?$/,
  // “131137 GMT Nov 13”, “261405 GMT NOV 26”, “AP-WF-08-29-16 1626GMT”.
  /^(?:\([\p{L} .-]{2,20}\) |\p{Lu}{2,8} )?\d{4,6} ?(?:GMT|UTC|MSK|МСК)(?: [\p{L}\d. ]{3,20})?$/u,
  /^[A-Z]{2,5}(?:-[A-Z]{2,3})?-\d{2}-\d{2}-\d{2} \d{4} ?(?:GMT|UTC|EDT|EST)$/,
  /^[A-Z]{2,6}(?: \d[\d/.:-]{0,9}){2,5}(?: (?:GMT|UTC|MSK))?$/,
  /^(?:ZCZC|NNNN|XXXX?|=+|\++)$/,
  // “САРВАН-0322 (продолжение 0317)”: the agency's number of the text.
  /^\p{Lu}{3,}[-/ ]?\d{3,}(?: \([^()]{2,40}\))?$/u,
  // The United Nations’ “For information media. Not an official record.”
  /^(?:for information media|not an official (?:record|document|transcript))(?:\. [^.]{3,60})?\.?$/i,
  // “(TAKE 2)”, “ADD 1”, “1st Lead”, “LEAD 2”, “2-я часть”.
  /^\(?(?:TAKE|ADD|LEAD|PAGE|PART)[ -]?\d{1,2}(?: (?:of|из) \d{1,2})?\)?$/i,
  /^\(?\d(?:st|nd|rd|th) (?:lead|ld|add|take|update|writethru)[^.]{0,30}\)?$/i,
  // “(150 words)”, “Words: 150”, “350 слов”, “Söz sayı: 320”.
  /^\(?(?:words?(?: count)?|length|söz(?: sayı)?|слов|объ[её]м):? ?\d{1,5}(?: \p{L}{1,10})?\)?$/iu,
  /^\(?(?:about |approx\.? |c\. ?)?\d{1,3}(?:[,. ]?\d{3})? (?:words|söz|слов[а]?|знаков)\)?$/iu,
  // What goes with a story: “AP Photo XTB101”, “(With photos)”, “PHOTO”, “VIDEO AVAILABLE”.
  /^(?:AP|AFP|EPA|REUTERS|Reuters) (?:Photos?|Pictures?|Video|Graphics?)(?: [A-Z]{2,5}\d[^.]{0,60})?$/i,
  /^[(*[]?(?:with )?(?:photos?|pictures?|video|graphics?|foto|фото|видео)(?: (?:available|attached|to follow|əlavə olunur|прилагается|прилагаются))?[)*\]]?$/i,
  /^[*(]*(?:check against delivery|с голоса|не для печати)[*)]*$/i,
  // Initials of the desk by themselves: “str-ax/bo/cy”; “Source text for Eikon: …”; “(Gdansk Newsroom)”.
  /^[a-z]{2,4}(?:[-/][a-z]{2,4})+$/,
  /^source text(?: for \p{L}+)?:/iu,
  /^further company coverage:/i,
  // “With AZERBAIJAN-BUDGET”: beside which story it goes.
  /^(?:With|See|For use with|См\.) [\p{Lu}\d]+(?:[-/][\p{Lu}\d]+)+$/u,
  /^\([^()]{2,50}(?:newsroom|bureau|desk|служба новостей|новостей|redaksiyası)\)$/iu,
  // “Срочно в номер”, “НЕ ДЛЯ ПУБЛИКАЦИИ РАНЕЕ”, “На правах рекламы”.
  /^(?:срочно )?в номер[!.]*$|^не для (?:публикации|печати|эфира)(?: \p{L}+){0,2}[!.]*$|^(?:на правах рекламы|партн[её]рский материал|reklam hüququnda|sponsored(?: content)?|partner content|paid post|advertorial)$/iu,
  // “A- A A+”: buttons for the size of letters.
  /^[AaАа][-+]?(?: [AaАа][-+]?){1,3}$/u,
  /^(?:image|photo|picture|video|graphic|şəkil|foto|фото|видео|снимок|на фото|şəkildə)(?: caption| credit| source)?: .{1,120}$/iu,
  /^[[(](?:photo|foto|фото|video|видео|pictures?|caption|image|map|graphic)s?\s*[:.–—-].{1,100}[\])]$/iu,
  /^(?:photo|foto|фото)(?: by| credit)?: .{1,80}$/iu,
  // “photos Rauf Sample”
  /^(?:photos?|pictures?|foto|фото)(?: by)? \p{Lu}[\p{L}.-]+ \p{Lu}[\p{L}-]+$/u,
  // “… outside the court. Photo: via Facebook.”
  /^[^.]{5,90}\. (?:photo|foto|фото)(?: by| credit)?: [^.]{2,50}\.?$/iu,
  /^(?:©|\(c\)|c\.(?=\d{4} )|copyright) ?[^.]{0,60}(?:\. ?(?:all rights reserved|все права защищены|bütün hüquqlar qorunur)\.?.{0,120})?$/i,
];

/** How a press office heads what it sends out. In lower case, with i for the Azerbaijani ı, whose capital is I. */
const pressLines: readonly RegExp[] = [
  /^(?:press[- ]release|(?:news|media) release|press statement|mətbuat (?:buraxilişi|açiqlamasi|üçün (?:açiqlama|məlumat))|press-reliz|пресс-релиз|сообщение для (?:сми|прессы|печати)|информация для сми)(?: (?:no\.?|№) ?\d{1,5}(?:[/-]\d{1,4})?)?$/u,
  /^(?:not )?for (?:immediate |general )?(?:release|distribution|publication)(?: \p{L}+){0,2}$/u,
  /^(?:для (?:немедленн|свободн)\p{L}+ \p{L}+|dərhal (?:dərc|yayim|yayimlanmaq) üçün)$/u,
];

/** “П Р Е С С - Р Е Л И З” → “ПРЕСС-РЕЛИЗ”. */
const closedUp = (line: string): string =>
  /^(?:[\p{L}-] ){4,}[\p{L}-]$/u.test(line) ? line.replaceAll(' ', '') : line;

/** “PRESS RELEASE”, “Для немедленной публикации”: what a press office heads its news with. */
export const isPressLine = (line: string): boolean => {
  const text = lowerCase(closedUp(line)).replaceAll('ı', 'i');
  return pressLines.some((form) => form.test(text));
};

export const isWireLine = (line: string): boolean =>
  line.length <= 120 && !isKnownAgency(line) && (wireLines.some((form) => form.test(line)) || isPressLine(line));

const ourCorrespondents = new Set(
  'our correspondent|by our correspondent|from our correspondent|staff correspondent|own correspondent|müxbirimiz|xüsusi müxbirimiz|öz müxbirimiz|bizim müxbir|наш корреспондент|наш корр|соб корр|собкор|собственный корреспондент|от нашего корреспондента|наш спецкор|наш специальный корреспондент'
    .split('|')
    .map(foldLetters),
);

/** “Наш корреспондент”, “Müxbirimiz, Şuşa”, “Our correspondent in Kyiv”: somebody signs who is not named. */
export const isOurCorrespondent = (line: string): boolean =>
  line.length <= 60 && ourCorrespondents.has(foldLetters(line.replace(/,? (?:in|в|во) [^,]+$|, ?[^ ,]+$/u, '')));

/** What the one who signs is, below the byline: “Business Writer”, “Associated Press”, “AP Sports Writer”, “Staff Reporter”. */
export const isSignersTitle = (line: string): boolean =>
  line.length <= 60 &&
  (isKnownAgency(line) ||
    /^(?:\p{Lu}[\p{L}.-]* ){0,4}(?:Writer|Reporter|Correspondent|Editor|Staff|Bureau|News|Press|Journalist)$/iu.test(
      line,
    ) ||
    isDuty(line));

const duties =
  /(?<!\p{L})(?:correspondent|reporter|writer|columnist|journalist|editor|chief|producer|photographer|fellow|analyst|researcher|lecturer|professor|stringer|müxbir\p{L}*|redaktor\p{L}*|jurnalist\p{L}*|köşə yazar\p{L}*|şərhçi\p{L}*|yazar|yazıçı|fotoqraf|ekspert|professor|(?:спец|соб)?корр?|корреспондент\p{L}*|обозреватель\p{L}*|редактор\p{L}*|журналист\p{L}*|колумнист\p{L}*|репортер|репортёр|спецкор|собкор|писатель\p{L}*|фотограф|политолог|эксперт|аналитик|профессор|экономист)(?!\p{L})/iu;
/** “корреспондент отдела «Общество»”, “Lecturer in law, Example University”: what somebody is, in a few words that are no sentence. */
export const isDuty = (line: string): boolean =>
  line.length <= 70 && line.split(' ').length <= 8 && !/[.!?:;…]$/.test(line) && duties.test(line);

/** The newsroom or an agency by itself: “(AP)”, “Reuters”, “News alert / Reuters”. */
export const isAgencyName = (line: string): boolean =>
  line.length <= 40 &&
  (isKnownAgency(line.replace(/^[(/]+|[)/]+$/g, '')) ||
    isKnownAgency(/^(?:\S+ ){1,3}[|/] ?(.+)$/.exec(line)?.[1] ?? '') ||
    // “RFE/RL's Georgian Service”
    isKnownAgency(/^(\S+)[’']s (?:\p{Lu}\p{L}+ ){0,3}(?:Service|Bureau|Desk)$/u.exec(line)?.[1] ?? ''));

const mastheadWords = new Set(
  'information news agency daily weekly bulletin press service wire the of desk агентство информационное информационного агентства новости новостей бюллетень служба информагентство ежедневный agentliyi agentlik informasiya məlumat xəbər xəbərlər xəbərləri bülleteni bülleten gündəlik'.split(
    ' ',
  ),
);

/** The head of an agency's sheet: “Turan Information Agency”, “Агентство «Туран». Баку”, “Daily News Bulletin”. */
export const isMasthead = (line: string): boolean => {
  const words = line.length > 70 ? [] : (lowerCase(line).match(/[\p{L}\d]+/gu) ?? []);
  const isOfSheet = (word: string) => mastheadWords.has(word) || isKnownAgency(word) || isKnownCity(word);
  return (
    words.length > 1 && words.length <= 8 && words.some((word) => mastheadWords.has(word)) && words.every(isOfSheet)
  );
};
