/**
 * A reader's text made plain: what is left is what anybody sees. Removed are control characters, marks that turn the direction of
 * the text around them, characters of no width (word lists would not see through them) and halves of characters.
 */
const unwanted =
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u200e\u200f\u061c\u2060-\u2069\u202a-\u202e\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}|\p{Cn}/gu;

/** A letter under a tower of marks. No language of the newsroom stacks more than two. */
const towers = /(\p{M}{3})\p{M}+/gu;

const plain = (text: string): string => text.replace(unwanted, '').normalize('NFC').replace(towers, '$1');

/** One line: every run of white space is one blank. */
export const cleanLine = (text: string): string => plain(text).replace(/\s+/g, ' ').trim();

/** Paragraphs: at most one empty line in a row, no blanks at the ends of lines. */
export const cleanText = (text: string): string =>
  plain(text)
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
