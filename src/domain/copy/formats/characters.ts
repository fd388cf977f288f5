import { warn, type Findings } from '../types.ts';

/** What stands at 0x80–0x9F in Windows' code pages, where Unicode has controls. Quotes and dashes are the same in 1251 and 1252. */
const windowsMarks = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009dž\u009fŸ';

/** The mark that a C1 control stands for, when a text from Windows was read as Latin-1. */
export const windowsMark = (character: string): string => windowsMarks[character.charCodeAt(0) - 0x80] ?? character;

/** Colours and cursor moves of a terminal, in which copy was typed or from which it was pasted. */
// eslint-disable-next-line no-control-regex
const terminalCodes = /\u001b\[[\d;]*[A-Za-z]/g;
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** UTF-8 read as Windows-1251: Р or С before a letter that Russian does not have. */
const utf8AsCyrillic = /[РС][\u00a0-\u00bf\u0401-\u040f\u0451-\u045f\u0490\u0491‚„…†‡€‰‹‘’“”•–—™›№]/g;
/** UTF-8 read as Latin-1 or Windows-1252: “É™” for ə, “Ã¼” for ü. */
const utf8AsLatin = /[ÂÃÄÅÉ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ€]/g;
const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function garbledAs(text: string): string | undefined {
  if (text.includes('\ufffd')) return 'some bytes were not UTF-8';
  const letters = countOf(text, /\p{L}/gu);
  if (countOf(text, utf8AsCyrillic) > Math.max(5, letters / 6)) return 'UTF-8 was read as Windows-1251';
  if (text.includes('â€') || countOf(text, utf8AsLatin) > 2) return 'UTF-8 was read as Windows-1252';
  // No language has four accented letters in a row.
  if (countOf(text, /[À-ÖØ-öø-ÿ]{4,}/g) > 3) return 'Windows-1251 was read as Windows-1252';
  return undefined;
}

const lineAt = (text: string, index: number): number => countOf(text.slice(0, index), /\r\n?|\n/g) + 1;

function dropCharacters(text: string, pattern: RegExp, code: string, message: string, findings: Findings): string {
  const first = text.search(pattern);
  if (first < 0) return text;
  warn(findings, code, message, lineAt(text, first));
  return text.replace(pattern, '');
}

/** Only real characters, with `\n` at line ends. Marks are not touched, save those Windows' code pages hid among controls. */
export function readable(raw: string, findings: Findings): string {
  const wellFormed = raw.replace(/\p{Surrogate}/gu, '\ufffd');
  const garbled = garbledAs(wellFormed);
  if (garbled) warn(findings, 'mojibake', `Letters look garbled: ${garbled}. Better file it again as UTF-8.`);
  const marked = wellFormed.replace(/[\u0080-\u009f]/g, windowsMark);
  const directed = dropCharacters(
    marked,
    directionMarks,
    'direction-marks',
    'Invisible marks of text direction were removed.',
    findings,
  );
  const printable = dropCharacters(
    directed.replace(terminalCodes, '\u001b'),
    controls,
    'control-characters',
    'Control characters were removed.',
    findings,
  );
  return printable.replace(/\r\n?|[\v\f\u2028]/g, '\n').replaceAll('\u2029', '\n\n');
}

const spaces = /[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
const invisible = /[\u00ad\u200b\u2060\ufeff]/g;
/** Joiners mean something in emoji and in some scripts, nothing behind a Latin or Cyrillic letter, a digit or a space. */
const idleJoiners = /(?<=^|[\p{Script=Latin}\p{Script=Cyrillic}\p{Nd}\p{P}\s])[\u200c\u200d]+/gu;
/** Letters typed as letter and accent become one character. Short runs only: ordering long ones takes quadratic time. */
const composable = /\p{L}\p{M}{1,4}(?!\p{M})/gu;

/** One line with single spaces, without what nobody sees. */
export const tidyLine = (line: string): string =>
  line
    .replace(invisible, '')
    .replace(idleJoiners, '')
    .replace(spaces, ' ')
    .replace(composable, (letters) => letters.normalize('NFC'))
    .trim();
