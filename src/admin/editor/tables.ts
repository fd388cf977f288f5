import type { HtmlElement, HtmlNode } from './htmlTree.ts';

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
