/** HTML as it is read here, whoever parsed it: names in lower case, comments left out. */
export type HtmlElement = { tag: string; attributes: Readonly<Record<string, string>>; children: readonly HtmlNode[] };
export type HtmlNode = HtmlElement | string;

function nodeOf(node: Node): HtmlNode | undefined {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  return node.nodeType === Node.ELEMENT_NODE ? elementOf(node as Element) : undefined;
}

const elementOf = (element: Element): HtmlElement => ({
  tag: element.localName,
  attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
  children: [...element.childNodes].map(nodeOf).filter((child) => child !== undefined),
});

/** What a browser reads of HTML. Nothing of it is loaded or run. */
export const parseHtml = (html: string): HtmlElement =>
  elementOf(new DOMParser().parseFromString(html, 'text/html').body);

export const textOf = (node: HtmlNode): string =>
  typeof node === 'string' ? node : node.children.map(textOf).join('');

export const hasClass = ({ attributes }: HtmlElement, pattern: RegExp): boolean => pattern.test(attributes.class ?? '');

/** The declarations of an element's own style; Word and Outlook say there what a paragraph is. */
export function styleOf({ attributes }: HtmlElement): Readonly<Record<string, string>> {
  const declarations = (attributes.style ?? '').split(';').map((each) => each.split(/:(.*)/s));
  return Object.fromEntries(
    declarations.map(([name = '', value = '']) => [name.trim().toLowerCase(), value.trim().toLowerCase()]),
  );
}

const isElement = (node: HtmlNode): node is HtmlElement => typeof node !== 'string';
const cellTags = ['td', 'th'];

/** The rows of a table, each a list of its cells; not those of tables within. */
export function rowsOf({ children }: HtmlElement): HtmlElement[][] {
  return children.filter(isElement).flatMap((child) => {
    if (child.tag === 'tr') return [child.children.filter(isElement).filter(({ tag }) => cellTags.includes(tag))];
    if (child.tag === 'caption') return [[child]];
    return ['thead', 'tbody', 'tfoot'].includes(child.tag) ? rowsOf(child) : [];
  });
}

/** Tables of one column, and those that say so, only lay out a page. */
export const isTable = (table: HtmlElement): boolean =>
  table.attributes.role !== 'presentation' && rowsOf(table).some((row) => row.length > 1);
