import { addressOf, lookOf, turnOf } from '../../../src/admin/composer/text/typing/markdown.ts';
import { smart } from '../../../src/admin/composer/text/typing/smart.ts';

/** What stands there once a text has been typed key by key. */
function typed(keys: string, language: string): string {
  let text = '';
  for (const key of keys) {
    text += key;
    const made = smart(text, language);
    if (made) text = text.slice(0, text.length - made.back) + made.text;
  }
  return text.replaceAll('\u00a0', '~');
}

it.each([
  ['"We kept our word," she said.', '“We kept our word,” she said.'],
  ['He said "she said \'no\' to us" then.', 'He said “she said ‘no’ to us” then.'],
  ['It said ("so") and "more"', 'It said (“so”) and “more”'],
  ['"\'No,\' he said"', '“‘No,’ he said”'],
  ['"He said "no" to us"', '“He said ‘no’ to us”'],
  ["the farmers' unions don't", 'the farmers’ unions don’t'],
  ["in the '90s", 'in the ’90s'],
  ['late--very late', 'late—very late'],
  ['late - very late', 'late — very late'],
  ['a well-known 2-1 win', 'a well-known 2-1 win'],
  ['see https://example.org/a--b?q="x" here', 'see https://example.org/a--b?q="x" here'],
])('sets English as it is printed: %s', (keys, text) => expect(typed(keys, 'en')).toBe(text));

it.each([
  ['"Слово "сдержали", - сказала она', '«Слово „сдержали“,~— сказала она'],
  ['"Мы сдержали слово"', '«Мы сдержали слово»'],
  ['Вода - это жизнь', 'Вода~— это жизнь'],
  ['Вода -- это жизнь', 'Вода~— это жизнь'],
  ['-- Да', '— Да'],
  ['в Баку и к морю, с ним', 'в~Баку и к~морю, с~ним'],
  ['В Баку, но Аз в том', 'В~Баку, но Аз в~том'],
  ['кто-то сказал: 2-1', 'кто-то сказал: 2-1'],
])('sets Russian as it is printed, with spaces that do not break: %s', (keys, text) =>
  expect(typed(keys, 'ru')).toBe(text),
);

it.each([
  ['"Sözümüzə əməl etdik", - o dedi', '«Sözümüzə əməl etdik», — o dedi'],
  ['"O "yox" dedi"', '«O “yox” dedi»'],
  ['İlham İsmayıl ılıq', 'İlham İsmayıl ılıq'],
])('sets Azerbaijani as the house does: %s', (keys, text) => expect(typed(keys, 'az')).toBe(text));

it.each([
  ['## ', { kind: 'heading', tag: 'h2' }],
  ['### ', { kind: 'heading', tag: 'h3' }],
  ['- ', { kind: 'list', listType: 'bullet', start: 1 }],
  ['* ', { kind: 'list', listType: 'bullet', start: 1 }],
  ['1. ', { kind: 'list', listType: 'number', start: 1 }],
  ['12) ', { kind: 'list', listType: 'number', start: 12 }],
  ['> ', { kind: 'quote' }],
])('turns a paragraph that begins with %j', (before, turn) => expect(turnOf(before)).toEqual(turn));

it.each(['##', '#1 ', '# ', 'a - ', '2024. The', '1.', '-'])('leaves a paragraph that begins with %j', (before) =>
  expect(turnOf(before)).toBeUndefined(),
);

it.each([
  ['It was **very late**', { format: 'bold', mark: 2, from: 7 }],
  ['It was *late*', { format: 'italic', mark: 1, from: 7 }],
  ['_late_', { format: 'italic', mark: 1, from: 0 }],
  ['(**so**', { format: 'bold', mark: 2, from: 1 }],
])('sees the words in marks: %s', (before, look) => expect(lookOf(before)).toEqual(look));

it.each(['2 * 3 * 4', 'a_b_c', '** late **', '**late*', '*', '**', '****', 'snake_case_'])(
  'sees no marks around words: %s',
  (before) => expect(lookOf(before)).toBeUndefined(),
);

it.each([
  ['see https://example.org/a ', { url: 'https://example.org/a', back: 22 }],
  ['see www.example.org, ', { url: 'https://www.example.org', back: 17 }],
])('sees an address that was typed: %s', (before, found) => expect(addressOf(before)).toEqual(found));
it.each(['https:// ', 'example ', 'a.b '])('sees no address: %s', (before) =>
  expect(addressOf(before)).toBeUndefined(),
);
