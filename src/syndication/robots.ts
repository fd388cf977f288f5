import { absoluteUrl, type Publication } from './publication.ts';

/** What has nothing for search engines: the newsroom's own side, unpublished versions, and searches without end. */
const closed = ['/admin', '/api/', '/v1/preview/', '/*/search'];

/** `/robots.txt` (RFC 9309). What is reserved of data mining is said where TDMRep says so; here stands only where. */
export function robots(publication: Publication): string {
  const sitemaps = ['/sitemap.xml', '/news-sitemap.xml'].map((path) => `Sitemap: ${absoluteUrl(path, publication)}`);
  const reservation = publication.site.tdmReserved
    ? [`# Text and data mining: rights reserved, see ${absoluteUrl('/.well-known/tdmrep.json', publication)}`]
    : [];
  return [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    'Allow: /',
    '',
    ...reservation,
    ...sitemaps,
    '',
  ].join('\n');
}

/** What the site reserves, by TDMRep (W3C community group, 2024): in the file, in a header of each answer, in a page's head. */
function reservationOf(publication: Publication): Record<string, string | number> {
  const { tdmReserved = false, tdmPolicy } = publication.site;
  if (!tdmReserved) return { 'tdm-reservation': 0 };
  return { 'tdm-reservation': 1, ...(tdmPolicy && { 'tdm-policy': absoluteUrl(tdmPolicy, publication) }) };
}

/** `/.well-known/tdmrep.json`. */
export const tdmrep = (publication: Publication): string =>
  JSON.stringify([{ location: '/', ...reservationOf(publication) }]);

/** Nothing is said where nothing is reserved: that is what the absence of a header means. */
export const tdmHeaders = (publication: Publication): Record<string, string> =>
  publication.site.tdmReserved
    ? Object.fromEntries(Object.entries(reservationOf(publication)).map(([name, value]) => [name, String(value)]))
    : {};

export const tdmMeta = (publication: Publication): { name: string; content: string }[] =>
  Object.entries(tdmHeaders(publication)).map(([name, content]) => ({ name, content }));
