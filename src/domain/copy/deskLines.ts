import { lowerCase } from '../letters.ts';
import { isHeadOfNotes } from './end/endLines.ts';

const longestLine = 300;

const noteStarts =
  /^[(*[]{0,2}(?:eds?|editors?|attn\.?(?: ?(?:eds?|editors?))?|attention,? editors?|notes? to (?:eds?|editors?)|editors?[’'] notes?|editor[’']s note|redaktorların nəzərinə|redaktorlara(?: qeyd)?|redaksiyaya qeyd|к сведению редакторов|внимани[ею] редактор(?:ам|ов)|вниманию редакторов|вниманию редакций|редакторам|примечани[ея] (?:для|к)? ?редактор(?:ов|ам|а)|от редакции)\s*[:.!–—-]/i;

/** “Legal note to editors: …” */
const noteToEditors =
  /^(?:\p{L}+ ){1,3}(?:(?:to|for) (?:eds|editors)|(?:для|к) редактор\p{L}+|redaktorlar\p{L}*)\s*[:–—]/iu;

/** Whether a line speaks to the desks by its first words: “Eds: …”, “Note to editors: …”. */
export const startsNote = (line: string): boolean =>
  line.length <= 1_000 && (noteStarts.test(lowerCase(line)) || noteToEditors.test(line));

/** Whether words to desks begin here that go on to the end: “Notes to editors:”. */
export const isNoteHead = (line: string): boolean =>
  isHeadOfNotes(line) ||
  (line.length <= 40 && contactAlone.test(line)) ||
  (line.length <= 80 && /:$/.test(line) && contactHead.test(line));

const corrections =
  /^[(*[]{0,2}(?:corrections?|corrected|correcting|corrects|clarification|refile|refiled|repeat|rpt|update|updates?|retransmission|advisory|kill|düzəliş|yenilənib|təkrar|dəqiqləşdirmə|исправление|исправлено|уточнение|поправка|повтор|обновление|внимание)(?:[)*\]]{1,2}|\s*[:.–—]|\s*[([][^()[\]]*[)\]]$|$)/i;

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

/** What a law makes a publisher write above each text: “НАСТОЯЩИЙ МАТЕРИАЛ … ПРОИЗВЕДЁН ИНОСТРАННЫМ АГЕНТОМ …”. */
const ofLaw =
  /^(?:(?:настоящий|данн\p{L}+|это|этот) )?(?:материал|сообщение|информация|текст)(?: \([^()]{3,40}\))?[^.!?]{0,80} (?:создан|произвед[её]н|распростран[её]н|подготовлен)\p{L}* [^.!?]{0,60}иностранн\p{L}+ агент/iu;
const longestOfLaw = 500;

/** Words to the desks on a line of their own: “Eds: Changes headline.”, “(DÜZƏLİŞ)”, “ИСПРАВЛЕНИЕ. В первом абзаце …”. */
export const isNote = (line: string): boolean =>
  (line.length <= longestOfLaw && ofLaw.test(line)) ||
  (line.length <= longestLine &&
    (startsNote(line) ||
      (corrections.test(lowerCase(line)) && !isMarkBefore(line)) ||
      attention.test(line) ||
      killNotice.test(lowerCase(line))));

const phone = /(?:tel|phone|mob|mobile|тел|моб)\.?:? ?[+(\d]|[+]\d[\d ()-]{7,}\d|(?<!\d)0\d{2,4} \d{3} ?\d{3,4}(?!\d)/i;
const contactAlone =
  /^(?:(?:media |press |editorial )?(?:contacts?|enquiries|inquiries)(?: details| information)?|əlaqə(?: üçün)?|контакты(?: для \p{L}+)?)$/iu;
const contactHead =
  /^(?:(?:media |press )?(?:contacts?|enquiries|inquiries)|to contact [^:.]{3,60}|for (?:more|further) information|əlaqə|əlavə məlumat üçün|контакты?|для (?:справок|связи)|дополнительная информация)(?:[ ,][^:]{0,60})?:/i;

/** Whom to call or write to: a line with a telephone number or an address, and little else. */
export const isContact = (line: string): boolean =>
  line.length <= 200 &&
  (contactHead.test(line) ||
    (line.length <= 120 && !/[.!?]$/.test(line) && (/\S@\S+\.\w/.test(line) || phone.test(line))));

const deskWords =
  /^(?:re-?send(?:ing)?|resent|(?:corrected|updated|new|final|clean|full) version|please|pls|for (?:the )?(?:wire|site|web|use)|повторн(?:ая|о)|исправленн(?:ая|ый) (?:версия|текст|вариант)|просьба|прошу|просим|(?:düzəliş edilmiş|yeni|son) variant|yenidən göndərilir|xahiş)(?!\p{L})/iu;
/** A short line that speaks to the desk: “Re-sending with corrected spelling”. */
export const speaksToDesk = (line: string): boolean => line.length <= 120 && deskWords.test(line);
