import { storedData, storedText } from '../../src/domain/fields/storedText.ts';

it.each<[string, string, string]>([
  ['a letter typed as two', 'Маи\u0306скии\u0306 S\u0327irin', 'Майский Şirin'],
  ['a letter torn by what nobody sees', 'e\u200b\u0301', 'é'],
  [
    'soft hyphens, zero-width spaces and byte order marks',
    '\ufeffzero\u200bwidth soft\u00adhyphen',
    'zerowidth softhyphen',
  ],
  ['controls', 'a\u0000b\u0007c\u007fd\u0085e\u009b', 'abcde'],
  ['line ends of any system', 'a\r\nb\rc\n\td', 'a\nb\nc\n\td'],
])('lets go of %s', (_what, sent, kept) => {
  expect(storedText(sent)).toBe(kept);
});

it.each([
  ['joiners', '👩\u200d🚀 می\u200cخواهم wo\u2060rd'],
  ['no-break spaces', '5\u00a0manat 10\u202fkm'],
  ['direction marks', 'a\u200eb\u200fc\u2067d\u2069\u061c'],
  ['the outer spaces of a draft', '  Baku \n'],
  ['letters of one kind that look like two', 'ﬁ ½ ² Ａ'],
])('leaves %s', (_what, text) => {
  expect(storedText(text)).toBe(text);
});

it('changes nothing the second time, not in a tower of marks either', () => {
  const tower = `a${'\u0316\u0301'.repeat(20)}b e\u0301`;
  expect(storedText(tower)).toBe(`a${'\u0316\u0301'.repeat(20)}b é`);
  for (const text of [tower, '\u200ba\r\u00ad\n', 'e\u0085\u0301'])
    expect(storedText(storedText(text))).toBe(storedText(text));
});

it('reaches every text of a body, and nothing that is none', () => {
  const at = new Date(0);
  const photo = Buffer.from('a\u00adb');
  const data = {
    body: { root: { children: [{ text: 'a\u00adb', fields: { quote: ['c\u200bd', null, 7] } }] } },
    at,
    photo,
  };
  expect(storedData({ ...data, password: 'e\u0301' })).toEqual({
    body: { root: { children: [{ text: 'ab', fields: { quote: ['cd', null, 7] } }] } },
    at,
    photo,
    password: 'e\u0301',
  });
});
