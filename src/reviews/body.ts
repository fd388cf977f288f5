import type { IncomingMessage } from 'node:http';
import { checkJson } from '../domain/json.ts';
import { Refusal } from '../domain/refusal.ts';
import { withoutNulls } from '../http/parsed.ts';
import { LinkifyIt } from 'linkify-it';

type WithBody = IncomingMessage & { body?: unknown };

const mediaType = ({ headers }: IncomingMessage): string =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** Did a page send it by itself, without a script? */
export const isForm = (req: IncomingMessage): boolean => mediaType(req) === 'application/x-www-form-urlencoded';

/** A form's fields: one that was left empty was not given, and a rating is a number. */
function formFields(bytes: Buffer): Record<string, unknown> {
  const pairs = [...new URLSearchParams(bytes.toString('utf8'))].slice(0, 50).filter(([, value]) => value !== '');
  const fields: Record<string, unknown> = Object.fromEntries(pairs);
  return /^\d{1,3}$/.test(String(fields.rating ?? '')) ? { ...fields, rating: Number(fields.rating) } : fields;
}

/** The fields of a request's body, JSON or a form. Throws a Refusal: `unsupported`, `malformed`. */
export function fieldsOf(req: WithBody): Record<string, unknown> {
  const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  if (isForm(req)) return formFields(bytes);
  if (mediaType(req) !== 'application/json')
    throw new Refusal('unsupported', 'Send application/json or application/x-www-form-urlencoded.');
  checkJson(bytes);
  const body: unknown = JSON.parse(bytes.toString('utf8'));
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    return withoutNulls(body as Record<string, unknown>);
  throw new Refusal('malformed', 'The body has to be a JSON object.');
}

/** Web addresses only, with or without `https://`; no mail addresses, so that none is offered to harvesters as a link. */
const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: false });
linkify.add('ftp:', null).add('mailto:', null).add('//', null);

/** The addresses in a text, whole. */
export const linksIn = (text: string): string[] => (linkify.match(text) ?? []).map(({ url }) => url);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign]!);

/** A reader's link: no search engine counts it, and the page it leads to learns nothing of this one. */
const anchor = (url: string, text: string): string =>
  `<a href="${escapeHtml(url)}" rel="nofollow ugc noopener">${escapeHtml(text)}</a>`;

function lineHtml(line: string): string {
  let [html, end] = ['', 0];
  for (const { index, lastIndex, url, text } of linkify.match(line) ?? []) {
    html += escapeHtml(line.slice(end, index)) + (/^https?:\/\//i.test(url) ? anchor(url, text) : escapeHtml(text));
    end = lastIndex;
  }
  return html + escapeHtml(line.slice(end));
}

/** Plain text as HTML: paragraphs at empty lines, links where addresses stand, and no other element ever. */
export const textHtml = (text: string): string =>
  text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.split('\n').map(lineHtml).join('<br>')}</p>`)
    .join('');
