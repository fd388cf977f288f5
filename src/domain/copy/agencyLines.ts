import { parseDay } from '../calendarDay.ts';
import { isKnownAgency, isKnownCity } from '../dateline/datelinePlaces.ts';
import { folded, lowerCase } from '../letters.ts';
import { isHeadOfNotes } from './endLines.ts';
import { isDayLine, isFurniture } from './phrases.ts';

const longestLine = 300;

/** “BC-XX--Giant Lobster, 1st Ld-Writethru,127”: the line by which an American agency files a take → its slug, or undefined. */
export function takeLineSlug(line: string): string | undefined {
  if (line.length > 120) return undefined;
  // “bc-Germany-weather 11-27 0193”, “r i BC-AZERBAIJAN-BUDGET 11-26 0345”
  const dated = /^(?:[a-z] ){0,3}(?:bc|am|pm)-(\S{3,60})(?: [\d-]{2,8}){1,4}$/i.exec(line)?.[1];
  if (dated !== undefined) return dated;
  const lead = /^([^\s,][^,]{1,60}), ?\d(?:st|nd|rd|th) (?:lead|ld|add|take|update|writethru)\b/i.exec(line)?.[1];
  if (lead !== undefined) return lead.replace(/^(?:[A-Z]{2}-){1,2}[A-Z]{0,4}-|^(?:BC|AM|PM)-/, '');
  return /^(?:(?:[A-Z]{2}-){1,2}[A-Z]{0,4}-|(?:BC|AM|PM)-)([^\s,-][^,]{1,60})(?:,.*)?$/.exec(line)?.[1];
}

const wireId = /^(?:ZCZC|[A-Za-z]{1,4}\d{2,6}[a-z]?)$/;
const wireWord = /^(?:[A-Za-z]{0,4}\d{1,6}[a-z]?|[a-z]{1,4}|[A-Z]{1,4}|-{2,})$/;

/** “eca062 4 i 211 xxx 061”, “ZCZC TUR0123 4 POL 0210” (IPTC 7901) → its urgency if it has one, or undefined. */
export function wireHeaderOf(line: string): { urgency?: number } | undefined {
  const words = line.length > 60 ? [] : line.split(' ');
  const isHeader =
    words.length > 1 && wireId.test(words[0] ?? '') && words.slice(1).every((word) => wireWord.test(word));
  if (!isHeader || !/\d/.test(line)) return undefined;
  const urgency = words.slice(1, 4).find((word) => /^[1-9]$/.test(word));
  return urgency === undefined ? {} : { urgency: Number(urgency) };
}

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
  if (pieces.length > 1 && pieces.some(isFurniture)) return pieces.every((each) => isFurniture(each) || isStamp(each));
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
  const parts = text.length > 60 || text.includes('«') ? [] : text.split(/ ?[|›»] ?/);
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

/** Lines by which a wire speaks to its machines and desks and which say nothing of the story. Whole lines. */
const wireLines: readonly RegExp[] = [
  // The agency and the initials of its desk: “AFP xy”, “dpa ws jn”, “TUR/lx 1405 GMT”.
  /^(?:[A-Z]{2,6}|dpa)(?:[ /-][a-z]{2,3}){1,4}(?: \d{4} ?(?:GMT|UTC))?$/,
  // “131137 GMT Nov 13”, “261405 GMT NOV 26”, “AP-WF-08-29-16 1626GMT”.
  /^\d{4,6} ?(?:GMT|UTC|MSK|МСК)(?: [\p{L}\d. ]{3,20})?$/u,
  /^[A-Z]{2,5}(?:-[A-Z]{2,3})?-\d{2}-\d{2}-\d{2} \d{4} ?(?:GMT|UTC|EDT|EST)$/,
  /^[A-Z]{2,6}(?: \d[\d/.:-]{0,9}){2,5}(?: (?:GMT|UTC|MSK))?$/,
  /^(?:ZCZC|NNNN|XXXX?|=+|\++)$/,
  // The United Nations’ “For information media. Not an official record.”
  /^(?:for information media|not an official (?:record|document|transcript))(?:\. [^.]{3,60})?\.?$/i,
  // “(TAKE 2)”, “ADD 1”, “1st Lead”, “LEAD 2”, “2-я часть”.
  /^\(?(?:TAKE|ADD|LEAD|PAGE|PART)[ -]?\d{1,2}\)?$/i,
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
  /^[[(](?:photo|foto|фото|video|видео|pictures?|caption|image|map|graphic)s?\s*[:.–—-].{1,100}[\])]$/iu,
  /^(?:photo|foto|фото)(?: by| credit)?: .{1,80}$/iu,
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

const isPressLine = (line: string): boolean => {
  const text = lowerCase(line).replaceAll('ı', 'i');
  return pressLines.some((form) => form.test(text));
};

export const isWireLine = (line: string): boolean =>
  line.length <= 120 && !isKnownAgency(line) && (wireLines.some((form) => form.test(line)) || isPressLine(line));

const ourCorrespondents = new Set(
  'our correspondent|by our correspondent|from our correspondent|staff correspondent|own correspondent|müxbirimiz|xüsusi müxbirimiz|öz müxbirimiz|bizim müxbir|наш корреспондент|наш корр|соб корр|собкор|собственный корреспондент|от нашего корреспондента|наш спецкор|наш специальный корреспондент'
    .split('|')
    .map(folded),
);

/** “Наш корреспондент”, “Müxbirimiz, Şuşa”, “Our correspondent in Kyiv”: somebody signs who is not named. */
export const isOurCorrespondent = (line: string): boolean =>
  line.length <= 60 && ourCorrespondents.has(folded(line.replace(/,? (?:in|в|во) [^,]+$|, ?[^ ,]+$/u, '')));

/** What the one who signs is, below the byline: “Business Writer”, “Associated Press”, “AP Sports Writer”, “Staff Reporter”. */
export const isSignersTitle = (line: string): boolean =>
  line.length <= 60 &&
  (isKnownAgency(line) ||
    /^(?:\p{Lu}[\p{L}.-]* ){0,4}(?:Writer|Reporter|Correspondent|Editor|Staff|Bureau|News|Press|Journalist)$/iu.test(
      line,
    ) ||
    /^(?:[\p{L}.-]+ ){0,4}(?:müxbir[iı]?|redaktoru?|jurnalist|корреспондент|обозреватель|редактор|журналист)$/iu.test(
      line,
    ));

const noteStarts =
  /^[(*[]{0,2}(?:eds?|editors?|attn\.?(?: ?(?:eds?|editors?))?|attention,? editors?|notes? to (?:eds?|editors?)|editors?[’'] notes?|editor[’']s note|redaktorların nəzərinə|redaktorlara(?: qeyd)?|redaksiyaya qeyd|к сведению редакторов|вниманию редакторов|вниманию редакций|редакторам|примечани[ея] (?:для|к)? ?редактор(?:ов|ам|а)|от редакции)\s*[:.–—-]/i;

/** “Legal note to editors: …” */
const noteToEditors =
  /^(?:\p{L}+ ){1,3}(?:(?:to|for) (?:eds|editors)|(?:для|к) редактор\p{L}+|redaktorlar\p{L}*)\s*[:–—]/iu;

/** Whether a line speaks to the desks by its first words: “Eds: …”, “Note to editors: …”. */
export const startsNote = (line: string): boolean =>
  line.length <= 1_000 && (noteStarts.test(line) || noteToEditors.test(line));

/** Whether words to desks begin here that go on to the end: “Notes to editors:”. */
export const isNoteHead = (line: string): boolean =>
  isHeadOfNotes(line) || (line.length <= 80 && /:$/.test(line) && contactHead.test(line));

const corrections =
  /^[(*[]{0,2}(?:corrections?|corrected|correcting|corrects|clarification|refile|refiled|repeat|rpt|update|updates?|retransmission|advisory|kill|düzəliş|yenilənib|təkrar|dəqiqləşdirmə|исправление|исправлено|уточнение|поправка|повтор|обновление|внимание)(?:[)*\]]{1,2}|\s*[:.–—]|$)/i;

/** “CORRECTED: Baku court jails three”: the mark stands before a headline; no words to desks. */
const markBefore = /^[(*[]{0,2}\p{Lu}{4,}[)*\]]{0,2}\s*[:.–—-]\s*(["“«„]?[\p{Lu}\d].*)$/u;
const ofText =
  /(?<!\p{L})(?:para(?:graph|s)?|grafs?|headline|byline|dateline|slug|spelling|lead|first name|earlier|previous|story|item|version|абзац\p{L}*|строк\p{L}*|заголов\p{L}*|текст\p{L}*|материал\p{L}*|верси\p{L}*|сообщени\p{L}*|paraqraf\p{L}*|abzas\p{L}*|sətir\p{L}*|başlıq\p{L}*|mətn\p{L}*|xəbər\p{L}*)(?!\p{L})/iu;
const isMarkBefore = (line: string): boolean => {
  const rest = markBefore.exec(line.slice(0, 200))?.[1] ?? '';
  return rest.split(' ').length > 2 && rest.length <= 130 && !/[.…:;,]$/.test(rest) && !ofText.test(rest);
};

/** “KILL KILL KILL”, “MANDATORY KILL”, “KILL NOTICE”, “АННУЛИРОВАНИЕ”, “XƏBƏR LƏĞV EDİLİR”: a story is taken back. */
const killNotice =
  /^[*(! ]{0,4}(?:(?:mandatory|bulletin|urgent|notice|advisory|story|editors?)[ -]){0,2}(?:kill(?:[ ,!-]{1,3}kill)*|withdrawal)(?:[ -](?:notice|advisory|order|bulletin|story))?[*)!.: ]{0,4}$|^(?:аннул\p{L}+|отзыв)(?: (?:сообщени\p{L}+|новост\p{L}+|материал\p{L}+|заметк\p{L}+))?[!.:]?$|^(?:xəbər|məlumat) (?:ləğv (?:edilir|olunur|edilib|olunub)|geri çağ[ıi]r[ıi]l[ıi]r)[!.:]?$/u;

/** AFP's “ATTENTION - ADDS reaction ///”. */
const attention = /^ATTENTION -{1,2} \S|^(?:ATTENTION|ВНИМАНИЕ)\b.*\/\/\/$/;

/** Words to the desks on a line of their own: “Eds: Changes headline.”, “(DÜZƏLİŞ)”, “ИСПРАВЛЕНИЕ. В первом абзаце …”. */
export const isNote = (line: string): boolean =>
  line.length <= longestLine &&
  (startsNote(line) ||
    (corrections.test(lowerCase(line)) && !isMarkBefore(line)) ||
    attention.test(line) ||
    killNotice.test(lowerCase(line)));

const phone = /(?:tel|phone|mob|mobile|тел|моб)\.?:? ?[+(\d]|[+]\d[\d ()-]{7,}\d/i;
const contactHead =
  /^(?:(?:media |press )?contacts?|for (?:more|further) information|əlaqə|əlavə məlumat üçün|контакты?|для (?:справок|связи)|дополнительная информация)(?:[ ,][^:]{0,60})?:/i;

/** Whom to call or write to: a line with a telephone number or an address, and little else. */
export const isContact = (line: string): boolean =>
  line.length <= 200 &&
  (contactHead.test(line) ||
    (line.length <= 120 && !/[.!?]$/.test(line) && (/\S@\S+\.\w/.test(line) || phone.test(line))));

/** The house or an agency by itself: “(AP)”, “Reuters”, “News alert / Reuters”. */
export const isAgencyName = (line: string): boolean =>
  line.length <= 40 &&
  (isKnownAgency(line.replace(/^\(|\)$/g, '')) ||
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

const deskWords =
  /^(?:re-?send(?:ing)?|resent|(?:corrected|updated|new|final|clean|full) version|please|pls|for (?:the )?(?:wire|site|web|use)|повторн(?:ая|о)|исправленн(?:ая|ый) (?:версия|текст|вариант)|просьба|прошу|просим|(?:düzəliş edilmiş|yeni|son) variant|yenidən göndərilir|xahiş)(?!\p{L})/iu;
/** A short line that speaks to the desk: “Re-sending with corrected spelling”. */
export const speaksToDesk = (line: string): boolean => line.length <= 120 && deskWords.test(line);

/** What a line is marked with as another kind than news, above its headline. */
const kickers = new Set(
  'exclusive|analysis|opinion|comment|commentary|interview|feature|profile|explainer|factbox|fact box|timeline|breaking|breaking news|live|live updates|news analysis|investigation|review|editorial|q a|eksklüziv|təhlil|şərh|müsahibə|reportaj|araşdırma|son dəqiqə|təcili xəbər|rəy|xronika|эксклюзив|анализ|аналитика|мнение|комментарий|интервью|репортаж|расследование|обзор|хроника|молния|срочная новость|главное|справка|колонка'
    .split('|')
    .map(folded),
);
/** “OPINION | The price of silence” → the kind and the headline, or undefined. */
export function kickerBefore(headline: string): { kicker: string; headline: string } | undefined {
  const found = /^([^|]{3,20}?) ?(?:\||\/\/) ?(\S.*)$/.exec(headline);
  const [, kicker = '', rest = ''] = found ?? [];
  return kickers.has(folded(kicker)) ? { kicker, headline: rest } : undefined;
}

const wordCount = (line: string): number => line.split(' ').length;
const isAllCapitals = (line: string): boolean => line === line.toUpperCase() && /\p{Lu}{2}/u.test(line);

/** Whether a line that may head a story only stands above the headline: a kind of text, a word or two in capitals, a theme. */
export function isKicker(line: string, next: string): boolean {
  if (line.length > 80 || wordCount(next) < 3) return false;
  if (/^\p{Lu}\p{L}+(?:, \p{Lu}\p{L}+){1,3}$/u.test(line) && wordCount(next) > 3) return true;
  if (kickers.has(folded(line)) || /:$/.test(line) || wordCount(line) === 1) return true;
  return wordCount(line) <= 3 && isAllCapitals(line) && !isAllCapitals(next) && wordCount(next) > wordCount(line);
}
