import { isCapitals } from '../../dateline/datelineNames.ts';
import { lowerCase } from '../../letters.ts';
import { isPressLine } from '../agencyLines.ts';
import { isContact } from '../deskLines.ts';
import { isOfficeName } from './headlineEvidence.ts';
import { isKicker } from './kickers.ts';
import { wordsOf } from '../serviceWords.ts';

const longest = 120;
const postcode = /(?<![\p{L}\d])(?:\d{6}|AZ ?-?\d{4}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{2} \d{5})(?![\p{L}\d])/u;
/** The words of an address; with endings, how they begin. */
const ofStreets =
  /^(?:ул|улица|пр|пр-т|просп|проспект|пер|переулок|наб|набережная|пл|площадь|бульвар|б-р|шоссе|д|дом|корп|корпус|стр|кв|оф|офис|обл|область|р-н|г|küç|küçəsi|pr|prospekti|şəh|şəhəri|rayonu|ev|mənzil|döngəsi|meydanı|street|st|road|rd|avenue|ave|lane|square|sq|quay|drive|floor|house|suite|building|room|box|court|place|row|park)$/u;
const small = /^(?:of|the|and|и|və|им|имени|adına|a|b|c|а|б|в)$/u;

/** “420008, г. Казань, ул. Кремлёвская, 18”, “12 Quay Street, Aberdeen AB11 5QT”: where somebody has their office, and nothing else. */
export function isPostalAddress(line: string): boolean {
  if (line.length > longest || !/\d/.test(line) || !/,/.test(line) || /[!?…]$/.test(line)) return false;
  const words = wordsOf(line).map((word) => word.replace(/[.-]+$/, ''));
  const isOfStreet = (word: string): boolean => ofStreets.test(lowerCase(word));
  return (
    (postcode.test(line) || words.some(isOfStreet)) &&
    words.every((word) => /^[\p{Lu}\d]/u.test(word) || isOfStreet(word) || small.test(word))
  );
}

/** How those call themselves who send out statements; with endings, how they begin. */
const ofSenders =
  /^(?:музе|театр|фонд|институт|университет|академи|библиотек|обществ|союз|ассоциаци|федераци|объединени|завод|комбинат|компани|больниц|muzey|teatr|fond|institut|universitet|akademiya|kitabxana|cəmiyyət|ittifaq|assosiasiya|federasiya|birliy|zavod|şirkət|xəstəxana|museum|theatre|theater|trust|fund|foundation|institute|university|academy|library|society|union|association|federation|charity|company|limited|ltd|hospital|council)/u;

type Row = { text: string; line: number };

/** Whether a line above the text names who sends it, seen with the line below: an address, or headlines in small letters. */
export function isLetterhead({ text, line }: Row, below: readonly Row[]): boolean {
  if (/[.!?…:;,]$/.test(text)) return false;
  if (below.some((row) => isPressLine(row.text))) return true;
  const [next] = below;
  const isJoined = next?.line === line + 1;
  if (isJoined && (isPostalAddress(next.text) || isContact(next.text))) return true;
  const words = wordsOf(text).map(lowerCase);
  const isOfSender = [words[0] ?? '', words.at(-1) ?? ''].some((word) => ofSenders.test(word));
  return isCapitals(text) && isOfSender && below.some((row) => !isCapitals(row.text) && wordsOf(row.text).length > 3);
}

/** “№ 44 (1208), 24 noyabr”: above the number of its issue stands the name of a paper. */
const issue = /^№ ?\d/;
const host = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{Ll}{2,}$/u;
/** What readers see above a headline names no office, no sender and no page. */
export const mayBeKicker = (row: Row, below: readonly Row[]): boolean =>
  isKicker(row.text, below.at(-1)?.text ?? '') &&
  !isLetterhead(row, below) &&
  !isOfficeName(row.text) &&
  !below.some(({ text }) => issue.test(text)) &&
  !host.test(row.text) &&
  !/[.,;!]$/.test(row.text);
