import type { PublishedSite } from '../../src/published/directory/schema.ts';
import type {
  KilledStory,
  PublishedPhoto,
  PublishedRendition,
  PublishedStory,
} from '../../src/published/story/schema.ts';

/** The invented newsroom as readers know it. */
export const publishedSite: PublishedSite = {
  kind: 'site',
  id: 'site',
  name: 'Caspian Wire',
  tagline: 'News from the Caspian',
  url: 'https://news.example',
  defaultLanguage: 'en',
  agencyName: 'Caspian Wire Agency',
  agencyNames: { az: 'Xəzər Agentliyi' },
  timeZone: 'Asia/Baku',
  reviewsOpenDays: 14,
  social: [{ network: 'telegram', url: 'https://t.me/caspianwire' }],
};

const rendition = (ratio: PublishedRendition['ratio'], name: string, width: number, height: number) =>
  (['avif', 'webp', 'jpeg'] as const).map((format) => ({
    url: `/media/k3y/${name}.${format === 'jpeg' ? 'jpg' : format}`,
    width,
    height,
    format,
    ratio,
  }));

export const publishedPhoto: PublishedPhoto = {
  id: '6b04d7cb57a50e65743d2001',
  alt: 'Deputies vote by raising cards',
  caption: 'Deputies vote on the budget',
  credit: 'Photo: A. Example',
  copyright: '© 2026 Caspian Wire',
  creator: 'A. Example',
  renditions: [
    ...rendition('whole', 'wide-1280', 1280, 900),
    ...rendition('16:9', 'crop16x9-640', 640, 360),
    ...rendition('16:9', 'crop16x9-1280', 1280, 720),
    ...rendition('4:3', 'crop4x3-1280', 1280, 960),
    ...rendition('1:1', 'crop1x1-900', 900, 900),
  ],
};

/** A story with all a story can have, corrected once. */
export const publishedStory = (changes: Partial<PublishedStory> = {}): PublishedStory => ({
  id: '6b04d7cb57a50e65743d1658',
  slug: 'parliament-passes-the-budget',
  language: 'en',
  slugline: 'BUDGET-VOTE',
  headline: 'Parliament passes the budget',
  kicker: 'Budget',
  standfirst: 'The vote came after a long night.',
  dateline: { text: 'Baku/Turan:', place: 'Baku', source: 'Turan' },
  body: {
    html: '<p><span class="dateline">Baku/Turan:</span> The parliament passed the budget, see <a href="/en/stories/draft" rel="noopener">the draft</a>.</p><p>Eighty voted for it.</p>',
    text: 'The parliament passed the budget, see the draft.\n\nEighty voted for it.',
    blocks: [
      { kind: 'paragraph', runs: [{ text: 'The parliament passed the budget, see the draft.' }] },
      { kind: 'paragraph', runs: [{ text: 'Eighty voted for it.' }] },
    ],
  },
  byline: {
    text: 'Alex Example and Leyla Nümunə',
    signers: [
      { name: 'Alex Example', slug: 'alex-example', line: 'Baku correspondent', city: 'Baku' },
      { name: 'Leyla Nümunə' },
    ],
  },
  section: [
    { id: '1', path: 'politics', name: 'Politics' },
    { id: '2', path: 'politics/parliament', name: 'Parliament' },
  ],
  alsoIn: [[{ id: '3', path: 'economy', name: 'Economy' }]],
  topics: [{ slug: 'budget-2027', name: 'Budget 2027' }],
  urgency: 3,
  photo: publishedPhoto,
  translations: [
    {
      id: '6b04d7cb57a50e65743d1700',
      slug: 'parlament-budceni-qebul-etdi',
      headline: 'Parlament büdcəni qəbul etdi',
      language: 'az',
      publishedAt: '2026-11-24T10:00:00.000Z',
    },
  ],
  related: [],
  corrections: [{ at: '2026-11-24T12:00:00.000Z', text: 'Eighty voted for it, not eighteen.' }],
  credit: 'Caspian Wire',
  wordCount: 12,
  timeZone: 'Asia/Baku',
  publishedAt: '2026-11-24T09:30:00.000Z',
  updatedAt: '2026-11-24T12:00:00.000Z',
  version: 2,
  seo: { title: 'Budget passed', description: 'Parliament passed the budget for 2027.' },
  ...changes,
});

export const killedStory: KilledStory = {
  id: '6b04d7cb57a50e65743d1659',
  slug: 'minister-resigns',
  language: 'en',
  notice: 'The story was wrong: the minister has not resigned.',
  killedAt: '2026-11-24T13:00:00.000Z',
  version: 3,
  publishedAt: '2026-11-24T11:00:00.000Z',
};
