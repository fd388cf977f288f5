import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { HtmlElement, HtmlNode } from '../../src/admin/editor/htmlTree.ts';

type Parsed = DefaultTreeAdapterTypes.ChildNode;

function read(node: Parsed): HtmlNode[] {
  if (node.nodeName === '#text') return [(node as DefaultTreeAdapterTypes.TextNode).value];
  return 'tagName' in node ? [elementOf(node)] : [];
}
const elementOf = (element: DefaultTreeAdapterTypes.Element): HtmlElement => ({
  tag: element.tagName,
  attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
  children: element.childNodes.flatMap(read),
});
/** What a browser reads of HTML, without one. */
export const htmlBody = (html: string): HtmlElement => {
  const [body] = parse(html)
    .childNodes.flatMap(read)
    .flatMap((node) =>
      typeof node === 'string'
        ? []
        : node.children.filter((child) => typeof child !== 'string' && child.tag === 'body'),
    );
  return body as HtmlElement;
};
