import fc from 'fast-check';
import { jsonLd, jsonLdScript } from '../../../src/syndication/jsonLd.ts';
import { storyLinks } from '../../../src/syndication/links.ts';
import { openGraph } from '../../../src/syndication/openGraph.ts';
import { publicationOf } from '../../../src/syndication/publication.ts';
import { publishedSite, publishedStory } from '../../support/published.ts';

const publication = publicationOf(publishedSite, 'http://localhost:3000');
const story = publishedStory();
const graph = (changes = {}) => jsonLd(publishedStory(changes), publication)['@graph'];

describe('a story’s structured data', () => {
  it('is a NewsArticle with author, place, correction and dates', () => {
    expect(graph()[0]).toMatchObject({
      '@type': 'NewsArticle',
      headline: 'Parliament passes the budget',
      url: 'https://news.example/en/stories/parliament-passes-the-budget',
      dateline: 'Baku/Turan:',
      contentLocation: { '@type': 'Place', name: 'Baku' },
      author: [
        {
          '@type': 'Person',
          name: 'Alex Example',
          url: 'https://news.example/en/authors/alex-example',
          jobTitle: 'Baku correspondent',
        },
        { '@type': 'Person', name: 'Leyla Nümunə' },
      ],
      publisher: {
        '@type': 'NewsMediaOrganization',
        name: 'Caspian Wire Agency',
        sameAs: ['https://t.me/caspianwire'],
      },
      correction: [
        {
          '@type': 'CorrectionComment',
          text: 'Eighty voted for it, not eighteen.',
          datePublished: '2026-11-24T12:00:00.000Z',
        },
      ],
      isAccessibleForFree: true,
      datePublished: '2026-11-24T09:30:00.000Z',
      dateModified: '2026-11-24T12:00:00.000Z',
      inLanguage: 'en',
      articleSection: ['Politics', 'Parliament'],
      keywords: ['Budget 2027'],
      wordCount: 12,
    });
  });

  it('shows the photo in 16:9, 4:3 and 1:1, each the largest JPEG, with whole addresses and its credit', () => {
    const images = graph()[0]?.image as Record<string, unknown>[];
    expect(images.map(({ url, width, height }) => [url, width, height])).toEqual([
      ['https://news.example/media/k3y/crop16x9-1280.jpg', 1280, 720],
      ['https://news.example/media/k3y/crop4x3-1280.jpg', 1280, 960],
      ['https://news.example/media/k3y/crop1x1-900.jpg', 900, 900],
    ]);
    expect(images[0]).toMatchObject({ creditText: 'Photo: A. Example', copyrightNotice: '© 2026 Caspian Wire' });
  });

  it('names the agency, in the story’s language, as the author of an unsigned story', () => {
    const [article] = graph({ language: 'az', byline: { text: '', signers: [] } });
    expect(article?.author).toMatchObject([{ '@type': 'NewsMediaOrganization', name: 'Xəzər Agentliyi' }]);
  });

  it('leaves out what the story has not', () => {
    const [article] = graph({ dateline: undefined, photo: undefined, corrections: [], translations: [] });
    for (const name of ['dateline', 'contentLocation', 'image', 'correction', 'workTranslation'])
      expect(article).not.toHaveProperty(name);
  });

  it('tells the way to the story: front page, sections, story', () => {
    expect(graph()[1]).toMatchObject({
      '@type': 'BreadcrumbList',
      itemListElement: [
        { position: 1, name: 'Caspian Wire', item: 'https://news.example/en' },
        { position: 2, name: 'Politics', item: 'https://news.example/en/sections/politics' },
        { position: 3, name: 'Parliament', item: 'https://news.example/en/sections/politics/parliament' },
        { position: 4, name: 'Parliament passes the budget' },
      ],
    });
  });
});

describe('JSON in a script', () => {
  it('can’t end the script or begin a comment', () => {
    const script = jsonLdScript({ headline: '</script><!--<script> & \u2028' });
    expect(script).toBe(String.raw`{"headline":"\u003c/script\u003e\u003c!--\u003cscript\u003e \u0026 \u2028"}`);
  });

  it('says the same as without the escapes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (headline) => {
        const script = jsonLdScript({ headline });
        return !/[<>&]/.test(script) && (JSON.parse(script) as { headline: string }).headline === headline;
      }),
    );
  });
});

const contentOf = (name: string, changes = {}, site = publishedSite) =>
  openGraph(publishedStory(changes), publicationOf(site, 'http://localhost:3000')).flatMap((meta) =>
    ('property' in meta ? meta.property : meta.name) === name ? [meta.content] : [],
  );

describe('Open Graph', () => {
  it.each([
    ['og:type', 'article'],
    ['og:title', 'Budget passed'],
    ['og:url', 'https://news.example/en/stories/parliament-passes-the-budget'],
    ['og:site_name', 'Caspian Wire'],
    ['og:locale', 'en_GB'],
    ['og:locale:alternate', 'az_AZ'],
    ['og:image', 'https://news.example/media/k3y/crop16x9-1280.jpg'],
    ['og:image:alt', 'Deputies vote by raising cards'],
    ['article:published_time', '2026-11-24T09:30:00.000Z'],
    ['article:author', 'https://news.example/en/authors/alex-example'],
    ['article:section', 'Parliament'],
    ['article:tag', 'Budget 2027'],
    ['twitter:card', 'summary_large_image'],
  ])('has %s', (name, content) => {
    expect(contentOf(name)).toEqual([content]);
  });

  it('takes a small card for a story without a photo', () => {
    expect(contentOf('twitter:card', { photo: undefined })).toEqual(['summary']);
    expect(contentOf('og:image', { photo: undefined })).toEqual([]);
  });

  it('reserves text and data mining only where the site does', () => {
    expect(contentOf('tdm-reservation')).toEqual([]);
    const site = { ...publishedSite, tdmReserved: true, tdmPolicy: 'https://news.example/licences' };
    expect(contentOf('tdm-reservation', {}, site)).toEqual(['1']);
    expect(contentOf('tdm-policy', {}, site)).toEqual(['https://news.example/licences']);
  });
});

describe('the links of a story’s head', () => {
  it('are its canonical address, each language with the site’s own as the default, and the feeds of its section', () => {
    expect(storyLinks(story, publication)).toEqual([
      { rel: 'canonical', href: 'https://news.example/en/stories/parliament-passes-the-budget' },
      { rel: 'alternate', hrefLang: 'en', href: 'https://news.example/en/stories/parliament-passes-the-budget' },
      { rel: 'alternate', hrefLang: 'az', href: 'https://news.example/az/stories/parlament-budceni-qebul-etdi' },
      { rel: 'alternate', hrefLang: 'x-default', href: 'https://news.example/en/stories/parliament-passes-the-budget' },
      ...(
        [
          ['rss+xml', 'RSS', 'rss.xml'],
          ['atom+xml', 'Atom', 'atom.xml'],
          ['feed+json', 'JSON Feed', 'feed.json'],
        ] as const
      ).map(([type, name, file]) => ({
        rel: 'alternate',
        type: `application/${type}`,
        title: `Parliament (${name})`,
        href: `https://news.example/feeds/sections/politics/parliament/${file}?lang=en`,
      })),
    ]);
  });

  it('name no other languages for a story whose canonical address is another site’s', () => {
    const taken = publishedStory({ seo: { ...story.seo, canonical: 'https://agency.example/budget' } });
    const links = storyLinks(taken, publication);
    expect(links[0]).toEqual({ rel: 'canonical', href: 'https://agency.example/budget' });
    expect(links.filter(({ hrefLang }) => hrefLang)).toEqual([]);
  });
});
