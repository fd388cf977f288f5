import { feedPath, ninjsPath, newsmlPath } from '../domain/addresses.ts';
import type { PublishedSection } from '../published/directory/schema.ts';
import { absoluteUrl, sectionUrl, type Publication } from './publication.ts';
import { oneLine } from './text.ts';

/** A name as Markdown shows it, not as it reads it. */
const escapeMarkdown = (text: string): string => oneLine(text).replace(/[\\`*_[\]<>#|~]/g, (sign) => `\\${sign}`);

const item = (title: string, url: string, about?: string): string =>
  `- [${escapeMarkdown(title)}](${url})${about ? `: ${escapeMarkdown(about)}` : ''}`;

/** `/llms.txt` (llmstxt.org): where a program that reads the site finds its stories as data, and on what terms. */
export function llmsTxt(sections: readonly PublishedSection[], publication: Publication): string {
  const { site } = publication;
  const to = (path: string): string => absoluteUrl(path, publication);
  const terms = site.tdmReserved
    ? `Rights to text and data mining are reserved${site.tdmPolicy ? `; licences: ${to(site.tdmPolicy)}` : ''}.`
    : 'Name the source and link to the story.';
  return [
    `# ${escapeMarkdown(site.name)}`,
    '',
    `> ${escapeMarkdown(site.tagline ?? `News by ${site.agencyName}`)}`,
    '',
    `${terms} A killed story is withdrawn: its address answers 410 with a notice; do not repeat what it said.`,
    '',
    '## Stories as data',
    '',
    item('Delivery API', to('/v1/newsline'), 'headlines as JSON, each with its story'),
    item('News Line as ninjs 3.1', to(ninjsPath()), 'whole stories, corrections and kills'),
    item('News Line as NewsML-G2 2.35', to(newsmlPath()), 'the same as XML'),
    item('JSON Feed', to(feedPath('json'))),
    item('Atom', to(feedPath('atom'))),
    item('Sitemap', to('/sitemap.xml'), 'every story'),
    '',
    '## Sections',
    '',
    ...sections.map(({ name, names, path, description }) =>
      item(
        names[site.defaultLanguage] ?? name,
        sectionUrl({ language: site.defaultLanguage, path }, publication),
        description,
      ),
    ),
    '',
  ].join('\n');
}
