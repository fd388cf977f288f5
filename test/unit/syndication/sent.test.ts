import { isObjectType } from 'graphql';
import { schema } from '../../../src/delivery/graphql/schema/index.ts';
import { story as contract, type PublishedStory } from '../../../src/published/story/schema.ts';
import { atom } from '../../../src/syndication/atom.ts';
import type { Feed } from '../../../src/syndication/feed.ts';
import { jsonFeed } from '../../../src/syndication/jsonFeed.ts';
import { jsonLd } from '../../../src/syndication/jsonLd.ts';
import { newsmlG2 } from '../../../src/syndication/newsmlG2.ts';
import { ninjs } from '../../../src/syndication/ninjs.ts';
import { openGraph } from '../../../src/syndication/openGraph.ts';
import { rss } from '../../../src/syndication/rss.ts';
import { sent, storyFormats, type StoryFormat } from '../../../src/syndication/sent.ts';
import { publishedSite, publishedStory } from '../../support/published.ts';

const publication = { site: publishedSite, origin: 'https://news.example' };
const feed = (story: PublishedStory): Feed => ({
  publication,
  of: {},
  stories: [story],
  changedAt: '2026-11-25T00:00:00.000Z',
});
const render: Record<Exclude<StoryFormat, 'graphql'>, (story: PublishedStory) => string> = {
  ninjs: (story) => ninjs({ kind: 'story', story }, publication),
  newsmlG2: (story) => newsmlG2({ kind: 'story', story }, publication),
  jsonLd: (story) => JSON.stringify(jsonLd(story, publication)),
  openGraph: (story) => JSON.stringify(openGraph(story, publication)),
  rss: (story) => rss(feed(story)),
  atom: (story) => atom(feed(story)),
  jsonFeed: (story) => jsonFeed(feed(story)),
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

const graphqlFields = (() => {
  const type = schema.getType('Story');
  return isObjectType(type) ? Object.keys(type.getFields()) : [];
})();

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
