import { copyOf, toTranslate, translationOf } from '../../src/domain/fromAnother.ts';
import { mayBeginFrom } from '../../src/domain/workflow/policy.ts';
import { roles } from '../../src/domain/workflow/roles.ts';
import { states } from '../../src/domain/workflow/workflow.ts';

const text = (words: string) => ({ type: 'text', text: words, format: 0 });
const id = (letter: string) => ({ $: { id: letter.repeat(8) } });
const block = (letter: string, fields: object) => ({
  type: 'block',
  ...id(letter),
  fields: { id: `p${letter}`, ...fields },
});
const body = {
  root: {
    type: 'root',
    children: [
      {
        type: 'paragraph',
        ...id('a'),
        children: [text('The lamps went out.'), { type: 'link', fields: {}, children: [text('There')] }],
      },
      { type: 'heading', tag: 'h2', ...id('b'), children: [text('Why')] },
      { type: 'list', listType: 'bullet', children: [{ type: 'listitem', ...id('c'), children: [text('One')] }] },
      block('d', { blockType: 'photo', media: 'm1', caption: 'The street' }),
      block('e', { blockType: 'quotation', quote: 'Dark.', attribution: 'Leyla Sample', language: 'az' }),
      block('f', { blockType: 'relatedStories', stories: ['s1', 's2'] }),
      block('g', { blockType: 'relatedStories', stories: ['s2'] }),
      block('t', {
        blockType: 'table',
        caption: 'Lamps',
        header: true,
        rows: [
          { cells: [{ children: [text('Street')] }, { children: [text('2025')] }] },
          { cells: [{ children: [text('Main')] }, { children: [text('1,204')] }] },
        ],
      }),
      block('h', { blockType: 'of a later release', words: 'Kept' }),
    ],
  },
};
const story = {
  id: 'source',
  state: 'published',
  kicker: 'Baku',
  headline: 'Lamps out',
  standfirst: 'Again.',
  slug: 'lamps-out',
  language: 'en',
  section: 'politics',
  topics: ['Energy'],
  byline: [{ relationTo: 'authors', value: 'leyla' }],
  partnerLabel: 'advertising',
  embargoUntil: '2026-11-27T15:00:00.000Z',
  editorialNote: 'Secret.',
  photo: { media: 'm0', caption: 'The dark' },
  relatedStories: ['s2', 's1'],
  datelineText: 'Baku/Turan:',
  body,
};

it('carries into another language all that is in none, and leaves a place for each paragraph under its id', () => {
  const begun = translationOf(story, { to: 'az', siblings: new Map([['s1', 's1-az']]) });
  expect(begun).toEqual({
    language: 'az',
    translationOf: 'source',
    section: 'politics',
    topics: ['Energy'],
    byline: [{ relationTo: 'authors', value: 'leyla' }],
    partnerLabel: 'advertising',
    embargoUntil: '2026-11-27T15:00:00.000Z',
    relatedStories: ['s1-az'],
    photo: { media: 'm0' },
    body: {
      root: {
        type: 'root',
        children: [
          { type: 'paragraph', ...id('a'), children: [] },
          { type: 'heading', tag: 'h2', ...id('b'), children: [] },
          { type: 'list', listType: 'bullet', children: [{ type: 'listitem', ...id('c'), children: [] }] },
          block('d', { blockType: 'photo', media: 'm1', caption: null }),
          block('e', { blockType: 'quotation', quote: '', attribution: 'Leyla Sample' }),
          block('f', { blockType: 'relatedStories', stories: ['s1-az'] }),
          block('t', {
            blockType: 'table',
            caption: null,
            header: true,
            rows: [
              { cells: [{ children: [] }, { children: [text('2025')] }] },
              { cells: [{ children: [] }, { children: [text('1,204')] }] },
            ],
          }),
          block('h', { blockType: 'of a later release', words: 'Kept' }),
        ],
      },
    },
  });
});

it('begins a story with the words of another one: no address, no note, no time, no id of it', () => {
  const begun = copyOf({ ...story, reportingBy: [{ id: 'row', name: 'Nigar Example' }] });
  expect(begun).toMatchObject({ headline: 'Lamps out', section: 'politics', relatedStories: ['s2', 's1'] });
  for (const name of ['slug', 'translationOf', 'embargoUntil', 'editorialNote', 'state', 'id'])
    expect(begun).not.toHaveProperty(name);
  expect(JSON.stringify(begun)).not.toMatch(/"\$"|"pd"|"row"/);
  expect(JSON.stringify(begun)).toContain('The lamps went out.');
});

it('lists what there is to translate, in order', () => {
  expect(toTranslate(story).map((piece) => `${piece.kind} ${piece.id}: ${piece.text}`)).toEqual([
    'kicker kicker: Baku',
    'headline headline: Lamps out',
    'standfirst standfirst: Again.',
    'photo photo: The dark',
    'dateline dateline: Baku/Turan:',
    'paragraph aaaaaaaa: The lamps went out.There',
    'h2 bbbbbbbb: Why',
    'list cccccccc: One',
    'photo dddddddd: The street',
    'quotation eeeeeeee: Dark.\n— Leyla Sample',
    'table tttttttt: Lamps\nStreet\t2025\nMain\t1,204',
  ]);
});

it.each([
  ['translate', 'draft filed in-edit approved scheduled published archived'],
  ['start-from', 'draft filed in-edit approved scheduled published spiked archived'],
] as const)('lets whoever writes stories %s from these states: %s', (way, expected) => {
  for (const role of roles)
    expect(states.filter((state) => mayBeginFrom(state, { role }, way)).join(' ')).toBe(expected);
});
