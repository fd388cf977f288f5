import { openModel } from '../../../src/admin/composer/model.ts';
import { storyKind } from '../../../src/admin/kinds/story.ts';
import type { Edits } from '../../../src/admin/saving/order.ts';

const paragraph = (text: string, id?: string) => ({
  root: {
    type: 'root',
    children: [{ type: 'paragraph', ...(id && { $: { id } }), children: [{ type: 'text', text }] }],
  },
});

const story = () => ({
  headline: 'Ferry resumes',
  slug: 'ferry-resumes',
  state: 'draft',
  baseVersion: 3,
  dateline: { place: 'Baku', source: null },
  topics: ['sea'],
  body: paragraph('It sails again.', 'a1'),
});

function open(initial: Record<string, unknown> = story()) {
  const sent: Edits[] = [];
  const model = openModel(storyKind, initial, (edits) => sent.push(edits));
  return { model, sent };
}

it('hands on whole values of what a person changed, and shows them at once', () => {
  const { model, sent } = open();
  model.edit('dateline', { place: 'Sumgait', source: null });
  model.edit('topics', []);
  expect(sent).toEqual([{ dateline: { place: 'Sumgait', source: null } }, { topics: [] }]);
  expect(model.get('topics')).toEqual([]);
});

it('hands on nothing that says the same, and nothing that is no field of a story', () => {
  const { model, sent } = open();
  model.edit('topics', ['sea']);
  model.edit('nonsense', 'x');
  expect(sent).toEqual([]);
  expect(model.get('nonsense')).toBeUndefined();
});

it('tells only who asked for the field that changed', () => {
  const { model } = open();
  const heard: string[] = [];
  const stop = model.subscribe('headline', () => heard.push('headline'));
  model.subscribe('kicker', () => heard.push('kicker'));
  model.edit('headline', 'Ferry resumes after storm');
  model.edit('topics', ['sea', 'storm']);
  stop();
  model.edit('headline', 'Ferry stops');
  expect(heard).toEqual(['headline']);
});

it('brings what a new story was filled in with along with its first words, once', () => {
  const { model } = open({ language: 'az', section: 's1', topics: [], kicker: '' });
  expect(model.withBeginning({ headline: 'First' })).toEqual({ language: 'az', section: 's1', headline: 'First' });
  expect(model.withBeginning({ headline: 'Second' })).toEqual({ headline: 'Second' });
});

it('takes a colleague’s newer copy, but for what was typed here and is not in it', () => {
  const { model } = open();
  model.edit('headline', 'My headline');
  model.follow({ ...story(), headline: 'Their headline', topics: ['sea', 'weather'], baseVersion: 4 }, 4);
  expect(model.get('headline')).toBe('My headline');
  expect(model.get('topics')).toEqual(['sea', 'weather']);
  // It arrives in version 5: a copy of that version is everybody's.
  model.confirmSave({ headline: 'My headline' }, 5);
  model.follow({ ...story(), headline: 'Edited after it', baseVersion: 6 }, 6);
  expect(model.get('headline')).toBe('Edited after it');
});

it('keeps what was typed when a copy comes that is older than its arrival', () => {
  const { model } = open();
  model.edit('headline', 'Typed meanwhile');
  model.confirmSave({ headline: 'Typed meanwhile' }, 5);
  model.follow({ ...story(), headline: 'Ferry resumes' }, 4);
  expect(model.get('headline')).toBe('Typed meanwhile');
});

it('does not take what was typed since for arrived with an earlier save', () => {
  const { model } = open();
  model.edit('headline', 'One');
  model.edit('headline', 'One, two');
  model.confirmSave({ headline: 'One' }, 4);
  model.follow({ ...story(), headline: 'One' }, 4);
  expect(model.get('headline')).toBe('One, two');
});

it('leaves a text alone that the newsroom only spells otherwise: the caret may be in it', () => {
  const { model } = open();
  const before = model.get('body');
  let calls = 0;
  model.subscribe('body', () => (calls += 1));
  model.follow({ ...story(), body: paragraph('It sails again.', 'b2'), dateline: { place: 'Baku' } }, 4);
  expect(model.get('body')).toBe(before);
  expect(calls).toBe(0);
});

it('says beforehand which fields a copy would change', () => {
  const { model } = open();
  model.edit('kicker', 'Sea');
  expect(model.changedBy({ ...story(), kicker: 'Ports', headline: 'Ferry', baseVersion: 4 }, 4)).toEqual([
    'headline',
    'baseVersion',
  ]);
});

it('shows what follows from a save, and not over what was typed since', () => {
  const { model, sent } = open();
  model.takeSaved({ headline: 'As saved', slug: 'ferry', state: 'filed', baseVersion: 4 });
  expect(model.all()).toMatchObject({ headline: 'Ferry resumes', slug: 'ferry', state: 'filed', baseVersion: 4 });
  model.edit('slug', 'my-own');
  model.takeSaved({ slug: 'ferry', baseVersion: 5 });
  expect(model.get('slug')).toBe('my-own');
  expect(sent).toEqual([{ slug: 'my-own' }]);
});

it('shows text that was put back as on its way, without sending it twice', () => {
  const { model, sent } = open();
  model.putBack({ headline: 'From the device' });
  model.follow({ ...story(), headline: 'From the newsroom' }, 9);
  expect(model.get('headline')).toBe('From the device');
  expect(sent).toEqual([]);
  model.forget();
  model.follow({ ...story(), headline: 'From the newsroom' }, 9);
  expect(model.get('headline')).toBe('From the newsroom');
});

describe('a save that was merged with what a colleague saved', () => {
  const two = (first: string, second: string) => ({
    root: {
      type: 'root',
      children: [
        ['aaaaaaaa', first],
        ['bbbbbbbb', second],
      ].map(([id, text]) => ({ type: 'paragraph', $: { id }, children: [{ type: 'text', text }] })),
    },
  });
  const linesOf = (body: unknown) =>
    (body as ReturnType<typeof two>).root.children.map((each) => each.children[0]!.text);

  it('is shown with their text, and what was typed since is sent over it', () => {
    const { model, sent } = open({ ...story(), body: two('One.', 'Two.') });
    model.edit('body', two('One.', 'Two, mine'));
    const order = sent.at(-1)!;
    model.edit('body', two('One.', 'Two, mine and more.'));
    model.edit('topics', ['sea', 'storm']);
    const copy = { ...story(), standfirst: 'Theirs.', body: two('One, theirs.', 'Two, mine'), baseVersion: 5 };
    expect(model.takeMerged(order, copy, 5)).toEqual([]);
    expect([model.get('standfirst'), ...linesOf(model.get('body'))]).toEqual([
      'Theirs.',
      'One, theirs.',
      'Two, mine and more.',
    ]);
    expect(sent.at(-1)).toEqual({ body: two('One, theirs.', 'Two, mine and more.'), topics: ['sea', 'storm'] });
  });

  it('is not taken where what was typed since changes what they changed: both stay where they are', () => {
    const { model, sent } = open({ ...story(), body: two('One.', 'Two.') });
    model.edit('body', two('One.', 'Two, mine'));
    const order = sent.at(-1)!;
    model.edit('body', two('One, also mine.', 'Two, mine'));
    const copy = { ...story(), body: two('One, theirs.', 'Two, mine'), baseVersion: 5 };
    expect(model.takeMerged(order, copy, 5)).toMatchObject([{ field: 'body', block: 'aaaaaaaa' }]);
    expect(linesOf(model.get('body'))).toEqual(['One, also mine.', 'Two, mine']);
    expect(sent).toHaveLength(2);
  });
});
