import { parseDay } from '../times/calendarDay.ts';
import { foldLetters, lowerCase } from '../letters.ts';
import { isPageLine } from './pageLines.ts';

/** What a page prints around its stories, in the three languages: never part of one. Compared in lower case, whole lines only. */
const furniture = new Set([
  ...'leave a review|leave a comment|write a review|add a comment|post a comment|follow us on social networks'.split(
    '|',
  ),
  ...'follow us on social media|follow us|news line|newsline|share|share this|share this story|print|print version'.split(
    '|',
  ),
  ...'printable version|send to a friend|back to top|advertisement|advertising|subscribe to our newsletter|most read'.split(
    '|',
  ),
  ...'rəy bildirin|rəy bildir|rəy yazın|rəy yaz|şərh yazın|şərh yaz|sosial şəbəkələrdə bizi izləyin'.split('|'),
  ...'bizi sosial şəbəkələrdə izləyin|bizi izləyin|xəbər lenti|xəbərlər lenti|paylaş|paylaşın|çap et|çap versiyası'.split(
    '|',
  ),
  ...'ən çox oxunanlar|reklam|yuxarı qayıt'.split('|'),
  ...'оставить отзыв|оставьте отзыв|оставить комментарий|мы в социальных сетях|мы в соцсетях|следите за нами'.split(
    '|',
  ),
  ...'подписывайтесь на нас в социальных сетях|следите за нами в социальных сетях|лента новостей|поделиться'.split('|'),
  ...'печать|распечатать|версия для печати|отправить другу|самое читаемое|реклама|наверх'.split('|'),
]);
/** Buttons: furniture where two or more stand in a line. */
const buttons = new Set(
  'tweet pin post share save print like email e-mail comment comments copy link listen more menu home search login subscribe facebook twitter x whatsapp telegram linkedin messenger viber instagram youtube reddit pinterest vk vkontakte ok odnoklassniki вконтакте одноклассники телеграм поделиться сохранить печать ссылка комментарии войти меню поиск главная paylaş bəyən şərh çap axtar menyu ana səhifə'.split(
    ' ',
  ),
);
/** A button by itself: furniture where another one stands beside it. */
export const isButton = (line: string): boolean => line.length <= 20 && buttons.has(lowerCase(line));
const mostWords = 6;
const longestFurniture = 200;

/** Furniture that differs from page to page: “© Turan, 2023”, “Views: 1204”. */
const changingFurniture =
  /^© ?[^!?]{0,150}$|^(?:copyright\b|\(c\))(?=.*(?:©|\(c\)|(?:19|20)\d\d)).{0,150}$|^(?:copyright |views:? ?\d|baxış(?: sayı)?:? ?\d|oxunub:? ?\d|просмотр(?:ов|ы)?:? ?\d)[^.!?]{0,60}$/;

/** “Oxunma sayı: 312”, “Прочитано: 415 раз”, “Viewed 1,204 times”: how many have read a page. */
const readCounter =
  /^(?:(?:total|page|article|number of|количество|число|всего) )?(?:views?|reads?|readers|hits|viewed|(?:просмотр|прочитан|прочтени|читател)\p{L}*|показ(?:ов|ы)|baxış\p{L}*|baxıl\p{L}*|oxun\p{L}*|oxuyan\p{L}*|oxucu\p{L}*)(?: sayı)?:? ?\d[\d .,]*[kкmм]?(?: (?:times|раза?|dəfə|nəfər|views|reads|просмотр\p{L}*))?$/u;

/** How a channel ends its posts: hashtags alone, an invitation to follow “@name” or “t.me/name”. */
const channelFurniture =
  /^(?:#[\p{L}\d_]+[\s,]*)+$|^# ?[\p{L}\d_]+(?:[\s,]+#[\p{L}\d_]+)+$|^[^.!?]{0,60}(?:подпис(?:ывай|ыв)\p{L}*|подпишитесь|subscribe|follow us|join us|abunə ol\p{L}*|qoşulun)[^.!?]{0,60}(?:@[\w.]{3,}|t\.me\/\w+)[^.!?]{0,20}$/u;

/** Whether a line is page furniture and nothing else: one such phrase, or several run together. */
export function isFurniture(line: string): boolean {
  if (line.length > longestFurniture) return false;
  if (line.length < 160 && (changingFurniture.test(lowerCase(line)) || readCounter.test(lowerCase(line)))) return true;
  if (line.length < 160 && channelFurniture.test(lowerCase(line))) return true;
  if (isPageLine(line)) return true;
  const words = lowerCase(line)
    .split(/[\s|•·/»→]+/)
    .filter((word) => word !== '');
  let at = 0;
  while (at < words.length) {
    let count = Math.min(mostWords, words.length - at);
    while (count > 0 && !furniture.has(words.slice(at, at + count).join(' '))) count -= 1;
    if (count === 0 && words.length > 1 && buttons.has(words[at] ?? '')) count = 1;
    if (count === 0) return false;
    at += count;
  }
  return words.length > 0;
}

/** “March 20, 2023”, “20.03.2023 14:30”: when a page was printed. */
export const isDayLine = (text: string): boolean =>
  text.length <= 40 &&
  parseDay(text.replace(/^\p{L}{2,10}: /u, '').replace(/[ ,|–-]{1,3}\d{1,2}:\d{2}(?::\d{2})?$/, '')) !== undefined;

export type Marker = 'end' | 'more' | 'rule';
const ends = new Set(
  'ends|end|the end|end of story|endit|endall|end it|nnnn|son|bitdi|xəbərin sonu|конец|конец сообщения|конец пересылаемого сообщения|конец пересланного сообщения|end of forwarded message|end forwarded message|yönləndirilən mesajın sonu|yönləndirilmiş mesajın sonu'.split(
    '|',
  ),
);
/** “more”, “окончание следует”, “(ardı 2-ci səhifədə)”, “continued on page 2”. */
const goesOn =
  /^(?:продолжение|окончание|подробности|дополнения)(?: \p{L}+)? (?:следует|следуют|позже|позднее|ниже)$|^(?:продолжение|окончание) (?:на|см\.?|в) [^!?]{1,30}$|^more(?:(?: \p{L}+)? (?:follows?|to follow|to come|later))?(?: as we get it)?$|^(?:to be )?cont(?:inue[ds]|['’]?d)?(?: (?:on|overleaf|over|from)(?: [^!?]{1,30})?)?$|^(?:ardi|davami|təfərrüatlar|təfərrüati)(?: \p{L}+)? (?:var|gələcək|olacaq|veriləcək|göndəriləcək)$|^(?:ardi|davami)(?: [^!?]{1,25})? (?:səhifə|hissə|vərəq)(?:də|sində)$/u;

/** What an agency sets below or between: “-30-”, “###”, “ENDS”, “(more)”, or a rule of dashes or stars. */
export function markerOf(line: string): Marker | undefined {
  if (line.length > 60) return undefined;
  if (/^#(?: ?#){2,}$/.test(line) || /^[-–—#]+ ?(?:30|0|\d{2}\p{Lu}) ?[-–—#]+$/u.test(line)) return 'end';
  if (/^[-–—*_=~+]{2,}$|^(?:[-–—*_=~+] ){2,}[-–—*_=~+]$|^\*{1,3}(?: \*{1,3}){1,4}$/.test(line)) return 'rule';
  const core = lowerCase(line).replace(/^[-–—*(/[#+ ]+|[-–—*)./\]#+ …]+$/g, '');
  if (ends.has(core) || /^(?:end of|конец) \p{L}+$/u.test(core)) return 'end';
  return goesOn.test(core.replaceAll('ı', 'i')) ? 'more' : undefined;
}

const urgencies = new Map<string, number>(
  Object.entries({
    flash: 1,
    молния: 1,
    ildırım: 1,
    bulletin: 2,
    snap: 2,
    bülleten: 2,
    бюллетень: 2,
    urgent: 3,
    təcili: 3,
    срочно: 3,
    routine: 5,
    adi: 5,
    обычная: 5,
  }),
);

/** The IPTC urgency that “URGENT” or “Priority: 3” stands for, or undefined. */
export function priorityOf(text: string): number | undefined {
  const word = lowerCase(text.slice(0, 40)).replace(/^[-–—*(! ]+|[-–—*)!:. ]+$/g, '');
  return urgencies.get(word) ?? (/^[1-9]$/.test(word) ? Number(word) : undefined);
}

/** Whether a line is a mark of urgency alone: in words, not a number. */
export const isUrgencyLine = (line: string): boolean =>
  line.length < 24 && /\p{L}/u.test(line) && line === line.toUpperCase() && priorityOf(line) !== undefined;

/** “EMBARGOED UNTIL …”, “EMBARQO: …”, “ЭМБАРГО ДО …”, “NOT FOR PUBLICATION BEFORE …” on a line of its own. */
export const isEmbargo = (line: string): boolean =>
  // “26 NOYABR SAAT 10:00-A QƏDƏR EMBARQO”
  (line.length <= 120 &&
    line === line.toUpperCase() &&
    /\d{1,2}[:.]\d{2}/.test(line) &&
    /(?:^|\s)(?:EMBARGO(?:ED)?|EMBARQO|ЭМБАРГО)[.!]?$/u.test(line)) ||
  (line.length <= 200 &&
    /^[*([ ]*(?:(?:STRICTLY )?EMBARGO(?:ED)?(?:\s|:|$)|(?:strictly )?embargoed (?:until|till|to|for)|embargo:|(?:NOT FOR|HOLD FOR|NO) (?:PUBLICATION|RELEASE|USE) (?:BEFORE|UNTIL|TILL)|NOT TO BE (?:PUBLISHED|USED|RELEASED) BEFORE|EMBARQO|Embarqo:|ЭМБАРГО|Эмбарго(?:\s+до|:))/.test(
      line,
    ));

/** “(ADDS quotes)”, “(YENİLƏNİB)”, “(ДОБАВЛЕНЫ цитаты)”: words to the desks in brackets on a line of their own. */
export const isAdvisory = (line: string): boolean =>
  line.length <= 300 &&
  /^[([](?:this .{1,40} (?:has been|was|is being) (?:corrected|updated|refiled|withdrawn)|(?:official )?corrects?|adds?|updates?|updated|recasts?|corrects?|corrected|clarifies|rewrites|refiles|repeats|eds:|əlavə|yenilənib|düzəliş|təkrar|добавлен|обновлен|уточн|исправл|повтор|дополн)[^()]*[)\]]$/i.test(
    lowerCase(line).replaceAll('ё', 'е'),
  );

/** The keyword line of an agency: “US-AZERBAIJAN-RIGHTS”, “AZERBAIJAN-US/RIGHTS (UPDATE 1)”. */
export const isSlugline = (line: string): boolean =>
  line.length <= 80 &&
  // “LEGAL: SC-BAIL”: the category before it.
  (/^\p{Lu}{4,12}: ?[\p{Lu}\d]+(?:-[\p{Lu}\d]+)+$/u.test(line) ||
    // “BBB 3 TURKEY-QUAKE”: the wire's priority before it.
    /^[A-Z]{2,4} [1-9] [\p{Lu}\d]+(?:[-/][\p{Lu}\d]+)+$/u.test(line) ||
    (/^[*¤]?[\p{Lu}\d.]+(?:[-/]+[\p{Lu}\d.]+)+\/?(?: ?\([\p{Lu}\d ,./-]+\)| (?:ADD|TAKE|LEAD|LD|UPDATE) ?\d{0,2})?$/u.test(
      line,
    ) &&
      /\p{Lu}{2}/u.test(line)) ||
    // “Azerbaijan-conflict-return,FEATURE”: AFP's keywords and kind.
    /^\p{L}+(?:-\p{L}+){1,5},\p{Lu}{3,}$/u.test(line) ||
    // “Politics/Germany/Budget”: dpa's line of keywords.
    /^\p{Lu}[\p{L}\d-]{1,30}(?:\/\p{Lu}[\p{L}\d-]{1,30}){2,5}\/?$/u.test(line) ||
    // “Germany-politics/”, the keywords of IPTC 7901.
    /^\p{Lu}[\p{L}\d]*(?:[-/][\p{L}\d]+)*\/$/u.test(line));

export type Label =
  | 'slugline'
  | 'headline'
  | 'byline'
  | 'section'
  | 'dateline'
  | 'standfirst'
  | 'keywords'
  | 'priority'
  | 'language'
  | 'embargo'
  | 'kicker'
  | 'note'
  | 'agency'
  | 'text'
  | 'mail';

const labels: Record<string, Label> = Object.fromEntries(
  (
    [
      ['slugline', 'slug|slugline|catchline|catch line|sluq|слаг'],
      [
        'headline',
        'h|з|headline|hl|hed|hdl|headlines|headline options|headline option|suggested headline|title|başlıq|başlıqlar|başlıq variantları|заголовок|заголовки|варианты заголовка',
      ],
      ['kicker', 'kicker|overline|üst başlıq|надзаголовок'],
      [
        'byline',
        'byline|by|author|reporter|reporters|text and photos|text by|story by|words by|müxbir|mətn və foto|корреспондент|текст и фото|authors|written by|müəllif|müəlliflər|məqalənin müəllifi|yazının müəllifi|mətnin müəllifi|автор|авторы|автор статьи|автор текста|автор материала',
      ],
      ['section', 'section|category|desk|rubric|bölmə|rubrika|раздел|рубрика'],
      ['dateline', 'dateline|dl|place|location|yer|место'],
      [
        'standfirst',
        'standfirst|summary|subtitle|subhead|subheadline|sub headline|deck|dek|alt başlıq|lede|anons|xülasə|анонс|подзаголовок|аннотация',
      ],
      ['keywords', 'keywords|tags|topics|topic|mövzular|темы|açar sözlər|teqlər|ключевые слова|теги'],
      ['priority', 'priority|urgency|prioritet|təcililik|приоритет|срочность'],
      ['language', 'language|dil|язык'],
      ['text', 'l|т|lead|lid|лид|text|txt|body|story|copy|full text|article|mətn|xəbər|текст|материал'],
      [
        'note',
        'copytaker|copy taker|taken by|typed by|received by|qəbul edən|qəbul etdi|qəbul edib|принял|приняла|index|ai index|seo|trt|type|number|item|file|filename|voiced at|link|файл|ссылка|ref|reference|our ref|doc|document|caption|status|version|country|region|ölkə|страна|регион|editor|redaktor|редактор|edition|format|received|source|sources|mənbə|mənbələr|источник|источники',
      ],
      ['agency', 'agency|wire|news agency|agentlik|agentliyi|агентство|информагентство'],
      ['embargo', 'embargo|embarqo|эмбарго'],
      [
        'mail',
        'from|to|cc|bcc|sent|date|reply-to|subject|re|касательно|importance|attachments|attachment|delivered-to|message-id|mime-version|content-type|return-path|x-mailer|важность|вложения|вложение|дата отправки|kimdən|kimə|mövzu|tarix|göndərildi|göndərilib|göndərən|surət|от|от кого|отправитель|отправлено|кому|копия|тема|дата',
      ],
    ] as const
  ).flatMap(([label, names]) => names.split('|').map((name) => [foldLetters(name), label])),
);

/** “Web headline: …”, “Заголовок для сайта: …”. */
const headlineFor =
  /^(?:(?:web|print|short|long|main|online|site|seo|working|suggested|proposed|possible|alternative|draft|story) title|(?:[\p{L}]+ ){0,3}(?:headline|hed|hedline|basliq|başlıq|basligi|başlığı|zagolovok|заголовок)(?: [\p{L}]+){0,3})$|^(?:zagolovok|заголовок|basliq|başlıq) /u;

/** “Please sign it: …”, “Подпишите, пожалуйста, двумя именами: …”: how the story is to be signed. */
const bylineFor =
  /^(?:(?:please |pls )?(?:sign(?: it| this| the story)?|byline|credit)(?: [\p{L}]+){0,3}|podpis(?:hite|sh|at)?(?: [\p{L}]+){0,4}|подпи(?:шите|сь|сать|ши)(?: [\p{L}]+){0,4}|(?:zehmet olmasa )?imza(?: [\p{L}]+){0,3})$/u;

/** “Xəbəri hazırladı: Elnur Nümunə”, “Интервью провела: …”, “Prepared by: …”: in a few words, who wrote it. */
const madeBy =
  /^(?:\p{L}+ ){0,3}(?:hazirla\p{L}*|hazırla\p{L}*|yazdi|yazdı|aparib|aparıb|apardi|apardı|muellif\p{L}*|müəllif\p{L}*|podgotov\p{L}*|подготов\p{L}+|написал\p{L}?|записал\p{L}?|беседовал\p{L}?|провел\p{L}?|провёл|автор|корреспондент|author|prepared by|reported by|interviewed by|interview by|compiled by|filed by)$/u;
const namesOnly =
  /^\p{Lu}[\p{L}.'’-]* ?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?(?:(?:, | and | və | и )\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}'’-]+){1,2})*$/u;

const sources = new Set(['source', 'sources', 'mənbə', 'mənbələr', 'источник', 'источники'].map(foldLetters));
const dates = new Set(['date', 'tarix', 'дата', 'sent', 'göndərildi', 'отправлено'].map(foldLetters));

/** A line such as “Slug: …” or “Bölmə: …” → what it labels and the value, or undefined. */
export function labelOf(line: string): { label: Label; value: string } | undefined {
  const colon = line.slice(0, 40).indexOf(':');
  // What begins as speech labels nothing: ““Title: …””.
  if (colon < 1 || /^["“«‘„]/u.test(line)) return undefined;
  // “Headline 2: …” is one of several.
  const name = foldLetters(line.slice(0, colon)).replace(/ \d$/, '');
  // A label of one letter is a capital: “H: …”.
  if (name.length < 2 && !/^[HLЗТ]:/.test(line)) return undefined;
  const value = line.slice(colon + 1).trim();
  // “Credit: Sarvan”: one word is an agency, two are a name.
  if (name === 'credit' && /^\p{L}+$/u.test(value)) return { label: 'agency', value };
  if (bylineFor.test(name) || (madeBy.test(name) && namesOnly.test(value))) return { label: 'byline', value };
  // “Tarix: unudulan fənn” speaks of history, not of when a mail was sent.
  if (dates.has(name) && value !== '' && !/\d/.test(value)) return undefined;
  // “Источник: переговоры отложены до мая” says what a source told.
  if (sources.has(name) && /^\p{Ll}/u.test(value) && value.split(' ').length > 3) return undefined;
  const label = Object.hasOwn(labels, name) ? labels[name] : headlineFor.test(name) ? 'headline' : undefined;
  return label && { label, value: line.slice(colon + 1).trim() };
}

/** How a list item begins. A long dash is none: in Russian and Azerbaijani copy it opens direct speech. */
export const listItem = /^(?:[-–*•‣▪◦] |\d{1,3}[.)] )/;
