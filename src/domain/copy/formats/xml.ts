/** Whether a text is a story in XML: NITF, a NewsML item, an item of a feed. */
export const isStoryXml = (text: string): boolean =>
  /<(?:nitf|newsitem|newsml|rss|feed)[\s>]|^\s*<(?:item|entry)>/i.test(text.slice(0, 5_000));

const headings = /<(\/?)(?:hl1|headline|hedline-main)(?=[\s>])[^<>]{0,500}>/gi;
const title = /<title(?: [^<>]{0,200})?>([^<]{0,500})<\/title>/gi;
/** What is for machines, with its text. */
const ofMachines =
  /<(link|guid|id|pubdate|updated|published|versioncreated|firstcreated|category|author|uri|comments|language|generator|copyright|rights|slugline|urgency|provider|service)(?: [^<>]{0,500})?>[^<]{0,2000}<\/\1>/gi;
/** Elements of a story that HTML has too; any other only parts lines. */
const shared =
  'p|br|h1|h2|h3|h4|h5|h6|ul|ol|li|blockquote|a|b|i|em|strong|span|div|table|tr|td|th|tbody|thead|sub|sup|img|figure|figcaption';
const others = new RegExp(`<(/?)(?!/|(?:${shared})[\\s/>])[a-z?!][^<>]{0,2000}>`, 'gi');

const lineEndsOf = (text: string): string => '\n'.repeat(text.split('\n').length - 1);
const unescapeXml = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** A story in XML as HTML with the same line ends: its heading as h1, everything else by paragraphs, nothing for machines. */
export function htmlOfXml(text: string): string {
  const plain = text.replace(/<!\[CDATA\[|\]\]>/g, '');
  const hasHeading = /<(?:hl1|headline)[\s>]/i.test(plain);
  const marked = plain
    .replace(ofMachines, lineEndsOf)
    .replace(title, (found, words: string) =>
      hasHeading ? lineEndsOf(found) : `<h1>${words}</h1>${lineEndsOf(found)}`,
    )
    .replace(headings, '<$1h1>')
    .replace(others, (found) => `<div>${lineEndsOf(found)}`);
  return /&lt;(?:p|div|br)\b/i.test(marked) ? unescapeXml(marked) : marked;
}
