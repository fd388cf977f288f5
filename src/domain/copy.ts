import { longestText } from './body/size.ts';
import { blocksOf, inspectParagraphs } from './copy/blocks.ts';
import { correspondentLineOf } from './copy/correspondent.ts';
import { readEndMatter, warnOfTextAfterEnd } from './copy/end/endMatter.ts';
import { withoutFurniture } from './copy/furniture.ts';
import { readFrontMatter } from './copy/beginning/frontMatter.ts';
import { languageOf } from './copy/language.ts';
import { linesOf } from './copy/formats/lines.ts';
import { withoutMail } from './copy/formats/mail.ts';
import { at, deskFor, keep, type Desk } from './copy/matter.ts';
import { paragraphsOf } from './copy/paragraphs.ts';
import {
  warn,
  type CopyContext,
  type CopyStory,
  type Findings,
  type Paragraph,
  type ParsedCopy,
} from './copy/types.ts';
import { Refusal, type Problem } from './refusal.ts';

export { lexicalFromBlocks } from './copy/formats/lexical.ts';
export type * from './copy/types.ts';

/** As much as a body takes. */
export const longestCopy = longestText;
const longestHeadline = 160;

const refusal = (message: string, problems: readonly Problem[]): Refusal => new Refusal('invalid', message, problems);

const missing = (path: string, message: string): Problem => ({ path, rule: 'required', message });

function problemsOfHeadline({ headline }: Desk['matter']): Problem[] {
  if (!headline) return [missing('headline', 'The copy has no headline: put it on the first line, by itself.')];
  const { length } = headline.text;
  if (length <= longestHeadline) return [];
  const message = `Line ${headline.line} has ${length} characters; a headline has at most ${longestHeadline}, on a line by itself.`;
  return [{ path: 'headline', rule: 'too-long', message, params: { most: longestHeadline, length } }];
}

function languageFor({ matter, inferred, warnings }: Desk, text: string): CopyStory['language'] {
  if (matter.language) return matter.language;
  const { language, isSure } = languageOf(text);
  inferred.language = { value: language, from: 'letters and small words' };
  if (!isSure) warn({ warnings }, 'language-unsure', `The language may not be “${language}”; set it by hand.`);
  return language;
}

/** The byline's word for who reports goes before the text's. */
function keepCorrespondentLine(text: readonly Paragraph[], desk: Desk): void {
  const named = desk.matter.correspondentLine ? undefined : text.find(({ text: words }) => correspondentLineOf(words));
  if (named) keep(desk, 'correspondentLine', correspondentLineOf(named.text), at(named.line, 'in the text'));
}

/** Where the dateline names no agency: the one that a byline or a line by itself names, else the newsroom’s own. */
function settleSource({ matter, inferred, agency, sources: [own] }: Desk): void {
  const { dateline } = matter;
  const source = agency ?? (dateline ? own : undefined);
  if (dateline?.source !== undefined || source === undefined) return;
  matter.dateline = { ...dateline, source };
  const how = agency === undefined ? ', the newsroom as its source' : ', the agency named elsewhere';
  inferred.dateline = { value: matter.dateline, from: `${inferred.dateline?.from ?? 'no dateline'}${how}` };
}

/** What the desk will have to add by hand. */
function warnOfMissing(story: CopyStory, desk: Desk): void {
  if (story.blocks.length === 0) warn(desk, 'no-body', 'The copy has a headline and no text.');
  if (!story.dateline?.place && !desk.warnings.some(({ code }) => code === 'no-place'))
    warn(desk, 'no-dateline', 'No dateline was found at the start of the text.');
  if (!desk.matter.byline) warn(desk, 'no-byline', 'Nobody signs the copy.');
  if (!desk.matter.sectionId && !desk.warnings.some(({ code }) => code === 'unknown-section')) {
    warn(desk, 'no-section', 'The copy names no section.');
  }
}

/**
 * A story from wire copy: plain text as an agency or a correspondent sends it. Pure, in linear time. Throws a Refusal
 * `invalid` when no story can be made of it (empty, only page furniture, no headline, headline over 160 characters, copy
 * over 500,000 characters); what is merely doubtful is kept and warned of. `inferred` says where each field came from.
 *
 * | The copy has | it becomes |
 * |---|---|
 * | CR LF, CR, form feeds, Unicode line ends | line ends |
 * | no-break and other Unicode spaces, tabs, runs of spaces | one space; none at the ends of a line |
 * | byte order marks, zero-width characters, soft hyphens, direction marks, control characters | nothing; the last two warned of |
 * | Windows' quotes and dashes at 0x80–0x9F | the marks they stand for |
 * | quotation marks, dashes, ellipses, the words, “..” | exactly as typed; “..” warned of |
 * | an accent typed behind its letter | the one letter (NFC) |
 * | garbled letters (a wrong code page) | kept, warned of |
 * | HTML | its text; headings, lists and block quotes keep their sense; warned of |
 * | Markdown | its text; headings, lists and quotations keep their sense; warned of |
 * | a story in XML (NITF, an item of a feed); marks of forums, content systems, wikis | its text and heading |
 * | a story in JSON with its fields (`headline`, `byline`, `body` …) | the fields and the text |
 * | numbers at every line; “re-” and “pairs” at the end of one and the start of the next, where words are broken so | left out; one word |
 * | a quoted e-mail (most lines begin with `>`) | the quoted text; warned of |
 * | a mail's header, greeting, cover note and signature, the mark of a forwarded one | left out; `inferred.coverNote`; its subject is the headline if no line is; refused if there is nothing but a letter |
 * | blank lines | the borders of paragraphs |
 * | lines broken at about 70 columns | one paragraph; else each line is a paragraph |
 * | “Slug:”, “Headline:”, “Byline:”, “Section:”, “Keywords:” … in three languages, above or below the text | the field |
 * | URGENT, FLASH, BULLETIN on a line | IPTC urgency 3, 1, 2 |
 * | US-AZERBAIJAN-RIGHTS above the text | the slugline |
 * | “BC-XX--Giant Lobster, 1st Ld”, “eca062 4 i 211”, “(TAKE 2)”, “(150 words)”, “AFP xy”, times | slugline, urgency; else left out: `inferred.wire` |
 * | “STEEL - take 2 of 2”, “DOCKERS STRIKE -2-”, “page 2 of 3” between paragraphs; “Phoned in by …, Narok, 14.20. Taken by JM.” | left out; the latter in `inferred.wire`, who dictated is the byline |
 * | “(ADDS quotes)”, “EMBARGOED UNTIL …” | left out; `inferred.advisory`, `inferred.embargo`, the latter warned of |
 * | “Eds: …”, “CORRECTION: …”, “Notes to editors:”, whom to call | left out; `inferred.notes`, `inferred.contact` |
 * | “(Reporting by … in …; Editing by …)”, “(Автор: …; редактор: …)” above or below the text | who reported from where, who wrote it; the line in `inferred.credits` |
 * | “/Сигма-Пресс/”, “(Kura News)” below the text, be it ever so unknown | the source, where the dateline names none |
 * | of the other lines above the text the one for which most speaks (`headlineEvidence.ts`) | the headline; warned of where another comes close; none, if little speaks for it; never a sentence of the text, a greeting, a contact, a caption, a line that leads to what is below |
 * | an office or a postal address above “PRESS RELEASE” or above its address | never the headline where a line below can be; `inferred.notes`, `inferred.contact` |
 * | “Correction: Port Fees story” above a text that tells what was wrong | the headline |
 * | “UPDATE 2-”, “(2nd LD)”, “URGENT:” before a headline, “- ADD 1”, “- FOTO”, “[280 words]” behind it | `inferred.advisory`, IPTC urgency |
 * | “ANALYSIS”, one word, or two in capitals above the headline | the kicker; a longer line is left out, warned of |
 * | a caption with its agency, a few words of a page or an office below the headline; words of a desk or a channel below the text | left out; `inferred.notes`, warned of |
 * | “Washington D.C./Turan:” and its like at the start of the text | the dateline, the newsroom its source if it names none |
 * | a paragraph or bullets between headline and dateline | the standfirst |
 * | a known author's name above or below the text, “By …” | the byline; unknown names as text, warned of |
 * | a section's name above or below the text | the section; an unknown one is left out and warned of |
 * | “TURAN's Washington correspondent reports” | text; `correspondentLine` “Washington correspondent” |
 * | “Washington correspondent” by the byline | left out; `correspondentLine` |
 * | a line above the text that stands in the same words between its paragraphs | left out, as the head of a page |
 * | “Leave a review”, “News Line”, “© …”, “Views: 12” alone on a line | left out; `inferred.furniture` |
 * | a day, or a day and a time, above or below the text | left out; `inferred.printedOn` |
 * | -30-, ###, ENDS, “more”, rules | left out; text after the end, and “more”, warned of |
 * | a short line without a full stop above a longer paragraph | a sub-head |
 * | a quotation alone with “— Name” below, or behind `>` | a quotation |
 * | two or more lines with bullets, or numbered from 1 | a list; not direct speech behind dashes |
 */
export function parseCopy(text: string, context: CopyContext): ParsedCopy {
  if (text.length > longestCopy) {
    const message = `The copy has ${text.length} characters; it may have ${longestCopy}.`;
    throw refusal(message, [
      { path: 'copy', rule: 'too-long', message, params: { most: longestCopy, length: text.length } },
    ]);
  }
  const findings: Findings = { inferred: {}, warnings: [] };
  const paragraphs = paragraphsOf(linesOf(text, findings));
  const desk = deskFor(context, findings);
  const { copy, end } = withoutFurniture(withoutMail(paragraphs, desk), desk);
  if (copy.length === 0) {
    const message =
      paragraphs.length === 0
        ? 'The copy is empty.'
        : 'There is no story here, only a letter or what a page prints around one.';
    throw refusal(message, [missing('headline', message), missing('body', message)]);
  }
  const below = readFrontMatter(copy, desk);
  const problems = problemsOfHeadline(desk.matter);
  if (problems.length > 0) throw refusal('No story could be made of the copy.', problems);
  const body = inspectParagraphs(readEndMatter(below, desk), desk);
  if (end !== undefined) warnOfTextAfterEnd(body, copy[end], desk);

  settleSource(desk);
  keepCorrespondentLine(body, desk);

  const { headline, standfirst, byline } = desk.matter;
  const everyWord = [headline?.text, standfirst, ...body.map((each) => each.text)].join('\n');
  const story: CopyStory = {
    ...desk.matter,
    headline: headline?.text ?? '',
    blocks: blocksOf(body),
    byline: byline ?? { authorIds: [] },
    language: languageFor(desk, everyWord),
  };
  warnOfMissing(story, desk);
  const warnings = desk.warnings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { story, inferred: desk.inferred, warnings };
}
