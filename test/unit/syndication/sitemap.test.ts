import { publicationOf } from '../../../src/syndication/publication.ts';
import { llmsTxt } from '../../../src/syndication/llmsTxt.ts';
import { newsSitemap } from '../../../src/syndication/newsSitemap.ts';
import { robots } from '../../../src/syndication/robots.ts';
import { sitemap, sitemapIndex, urlsPerSitemap } from '../../../src/syndication/sitemap.ts';
import type { StoryLink } from '../../../src/published/story/schema.ts';
import { publishedSite, publishedStory } from '../../support/published.ts';
import { textsIn } from '../../support/standards.ts';

const publication = publicationOf(publishedSite, 'http://localhost:3000');
const reserved = publicationOf(
  { ...publishedSite, tdmReserved: true, tdmPolicy: 'https://news.example/licences' },
  'http://localhost:3000',
);
const s = { s: 'http://www.sitemaps.org/schemas/sitemap/0.9', n: 'http://www.google.com/schemas/sitemap-news/0.9' };

describe('a sitemap', () => {
  it('stays under 50,000 addresses and 50 MB, with the longest slugs in all three languages', () => {
    const slug = 'a'.repeat(128);
    const translations = ['az', 'ru'].map((language): StoryLink => {
      return { id: '1', slug, headline: '', language: language as 'az', publishedAt: '' };
    });
    const far = publicationOf({ ...publishedSite, url: `https://${'news.'.repeat(40)}example` }, '');
    const stories = Array.from({ length: urlsPerSitemap + 1 }, () => ({ ...publishedStory(), slug, translations }));
    const xml = sitemap(stories, far);
    expect(urlsPerSitemap).toBeLessThanOrEqual(50_000);
    expect(xml.match(/<url>/g)).toHaveLength(urlsPerSitemap);
    expect(Buffer.byteLength(xml)).toBeLessThan(50_000_000);
  });

  it('spreads a month with more stories than fit over several files', () => {
    const months = [{ month: '2026-11', stories: 10_001, updatedAt: '2026-11-24T12:00:00.000Z' }];
    expect(textsIn(sitemapIndex(months, publication), '//s:loc', s)).toEqual([
      'https://news.example/sitemaps/2026-11.xml',
      'https://news.example/sitemaps/2026-11.2.xml',
      'https://news.example/sitemaps/2026-11.3.xml',
    ]);
  });

  it('names no languages of a story that has one only', () => {
    expect(sitemap([publishedStory({ translations: [] })], publication)).not.toContain('xhtml:link ');
  });
});

describe('the Google News sitemap', () => {
  const now = new Date('2026-11-25T09:30:00.000Z');
  const line = (publishedAt: string) => publishedStory({ publishedAt, headline: 'Q&A: <b>' });

  it('has stories of the last 48 hours only, with name, language, date and title', () => {
    const lines = ['2026-11-25T09:00:00.000Z', '2026-11-23T09:30:00.000Z', '2026-11-23T09:29:59.999Z'].map(line);
    const xml = newsSitemap(lines, publication, now);
    expect(textsIn(xml, '//n:publication_date', s)).toEqual(['2026-11-25T09:00:00.000Z', '2026-11-23T09:30:00.000Z']);
    expect(
      textsIn(xml, '//s:url[1]/n:news/n:publication/n:name | //s:url[1]//n:language | //s:url[1]//n:title', s),
    ).toEqual(['Caspian Wire', 'en', 'Q&A: <b>']);
  });

  it('has at most 1,000', () => {
    const lines = Array.from({ length: 1_200 }, () => line('2026-11-25T09:00:00.000Z'));
    expect(newsSitemap(lines, publication, now).match(/<url>/g)).toHaveLength(1_000);
  });
});

it('says in robots.txt and llms.txt that text and data mining is reserved, where it is', () => {
  expect(robots(publication)).not.toContain('mining');
  expect(robots(reserved)).toContain(
    '# Text and data mining: rights reserved, see https://news.example/.well-known/tdmrep.json',
  );
  expect(llmsTxt([], reserved)).toContain(
    'Rights to text and data mining are reserved; licences: https://news.example/licences.',
  );
});

it('writes names into llms.txt as they are, not as Markdown', () => {
  const site = { ...publishedSite, name: 'The *Wire* [1]\n# Not a heading' };
  const [title] = llmsTxt([], publicationOf(site, '')).split('\n');
  expect(title).toBe('# The \\*Wire\\* \\[1\\] \\# Not a heading');
});
