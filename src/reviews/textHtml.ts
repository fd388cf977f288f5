import { LinkifyIt } from 'linkify-it';

/** Web addresses only, with or without `https://`; no mail addresses, so that none is offered to harvesters as a link. */
const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: false });
linkify.add('ftp:', null).add('mailto:', null).add('//', null);

/** The addresses in a text, whole. */
export const linksIn = (text: string): string[] => (linkify.match(text) ?? []).map(({ url }) => url);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign]!);

/** A reader's link: no search engine counts it, and the page it leads to learns nothing of this one. */
const anchor = (url: string, text: string): string =>
  `<a href="${escaped(url)}" rel="nofollow ugc noopener">${escaped(text)}</a>`;

function lineHtml(line: string): string {
  let [html, end] = ['', 0];
  for (const { index, lastIndex, url, text } of linkify.match(line) ?? []) {
    html += escaped(line.slice(end, index)) + (/^https?:\/\//i.test(url) ? anchor(url, text) : escaped(text));
    end = lastIndex;
  }
  return html + escaped(line.slice(end));
}

/** Plain text as HTML: paragraphs at empty lines, links where addresses stand, and no other element ever. */
export const textHtml = (text: string): string =>
  text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.split('\n').map(lineHtml).join('<br>')}</p>`)
    .join('');
