import { hasClass, styleOf, textOf, type HtmlElement } from './htmlTree.ts';
import type { LeftOut, PastedBlock } from './pieces.ts';

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements that are lines of their own. */
export const lineTags = setOf(
  'address article aside body blockquote caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul',
);

/** What has no text of its own, or none that anybody reads. */
export const silentTags = setOf(
  'base button col colgroup datalist head input link meta noscript option script select source style svg template textarea title track xml',
);

/** What a body has other ways for: a photo block, an embed block. */
export const otherMedia: Readonly<Record<string, LeftOut['what']>> = {
  audio: 'embed',
  embed: 'embed',
  iframe: 'embed',
  object: 'embed',
  video: 'embed',
  canvas: 'image',
  img: 'image',
  'v:imagedata': 'image',
};

const bits = { bold: 1, italic: 2, subscript: 32, superscript: 64 } as const;
type Mark = keyof typeof bits;

const markOfTag: Readonly<Record<string, Mark>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  sub: 'subscript',
  sup: 'superscript',
};

/** Which mark a style sets or takes away; undefined: it says nothing of it. */
const markOfStyle: Readonly<Record<Mark, (style: Readonly<Record<string, string>>) => boolean | undefined>> = {
  bold: ({ 'font-weight': weight }) => (weight ? /^(bold|bolder|[6-9]00)/.test(weight) : undefined),
  italic: ({ 'font-style': slant }) => (slant ? /^(italic|oblique)/.test(slant) : undefined),
  subscript: ({ 'vertical-align': place }) => (place ? place === 'sub' : undefined),
  superscript: ({ 'vertical-align': place }) => (place ? place === 'super' : undefined),
};

/** The format of what stands in an element, in Lexical's bits. */
export function formatIn(element: HtmlElement, outer: number): number {
  const style = styleOf(element);
  return (Object.keys(bits) as Mark[]).reduce((format, mark) => {
    const isSet = markOfStyle[mark](style) ?? (markOfTag[element.tag] === mark || undefined);
    return isSet === undefined ? format : isSet ? format | bits[mark] : format & ~bits[mark];
  }, outer);
}

/** Text that its program does not show, or shows as gone. */
export const isHidden = (element: HtmlElement): boolean => {
  const { display, visibility, 'mso-hide': hide } = styleOf(element);
  return display === 'none' || visibility === 'hidden' || hide === 'all' || 'hidden' in element.attributes;
};

/** Comments at the margin of Word, and their marks in the text. */
export const isComment = (element: HtmlElement): boolean =>
  hasClass(element, /\bMso(CommentReference|CommentText)\b|\bmsocom/i) ||
  /^comment/.test(styleOf(element)['mso-element'] ?? '') ||
  'mso-comment-reference' in styleOf(element);

const rankOfClass = (element: HtmlElement): number | undefined => {
  if (hasClass(element, /\bMsoTitle\b/)) return 0;
  const named = /\bMsoHeading(\d)\b/.exec(element.attributes.class ?? '')?.[1];
  const outlined = /^[1-9]$/.exec(styleOf(element)['mso-outline-level'] ?? '')?.[0];
  return Number(named ?? outlined) || undefined;
};

/** How high a heading stands, 0 being a document's title; undefined if it is none. */
export function rankOf(element: HtmlElement): number | undefined {
  const { tag, attributes } = element;
  if (/^h[1-6]$/.test(tag)) return Number(tag[1]);
  if (attributes.role === 'heading') return Number(attributes['aria-level']) || 2;
  return tag === 'p' ? rankOfClass(element) : undefined;
}

/** `1.`, `a)`, `iv.`: the mark of an item in order; a bullet has no point behind it. */
const ordinal = /^\(?(?:(\d{1,4})|\p{L}|[ivxlc]{1,6})[.)]$/iu;

const isMarker = (element: HtmlElement): boolean => (styleOf(element)['mso-list'] ?? '').startsWith('ignore');

/** What Word puts before an item, so that it looks like a list elsewhere. */
function markerIn(element: HtmlElement): string | undefined {
  if (isMarker(element)) return textOf(element).replaceAll('\u00a0', ' ').trim();
  for (const child of element.children) {
    const marker = typeof child === 'string' ? undefined : markerIn(child);
    if (marker !== undefined) return marker;
  }
  return undefined;
}

export const isMarkerOfList = isMarker;

/** Word's paragraph as an item of a list: `mso-list:l0 level2 lfo1`. */
export function wordItemOf(element: HtmlElement): PastedBlock | undefined {
  const [, list, level] = /^(l\d+) level(\d)/.exec(styleOf(element)['mso-list'] ?? '') ?? [];
  if (list === undefined) return undefined;
  const found = ordinal.exec(markerIn(element) ?? '');
  return { kind: 'item', level: Number(level), ordered: found !== null, start: Number(found?.[1] ?? 1), list };
}

/** The mark of a footnote or of its note, as `[1]`; undefined if an element is none. */
export function footnoteMarkOf(element: HtmlElement, isRaised: boolean): string | undefined {
  const isNamed = hasClass(element, /\bMso(Footnote|Endnote)Reference\b|\bsd(footnote|endnote)|\bfootnote|\bnoteref/i);
  const isLeading = element.tag === 'a' && (isRaised || (element.attributes.href ?? '').includes('#'));
  const mark = /^\[?\s*(\d{1,4}|\p{L}|[ivxlc]{1,6}|[*†‡§]{1,3})\s*\]?$/iu.exec(textOf(element).trim())?.[1];
  return mark !== undefined && (isNamed || isLeading) ? `[${mark}]` : undefined;
}
