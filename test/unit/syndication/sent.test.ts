import { isObjectType } from 'graphql';
import { schema } from '../../../src/delivery/graphql/schema/index.ts';
import { site, type PublishedSection, type PublishedSite } from '../../../src/published/directory/schema.ts';
import { feedTitleOf } from '../../../src/published/kinds.ts';
import {
  photo,
  story as contract,
  type PublishedPhoto,
  type PublishedStory,
} from '../../../src/published/story/schema.ts';
import { atom } from '../../../src/syndication/atom.ts';
import type { Feed } from '../../../src/syndication/feed.ts';
import { jsonFeed } from '../../../src/syndication/jsonFeed.ts';
import { jsonLd } from '../../../src/syndication/jsonLd.ts';
import { newsmlG2 } from '../../../src/syndication/newsmlG2.ts';
import { ninjs } from '../../../src/syndication/ninjs.ts';
import { openGraph } from '../../../src/syndication/openGraph.ts';
import { llmsTxt } from '../../../src/syndication/llmsTxt.ts';
import { publicationOf, type Publication } from '../../../src/syndication/publication.ts';
import { rss } from '../../../src/syndication/rss.ts';
import { sitemap, type SitemapStory } from '../../../src/syndication/sitemap.ts';
import { sent, storyFormats, type SentAs, type StoryFormat } from '../../../src/syndication/sent.ts';
import {
  besideFormats,
  photoFormats,
  sentBeside,
  sentOfPhoto,
  sentOfSite,
} from '../../../src/syndication/sentBeside.ts';
import { publishedPhoto, publishedSite, publishedStory } from '../../support/published.ts';

const publication = publicationOf(publishedSite, 'https://server.example');
const feed = (story: PublishedStory, by: Publication = publication): Feed => ({
  publication: by,
  of: {},
  stories: [story],
  changedAt: '2026-11-25T00:00:00.000Z',
});
type Render = (story: PublishedStory, by?: Publication) => string;
const render: Record<Exclude<StoryFormat, 'graphql'>, Render> = {
  ninjs: (story, by = publication) => ninjs({ kind: 'story', story }, by),
  newsmlG2: (story, by = publication) => newsmlG2({ kind: 'story', story }, by),
  jsonLd: (story, by = publication) => JSON.stringify(jsonLd(story, by)),
  openGraph: (story, by = publication) => JSON.stringify(openGraph(story, by)),
  rss: (story, by) => rss(feed(story, by)),
  atom: (story, by) => atom(feed(story, by)),
  jsonFeed: (story, by) => jsonFeed(feed(story, by)),
};

/** Another value of every field. */
const others: Record<keyof PublishedStory, PublishedStory[keyof PublishedStory]> = {
  id: '6b04d7cb57a50e65743d9999',
  slug: 'another-story',
  language: 'ru',
  slugline: 'OTHER',
  headline: 'Another headline',
  kicker: 'Another kicker',
  standfirst: 'Another standfirst.',
  dateline: { text: 'Ganja/Other:', place: 'Ganja', source: 'Other' },
  body: { html: '<p>Another body.</p>', text: 'Another body.', blocks: [] },
  byline: { text: 'Somebody Else', signers: [{ name: 'Somebody Else', slug: 'somebody-else' }] },
  section: [{ id: '9', path: 'culture', name: 'Culture' }],
  alsoIn: [],
  topics: [{ slug: 'other', name: 'Other' }],
  genre: 'opinion',
  partnerLabel: 'sponsored',
  urgency: 1,
  photo: undefined,
  translations: [],
  related: [{ id: '6b04d7cb57a50e65743d8888', slug: 'r', headline: 'R', language: 'en', publishedAt: '2026-01-01' }],
  corrections: [],
  credit: 'Another agency',
  wordCount: 999,
  reviewsClosed: true,
  timeZone: 'Europe/Paris',
  publishedAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-12-25T00:00:00.000Z',
  changedAt: '2026-12-26T00:00:00.000Z',
  version: 77,
  seo: { title: 'Another title', description: 'Another description.' },
};

const graphqlFieldsOf = (name: string): string[] => {
  const type = schema.getType(name);
  return isObjectType(type) ? Object.keys(type.getFields()) : [];
};
const graphqlFields = graphqlFieldsOf('Story');

/** One without a standfirst shows its description there. */
const bases = [publishedStory(), publishedStory({ standfirst: undefined })];

const isSent = (format: StoryFormat, field: keyof PublishedStory): boolean =>
  format === 'graphql'
    ? graphqlFields.includes(field)
    : bases.some((base) => render[format](base) !== render[format]({ ...base, [field]: others[field] }));

const fields = Object.keys(contract.shape) as (keyof PublishedStory)[];

it.each(storyFormats)('%s sends what the table says, and leaves out what it says', (format) => {
  const said = fields.filter((field) => 'as' in sent[field][format]);
  expect(fields.filter((field) => isSent(format, field))).toEqual(said);
});

it('is of each field of the contract', () => {
  expect(Object.keys(sent).sort()).toEqual([...fields].sort());
});

const otherPhoto: Record<keyof PublishedPhoto, unknown> = {
  id: '6b04d7cb57a50e65743d9998',
  alt: 'Other words',
  caption: 'Another caption',
  credit: 'Photo: somebody else',
  copyright: '© Another',
  creator: 'Somebody Else',
  renditions: publishedPhoto.renditions.map((each) => ({ ...each, url: `/media/other/${each.width}.jpg` })),
  original: { width: 9, height: 9 },
  focal: { x: 1, y: 1 },
  colour: '#123456',
  preview: 'data:image/webp;base64,AAAA',
};
const photoFields = Object.keys(photo.shape) as (keyof PublishedPhoto)[];

it.each(photoFormats)('%s sends of a photo what the table says, and leaves out what it says', (format) => {
  const said = photoFields.filter((field) => 'as' in sentOfPhoto[field][format]);
  // One without a caption shows there what it shows for who cannot see it.
  const withPhotos = [publishedPhoto, { ...publishedPhoto, caption: undefined }];
  const changes = (field: keyof PublishedPhoto): boolean =>
    format === 'graphql'
      ? graphqlFieldsOf('Photo').includes(field)
      : withPhotos.some((each) => {
          const other = { ...each, [field]: otherPhoto[field] } as PublishedPhoto;
          return render[format](publishedStory({ photo: each })) !== render[format](publishedStory({ photo: other }));
        });
  expect(photoFields.filter(changes)).toEqual(said);
});

const otherSite: Record<keyof PublishedSite, unknown> = {
  kind: 'site',
  id: 'site',
  name: 'Another Wire',
  tagline: 'Other news',
  url: 'https://other.example',
  defaultLanguage: 'ru',
  agencyName: 'Another Agency',
  agencyNames: { en: 'Another Spelling' },
  timeZone: 'Europe/Paris',
  reviewsOpenDays: 99,
  social: [{ network: 'x', url: 'https://x.example' }],
  tdmReserved: true,
  tdmPolicy: 'https://licences.example',
  addresses: { story: '/news/{lang}/{slug}' },
};
const siteFields = Object.keys(site.shape) as (keyof PublishedSite)[];

it.each(storyFormats)('%s sends of the site what the table says, and leaves out what it says', (format) => {
  const said = siteFields.filter((field) => 'as' in sentOfSite[field][format]);
  // A policy is told of where rights are reserved.
  const bare = { ...publishedSite, agencyNames: {} };
  const changes = (field: keyof PublishedSite): boolean => {
    if (format === 'graphql') return graphqlFieldsOf('Site').includes(field);
    const shown = (each: PublishedSite) =>
      render[format](publishedStory(), publicationOf(each, 'https://server.example'));
    const base = field === 'tdmPolicy' ? { ...bare, tdmReserved: true } : bare;
    return shown(base) !== shown({ ...base, [field]: otherSite[field] } as PublishedSite);
  };
  expect(siteFields.filter(changes)).toEqual(said);
});

const graphqlTypes = {
  author: 'Author',
  correspondent: 'Correspondent',
  section: 'Section',
  review: 'Review',
  document: 'Page',
} as const;
const rowsOf = (kind: keyof typeof sentBeside) => Object.entries<Record<string, SentAs>>(sentBeside[kind]);

it.each(Object.keys(graphqlTypes) as (keyof typeof graphqlTypes)[])(
  'GraphQL sends of a %s what the table says',
  (kind) => {
    const said = rowsOf(kind).flatMap(([, { graphql }]) => (graphql && 'as' in graphql ? [graphql.as] : []));
    const types = graphqlFieldsOf(graphqlTypes[kind]);
    expect(said.filter((name) => !types.includes(name))).toEqual([]);
  },
);

const aSection: PublishedSection = {
  kind: 'section',
  id: '6b04d7cb57a50e65743d0001',
  path: 'politics',
  name: 'Politics',
  names: { en: 'Politics', az: 'Siyasət' },
  order: 1,
};
const aPage: SitemapStory = {
  slug: 'about',
  language: 'en',
  updatedAt: '2026-11-25T00:00:00.000Z',
  translations: [],
};
const toPage = (each: { language: string; slug: string }) => `https://news.example/${each.language}/pages/${each.slug}`;

it('feeds, llms.txt and sitemaps send of the directory and of pages what the table says', () => {
  const saidOf = (kind: keyof typeof sentBeside, format: string): string[] =>
    rowsOf(kind).flatMap(([field, by]) => (by[format] && 'as' in by[format] ? [field] : []));
  const otherSection = { id: 'x', path: 'culture', name: 'C', names: { en: 'D' }, description: 'E', colour: '#000000' };
  const changed = (shown: (each: PublishedSection) => string, base: PublishedSection): string[] =>
    Object.entries({ ...otherSection, mediaTopic: 'medtop:1', parent: 'y', order: 9, inNavigation: false })
      .filter(([field, other]) => shown(base) !== shown({ ...base, [field]: other } as PublishedSection))
      .map(([field]) => field);
  const inLlms = (each: PublishedSection) => llmsTxt([each], publication);
  const inFeed = (each: PublishedSection) => `${feedTitleOf(each, 'en')} ${each.path}`;
  const unnamed = { ...aSection, names: {} };
  const both = (shown: (each: PublishedSection) => string) =>
    ['path', 'name', 'names', 'description'].filter(
      (field) => changed(shown, aSection).includes(field) || changed(shown, unnamed).includes(field),
    );
  expect(both(inLlms)).toEqual(saidOf('section', 'llmsTxt'));
  expect(both(inFeed)).toEqual(saidOf('section', 'feeds'));
  expect(changed(inLlms, aSection).length).toBe(3);
  const otherPage = {
    slug: 'b',
    language: 'az',
    updatedAt: '2026-12-01',
    translations: [{ language: 'ru', slug: 'c' }],
  };
  const inSitemap = Object.entries(otherPage).flatMap(([field, other]) =>
    sitemap([aPage], publication, toPage) ===
    sitemap([{ ...aPage, [field]: other } as SitemapStory], publication, toPage)
      ? []
      : [field],
  );
  expect(inSitemap.sort()).toEqual(saidOf('document', 'sitemap').sort());
  expect(besideFormats).toEqual(['feeds', 'sitemap', 'llmsTxt', 'graphql']);
});
