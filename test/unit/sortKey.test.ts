import { orderByKeys, sortKeyOf } from '../../src/domain/fields/sortKey.ts';

const sorted = (words: string, language?: string): string =>
  words
    .split(', ')
    .reverse()
    .map((word) => ({ word, key: sortKeyOf(word, language) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ word }) => word)
    .join(', ');

it.each<[string, string | undefined, string]>([
  [
    'Azerbaijani',
    'az',
    'ad, bakı, can, çay, dəniz, ev, əli, fil, gül, ğ, hava, xalq, ısıq, idman, jalə, kənd, qala, lalə, olmaq, ölkə, Sabah, şəhər, ucuz, üzüm, vaxt, Washington, yer, zaman',
  ],
  [
    'Azerbaijani, where nothing is said,',
    undefined,
    'Cavid, Çinar, Davud, Əli, Hikmət, Xəyal, Irina, İlham, Kamran, Qəmər, Şirin, Zaur',
  ],
  ['English', 'en', 'Ankara, café, Chess, Çelik, Hughes, Peter, Quinn, Walter, Xavier, Zoe'],
  ['Russian', 'ru', 'еда, ёлка, ель, жук, иск, йод, кот, щука, эхо, яма'],
  ['scripts: digits, Latin, Cyrillic, then others by code point', 'ru', '112, Reuters, ТАСС, Ωmega, 北京, 日本'],
  ['words before what is longer, and punctuation as space', 'az', 'Əli, Əli Həsən, Əli-Həsən, Əlibəy'],
  ['what the alphabet does not tell apart always the same way', 'ru', 'Ель, ель, Ёль, ёль'],
  ['letters of neighbours as the letter they look like', 'az', 'Lodz, Łomża, Lviv, Straße, Strassz'],
])('sorts %s', (_what, language, words) => {
  expect(sorted(words, language)).toBe(words);
});

it('sorts what came as letter and accent with what came as one', () => {
  expect(sortKeyOf('S\u0327irin')).toBe(sortKeyOf('Şirin'));
  expect([sortKeyOf(undefined), sortKeyOf(null), sortKeyOf(' ')]).toEqual(['', '', '']);
});

it.each([
  ['authors', 'name', 'nameSortKey'],
  ['authors', '-name', '-nameSortKey'],
  ['articles', '-version.headline', '-version.headlineSortKey'],
  ['authors', 'user.name', 'user.name'],
  ['media', 'name', 'name'],
])('orders %s by %s as %s', (collection, asked, sort) => {
  expect(orderByKeys(collection, asked)).toBe(sort);
});
