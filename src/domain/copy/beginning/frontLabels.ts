import { parseDateline } from '../../dateline/dateline.ts';
import { isCredit } from '../credits.ts';
import { isContact } from '../deskLines.ts';
import { addLine, type Desk } from '../matter.ts';
import { labelOf, listItem } from '../phrases.ts';
import type { Paragraph } from '../types.ts';

const mostAbove = 10;
const mostContacts = 7;
const longestContact = 80;

/** “Contact:” and the names, numbers and addresses below it, above a press release. */
function withoutContacts(paragraphs: readonly Paragraph[], desk: Desk): readonly Paragraph[] {
  const head = paragraphs.slice(0, mostAbove).findIndex(({ text }) => isContact(text) && /:$/.test(text));
  if (head < 0) return paragraphs;
  const below = paragraphs.slice(head + 1, head + mostContacts);
  const far = below.findIndex(({ text }) => text.length > longestContact);
  const last = below.slice(0, far < 0 ? below.length : far).findLastIndex(({ text }) => isContact(text));
  if (last < 0) return paragraphs;
  for (const { text, line } of paragraphs.slice(head, head + last + 2)) addLine(desk, 'contact', text, line);
  return [...paragraphs.slice(0, head), ...paragraphs.slice(head + last + 2)];
}

const unknownLabel = /^[\p{L}][\p{L} ./-]{1,22}:(?: .{0,80}[^.!?…])?$/u;
const fewestKnown = 2;

/** “TRT: 1:10” among lines with labels that are known: for the desk, as they are. */
function withoutUnknownLabels(paragraphs: readonly Paragraph[], desk: Desk): readonly Paragraph[] {
  const isKnown = ({ text }: Paragraph) => labelOf(text) !== undefined;
  const isUnknown = ({ text }: Paragraph) => unknownLabel.test(text);
  const end = paragraphs.findIndex((paragraph) => !isKnown(paragraph) && !isUnknown(paragraph));
  const block = paragraphs.slice(0, end < 0 ? paragraphs.length : end);
  if (block.filter(isKnown).length < fewestKnown) return paragraphs;
  // “Ferry named: how the crew chose” stands by itself below them: it is the headline.
  const isAmong = ({ line }: Paragraph) => block.some((other) => Math.abs(other.line - line) === 1);
  const unknown = block.filter(
    (paragraph) => !isKnown(paragraph) && isAmong(paragraph) && !parseDateline(paragraph.text, desk),
  );
  for (const { text, line } of unknown) addLine(desk, 'notes', text, line);
  return paragraphs.filter((paragraph) => !unknown.includes(paragraph));
}

/** Labels on a line of their own belong to the line below; “Text:” only says that the text begins. */
function withLabelsJoined(paragraphs: readonly Paragraph[], desk: Desk): Paragraph[] {
  const joined: Paragraph[] = [];
  const most = 30;
  for (const [index, paragraph] of paragraphs.entries()) {
    const above = joined.at(-1);
    const label = index < most ? labelOf(paragraph.text) : undefined;
    const due = index < most && above ? labelOf(above.text) : undefined;
    const isOption = /^[2-9][.)] /.test(paragraph.text) && due?.label === 'headline' && index > 1;
    if (label?.label === 'text' && !isCredit(paragraph.text)) {
      if (label.value !== '') joined.push({ ...paragraph, text: label.value });
    } else if (due?.value === '' && due.label !== 'mail' && !label && above) {
      const value = due.label === 'headline' ? paragraph.text.replace(listItem, '') : paragraph.text;
      joined[joined.length - 1] = { ...above, text: `${above.text} ${value}` };
    } else if (isOption) addLine(desk, 'headlineOptions', paragraph.text, paragraph.line);
    else joined.push(paragraph);
  }
  return joined;
}

/** The lines above a text without contacts and labels that nobody knows, each label with its value. */
export const withLabelsSorted = (paragraphs: readonly Paragraph[], desk: Desk): Paragraph[] =>
  withLabelsJoined(withoutUnknownLabels(withoutContacts(paragraphs, desk), desk), desk);
