import type { PublishedStory } from '../published/story/schema.ts';

/** C0 controls but tab and line feed, DEL, lone surrogates, U+FFFE, U+FFFF: XML 1.0 (§2.2) has no way to write most of them. */
// eslint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}\ufffe\uffff]/gu;

const opens = /[\u202a\u202b\u202d\u202e\u2066-\u2068]/u;
const closerOf = (opener: string): string => (opener >= '\u2066' ? '\u2069' : '\u202c');

/**
 * Closes the directional embeddings and isolates (Unicode UAX 9) a text leaves open: else a right-to-left name would turn
 * around whatever a reader's program sets behind it. The marks themselves stay.
 */
function closeBrackets(text: string): string {
  if (!opens.test(text)) return text;
  const open: string[] = [];
  for (const character of text) {
    if (opens.test(character)) open.push(closerOf(character));
    else if (character === open.at(-1)) open.pop();
    else if (character === '\u2069' && open.includes(character)) open.splice(open.lastIndexOf(character));
  }
  return text + open.reverse().join('');
}

/** Text as every format can carry it. Line ends are `\n`; what XML 1.0 forbids is gone; directions are closed. */
export const cleanText = (text: string): string => closeBrackets(text.replace(/\r\n?/g, '\n').replace(unprintable, ''));

/** The same on one line, for titles and names: white space becomes one space, none at the ends. */
export const oneLine = (text: string): string =>
  closeBrackets(
    text
      .replace(/[\s\u0085]+/gu, ' ')
      .replace(unprintable, '')
      .trim(),
  );

/** A story as an agency's printer had it: nothing but text, a blank line between parts. */
export function plainText({ kicker, headline, standfirst, byline, dateline, body, credit }: PublishedStory): string {
  const text = [dateline?.text, body.text].filter(Boolean).join(' ');
  return [kicker, headline, standfirst, byline.text, text, byline.reporting, credit]
    .flatMap((part) => (part ? cleanText(part) : []))
    .join('\n\n');
}
