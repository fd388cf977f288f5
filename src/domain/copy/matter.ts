import type { Dateline } from '../dateline/dateline.ts';
import { isLanguage, languages, type Language } from '../languages.ts';
import { foldLetters } from '../letters.ts';
import { isCredit, reportersOf, writersOf } from './credits.ts';
import { correspondentLineOf, isTitleLine } from './correspondent.ts';
import { isKnownAgency } from '../dateline/datelinePlaces.ts';
import { agencyIn, bylineReader, writerIn, type BylineReader } from './people.ts';
import { labelOf, priorityOf, type Label } from './phrases.ts';
import {
  warn,
  type CopyByline,
  type CopyContext,
  type CopyReporter,
  type Findings,
  type Paragraph,
  type CopySection,
} from './types.ts';

export type SectionFinder = (text: string) => string | undefined;

const longestName = 60;

/** Finds a section by its name in any language, its slug or its path; case and diacritics do not matter. */
function sectionFinder(sections: readonly CopySection[]): SectionFinder {
  const ids = new Map<string, string>();
  const names = (section: CopySection) => [
    section.name,
    ...Object.values(section.names ?? {}),
    section.path,
    section.slug,
  ];
  for (const section of sections) {
    for (const name of names(section)) {
      const key = foldLetters(name ?? '');
      if (key !== '' && !ids.has(key)) ids.set(key, section.id);
    }
  }
  return (text) => (text.length <= longestName ? ids.get(foldLetters(text)) : undefined);
}

/** What surrounds the text of a story, as the phases find it. */
export type Matter = {
  headline?: Paragraph;
  kicker?: string;
  standfirst?: string;
  dateline?: Dateline;
  byline?: CopyByline;
  sectionId?: string;
  slugline?: string;
  priority?: number;
  keywords?: string[];
  language?: Language;
  correspondentLine?: string;
  reportingBy?: CopyReporter[];
};

/** One reading of one copy: what is known beforehand, and what was found so far. */
export type Desk = {
  matter: Matter;
  bylines: BylineReader;
  sectionNamed: SectionFinder;
  sources: readonly string[];
  /** The agency that a line by itself, a byline or a note names: the source where the dateline names none. */
  agency?: string;
  /** The agency that the dateline names, be it ever so unknown: its name elsewhere in the copy is its mark too. */
  own?: string;
  /** The subject of the mail the copy came in. */
  subject?: Paragraph;
  /** The headline that a cover note proposes. */
  proposed?: Paragraph;
  /** The lines that sign the mail. */
  signature?: readonly Paragraph[];
} & Findings;

export const deskFor = (context: CopyContext, findings: Findings): Desk => ({
  matter: {},
  bylines: bylineReader(context),
  sectionNamed: sectionFinder(context.sections),
  sources: context.defaultSource ? [context.defaultSource] : [],
  ...findings,
});

/** Whether a name is an agency's: one that is known, or the one that the copy's dateline names. */
export const isAgencyTo = ({ own }: Pick<Desk, 'own'>, name: string): boolean =>
  isKnownAgency(name) || (own !== undefined && foldLetters(name) === foldLetters(own));

export const at = (line: number, how?: string): string => `line ${line}${how ? `: ${how}` : ''}`;

const nameOf = (field: keyof Matter): string => (field === 'sectionId' ? 'section' : field);

/** Keeps the first value of a field: what stands further up was meant first. */
export function keep<K extends keyof Matter>(
  desk: Desk,
  field: K,
  value: Matter[K],
  from: string,
  context?: unknown,
): void {
  if (value === undefined) return;
  if (desk.matter[field] !== undefined) {
    const text = JSON.stringify(context ?? value);
    if (text === JSON.stringify(desk.inferred[nameOf(field)]?.value)) return;
    return warn(desk, 'repeated', `A second ${field} (${from}) was left out: ${text}.`);
  }
  desk.matter[field] = value;
  desk.inferred[nameOf(field)] = { value: context ?? value, from };
}

/** Notes a line that is no field of a story but must not get lost; several make one text. */
export function addLine({ inferred }: Desk, name: string, text: string, line: number): void {
  const earlier = inferred[name];
  inferred[name] = earlier
    ? { value: `${String(earlier.value)}\n${text}`, from: `${earlier.from}, ${line}` }
    : { value: text, from: at(line) };
}

/** A line that names an agency and little else. */
export function keepAgency(desk: Desk, name: string, text: string, line: number): void {
  desk.agency ??= name;
  addLine(desk, 'agency', text, line);
}

/** A second byline adds its people to the first. “Nino Kharadze, Tbilisi correspondent” names her posting too. */
export function keepByline(desk: Desk, byline: CopyByline, { text: signed, line }: Paragraph, how: string): void {
  const { matter, bylines } = desk;
  desk.agency ??= agencyIn(signed);
  keep(desk, 'correspondentLine', correspondentLineOf(signed), at(line, how));
  if (bylines.isUnknown(byline)) {
    warn(desk, 'unknown-byline', `Nobody is known by the byline “${byline.text}”; it is kept as text.`, line);
  }
  if (!matter.byline) return keep(desk, 'byline', byline, at(line, how));
  const authorIds = [...new Set([...matter.byline.authorIds, ...byline.authorIds])];
  const text = matter.byline.text ?? byline.text;
  matter.byline = { authorIds, ...(text !== undefined && { text }) };
  desk.inferred.byline = { value: matter.byline, from: `${desk.inferred.byline?.from}; ${at(line, how)}` };
}

/** Who wrote a story, of a line that names who took the pictures as well, or an address. */
export function keepWriter(desk: Desk, text: string, line: number): void {
  const name = writerIn(text);
  if (name !== undefined) keepByline(desk, desk.bylines.read(name), { text: name, line }, 'who wrote it');
}

/** Takes a line of who worked on the story; false if it is none. */
export function takeCredit(desk: Desk, { text, line }: Paragraph): boolean {
  if (!isCredit(text)) return false;
  const reporters = reportersOf(text);
  if (reporters.length > 0) keep(desk, 'reportingBy', reporters, at(line, 'credits'));
  const writers = writersOf(text).join(', ');
  if (writers !== '' && !desk.matter.byline)
    keepByline(desk, desk.bylines.read(writers), { text: writers, line }, 'credits');
  addLine(desk, 'credits', text, line);
  return true;
}

/** Takes a line that only says what the one who signs is; false if it is none. */
export function takeTitle(desk: Desk, { text, line }: Paragraph): boolean {
  if (!isTitleLine(text)) return false;
  if (!desk.matter.correspondentLine) keep(desk, 'correspondentLine', correspondentLineOf(text), at(line));
  return true;
}

export function keepSection(desk: Desk, name: string, line: number, how: string): void {
  const id = desk.sectionNamed(name);
  if (id === undefined) {
    warn(desk, 'unknown-section', `There is no section “${name}”; the line was left out of the text.`, line);
  } else if (desk.matter.sectionId !== undefined && desk.matter.sectionId !== id) {
    warn(desk, 'extra-section', `A second section line, “${name}”, was left out.`, line);
  } else keep(desk, 'sectionId', id, at(line, how));
}

export function keepEmbargo(desk: Desk, text: string, line: number): void {
  warn(desk, 'embargo', `The copy is under embargo: “${text}”. Set the embargo time before it goes any further.`, line);
  addLine(desk, 'embargo', text, line);
}

const languageNames: Record<Language, readonly string[]> = {
  en: ['english', 'ingilis', 'ingilis dili', 'английский'],
  az: ['azerbaijani', 'azərbaycan', 'azərbaycanca', 'azərbaycan dili', 'азербайджанский'],
  ru: ['russian', 'rus', 'rus dili', 'русский'],
};

function languageNamed(name: string): Language | undefined {
  const key = foldLetters(name);
  if (isLanguage(key)) return key;
  return languages.find((language) => languageNames[language].some((each) => foldLetters(each) === key));
}

/** What each labelled line does; those of the dateline and of e-mail are read by the caller. */
const labelled: Partial<Record<Label, (desk: Desk, value: string, line: number) => void>> = {
  slugline: (desk, value, line) => keep(desk, 'slugline', value, at(line, 'labelled')),
  headline: (desk, text, line) => {
    // “Başlıq belə olsun: “…”.”: the marks are of the note.
    const value = text.replace(/^["“«]([^"“”«»]*)["”»]\.$/, '$1');
    if (desk.matter.headline) addLine(desk, 'headlineOptions', value, line);
    keep(desk, 'headline', { text: value, line }, at(line, 'labelled'), value);
  },
  kicker: (desk, value, line) => keep(desk, 'kicker', value, at(line, 'labelled')),
  note: (desk, value, line) => {
    if (isKnownAgency(value)) desk.agency ??= value;
    addLine(desk, 'notes', value, line);
  },
  agency: (desk, value, line) => keepAgency(desk, value, value, line),
  standfirst: (desk, value, line) => keep(desk, 'standfirst', value, at(line, 'labelled')),
  byline: (desk, value, line) => keepByline(desk, desk.bylines.read(value), { text: value, line }, 'labelled'),
  section: (desk, value, line) => {
    const known = value.split(/[,;/>›»]/).find((name) => desk.sectionNamed(name.trim()) !== undefined);
    keepSection(desk, desk.sectionNamed(value) === undefined ? (known ?? value) : value, line, 'labelled');
  },
  embargo: (desk, value, line) => keepEmbargo(desk, value, line),
  keywords: (desk, value, line) => {
    const keywords = value
      .split(/[,;]/)
      .map((word) => word.trim())
      .filter((word) => word !== '');
    keep(desk, 'keywords', keywords, at(line, 'labelled'));
  },
  priority: (desk, value, line) => {
    const priority = priorityOf(value);
    if (priority === undefined) warn(desk, 'unknown-priority', `“${value}” is no urgency from 1 to 9.`, line);
    keep(desk, 'priority', priority, at(line, 'labelled'));
  },
  language: (desk, value, line) => {
    const language = languageNamed(value);
    if (language === undefined) warn(desk, 'unknown-language', `The newsroom does not work in “${value}”.`, line);
    keep(desk, 'language', language, at(line, 'labelled'));
  },
};

/** Takes a line such as “Slug: …”; false if it is none of the labels asked for. */
export function takeLabel(desk: Desk, { text, line }: Paragraph, labels: readonly Label[]): boolean {
  const found = labelOf(text);
  if (!found || !labels.includes(found.label)) return false;
  if (found.value !== '') labelled[found.label]?.(desk, found.value, line);
  return true;
}
