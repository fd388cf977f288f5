import { cleanText } from './text.ts';

declare const xmlMark: unique symbol;

/** XML made here, of escaped text and our own tags; a plain string among an element's content is text, and escaped. */
export type Xml = { readonly [xmlMark]: true; readonly text: string };

const raw = (text: string): Xml => ({ text }) as Xml;

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As themselves a parser makes spaces of them in an attribute (XML 1.0, §3.3.3).
  '\t': '&#9;',
  '\n': '&#10;',
};
const escapedText = (text: string): string => cleanText(text).replace(/[&<>]/g, (each) => entities[each] ?? '');
const escapedValue = (text: string): string => cleanText(text).replace(/[&<>"\t\n]/g, (each) => entities[each] ?? '');

export type Attributes = Record<string, string | number | undefined>;
/** What is undefined or false is left out. */
export type Content = Xml | string | number | undefined | false;

const attributesOf = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapedValue(String(value))}"`))
    .join('');

const contentOf = (content: Content): string =>
  typeof content === 'object'
    ? content.text
    : content === undefined || content === false
      ? ''
      : escapedText(String(content));

/** One element. Names are ours and are taken as they are; values and text are cleaned and escaped. */
export function element(name: string, attributes: Attributes = {}, ...content: readonly Content[]): Xml {
  const inner = content.map(contentOf).join('');
  const start = `${name}${attributesOf(attributes)}`;
  return raw(inner === '' ? `<${start}/>` : `<${start}>${inner}</${name}>`);
}

/** The element, or nothing if there is no text for it. */
export const optional = (
  name: string,
  text: string | number | undefined,
  attributes: Attributes = {},
): Xml | undefined => (text === undefined || text === '' ? undefined : element(name, attributes, text));

/** Text in a CDATA section; the one sign that would end it, `]]>`, is spread over two. */
export const cdata = (text: string): Xml => raw(`<![CDATA[${cleanText(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`);

export const xmlDocument = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}\n`;
