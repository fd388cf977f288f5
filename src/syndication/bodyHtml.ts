import type { Language } from '../domain/languages.ts';
import { linkAddress } from '../published/directory/addresses.ts';
import { absoluteUrl, storyUrl, type Publication } from './publication.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (each) => entities[each] ?? '');

/** Of an address as it stands, HTML-escaped, nothing is decoded: only our own pages may be elsewhere. */
function linkIn(url: string, publication: Publication): string {
  const to = linkAddress(url, publication.site);
  return to === url ? publication.origin + url : escapeHtml(absoluteUrl(to, publication));
}

/** Addresses in a body are http, https, mailto, tel or begin with `/`, `?` or `#` (see `safeHrefOf`); they stand there HTML-escaped. */
function absolute(url: string, page: string, publication: Publication): string {
  if (url.startsWith('//')) return `https:${url}`;
  if (url.startsWith('/')) return linkIn(url, publication);
  return /^[?#]/.test(url) ? page + url : url;
}

/** `<div class="embed …"><iframe …></iframe></div>`, as `htmlOf` writes it. */
const embedFrame = /<div class="embed[^"]*"><iframe src="([^"]*)"[^>]*? title="([^"]*)"[^>]*><\/iframe><\/div>/g;
const address = / (href|src)="([^"]*)"/g;
const pictures = / srcset="([^"]*)"/g;

/**
 * A body for use away from its page: every address whole, and in place of a player a link to it, since readers of feeds run none.
 * The HTML is our own (`htmlOf`): attributes are double-quoted, and no text holds a bare quotation mark or angle bracket.
 */
export function absoluteHtml(
  html: string,
  story: { language: Language; slug: string },
  publication: Publication,
): string {
  const page = storyUrl(story, publication);
  return html
    .replace(
      embedFrame,
      (_, src: string, title: string) => `<p><a href="${src}" rel="noopener">${title || src}</a></p>`,
    )
    .replace(address, (_, name: string, url: string) => ` ${name}="${absolute(url, page, publication)}"`)
    .replace(pictures, (_, set: string) => {
      const each = set.split(', ').map((candidate) => absolute(candidate.trimStart(), page, publication));
      return ` srcset="${each.join(', ')}"`;
    });
}
