import { hasBylineLabel, withoutBylinePrefix } from '../../byline.ts';
import { foldLetters } from '../../letters.ts';
import { parseDateline } from '../../dateline/dateline.ts';
import {
  isAgencyName,
  isDuty,
  isMasthead,
  isOurCorrespondent,
  isSignersTitle,
  isStamp,
  isWireLine,
} from '../agencyLines.ts';
import { isCredit } from '../credits.ts';
import { isContact, isNote, speaksToDesk } from '../deskLines.ts';
import { agencyBelow } from '../end/endLines.ts';
import { isPostalAddress } from './letterhead.ts';
import { isTitleLine } from '../correspondent.ts';
import { dictatedBy, isDictation } from '../dictation.ts';
import {
  addLine,
  at,
  keep,
  keepAgency,
  keepByline,
  keepEmbargo,
  keepSection,
  keepWriter,
  takeCredit,
  takeLabel,
  takeTitle,
  type Desk,
} from '../matter.ts';
import { isPersonName, isWhen, writerIn } from '../people.ts';
import { isAdvisory, isEmbargo, isSlugline, isUrgencyLine, labelOf, priorityOf, type Label } from '../phrases.ts';
import { takeLineSlug, wireHeaderOf } from '../takes.ts';
import type { Paragraph } from '../types.ts';

const frontLabels: readonly Label[] = [
  ...(['slugline', 'headline', 'kicker', 'byline', 'section', 'standfirst', 'keywords', 'priority'] as const),
  ...(['language', 'embargo', 'note', 'agency'] as const),
];

function takeDatelineLabel(desk: Desk, { text, line }: Paragraph): void {
  const value = labelOf(text)?.value ?? '';
  const dateline = parseDateline(`${value.replace(/:$/, '')}:`, desk)?.dateline;
  if (value !== '') keep(desk, 'dateline', dateline ?? { place: value }, at(line, 'labelled'));
}

const note =
  (name: string) =>
  (desk: Desk, { text, line }: Paragraph): void =>
    addLine(desk, name, text, line);

const updateMark = /(?: ?[-–—/] ?| \(?)(?:ADD|TAKE|LEAD|LD|UPDATE|PAGE|PART)[ -]?\d{0,2}\)?$/;

function takeSlugline(desk: Desk, { text, line }: Paragraph): void {
  const mark = updateMark.exec(text)?.[0];
  if (mark !== undefined) addLine(desk, 'advisory', mark.replace(/^[\s(–—/-]+|\)$/g, ''), line);
  keep(desk, 'slugline', text.replace(updateMark, '').replace(/^[*¤]|^\p{Lu}{4,12}: ?|\/$/gu, ''), at(line));
}

function takeWireHeader(desk: Desk, { text, line }: Paragraph): void {
  keep(desk, 'priority', wireHeaderOf(text)?.urgency, at(line, 'header of the wire'));
  addLine(desk, 'wire', text, line);
}

function takeDictation(desk: Desk, { text, line }: Paragraph): void {
  const name = dictatedBy(text);
  if (name !== undefined && !desk.matter.byline)
    keepByline(desk, desk.bylines.read(name), { text: name, line }, 'who dictated it');
  addLine(desk, 'wire', text, line);
}

const isByline = ({ text }: Paragraph, desk: Desk): boolean => {
  const byline = desk.bylines.sure(text);
  // “By Election Results Delayed” may be the headline; whoever signs above it is known, or labelled.
  return (
    byline !== undefined && (desk.matter.headline !== undefined || byline.authorIds.length > 0 || hasBylineLabel(text))
  );
};

/** “Ayse Example |26.11.2026 - Update : 26.11.2026”, “Sabir Nümunə / 26 Noyabr, 2026 / 14:05” → who signs, or undefined. */
const stampedName = (text: string): string | undefined => {
  if (text.length > 120) return undefined;
  const [first = '', ...others] = text.split(/ ?[|/•·] ?/);
  const isStamped =
    others.length > 0 &&
    (others.every(isWhen) || (text.includes('|') && /^[^|]*\d{1,2}[./]\d{1,2}[./]\d{2,4}/.test(others.join('/'))));
  const name = withoutBylinePrefix(first);
  return isStamped && isPersonName(name) ? name : undefined;
};

/** “Leyla Example @leyla · 26 Nov”: who posted it, in a network → the name. */
const postedBy = /^(.{3,40}?) \(?@\w{2,30}\)?(?:(?: ?[·•|–—-]|,) ?[^.!?]{1,30})?$/u;
const posterIn = (text: string): string | undefined => postedBy.exec(text.slice(0, 120))?.[1];

/** “Xüsusi müxbirimiz Vüsal Örnəkli yazır:”, “Наш корреспондент Иван Примеров сообщает:” → the name. */
function reportingSigner(text: string): string | undefined {
  const line = text.length > 90 || !text.endsWith(':') ? '' : text.slice(0, -1);
  const [, name = '', verb = ''] =
    /^(?:[\p{L}.-]+ ){0,4}?(\p{Lu}\p{Ll}[\p{L}'’-]* \p{Lu}\p{Ll}[\p{L}'’-]*)((?: \p{Ll}+){1,3})$/u.exec(line) ?? [];
  return verb !== '' && isDuty(line) ? name : undefined;
}

type FrontLine = {
  is: (paragraph: Paragraph, desk: Desk) => boolean;
  take: (desk: Desk, paragraph: Paragraph) => void;
};

/** Lines that can only stand above the text, and what becomes of each. What is in none of these may head the story. */
const table: readonly FrontLine[] = [
  { is: ({ text }) => isCredit(text), take: (desk, paragraph) => void takeCredit(desk, paragraph) },
  { is: ({ text }) => writerIn(text) !== undefined, take: (desk, { text, line }) => keepWriter(desk, text, line) },
  { is: ({ text }) => labelOf(text)?.label === 'dateline', take: takeDatelineLabel },
  { is: ({ text }) => labelOf(text)?.label === 'mail', take: note('mailHeader') },
  {
    is: ({ text }) => frontLabels.some((label) => label === labelOf(text)?.label),
    take: (desk, paragraph) => void takeLabel(desk, paragraph, frontLabels),
  },
  { is: ({ text }) => isEmbargo(text), take: (desk, { text, line }) => keepEmbargo(desk, text, line) },
  {
    is: ({ text }) => isUrgencyLine(text),
    take: (desk, { text, line }) => keep(desk, 'priority', priorityOf(text), at(line, text)),
  },
  { is: ({ text }) => isAdvisory(text), take: note('advisory') },
  {
    is: ({ text }) => takeLineSlug(text) !== undefined,
    take: (desk, { text, line }) => keep(desk, 'slugline', takeLineSlug(text), at(line, text)),
  },
  { is: ({ text }) => wireHeaderOf(text) !== undefined, take: takeWireHeader },
  { is: ({ text }) => isDictation(text), take: takeDictation },
  { is: ({ text }) => isWireLine(text), take: note('wire') },
  { is: ({ text }) => isSlugline(text), take: takeSlugline },
  { is: ({ text }) => isStamp(text), take: note('printedOn') },
  { is: ({ text }) => isNote(text), take: note('notes') },
  { is: ({ text }) => isContact(text) || isPostalAddress(text), take: note('contact') },
  {
    is: ({ text }, desk) => desk.sectionNamed(text) !== undefined,
    take: (desk, { text, line }) => keepSection(desk, text, line, 'known section'),
  },
  {
    is: isByline,
    take: (desk, paragraph) => keepByline(desk, desk.bylines.read(paragraph.text), paragraph, 'byline at the top'),
  },
  {
    is: ({ text }) => stampedName(text) !== undefined,
    take: (desk, { text, line }) => {
      const name = stampedName(text) ?? '';
      keepByline(desk, desk.bylines.read(name), { text: name, line }, 'byline with the day');
    },
  },
  {
    is: ({ text }) => posterIn(text) !== undefined,
    take: (desk, { text, line }) => {
      const name = posterIn(text) ?? '';
      if (isPersonName(name)) keepByline(desk, desk.bylines.read(name), { text: name, line }, 'who posted it');
      else addLine(desk, 'notes', text, line);
    },
  },
  {
    is: ({ text }) => reportingSigner(text) !== undefined,
    take: (desk, { text, line }) => {
      const name = reportingSigner(text) ?? '';
      keepByline(desk, desk.bylines.read(name), { text: name, line }, 'who reports');
    },
  },
  { is: ({ text }) => isTitleLine(text), take: (desk, paragraph) => void takeTitle(desk, paragraph) },
  { is: ({ text }) => isOurCorrespondent(text), take: note('correspondent') },
  {
    is: ({ text }, { own }) =>
      isAgencyName(text) ||
      (text.startsWith('/') && agencyBelow(text, own) !== undefined) ||
      (own !== undefined && foldLetters(text.replace(/^[(/-]+|[)/-]+$/g, '')) === foldLetters(own)),
    take: (desk, { text, line }) =>
      keepAgency(desk, text.replace(/^[(/]+|[)/]+$/g, '').replace(/^.*[|/] ?/, ''), text, line),
  },
  { is: ({ text }) => isMasthead(text), take: note('agency') },
  { is: ({ text }) => speaksToDesk(text), take: note('notes') },
];

/** What a line above the text is, or undefined when nothing tells: then it may be the headline. */
export const frontLineOf = (paragraph: Paragraph, desk: Desk): FrontLine['take'] | undefined =>
  table.find(({ is }) => is(paragraph, desk))?.take;

/** A title is one only below the byline it belongs to. */
export function takeSignersTitle(desk: Desk, { text, line }: Paragraph, isBelowByline: boolean): boolean {
  if (!isBelowByline || !isSignersTitle(text)) return false;
  addLine(desk, 'bylineTitle', text, line);
  return true;
}
