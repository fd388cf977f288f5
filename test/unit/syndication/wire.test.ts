import fc from 'fast-check';
import { ninjs, ninjsNewsLine } from '../../../src/syndication/ninjs.ts';
import { newsMessage, newsmlG2 } from '../../../src/syndication/newsmlG2.ts';
import { publicationOf } from '../../../src/syndication/publication.ts';
import { oneLine } from '../../../src/syndication/text.ts';
import type { WireItem } from '../../../src/syndication/wire.ts';
import { killedStory, publishedPhoto, publishedSite, publishedStory } from '../../support/published.ts';
import { ninjsFaults, textsIn, xsdFaults } from '../../support/standards.ts';

const publication = publicationOf(publishedSite, 'http://localhost:3000');
const reserved = publicationOf(
  { ...publishedSite, tdmReserved: true, tdmPolicy: 'https://news.example/licences' },
  'http://localhost:3000',
);
const corrected: WireItem = { kind: 'story', story: publishedStory() };
const first: WireItem = {
  kind: 'story',
  story: publishedStory({ version: 1, corrections: [], updatedAt: '2026-11-24T09:30:00.000Z' }),
};
const updatedLater: WireItem = {
  kind: 'story',
  story: publishedStory({ version: 3, updatedAt: '2026-11-24T15:00:00.000Z' }),
};
const bare: WireItem = {
  kind: 'story',
  story: publishedStory({
    slugline: undefined,
    kicker: undefined,
    standfirst: undefined,
    dateline: undefined,
    urgency: undefined,
    photo: undefined,
    credit: undefined,
    topics: [],
    translations: [],
    corrections: [],
    section: [],
    alsoIn: [],
    byline: { text: '', signers: [] },
    body: { html: '', text: '', blocks: [] },
  }),
};
const everyBlock: WireItem = {
  kind: 'story',
  story: publishedStory({
    body: {
      html: '',
      text: 'x',
      blocks: [
        { kind: 'subhead', level: 2, runs: [{ text: 'A & B' }] },
        {
          kind: 'paragraph',
          runs: [
            { text: 'Bold\nand linked', marks: ['bold', 'italic'], link: { href: '/en/stories/other' } },
            { text: ' and ]]> <script>' },
          ],
        },
        { kind: 'quotation', paragraphs: [[{ text: 'Quoted.' }]], attribution: 'A minister', language: 'fa' },
        {
          kind: 'list',
          ordered: true,
          start: 3,
          items: [{ runs: [{ text: 'one' }], list: { ordered: false, items: [{ runs: [{ text: 'inner' }] }] } }],
        },
        { kind: 'photo', photo: publishedPhoto },
        {
          kind: 'embed',
          embed: {
            provider: 'youtube',
            kind: 'link',
            url: 'https://www.youtube.com/watch?v=abcdefghijk',
            title: 'A film',
          },
        },
        {
          kind: 'related',
          stories: [
            { id: '1', slug: 'other', language: 'en', headline: 'Other', publishedAt: '2026-11-01T00:00:00.000Z' },
          ],
        },
        {
          kind: 'table',
          caption: 'Seats & votes',
          header: true,
          rows: [
            { cells: [{ runs: [{ text: 'Party' }] }, { runs: [{ text: 'Seats' }] }] },
            { cells: [{ runs: [{ text: 'Ours', marks: ['bold'] }] }, { runs: [] }] },
          ],
        },
      ],
    },
  }),
};
const killed: WireItem = { kind: 'killed', killed: killedStory };
const withheld: WireItem = {
  kind: 'withheld',
  withheld: {
    id: killedStory.id,
    language: killedStory.language,
    version: 1,
    publishedAt: killedStory.publishedAt,
    withheldAt: '2026-11-24T14:00:00.000Z',
  },
};
/** In three sections, two of which have a subject of their own. */
const about: WireItem = {
  kind: 'story',
  story: publishedStory({
    section: [
      { id: '1', path: 'politics', name: 'Politics', mediaTopic: 'medtop:11000000' },
      { id: '2', path: 'politics/parliament', name: 'Parliament', mediaTopic: 'medtop:20000615' },
      { id: '4', path: 'politics/parliament/debates', name: 'Debates', mediaTopic: 'medtop:20000615' },
    ],
  }),
};
const every: [string, WireItem][] = [
  ['a first version', first],
  ['a correction', corrected],
  ['a story without anything optional', bare],
  ['a story with every kind of block', everyBlock],
  ['a kill', killed],
  ['what was withheld', withheld],
];

describe('ninjs 3.1', () => {
  const faults = ninjsFaults();
  const read = (item: WireItem, by = publication) => JSON.parse(ninjs(item, by)) as Record<string, unknown>;

  it.each(every)('is valid for %s', (_, item) => {
    expect(faults(read(item))).toBeNull();
    expect(faults(read(item, reserved))).toBeNull();
  });

  it('is refused by the schema when it is wrong', () => {
    expect(faults({ ...read(first), pubStatus: 'killed' })).not.toBeNull();
    expect(faults({ ...read(first), pubstatus: 'usable' })).not.toBeNull();
  });

  it('carries the story with its place, people’s line, sections and topics', () => {
    expect(read(corrected)).toMatchObject({
      uri: 'tag:news.example,2026-11-24:story/6b04d7cb57a50e65743d1658',
      type: 'text',
      version: '2',
      pubStatus: 'usable',
      firstCreated: '2026-11-24T09:30:00.000Z',
      versionCreated: '2026-11-24T12:00:00.000Z',
      urgency: 3,
      language: 'en',
      slugline: 'BUDGET-VOTE',
      located: 'Baku',
      by: 'Alex Example and Leyla Nümunə',
      infoSources: [{ name: 'Turan', role: 'dateline' }],
      edNote: 'CORRECTION (2026-11-24): Eighty voted for it, not eighteen.',
      copyrightHolder: 'Caspian Wire Agency',
      subjects: [
        { name: 'Politics', rel: 'section', uri: 'https://news.example/en/sections/politics' },
        { name: 'Parliament', rel: 'section', uri: 'https://news.example/en/sections/politics/parliament' },
        { name: 'Budget 2027', rel: 'topic', uri: 'https://news.example/en/topics/budget-2027' },
      ],
    });
  });

  it('says by the codes of IPTC what the sections are about, each once, for those that have one', () => {
    const object = read(about);
    expect(faults(object)).toBeNull();
    expect((object.subjects as { rel: string }[]).filter(({ rel }) => rel === 'about')).toEqual([
      { rel: 'about', uri: 'http://cv.iptc.org/newscodes/mediatopic/11000000', literal: 'medtop:11000000' },
      { rel: 'about', uri: 'http://cv.iptc.org/newscodes/mediatopic/20000615', literal: 'medtop:20000615' },
    ]);
  });

  it('makes a kill `canceled`, under the same uri, with the notice and nothing of the story', () => {
    const object = read(killed);
    expect(object).toMatchObject({
      uri: 'tag:news.example,2026-11-24:story/6b04d7cb57a50e65743d1659',
      version: '3',
      pubStatus: 'canceled',
      versionCreated: '2026-11-24T13:00:00.000Z',
      edNote: 'KILL: The story was wrong: the minister has not resigned.',
    });
    for (const name of ['headlines', 'bodies', 'descriptions', 'associations']) expect(object).not.toHaveProperty(name);
  });

  it('is one composite of whole stories for the News Line, valid with and without any', () => {
    const asked = { url: '/v1/wire/ninjs', changedAt: '2026-11-24T13:00:00.000Z' };
    const line = JSON.parse(ninjsNewsLine([corrected, killed], publication, asked)) as {
      associations: Record<string, unknown>[];
    };
    expect(faults(line)).toBeNull();
    expect(line).toMatchObject({ type: 'composite', versionCreated: '2026-11-24T13:00:00.000Z' });
    expect(line.associations.map(({ name, pubStatus }) => [name, pubStatus])).toEqual([
      ['parliament-passes-the-budget', 'usable'],
      ['minister-resigns', 'canceled'],
    ]);
    expect(faults(JSON.parse(ninjsNewsLine([], publication, asked)))).toBeNull();
  });
});

describe('NewsML-G2 2.35', () => {
  const faults = xsdFaults('NewsML-G2_2.35-spec-All-Power.xsd');
  const g2 = { n: 'http://iptc.org/std/nar/2006-10-01/', h: 'http://www.w3.org/1999/xhtml' };
  const found = (item: WireItem, path: string) => textsIn(newsmlG2(item, publication), path, g2);

  it.each(every)('is valid for %s', (_, item) => {
    expect(faults(newsmlG2(item, publication))).toEqual([]);
    expect(faults(newsmlG2(item, reserved))).toEqual([]);
  });

  it('is refused by the schema when it is wrong', () => {
    expect(faults(newsmlG2(first, publication).replace('<itemMeta>', '<itemMeta><signal qcode="sig:x"/>'))).not.toEqual(
      [],
    );
  });

  it.each([
    ['a first version', first, 'stat:usable', []],
    ['a correction', corrected, 'stat:usable', ['sig:correction']],
    ['an update after a correction', updatedLater, 'stat:usable', ['sig:update']],
    ['a kill', killed, 'stat:canceled', []],
    ['what was withheld', withheld, 'stat:withheld', []],
  ])('says of %s what to do with it', (_, item, status, signals) => {
    expect(found(item, '/n:newsItem/n:itemMeta/n:pubStatus/@qcode')).toEqual([status]);
    expect(found(item, '//n:signal/@qcode')).toEqual(signals);
  });

  it('keeps the guid and counts the version up', () => {
    expect(found(corrected, '/n:newsItem/@guid')).toEqual(found(first, '/n:newsItem/@guid'));
    expect(found(first, '/n:newsItem/@version')).toEqual(['1']);
    expect(found(corrected, '/n:newsItem/@version')).toEqual(['2']);
  });

  it.each([
    ['//n:contentMeta/n:headline[not(@rank)]', ['Parliament passes the budget']],
    ['//n:contentMeta/n:dateline', ['Baku/Turan:']],
    ['//n:contentMeta/n:by', ['Alex Example and Leyla Nümunə']],
    ['//n:contentMeta/n:located/n:name', ['Baku']],
    ['//n:contentMeta/n:urgency', ['3']],
    ['//n:contentMeta/n:creator/n:name', ['Alex Example', 'Leyla Nümunə']],
    ['//n:itemMeta/n:edNote', ['CORRECTION (2026-11-24): Eighty voted for it, not eighteen.']],
    ['//h:body/h:p', ['The parliament passed the budget, see the draft.', 'Eighty voted for it.']],
  ])('has %s', (path, texts) => {
    expect(found(corrected, path)).toEqual(texts);
  });

  it('keeps of a killed story the notice only', () => {
    expect(found(killed, '//n:edNote')).toEqual(['KILL: The story was wrong: the minister has not resigned.']);
    expect(found(killed, '//n:contentMeta/n:contentCreated')).toEqual(['2026-11-24T11:00:00.000Z']);
    expect(found(killed, '//n:headline | //n:contentSet/* | //n:itemMeta/n:title')).toEqual([]);
  });

  it.each([
    ['killed', killed],
    ['withheld', withheld],
  ])('has the parts parsers look for in a %s story too, empty', (_what, item) => {
    expect(found(item, '//n:contentMeta/n:language/@tag')).toEqual(['en']);
    expect(found(item, '//n:contentSet')).toEqual(['']);
    expect(faults(newsmlG2(item, publication))).toEqual([]);
  });

  it('says by the codes of IPTC what the sections are about, each once', () => {
    expect(found(about, '//n:contentMeta/n:subject/@qcode')).toEqual(['medtop:11000000', 'medtop:20000615']);
    expect(found(corrected, '//n:contentMeta/n:subject/@qcode')).toEqual([]);
    expect(faults(newsmlG2(about, publication))).toEqual([]);
  });

  it('makes whole addresses and well-formed text of every block', () => {
    expect(found(everyBlock, '//h:a/@href')).toEqual([
      'https://news.example/en/stories/other',
      'https://www.youtube.com/watch?v=abcdefghijk',
      'https://news.example/en/stories/other',
    ]);
    expect(found(everyBlock, '//h:img/@src')).toEqual(
      Array.from({ length: 2 }, () => 'https://news.example/media/k3y/wide-1280.jpg'),
    );
    expect(found(everyBlock, '//h:body/h:p[1]')).toEqual(['Boldand linked and ]]> <script>']);
    expect(found(everyBlock, '//h:ol/@start | //h:ul[1]/h:li')).toContain('inner');
    expect(found(everyBlock, '//h:blockquote/@xml:lang | //h:blockquote/@dir')).toEqual(['fa', 'rtl']);
    expect(found(everyBlock, '//h:table/h:caption')).toEqual(['Seats & votes']);
    expect(found(everyBlock, '//h:table/h:thead/h:tr/h:th')).toEqual(['Party', 'Seats']);
    expect(found(everyBlock, '//h:table/h:tbody/h:tr/h:td')).toEqual(['Ours', '']);
  });

  it('is one newsMessage for the News Line, valid with and without any', () => {
    const message = newsMessage([corrected, killed], publication, '2026-11-25T00:00:00.000Z');
    expect(faults(message)).toEqual([]);
    expect(textsIn(message, '//n:pubStatus/@qcode', g2)).toEqual(['stat:usable', 'stat:canceled']);
    expect(textsIn(message, '//n:header/n:sent', g2)).toEqual(['2026-11-25T00:00:00.000Z']);
    expect(faults(newsMessage([], publication, '2026-11-25T00:00:00.000Z'))).toEqual([]);
  });

  it('forbids data mining where the site reserves it', () => {
    expect(textsIn(newsmlG2(first, publication), '//n:dataMining/@uri', g2)).toEqual([]);
    expect(textsIn(newsmlG2(first, reserved), '//n:dataMining/@uri', g2)).toHaveLength(1);
  });
});

describe('hostile copy', () => {
  const pieces = [
    ']]>',
    '<![CDATA[',
    '<!--',
    '&',
    '<p>',
    '"',
    "'",
    '&#0;',
    '\u202e',
    '\u2067',
    '\u2069',
    '\ud83d',
    '\udc00',
    '\u0000',
  ];
  const spiteful = fc.string({ unit: fc.constantFrom(...pieces, '\r', '\n', '\ufffe', '🗳️', 'ə', ' '), maxLength: 20 });
  const xml = xsdFaults('NewsML-G2_2.35-spec-All-Power.xsd');
  const json = ninjsFaults();
  const namespace = { n: 'http://iptc.org/std/nar/2006-10-01/' };

  const storyOf = (text: string): WireItem => ({
    kind: 'story',
    story: publishedStory({
      headline: `x${text}`,
      kicker: text,
      standfirst: text,
      slugline: text,
      credit: text,
      dateline: { text, place: text, source: text },
      byline: { text, signers: [{ name: text, slug: 'someone' }] },
      body: { html: '<p></p>', text, blocks: [{ kind: 'paragraph', runs: [{ text, marks: ['bold'] }, { text }] }] },
      corrections: [{ at: '2026-11-24T12:00:00.000Z', text }],
    }),
  });

  it('of a story goes through both formats valid, and its headline reads back as it was, cleaned', () => {
    fc.assert(
      fc.property(spiteful, (text) => {
        const item = storyOf(text);
        const object = JSON.parse(ninjs(item, publication)) as { headlines: { value: string }[] };
        const document = newsmlG2(item, publication);
        const headline = oneLine(`x${text}`);
        expect([json(object), xml(document)]).toEqual([null, []]);
        expect(object.headlines[0]?.value).toBe(headline);
        expect(textsIn(document, '//n:headline[not(@rank)]', namespace)).toEqual([headline]);
      }),
      { numRuns: 60 },
    );
  });

  it('of a kill’s notice goes through both formats valid', () => {
    fc.assert(
      fc.property(spiteful, (notice) => {
        const item: WireItem = { kind: 'killed', killed: { ...killedStory, notice } };
        expect(json(JSON.parse(ninjs(item, publication)))).toBeNull();
        expect(textsIn(newsmlG2(item, publication), '//n:edNote', namespace)).toEqual([`KILL: ${oneLine(notice)}`]);
      }),
      { numRuns: 60 },
    );
  });
});
