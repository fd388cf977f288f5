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
