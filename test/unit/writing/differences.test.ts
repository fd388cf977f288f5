import { differencesOf } from '../../../src/admin/history/differencesOf.ts';

const text = (words: string, format = 0) => ({
  type: 'text',
  text: words,
  format,
  version: 1,
  mode: 'normal',
  style: '',
});
const paragraph = (...children: object[]) => ({ type: 'paragraph', version: 1, children });
const body = (...children: object[]) => ({ root: { type: 'root', version: 1, direction: 'ltr', children } });
const block = (fields: object) => ({ type: 'block', version: 2, format: '', fields });

it('shows nothing of what the newsroom works out, or of how the form writes that there is nothing', () => {
  const saved = {
    headline: 'Ferry',
    slug: 'ferry',
    state: 'filed',
    revision: 4,
    wordCount: 2,
    standfirst: null,
    secondarySections: [],
    topics: null,
    reviewsClosed: null,
    dateline: { place: 'Baku', source: null },
    reportingBy: [{ id: 'a', name: 'Orxan' }],
    body: body(paragraph(text('It sails.'))),
  };
  const form = {
    headline: 'Ferry',
    slug: 'ferry-2',
    state: 'draft',
    standfirst: '',
    secondarySections: 0,
    topics: 0,
    reviewsClosed: false,
    dateline: { place: 'Baku', source: '' },
    reportingBy: [{ id: 'b', name: 'Orxan' }],
    body: body(paragraph({ ...text('It '), detail: 0 }, text('sails.'))),
  };
  expect(differencesOf(saved, form, 'en')).toEqual([]);
});

it('shows of a long body what differs, and not what is the same before and after', () => {
  const same = [1, 2, 3].map((each) => paragraph(text(`Paragraph ${each}.`)));
  const saved = { body: body(...same, paragraph(text('Of the other.')), ...same) };
  const yours = { body: body(...same, paragraph(text('Of the writer.')), paragraph(text('And more.')), ...same) };
  expect(differencesOf(saved, yours, 'en')).toEqual([
    { name: 'body', saved: '…\n\nOf the other.\n\n…', yours: '…\n\nOf the writer.\n\nAnd more.\n\n…' },
  ]);
});

it('shows a difference in look, links and blocks, in the language of the UI', () => {
  const link = { type: 'link', fields: { linkType: 'custom', url: 'https://turan.az' }, children: [text('Turan')] };
  const saved = { body: body(paragraph(text('It sails.'), text('Turan'))) };
  const yours = {
    body: body(paragraph(text('It sails.', 1), link), block({ blockType: 'photo', media: 'p1', caption: 'The ferry' })),
  };
  expect(differencesOf(saved, yours, 'ru')).toEqual([
    { name: 'body', saved: 'It sails.Turan', yours: '**It sails.**Turan (https://turan.az)\n\n[Фото] The ferry' },
  ]);
});
