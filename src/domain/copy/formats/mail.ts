import { parseDateline } from '../../dateline/dateline.ts';
import { foldLetters } from '../../letters.ts';
import { addLine, type Desk } from '../matter.ts';
import { isContact } from '../deskLines.ts';
import { labelOf } from '../phrases.ts';
import { warn, type Paragraph } from '../types.ts';

/** How far down a mail's header is looked for, and how much a cover note or a signature may have. */
const mostAbove = 40;
const mostCover = 4;
const mostBelow = 3;
const mostForwards = 5;
const longestCover = 240;
const mostSignature = 10;
const longestSignatureLine = 100;

const forwardMark =
  /^(?:[-_=—– ]{2,}\s*(?:original message|forwarded message|forwarded by .{1,60}|исходное сообщение|пересылаемое сообщение|пересланное сообщение|orijinal mesaj|yönləndirilmiş mesaj|yönləndirilən mesaj)\s*[-_=—– ]*|begin forwarded message:|начало переадресованного сообщения:)$/i;

const greeting =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|salam|salamlar|hörmətli|əziz|sabahınız xeyir|axşamınız xeyir|günortanız xeyir|здравствуйте|здравствуй|привет|добрый (?:день|вечер)|доброе утро|уважаем(?:ые|ый|ая)|дорогие|коллеги|colleagues|team|all|fyi|həmkarlar|dostlar)(?![\p{L}-])/iu;
/** A greeting is short or goes on in whole sentences: “Dear Prudence tops the charts” is neither. */
const isGreeting = ({ text }: Paragraph): boolean =>
  text.length <= longestCover &&
  greeting.test(text) &&
  (/[,!.:–—-]$/.test(text) || text.split(' ').length <= 3 || /^dear sirs? (?:or|and) madams?$/i.test(text));

const coverWords =
  /(?<!\p{L})(?:please|pls|attached|below|herewith|thanks|thank you|file (?:this|it)|run (?:this|it|at)|for the (?:wire|line)|zəhmət olmasa|aşağıda|əlavədə|göndərirəm|təşəkkür|lentə|высылаю|направляю|посылаю|ниже|во вложении|прошу|просим|пожалуйста|спасибо|для ленты|на ленту)(?!\p{L})/iu;
const isSentence = (text: string): boolean => /[.!?…:,][)"”»]?$/.test(text);

const signOffs = new Set(
  'regards|best regards|kind regards|warm regards|best|best wishes|all the best|yours|yours sincerely|yours faithfully|yours truly|respectfully|with best regards|with kind regards|with regards|sincerely|thanks|many thanks|thank you|thanks and regards|cheers|hörmətlə|hörmətlərimlə|ehtiramla|hörmət və ehtiramla|təşəkkürlər|təşəkkür edirəm|с уважением|с почтением|искренне ваш|искренне ваша|спасибо|всего доброго|с наилучшими пожеланиями|заранее спасибо'
    .split('|')
    .map(foldLetters),
);
const sentFrom =
  /^(?:sent (?:from|via|with|using) (?:my |the )?[\p{L}\d -]{2,30}(?: app)?$|get outlook for|отправлено (?:с|из)|iphone[-’' ]?(?:umdan|dan|imdan)|.{1,20} ?cihazından göndərildi|.{0,20}göndərilib$)/iu;

const isSignOff = (text: string): boolean =>
  text.length <= 60 && (signOffs.has(foldLetters(text.replace(/[,.!–—-]+$/, ''))) || sentFrom.test(text));

const setAside = (desk: Desk, lines: readonly Paragraph[]): void => {
  for (const { text, line } of lines) addLine(desk, 'coverNote', text, line);
};

const disclaimer =
  /(?:this|the) (?:e-?mail|message|communication)(?: and any [\p{L} ]{1,40})? (?:is|are|may be|may contain|contains) .{0,60}(?:confidential|privileged|intended)|(?:not the|for the use of the|by the) (?:intended|named) (?:recipient|addressee)|consider the environment before printing|virus-free\.|scanned (?:for viruses|by)|это (?:сообщение|письмо).{0,60}конфиденциальн|если вы не являетесь (?:адресатом|получателем)|mailing list$|^to unsubscribe|^чтобы отписаться|bu (?:e-?mail|elektron məktub|məktub|mesaj).{0,60}məxfi/iu;
const mostDisclaimers = 6;

/** “This e-mail is confidential …” and what stands below it. */
function withoutDisclaimer(paragraphs: readonly Paragraph[], desk: Desk): readonly Paragraph[] {
  const from = Math.max(1, paragraphs.length - mostDisclaimers);
  const start = paragraphs.findIndex(({ text }, index) => index >= from && disclaimer.test(text.slice(0, 500)));
  if (start < 0) return paragraphs;
  setAside(desk, paragraphs.slice(start));
  return paragraphs.slice(0, start);
}

/** Whether the story stands above the mail it answers, rather than below the mark of a forwarded one. */
const hasStory = (paragraphs: readonly Paragraph[]): boolean =>
  paragraphs.reduce((length, { text }) => length + text.length, 0) > 600 ||
  paragraphs.some(({ text }, index) => index > 0 && parseDateline(text) !== undefined);

const headerLine = ({ text }: Paragraph): boolean => labelOf(text)?.label === 'mail';
const sender = /^(?:from|kimdən|от|от кого):/i;

/** Whether the header of a mail begins here, below what whoever passed it on wrote: three of its lines, “From:” the first. */
const beginsHeader = (paragraphs: readonly Paragraph[], index: number): boolean =>
  index > 0 &&
  sender.test(paragraphs[index]?.text ?? '') &&
  paragraphs.slice(index, index + 3).filter(headerLine).length === 3;

/** The copy without the mark of a forwarded mail and what stands on its other side. */
function withoutForwardMark(paragraphs: readonly Paragraph[], desk: Desk, times = 1): readonly Paragraph[] {
  const isMark = ({ text }: Paragraph): boolean => text.length <= 100 && forwardMark.test(text);
  const mark = paragraphs.findIndex((paragraph, index) => isMark(paragraph) || beginsHeader(paragraphs, index));
  if (mark < 0 || times > mostForwards) return paragraphs;
  const above = paragraphs.slice(0, mark);
  const below = paragraphs.slice(isMark(paragraphs[mark] as Paragraph) ? mark + 1 : mark);
  warn(
    desk,
    'forwarded-mail',
    'This came as a forwarded e-mail: only one side of its mark was kept.',
    paragraphs[mark]?.line,
  );
  const isAbove = hasStory(above) && !hasStory(below);
  setAside(desk, isAbove ? below.slice(0, mostAbove) : above);
  return isAbove ? above : withoutForwardMark(below, desk, times + 1);
}

const subjectLabels = new Set(['subject', 're', 'mövzu', 'тема', 'касательно'].map(foldLetters));

/** “Fwd: Re: Envoy visits Baku” → “Envoy visits Baku”, if that line is the subject of a mail. */
function subjectOf({ text, line }: Paragraph): Paragraph | undefined {
  const colon = text.indexOf(':');
  if (!subjectLabels.has(foldLetters(text.slice(0, colon)))) return undefined;
  // “[list] …”: by which list it came.
  const subject = text
    .slice(colon + 1)
    .replace(/^(?:\s*(?:(?:fwd?|re|aw|отв|пер|yön|cav):|\[[^\][]{2,30}\](?= \S)))*/i, '');
  return subject.trim() === '' ? undefined : { text: subject.trim(), line };
}

/** Takes the header of a mail off, if the copy begins with one; its subject may yet be the headline. */
function withoutHeader(paragraphs: readonly Paragraph[], desk: Desk): readonly Paragraph[] {
  const end = paragraphs.findIndex((paragraph) => !headerLine(paragraph));
  const header = paragraphs.slice(0, end < 0 ? paragraphs.length : end);
  // A single “Date: …” or “To: …” need not be of a mail.
  if (header.length === 0) return paragraphs;
  warn(desk, 'mail-header', 'The header lines of an e-mail were left out.', header[0]?.line);
  for (const { text, line } of header) addLine(desk, 'mailHeader', text, line);
  desk.subject = header.map(subjectOf).find((subject) => subject !== undefined);
  return paragraphs.slice(header.length);
}

/** “… Заголовок предлагаю такой: «Апелляция …».” */
const proposal =
  /(?<!\p{L})(?:(?:head|headline|title|call) it|headline|title|hed|заголовок|заголовком|başlıq|başlığı|başlığ[ıi]n[ıi])(?: \p{L}+){0,3}[:–—-]? ?["“«](.{10,150}?)["”»][.!]?$/iu;

/**
 * How many paragraphs greet the desk and say what comes. Below a greeting any sentence may be of the cover note, as long as a
 * line follows that can head the story; else only what speaks to the desk.
 */
function coverLength(paragraphs: readonly Paragraph[], hasSubject: boolean): number {
  const isGreeted = paragraphs[0] !== undefined && isGreeting(paragraphs[0]);
  let sure = isGreeted ? 1 : 0;
  for (let length = sure; length <= mostCover; length += 1) {
    const text = paragraphs[length]?.text;
    if (text === undefined || text.length > longestCover) break;
    const isLast = length === paragraphs.length - 1;
    if (!isLast && (!isSentence(text) || parseDateline(text) || labelOf(text))) return length;
    const speaksToDesk = coverWords.test(text) || proposal.test(text);
    if (!speaksToDesk && (!isGreeted || hasSubject)) break;
    if (speaksToDesk && sure === length) sure += 1;
  }
  return sure;
}

/** Words by which whoever writes speaks of themselves and to the desk; in a story they stand in quotation marks. */
const toDesk =
  /(?<!\p{L})(?:I|(?:i[’'](?:m|ve|ll|d))|my|me|you|your|я|мне|меня|мо[йеёия]|вы|вам|вас|ваш\p{L}*|ты|теб[еяё]|прилагаю|прикладываю|высылаю|пришлю|дошлю|режьте|сокращайте|сократите|правьте|звоните|пишите|mən|mənə|mənim|siz|sizə|sizin|sizdən|sənə|\p{L}{2,}(?:[ıiuü]r[əa]m|[əa]c[əa][yğ][əa]m|m[ıiuü]ş[əa]m|m[əa]l[ıi]y[əa]m))(?!\p{L})/iu;
const quoted = /“[^”]{0,600}”|«[^»]{0,600}»|"[^"]{0,600}"|„[^“”]{0,600}[“”]/g;
const isOfWriter = (text: string): boolean => toDesk.test(text.slice(0, 2_000).replace(quoted, ''));
const shortestWords = 4;

/** Whether a letter brings no story: below its greeting every sentence is of whoever wrote it, or speaks to the desk. */
function isLetterAlone([first, ...others]: readonly Paragraph[]): boolean {
  const words = others.filter(({ text }) => text.split(' ', shortestWords).length >= shortestWords);
  return (
    first !== undefined &&
    isGreeting(first) &&
    words.length > 0 &&
    words.every(({ text }) => isSentence(text) && (coverWords.test(text) || isOfWriter(text)))
  );
}

/** The last lines of a letter that are of whoever wrote it, where the story above is not: “I can be reached until Friday.” */
export function wordsBelowStory(paragraphs: readonly Paragraph[]): number {
  const from = Math.max(2, paragraphs.length - mostBelow);
  const start = paragraphs.findIndex(({ text }, index) => index >= from && isOfWriter(text));
  return start < 0 || paragraphs.slice(0, start).some(({ text }) => isOfWriter(text)) ? -1 : start;
}

/** Said to the desk at the end: “photos later”, “call me”, “Если что — звони”. */
const lastWords =
  /^[^“”«»"]*(?<!\p{L})(?:call me|let me know|photos? (?:later|to follow|coming)|more later|foto(?:lar|ları|nu)? (?:göndər|sonra|ata)\p{L}*|zəng (?:edin|et|vurun)|звони|звоните|перезвоню|на связи|пришлю|вышлю|дошлю|скину|фото (?:позже|отправл\p{L}+|пришлю))(?!\p{L})/iu;
export const isLastWord = (text: string): boolean => text.length <= 120 && lastWords.test(text);

/** A cover note below the story: “Hi, that is all from me …”. */
function withoutNoteBelow(paragraphs: readonly Paragraph[], desk: Desk): readonly Paragraph[] {
  const from = Math.max(2, paragraphs.length - mostBelow);
  const start = paragraphs.findIndex(
    (paragraph, index) => index >= from && isGreeting(paragraph) && coverWords.test(paragraph.text),
  );
  if (start < 0) return paragraphs;
  setAside(desk, paragraphs.slice(start));
  return paragraphs.slice(0, start);
}

/** Takes a signature off: from a sign-off or “--” near the end, below which only short lines stand. */
function withoutSignature(paragraphs: readonly Paragraph[], desk: Desk, fewestAbove = 1): readonly Paragraph[] {
  const from = Math.max(fewestAbove, paragraphs.length - mostSignature);
  const tail = paragraphs.slice(from);
  const isShort = (lines: readonly Paragraph[]) => lines.every(({ text }) => text.length <= longestSignatureLine);
  const start = tail.findIndex(({ text }, index) => {
    const below = tail.slice(index + 1);
    if (!isShort(below)) return false;
    return isSignOff(text) || (/^[-–—]{2}$/.test(text) && below.some((line) => isContact(line.text)));
  });
  if (start < 0) return paragraphs;
  desk.signature = tail.slice(start).filter(({ text }) => /\p{L}/u.test(text));
  setAside(desk, desk.signature);
  return paragraphs.slice(0, from + start);
}

/** What a cover note calls the headline, or undefined. */
function proposedIn({ text, line }: Paragraph): Paragraph | undefined {
  const headline = proposal.exec(text.slice(0, longestCover))?.[1];
  return headline === undefined ? undefined : { text: headline, line };
}

/**
 * The copy without what a mail puts around it: forward marks, header lines, a greeting with its cover note, a signature.
 * All of it is kept for the desk; `desk.subject` is the mail's subject.
 */
export function withoutMail(paragraphs: readonly Paragraph[], desk: Desk): readonly Paragraph[] {
  const forwarded = withoutForwardMark(paragraphs, desk);
  const text = withoutHeader(forwarded, desk);
  const own = withoutDisclaimer(text, desk);
  const cover = coverLength(own, desk.subject !== undefined);
  setAside(desk, own.slice(0, cover));
  desk.proposed = own
    .slice(0, cover)
    .map(proposedIn)
    .find((line) => line !== undefined);
  const signed = withoutSignature(own.slice(cover), desk, cover > 0 ? 0 : 1);
  if (cover > 0 && isLetterAlone([...own.slice(0, cover), ...signed])) {
    setAside(desk, signed);
    return [];
  }
  const story = withoutNoteBelow(signed, desk);
  return story.length > 0 ? story : paragraphs;
}

/** Whether a copy came as a letter. */
export const isLetter = ({ inferred }: Pick<Desk, 'inferred'>): boolean =>
  inferred.mailHeader !== undefined || inferred.coverNote !== undefined;
