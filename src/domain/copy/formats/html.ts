import { windowsMark } from './characters.ts';
import type { CopyLine } from '../types.ts';

const blockTags = new Set(
  'p div section article header main aside table tbody thead tr ul ol li blockquote h1 h2 h3 h4 h5 h6 figure figcaption pre hr body html head dl dt dd form'.split(
    ' ',
  ),
);
const inlineTags = new Set(
  'a abbr b big br center cite code del em font i img input ins label mark meta link o s small span strike strong sub sup td th time tt u video audio source picture doctype xml'.split(
    ' ',
  ),
);
/** Left out with all they hold. */
const hiddenTags = new Set(
  'script style title noscript template svg iframe select textarea nav footer button'.split(' '),
);

/** The entities that turn up in pasted stories, each before its character. */
const entityPairs =
  'amp & lt < gt > quot " apos \' laquo « raquo » ldquo “ rdquo ” lsquo ‘ rsquo ’ bdquo „ sbquo ‚ lsaquo ‹ rsaquo › ndash – mdash — hellip … bull • middot · copy © reg ® trade ™ deg ° euro € pound £ sect § uuml ü Uuml Ü ouml ö Ouml Ö ccedil ç Ccedil Ç eacute é aacute á agrave à egrave è'.split(
    ' ',
  );
const entities = new Map([
  ...entityPairs.flatMap((name, index): [string, string][] =>
    index % 2 ? [] : [[name, entityPairs[index + 1] ?? '']],
  ),
  ...['nbsp', 'ensp', 'emsp', 'thinsp'].map((name): [string, string] => [name, ' ']),
  ['shy', ''],
]);

const tagPattern = /<([/!?]?)([a-z][a-z0-9:-]*)(?:\s[^<>]*)?[/?]?>/iy;
const entityPattern = /&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/iy;

function characterOf(entity: string): string | undefined {
  if (!entity.startsWith('#')) return entities.get(entity);
  const code = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  if (code < 32 || code === 127 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return '';
  const character = String.fromCodePoint(code);
  return code >= 0x80 && code < 0xa0 ? windowsMark(character) : character;
}

/** Office and custom elements have a colon or a hyphen in their name. */
const isKnownTag = (name: string): boolean =>
  blockTags.has(name) || inlineTags.has(name) || hiddenTags.has(name) || /.[:-]./.test(name);

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** Whether a text was pasted with its HTML: it has a tag of HTML, not just a `<`. */
export function isHtml(text: string): boolean {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const tag = matchAt(tagPattern, text, at);
    if (tag && isKnownTag((tag[2] ?? '').toLowerCase())) return true;
  }
  return false;
}

type Token = { at: number } & (
  { kind: 'text'; text: string } | { kind: 'open' | 'close'; name: string } | { kind: 'newline' }
);

/** Cuts HTML into text, tags and line ends, in one pass. Comments and hidden tags are skipped with what they hold. */
function* tokensOf(text: string): Generator<Token> {
  const lowerCase = text.toLowerCase();
  const missing = new Set<string>();
  /** Just after the next `mark`, or -1; a mark once missing is not looked for again, so the time stays linear. */
  const endOf = (mark: string, from: number): number => {
    const found = missing.has(mark) ? -1 : lowerCase.indexOf(mark, from);
    if (found < 0) missing.add(mark);
    return found < 0 ? -1 : found + mark.length;
  };
  const special = /[<&\n]/g;
  for (let at = 0; at < text.length;) {
    special.lastIndex = at;
    const next = special.exec(text)?.index ?? text.length;
    if (next > at) yield { kind: 'text', text: text.slice(at, next), at };
    at = next + 1;
    if (text[next] === '\n') yield { kind: 'newline', at: next };
    if (text[next] === '&') {
      const entity = matchAt(entityPattern, text, next);
      const character = entity ? characterOf(entity[1] ?? '') : undefined;
      yield { kind: 'text', text: character ?? '&', at: next };
      if (entity && character !== undefined) at = next + entity[0].length;
    }
    if (text[next] !== '<') continue;
    const commentEnd = text.startsWith('<!--', next) ? endOf('-->', next) : -1;
    const tag = matchAt(tagPattern, text, next);
    const name = (tag?.[2] ?? '').toLowerCase();
    if (commentEnd > 0) at = commentEnd;
    else if (!tag || !isKnownTag(name)) yield { kind: 'text', text: '<', at: next };
    else {
      const after = next + tag[0].length;
      const hiddenEnd = hiddenTags.has(name) && tag[1] === '' ? endOf(`</${name}>`, after) : -1;
      at = hiddenEnd > 0 ? hiddenEnd : after;
      if (!hiddenTags.has(name)) yield { kind: tag[1] === '/' ? 'close' : 'open', name, at: next };
    }
  }
}

/** Gathers text into lines, and knows by which mark the later phases will tell a line's kind. */
function lineBuilder() {
  const lines: CopyLine[] = [];
  const lists: number[] = [];
  let quotes = 0;
  let marker = '';
  let current = '';
  let isBlank = true;
  let start = 1;
  const flush = (isParagraphEnd: boolean) => {
    if (!isBlank) {
      lines.push({ text: (quotes > 0 ? '> ' : '') + marker + current.trim(), number: start, indent: 0 });
      marker = '';
    }
    if (isParagraphEnd && lines.at(-1)?.text) lines.push({ text: '', number: start, indent: 0 });
    current = '';
    isBlank = true;
  };
  const add = (text: string, number: number) => {
    // Asked of the piece, not of all so far, which would take quadratic time.
    if (isBlank) start = number;
    isBlank &&= text.trim() === '';
    current += text;
  };
  const open = (name: string) => {
    flush(true);
    if (/^h[1-6]$/.test(name)) marker = name === 'h1' ? '# ' : '## ';
    if (name === 'blockquote') quotes += 1;
    if (name === 'ul' || name === 'ol') lists.push(name === 'ol' ? 1 : 0);
    if (name !== 'li') return;
    const number = lists.at(-1) ?? 0;
    marker = number > 0 ? `${number}. ` : '- ';
    if (number > 0) lists[lists.length - 1] = number + 1;
  };
  const close = (name: string) => {
    flush(true);
    marker = '';
    if (name === 'blockquote') quotes = Math.max(0, quotes - 1);
    if (name === 'ul' || name === 'ol') lists.pop();
  };
  return { lines, flush, add, open, close };
}

/**
 * The text of pasted HTML, line by line. Blocks become paragraphs; h1 gets `# `, h2–h6 get `## `, list items `- ` or `1. `, block quotes
 * `> ` at their start, the marks by which the later phases know them in plain copy too. Links keep their words only.
 * `source` has the lines of the text as they came.
 */
export function linesOfHtml(text: string, source: readonly CopyLine[]): CopyLine[] {
  /** In HTML with paragraphs of its own, a line end is but a space. */
  const isFlowing = /<(?:p|div|br|li|h[1-6]|blockquote)[\s/>]/i.test(text);
  const builder = lineBuilder();
  let row = 0;
  for (const token of tokensOf(text)) {
    const number = source[row]?.number ?? 1;
    if (token.kind === 'text') builder.add(token.text, number);
    else if (token.kind === 'newline') {
      const isBlank = text[token.at + 1] === '\n';
      if (isFlowing && !isBlank) builder.add(' ', number);
      else builder.flush(isBlank);
      row += 1;
    } else if (token.name === 'br') builder.flush(false);
    else if (token.name === 'td' || token.name === 'th') builder.add(' ', number);
    else if (blockTags.has(token.name)) builder[token.kind](token.name);
  }
  builder.flush(false);
  return builder.lines;
}
