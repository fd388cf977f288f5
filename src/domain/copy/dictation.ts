import { isMonth } from '../times/calendarDay.ts';
import { lowerCase } from '../letters.ts';
import { isPersonName } from './people.ts';

/** Words by which a desk notes how copy reached it that its writer did not type; with endings, how they begin. */
const dictating =
  /^(?:phoned|telephoned|dictated|radioed|copytaker|продиктован\p{L}*|продиктовал\p{L}?|надиктован\p{L}*|надиктовал\p{L}?|diktə|телефонограмм\p{L}*|teleqram\p{L}*)$/u;
const passing =
  /^(?:taken|typed|received|rec'd|recd|transcribed|filed|sent|transmitted|read|called|rung|rang|принят\p{L}*|принял\p{L}?|передан\p{L}*|передал\p{L}?|записан\p{L}*|записал\p{L}?|получен\p{L}*|набран\p{L}*|набрал\p{L}?|qəbul|ötürülüb|ötürülən|ötürüb|ötürdü|verilib|götürülüb|götürdü|yazılıb|yazıb|çatdırılıb)$/u;
const means =
  /^(?:phone|telephone|mobile|radio|fax|voice|satellite|dictation|dictating|телефон\p{L}*|факс\p{L}*|раци[ияю]|голос\p{L}*|слов|диктовк\p{L}*|связи|telefon\p{L}*|faks\p{L}*|səsli|ratsiya\p{L}*|rabitə\p{L}*)$/u;
const role =
  /^(?:correspondent|reporter|stringer|editor|desk|copytaker|корр|корреспондент\p{L}*|собкор\p{L}*|спецкор\p{L}*|редактор\p{L}*|дежурн\p{L}*|müxbir\p{L}*|redaktor\p{L}*|növbətçi)$/u;
const small =
  /^(?:copy|story|report|text|material|материал|текст|заметка|mətn|xəbər|by|from|at|in|over|the|to|on|via|our|own|staff|special|night|duty|down|out|through|am|pm|hrs|hours|gmt|utc|в|во|от|по|из|с|со|на|через|собственн\p{L}*|специальн\p{L}*|наш\p{L}*|выпускающ\p{L}*|час\p{L}*|мин\p{L}*|мск|сегодня|вчера|edilib|edib|etdi|edən|edildi|olunub|olundu|saat\p{L}*|mesajla|vasitəsilə|ilə|xüsusi|bu|gün|dünən|today|yesterday|this|morning|evening|afternoon)$/u;
const clock = /(?<!\d)\d{1,2}[:.]\d{2}(?!\d)|(?<!\d)\d{4}(?: ?(?:gmt|utc|hrs))?(?!\d)/i;

const longest = 160;
const wordForm = /[\p{L}\p{M}\d][\p{L}\p{M}\d'’:.-]*/gu;
const isFigure = (word: string): boolean => /^\d/.test(word);
/** A name, or its initials; words in a line of capitals tell nothing. */
const isNameLike = (word: string, isShouted: boolean): boolean =>
  /^(?:\p{Lu}\.?){1,3}$/u.test(word) || (!isShouted && /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word));

/**
 * “Phoned in by Ann Example, Narok, 14.20. Taken by JM.”, “Принято по телефону в 16:40 от корреспондента …”, “Telefonla qəbul
 * edilib: …”: how copy reached the desk. Nothing but such words, names and times stands in the line.
 */
export function isDictation(line: string): boolean {
  if (line.length > longest) return false;
  const isShouted = line === line.toUpperCase();
  const wordForms: readonly string[] = line.match(wordForm) ?? [];
  const words = wordForms.map((word) => lowerCase(word).replace(/[.:]$/, ''));
  if (words.length < 3) return false;
  const has = (form: RegExp): boolean => words.some((word) => form.test(word));
  const isNamed = wordForms.slice(1).some((word) => isNameLike(word, isShouted));
  const isOfDesk = has(dictating)
    ? isNamed || clock.test(line)
    : has(passing) && has(means) && (isNamed || has(role) || clock.test(line));
  const forms = [dictating, passing, means, role, small];
  const isKnown = (word: string, at: number): boolean =>
    forms.some((form) => form.test(word)) ||
    isFigure(word) ||
    isMonth(word) ||
    isNameLike(wordForms[at] ?? '', isShouted);
  return isOfDesk && words.every(isKnown);
}

const name = /\p{Lu}\p{Ll}[\p{L}'’-]*(?: \p{Lu}\.)? \p{Lu}\p{Ll}[\p{L}'’-]*/u.source;
const signers = [
  `(?:phoned|dictated|telephoned|radioed|filed|sent|read)(?: [\\p{Ll}\\d:.]+){0,6} by (?:[\\p{Ll}]+ ){0,3}(${name})`,
  `(?:родиктовал|адиктовал|ередал)а?(?: [\\p{Ll}\\d:.]+){0,6}:? (${name})`,
  `(?:diktə (?:edib|etdi|edən)|ötürüb|ötürdü|üxbir)(?: [\\p{Ll}\\d:.]+){0,3}:? (${name})`,
].map((form) => new RegExp(form, 'u'));

/** Who dictated the copy, if the line names them; a Russian name behind “от” is in another case and stays in the line. */
export function dictatedBy(line: string): string | undefined {
  const lowered = line.charAt(0).toLowerCase() + line.slice(1);
  const found = signers.map((form) => form.exec(lowered)?.[1]).find((each) => each !== undefined);
  return found !== undefined && isPersonName(found) ? found : undefined;
}
