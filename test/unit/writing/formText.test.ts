import type { FormState } from 'payload';
import { openFormText } from '../../../src/admin/writing/formText.ts';

const field = (value: unknown) => ({ value, initialValue: value, valid: true, passesCondition: true });
const reporters = (...names: string[]): FormState =>
  Object.assign(
    {
      reportingBy: {
        ...field(names.length),
        rows: names.map((name) => ({ id: name })),
        disableFormData: names.length > 0,
      },
    },
    ...names.map((name, index) => ({
      [`reportingBy.${index}.id`]: field(name),
      [`reportingBy.${index}.name`]: field(name),
    })),
  ) as FormState;

/** As Payload keeps a story's fields: flat, by path. */
const story = (): FormState => ({
  headline: field('Ferry resumes'),
  slug: field('ferry-resumes'),
  state: field('draft'),
  dateline: {},
  'dateline.place': field('Baku'),
  'dateline.source': field(''),
  body: field({ root: { children: [] } }),
  ...reporters('Leyla', 'Orxan'),
});

function openForm(initial = story()) {
  let fields = initial;
  const text = openFormText(initial, {
    fields: () => fields,
    apply: ({ set, gone }) => {
      fields = { ...fields, ...set };
      for (const path of gone) delete fields[path];
    },
  });
  const type = (path: string, value: unknown) => {
    fields = { ...fields, [path]: { ...fields[path], value } };
    return text.typed(fields);
  };
  return {
    text,
    type,
    value: (path: string) => fields[path]?.value,
    all: () => fields,
    typed: () => text.typed(fields),
  };
}

it('hands on whole values of what changed, and nothing else', () => {
  const { type } = openForm();
  expect(type('dateline.place', 'Sumgait')).toEqual({ dateline: { place: 'Sumgait', source: '' } });
  expect(type('headline', 'Ferry')).toEqual({ headline: 'Ferry' });
  // The editor makes a new object of the same text; the desk's own fields are nobody's typing.
  expect(type('body', { root: { children: [] } })).toEqual({});
  expect(type('state', 'filed')).toEqual({});
});

it('says an emptied list as an empty list', () => {
  const initial = story();
  const { text } = openForm(initial);
  const {
    'reportingBy.0.id': _a,
    'reportingBy.0.name': _b,
    'reportingBy.1.id': _c,
    'reportingBy.1.name': _d,
    ...left
  } = initial;
  expect(text.typed({ ...left, ...reporters() })).toEqual({ reportingBy: [] });
});

it('shows text that was put back, lists and groups too, without taking it for typed', () => {
  const { text, value, all, typed } = openForm();
  text.putBack({
    headline: 'Put back',
    dateline: { place: 'Ganja', source: '' },
    reportingBy: [{ id: 'r', name: 'Aygun' }],
  });
  expect([value('headline'), value('dateline.place'), value('reportingBy.0.name')]).toEqual([
    'Put back',
    'Ganja',
    'Aygun',
  ]);
  expect(Object.keys(all()).filter((path) => path.startsWith('reportingBy.1'))).toEqual([]);
  expect(typed()).toEqual({});
});

it('takes a newer copy but for what was typed and is not in it', () => {
  const { text, type, value, typed } = openForm();
  type('headline', 'Typed meanwhile');
  text.follow({ ...story(), headline: field('Of the server'), 'dateline.place': field('Lankaran') }, 5);
  expect([value('headline'), value('dateline.place')]).toEqual(['Typed meanwhile', 'Lankaran']);
  expect(typed()).toEqual({});
  // It arrived as version 6: a copy of version 5 is older than it, one of version 6 is not.
  text.arrived({ headline: 'Typed meanwhile' }, 6);
  text.follow({ ...story(), headline: field('Older') }, 5);
  expect(value('headline')).toBe('Typed meanwhile');
  text.follow({ ...story(), headline: field('Newer, by a colleague') }, 7);
  expect(value('headline')).toBe('Newer, by a colleague');
});

it('keeps what was typed in a field while its own save was on the way', () => {
  const { text, type, value } = openForm();
  type('headline', 'First');
  type('headline', 'First and second');
  text.arrived({ headline: 'First' }, 2);
  text.follow({ ...story(), headline: field('First') }, 2);
  expect(value('headline')).toBe('First and second');
  text.showIfUntouched('slug', 'first');
  expect(value('slug')).toBe('first');
});

it('sends with the first words of a new story what its page was filled in with, once', () => {
  const { text, type } = openForm({
    headline: field(''),
    language: field('az'),
    section: field(null),
    topics: field([]),
  });
  expect(text.withBeginning({})).toEqual({});
  expect(text.withBeginning(type('headline', 'Bərə'))).toEqual({ headline: 'Bərə', language: 'az' });
  expect(text.withBeginning(type('headline', 'Bərə yenə'))).toEqual({ headline: 'Bərə yenə' });
});

it('leaves text as it was typed where the newsroom only spells it in other characters', () => {
  const { text, type, value } = openForm();
  type('headline', 'Маи\u0306\u200b ');
  text.arrived({ headline: 'Маи\u0306\u200b ' }, 2);
  text.follow({ ...story(), headline: field('Май '), state: field('filed') }, 2);
  expect(value('headline')).toBe('Маи\u0306\u200b ');
  expect(value('state')).toBe('filed');
});
