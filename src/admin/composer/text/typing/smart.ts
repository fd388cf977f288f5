/** What is put in the place of the last `back` characters before the caret. */
export type Smart = {
  back: number;
  text: string;
  /** Not seen when it is done, so Backspace has nothing to take back. */
  isUnseen?: true;
};

type Marks = { outer: readonly [string, string]; inner: readonly [string, string] };

/** Quotation marks as each language prints them, and those within a quotation. */
const marks: Readonly<Record<string, Marks>> = {
  en: { outer: ['“', '”'], inner: ['‘', '’'] },
  az: { outer: ['«', '»'], inner: ['“', '”'] },
  ru: { outer: ['«', '»'], inner: ['„', '“'] },
};
const marksOf = (language: string): Marks => marks[language.slice(0, 2)] ?? marks.en!;

const noBreak = '\u00a0';
/** Behind these a quotation begins. */
const isOpening = (before: string): boolean => before === '' || /[\s([{«“„‘—–/-]$/u.test(before);
/** In an address nothing is as in prose. */
const isInAddress = (before: string): boolean => /(?:\w:\/\/|www\.|@)\S*$/u.test(before);

/** The quotations that are open at the end of a text, the outer first. Of an apostrophe nobody knows; it closes what is open. */
function openAt(text: string, { outer, inner }: Marks): (readonly [string, string])[] {
  const open: (readonly [string, string])[] = [];
  for (const letter of text) {
    const last = open.at(-1);
    if (last && letter === last[1]) open.pop();
    else if (letter === outer[0]) open.push(outer);
    else if (letter === inner[0]) open.push(inner);
  }
  return open;
}

function quote(before: string, language: string): Smart {
  const own = marksOf(language);
  const open = openAt(before, own);
  const last = open.at(-1);
  if (isOpening(before)) return { back: 1, text: (last === own.outer ? own.inner : own.outer)[0] };
  return { back: 1, text: (last ?? own.outer)[1] };
}

function apostrophe(before: string, language: string): Smart | undefined {
  if (/[\p{L}\p{N}]$/u.test(before)) return { back: 1, text: '’' };
  if (marksOf(language) !== marks.en) return undefined;
  return { back: 1, text: isOpening(before) ? '‘' : '’' };
}

/** A long dash; in Russian it never begins a line. */
function dash(before: string, taken: number, behind: string, language: string): Smart {
  const isBound = language.startsWith('ru') && /\S $/u.test(before.slice(0, before.length - taken));
  const space = isBound ? noBreak : '';
  return { back: taken + 1 + (isBound ? 1 : 0), text: `${space}—${behind}` };
}

function space(before: string, language: string): Smart | undefined {
  if (/\S[ \u00a0]-$/u.test(before)) return dash(before, 1, ' ', language);
  const isRussian = language.startsWith('ru');
  return isRussian && /(?:^|[\s(«„—])[вкосу]$/iu.test(before) ? { back: 1, text: noBreak, isUnseen: true } : undefined;
}

/**
 * What typing makes of the last character of `text`, the text of a paragraph up to the caret: quotation marks and dashes as the language
 * prints them, and spaces that do not break where it wants them. Undefined where it stays as typed.
 */
export function smart(text: string, language: string): Smart | undefined {
  const [before, typed] = [text.slice(0, -1), text.slice(-1)];
  if (isInAddress(before)) return undefined;
  switch (typed) {
    case '"':
      return quote(before, language);
    case "'":
      return apostrophe(before, language);
    case '-':
      return /(?:^|[^-])-$/u.test(before) ? dash(before, 1, '', language) : undefined;
    case '—':
      return language.startsWith('ru') && /\S $/u.test(before)
        ? { back: 2, text: `${noBreak}—`, isUnseen: true }
        : undefined;
    case ' ':
      return space(before, language);
    default:
      // ‘90s: what looked like a quotation was a year.
      return marksOf(language) === marks.en && /(?:^|\s)‘\d$/u.test(text) ? { back: 2, text: `’${typed}` } : undefined;
  }
}
