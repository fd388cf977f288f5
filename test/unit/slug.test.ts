import fc from 'fast-check';
import { distinctSlugOf, isSlug, slugOf } from '../../src/domain/fields/slug.ts';

describe('the slug of a headline', () => {
  it.each([
    [
      'U.S. Flags Significant Human Rights Abuses In Azerbaijan',
      'us-flags-significant-human-rights-abuses-in-azerbaijan',
    ],
    ['Azərbaycanda insan haqları: ABŞ-ın hesabatı', 'azerbaycanda-insan-haqlari-abs-in-hesabati'],
    ['İlham Əliyev Şuşada çıxış edib', 'ilham-eliyev-susada-cixis-edib'],
    ['Göygöl, Ağdam, Üçtəpə', 'goygol-agdam-uctepe'],
    ['Жители Щёлкова ждут объявления о съезде', 'zhiteli-shchelkova-zhdut-obyavleniya-o-sezde'],
    ['Юбилей: Хачатурян и Ямпольский', 'yubiley-khachaturyan-i-yampolskiy'],
    ["Country’s premier won't say what's next", 'countrys-premier-wont-say-whats-next'],
    ['Inflation at 2.5% after 1,200 job cuts & a strike', 'inflation-at-2-5-after-1200-job-cuts-a-strike'],
    ['AT&T', 'at-t'],
    ['  —  “Quoted” — headline…  ', 'quoted-headline'],
    ['Müller, Ångström & Señor', 'muller-angstrom-senor'],
    ['Zero\u200bwidth soft\u00adhyphen', 'zerowidth-softhyphen'],
  ])('of “%s” is %s', (headline, slug) => {
    expect(slugOf(headline)).toBe(slug);
  });

  it.each(['', '   ', '???', '—'])('is never empty, even for “%s”', (headline) => {
    expect(slugOf(headline)).toBe('story');
  });

  it('is a short id of its own where no letter has a Latin spelling, the same for the same text', () => {
    const names = ['日本', '北京', '日本 2026', '北京 2026', 'สวัสดี', '🙂', '🇯🇵', '🇨🇳', 'ъь'];
    expect(new Set(names.map((name) => slugOf(name))).size).toBe(names.length);
    for (const name of names) expect(slugOf(name)).toMatch(/^(2026-)?x[0-9a-z]{11}$/);
    expect(slugOf(' 日本  2026')).toBe(slugOf('日本 2026'));
    expect(slugOf('日本')).toBe('x0gmkg5b65bc');
  });

  it('tells apart topics of which only a part has a Latin spelling', () => {
    expect(distinctSlugOf('Visit 北京')).toMatch(/^visit-x[0-9a-z]{11}$/);
    expect(distinctSlugOf('Visit 北京')).not.toBe(distinctSlugOf('Visit 日本'));
    for (const name of ['İnsan haqları', 'Права человека', 'Ελλάδα', 'საქართველო', '日本', 'Объезд'])
      expect(distinctSlugOf(name)).toBe(slugOf(name));
  });

  it('is cut between two words, and inside a word only when there is but one', () => {
    expect(slugOf('Parliament adopts the budget', { maxLength: 16 })).toBe('parliament');
    expect(slugOf('Parliament adopts the budget', { maxLength: 18 })).toBe('parliament-adopts');
    expect(slugOf('Parliament adopts the budget', { maxLength: 17 })).toBe('parliament-adopts');
    expect(slugOf('Parliament', { maxLength: 4 })).toBe('parl');
    expect(slugOf('word '.repeat(40))).toHaveLength(94);
  });

  it('has the form of a slug whatever the headline', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (headline) => isSlug(slugOf(headline))));
  });
});

it.each([
  ['us-azerbaijan-2', true],
  ['story', true],
  ['', false],
  ['-story', false],
  ['two--hyphens', false],
  ['Upper', false],
  ['əla', false],
  ['with space', false],
  ['a/b', false],
  ['a'.repeat(129), false],
])('whether “%s” can be a slug: %s', (text, answer) => {
  expect(isSlug(text)).toBe(answer);
});
