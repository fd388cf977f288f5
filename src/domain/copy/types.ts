import type { KnownPerson } from '../byline.ts';
import type { Dateline } from '../dateline/dateline.ts';
import type { Language } from '../languages.ts';

/** A piece of the text, plain. A list item or quotation keeps its marks; only what made it a list or a quotation is gone. */
export type CopyBlock =
  | { type: 'paragraph' | 'subhead'; text: string }
  | { type: 'quotation'; text: string; attribution?: string }
  | { type: 'list'; ordered: boolean; items: string[] };

/** `authorIds` are the known people, in order; `text` is the byline as typed, when it names anybody else. */
export type CopyByline = { authorIds: string[]; text?: string };

/** Who reported from where, as an agency credits it below the text. */
export type CopyReporter = { name: string; place: string };

/** A story as the copy has it. `priority` is the IPTC urgency, 1 to 9; `correspondentLine` is to be matched to a posting. */
export type CopyStory = {
  headline: string;
  kicker?: string;
  dateline?: Dateline;
  standfirst?: string;
  blocks: CopyBlock[];
  byline: CopyByline;
  sectionId?: string;
  language: Language;
  slugline?: string;
  priority?: number;
  keywords?: string[];
  correspondentLine?: string;
  reportingBy?: CopyReporter[];
};

/** What the parser concluded, and from what: `from` is for the desk to read, such as “line 1”. */
export type Inferred = Record<string, { value: unknown; from: string }>;

/** Something the desk should look at. `code` is a stable machine word, `line` counts from 1 in the copy as it came. */
export type CopyWarning = { code: string; message: string; line?: number };

export type ParsedCopy = { story: CopyStory; inferred: Inferred; warnings: CopyWarning[] };

export type CopySection = {
  id: string;
  name: string;
  names?: Partial<Record<Language, string | null>> | null;
  slug: string;
  path: string;
};

export type CopyContext = {
  authors: readonly KnownPerson[];
  sections: readonly CopySection[];
  /** The newsroom’s own agency name, as its datelines spell it. */
  defaultSource?: string;
};

/** A line of copy, cleaned. `indent` is in columns. */
export type CopyLine = { text: string; number: number; indent: number };

/** A paragraph of copy; `line` is where it begins. */
export type Paragraph = { text: string; line: number };

/** Where the phases put what they find. */
export type Findings = { inferred: Inferred; warnings: CopyWarning[] };

const mostOfOneKind = 20;

/** Adds a warning, unless there are enough of its kind to make the point. */
export function warn({ warnings }: Pick<Findings, 'warnings'>, code: string, message: string, line?: number): void {
  if (warnings.filter((warning) => warning.code === code).length >= mostOfOneKind) return;
  warnings.push({ code, message, ...(line !== undefined && { line }) });
}
