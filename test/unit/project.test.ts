import { projectKilled, projectStory } from '../../src/published/story/project.ts';
import { projectAuthor, projectCorrespondent, projectSite } from '../../src/published/directory/project.ts';
import type { References, Row } from '../../src/published/shows.ts';
import { refsOf } from '../../src/published/storage/stored.ts';
import { block, body, link, list, item, paragraph } from '../support/bodies.ts';

const rows = (...all: Row[]): ReadonlyMap<string, Row> => new Map(all.map((row) => [row.id, row]));

const nothing: References = {
  authors: rows(),
  correspondents: rows(),
  sections: rows(),
  photos: rows(),
  stories: rows(),
  oldSlugs: new Map(),
  timeZone: 'Asia/Baku',
};

const article = (fields: object = {}): Row => ({
  id: 'a1',
  slug: 'budget',
  headline: 'Parliament passes the budget',
  language: 'en',
  body: body(paragraph('It passed on Tuesday.')),
  firstPublishedAt: '2026-03-20T08:00:00.000Z',
  lastUpdatedAt: '2026-03-20T09:00:00.000Z',
  state: 'published',
  _status: 'published',
  ...fields,
});

const project = (fields: object = {}, references: Partial<References> = {}) =>
  projectStory(article(fields), { ...nothing, ...references });

it('makes a story of the least there can be', () => {
  expect(JSON.parse(JSON.stringify(project()))).toEqual({
    id: 'a1',
    slug: 'budget',
    language: 'en',
    headline: 'Parliament passes the budget',
    body: {
      html: '<p>It passed on Tuesday.</p>',
      text: 'It passed on Tuesday.',
      blocks: [{ kind: 'paragraph', runs: [{ text: 'It passed on Tuesday.' }] }],
    },
    byline: { text: '', signers: [] },
    section: [],
    alsoIn: [],
    topics: [],
    translations: [],
    related: [],
    corrections: [],
    wordCount: 0,
    timeZone: 'Asia/Baku',
    publishedAt: '2026-03-20T08:00:00.000Z',
    updatedAt: '2026-03-20T09:00:00.000Z',
    version: 1,
    seo: { title: 'Parliament passes the budget', description: 'It passed on Tuesday.' },
  });
});

it('lets through nothing that it does not know', () => {
  const desk = { editorialNote: 'secret', desk: 'd1', people: ['u1'], embargoUntil: '2026-01-01', createdBy: 'u1' };
  expect(project(desk)).toEqual(project());
});

it('runs the dateline into the HTML, and keeps it out of the text', () => {
  const story = project({
    datelineText: 'Washington D.C./Turan:',
    dateline: { place: 'Washington D.C.', source: 'Turan', date: '2026-03-20T12:00:00.000Z' },
  });
  expect(story.dateline).toEqual({
    text: 'Washington D.C./Turan:',
    place: 'Washington D.C.',
    source: 'Turan',
    date: '2026-03-20',
  });
  expect(story.body.html).toBe('<p><span class="dateline">Washington D.C./Turan:</span> It passed on Tuesday.</p>');
  expect(story.body.text).toBe('It passed on Tuesday.');
});

describe('the byline', () => {
  const authors = rows(
    { id: 'x', name: 'Alex Example', slug: 'alex', active: true },
    { id: 'y', name: 'Leyla Aliyeva', slug: 'leyla', active: false },
  );
  const correspondents = rows({ id: 'p', author: 'x', line: 'Washington correspondent', city: 'Washington' });
  const byline = [
    { relationTo: 'authors', value: 'y' },
    { relationTo: 'correspondents', value: 'p' },
    { relationTo: 'authors', value: 'purged' },
  ];
  const reportingBy = [{ name: 'Rashad', place: 'Baku' }];

  it('is in order; a posting signs with its author, one without a page has no slug, one who is gone is left out', () => {
    expect(JSON.parse(JSON.stringify(project({ byline, reportingBy }, { authors, correspondents }).byline))).toEqual({
      text: 'Leyla Aliyeva and Alex Example',
      signers: [
        { name: 'Leyla Aliyeva' },
        { name: 'Alex Example', slug: 'alex', line: 'Washington correspondent', city: 'Washington' },
      ],
      reporting: 'Reporting by Rashad in Baku',
    });
  });

  it('names nobody where a text stands instead', () => {
    const { byline: shown } = project({ byline, bylineText: 'Staff' }, { authors, correspondents });
    expect(shown).toMatchObject({ text: 'Staff', signers: [{ name: 'Staff' }] });
    expect(JSON.stringify(shown)).not.toContain('Alex');
  });
});

it('gives the way to a section in the story’s language, and ends at a circle', () => {
  const sections = rows(
    { id: 's1', name: 'Politics', names: { az: 'Siyasət' }, path: 'politics' },
    { id: 's2', name: 'Parliament', path: 'politics/parliament', parent: 's1' },
    { id: 'loop', name: 'Loop', path: 'loop', parent: 'loop' },
  );
  const story = project({ language: 'az', section: 's2', secondarySections: ['s1', 's2', 'gone'] }, { sections });
  expect(story.section.map(({ path, name }) => `${path} ${name}`)).toEqual([
    'politics Siyasət',
    'politics/parliament Parliament',
  ]);
  expect(story.alsoIn.map((way) => way.map(({ path }) => path))).toEqual([['politics']]);
  expect(project({ section: 'loop' }, { sections }).section.length).toBeLessThanOrEqual(10);
});

it('names a topic once, however it is written', () => {
  expect(project({ topics: ['Human rights', 'human rights', 'Seçki'] }).topics).toEqual([
    { slug: 'human-rights', name: 'Human rights' },
    { slug: 'secki', name: 'Seçki' },
  ]);
  expect(new Set(project({ topics: ['日本', '北京'] }).topics.map(({ slug }) => slug)).size).toBe(2);
});

describe('other stories', () => {
  const other = {
    id: 'b',
    slug: 'other',
    headline: 'Other',
    language: 'az',
    firstPublishedAt: '2026-01-01T00:00:00.000Z',
  };
  const internal = (value: string) => link({ linkType: 'internal', doc: { relationTo: 'articles', value } }, 'there');
  const text = body(
    paragraph('See ', internal('b'), ' and ', internal('hidden')),
    list('bullet', item(internal('b'))),
    block('relatedStories', { stories: ['hidden', 'b'] }),
    block('relatedStories', { stories: ['hidden'] }),
  );

  it('are linked to where readers can see them, and not a trace is left of the rest', () => {
    const story = project({ body: text, relatedStories: ['hidden', 'b', 'b', 'a1'] }, { stories: rows(other) });
    const shown = {
      id: 'b',
      slug: 'other',
      headline: 'Other',
      language: 'az',
      publishedAt: '2026-01-01T00:00:00.000Z',
    };
    const there = { text: 'there', link: { href: '/az/stories/other' } };
    expect(story.related).toEqual([shown]);
    expect(story.body.blocks).toEqual([
      { kind: 'paragraph', runs: [{ text: 'See ' }, there, { text: ' and ' }, { text: 'there' }] },
      { kind: 'list', ordered: false, items: [{ runs: [there] }] },
      { kind: 'related', stories: [shown] },
    ]);
    expect(JSON.stringify(story)).not.toContain('hidden');
  });

  it('of its translation set are its translations, in the order of the languages', () => {
    const set = { translationSet: 't' };
    const stories = rows({ ...other, ...set, id: 'r', language: 'ru' }, { ...other, ...set }, { ...other, id: 'c' });
    expect(project(set, { stories }).translations.map(({ id }) => id)).toEqual(['b', 'r']);
  });

  it('are followed whether readers see them now or not', () => {
    expect(refsOf(article({ body: text, translationSet: 't', timeZone: 'Asia/Baku' }), nothing)).toEqual([
      'story:b',
      'story:hidden',
      'translations:t',
    ]);
  });
});

describe('a photo', () => {
  const of = (width: number, format: string, ratio = 'whole') => ({
    name: 'n',
    bytes: 1,
    url: `/media/k/${width}.${format}`,
    width,
    height: width / 2,
    format,
    ratio,
  });
  const photo = {
    id: 'p',
    alt: 'The hall',
    caption: 'Its own',
    credit: 'Turan',
    secret: 'x',
    renditions: [of(640, 'jpeg'), of(640, 'avif')],
  };
  const text = body(block('photo', { media: 'p', caption: 'In the text' }), block('photo', { media: 'making' }));

  it('comes with its renditions, and the caption of where it stands', () => {
    const photos = rows(photo, { id: 'making', alt: 'Not made yet' });
    const story = project({ photo: { media: 'p' }, body: text }, { photos });
    const renditions = [
      { url: '/media/k/640.jpeg', width: 640, height: 320, format: 'jpeg', ratio: 'whole' },
      { url: '/media/k/640.avif', width: 640, height: 320, format: 'avif', ratio: 'whole' },
    ];
    expect(JSON.parse(JSON.stringify(story.photo))).toEqual({
      id: 'p',
      alt: 'The hall',
      caption: 'Its own',
      credit: 'Turan',
      renditions,
    });
    expect(story.body.blocks).toMatchObject([{ kind: 'photo', photo: { caption: 'In the text' } }]);
    expect(story.body.html).toContain('<img src="/media/k/640.jpeg"');
    expect(project({ photo: { media: 'making' } }, { photos }).photo).toBeUndefined();
  });
});

it('leaves of a killed story the notice alone', () => {
  const killed = article({ killNotice: 'It was wrong.', publicVersion: 3, state: 'killed', _status: 'draft' });
  expect(projectKilled(killed)).toEqual({
    id: 'a1',
    slug: 'budget',
    language: 'en',
    notice: 'It was wrong.',
    version: 3,
    killedAt: '2026-03-20T09:00:00.000Z',
    publishedAt: '2026-03-20T08:00:00.000Z',
  });
});

describe('the house', () => {
  const author = { id: 'x', name: 'Alex Example', slug: 'alex', email: 'alex@private.example', user: 'u1' };
  const posting = (to?: string): Row => ({
    id: 'p',
    author: 'x',
    city: 'Washington',
    from: '2026-01-01T00:00:00.000Z',
    to,
  });
  const seen = (to?: string) =>
    projectAuthor(author, { photo: undefined, postings: [posting(to)], today: '2026-11-25' });

  it('shows of an author no address, and the postings that are not over: the last day counts', () => {
    expect(JSON.stringify(seen())).not.toMatch(/private|u1/);
    expect(seen()!.postings).toHaveLength(1);
    expect(seen('2026-11-25T00:00:00.000Z')!.postings).toHaveLength(1);
    expect(seen('2026-11-24T00:00:00.000Z')!.postings).toHaveLength(0);
  });

  it('has no page for an author who left, and no posting of one in the trash', () => {
    const none = { photo: undefined, postings: [], today: '2026-11-25' };
    expect(projectAuthor({ ...author, active: false }, none)).toBeUndefined();
    expect(projectCorrespondent(posting(), { ...author, deletedAt: '2026-01-01' })).toBeUndefined();
    expect(projectCorrespondent(posting(), author)).toMatchObject({ name: 'Alex Example', from: '2026-01-01' });
  });

  it('is one site, with what every newsroom starts with', () => {
    expect(
      projectSite(
        { url: 'https://news.example/' },
        {},
        { links: [{ network: 'X', url: 'https://x.example', language: 'az' }, { network: 'Empty' }] },
      ),
    ).toMatchObject({
      ...{ name: 'Dateline', url: 'https://news.example', defaultLanguage: 'en', timeZone: 'Asia/Baku' },
      ...{ reviewsOpenDays: 14, social: [{ network: 'X', url: 'https://x.example', language: 'az' }] },
    });
  });
});
