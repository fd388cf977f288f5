import { countsOf, type Body } from '../../../src/admin/composer/text/body.ts';
import { matchesIn } from '../../../src/admin/composer/text/find.ts';
import { actOf } from '../../../src/admin/composer/text/keys.ts';
import { body, heading, paragraph } from '../../support/bodies.ts';

const found = (text: string, wanted: string, language = 'en'): string[] =>
  matchesIn(text, wanted, language).map(({ from, to }) => text.slice(from, to));

it.each([
  ['en', 'Water, water', 'WATER', ['Water', 'water']],
  ['en', 'He said “no” — twice', '"no" - twice', ['“no” — twice']],
  ['ru', 'в\u00a0Баку — «да»', 'в баку - "да"', ['в\u00a0Баку — «да»']],
  ['az', 'İlk ILK ilk ılk', 'ilk', ['İlk', 'ilk']],
  ['az', 'İlk ILK ilk ılk', 'ılk', ['ILK', 'ılk']],
  ['en', '👩‍👩‍👧 and 👩‍👩‍👧', '👩‍👩‍👧', ['👩‍👩‍👧', '👩‍👩‍👧']],
  ['en', 'İstanbul, istanbul', 'stanbul', ['stanbul', 'stanbul']],
  ['en', 'aaaa', 'aa', ['aa', 'aa']],
  ['en', 'words', '', []],
])('finds in %s text: %s, %s', (language, text, wanted, all) => expect(found(text, wanted, language)).toEqual(all));

it('counts words and characters, and of a typed text only what was touched', () => {
  const given = body(heading('h2', 'A heading'), paragraph('10,000 words — кто-то said 👍')) as Body;
  expect(countsOf(given)).toEqual({ words: 6, characters: 37 });
  const [first] = given.root.children!;
  const next: Body = { root: { ...given.root, children: [first!, paragraph('one') as never] } };
  expect(countsOf(next)).toEqual({ words: 3, characters: 12 });
  expect(countsOf(null)).toEqual({ words: 0, characters: 0 });
});

const press = (key: string, more: Partial<Parameters<typeof actOf>[0]> = {}) =>
  actOf({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

it('knows its keys on keyboards of other letters, too', () => {
  expect(press('k', { ctrlKey: true })).toBe('link');
  expect(press('л', { code: 'KeyK', ctrlKey: true })).toBe('link');
  expect(press('k', { metaKey: true })).toBe('link');
  expect(press('.', { code: 'Slash', ctrlKey: true })).toBe('help');
  expect(press('ArrowUp', { altKey: true })).toBe('up');
  expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe('redo');
  expect(press('K', { ctrlKey: true, shiftKey: true })).toBeUndefined();
  expect(press('ArrowUp', { altKey: true, shiftKey: true })).toBeUndefined();
  expect(press('k')).toBeUndefined();
});
