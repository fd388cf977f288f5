import { az } from '@payloadcms/translations/languages/az';
import { en } from '@payloadcms/translations/languages/en';
import { ru } from '@payloadcms/translations/languages/ru';
import { adminTranslations } from '../../src/config/adminTranslations.ts';

type Words = Record<string, unknown>;
/** Every text of a table by its path, such as `general.filters`. */
const textsOf = (table: Words, path = ''): [string, string][] =>
  Object.entries(table).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`${path}${name}`, value]] : textsOf(value as Words, `${path}${name}.`),
  );
const shown = (theirs: Words, ours: Words): Map<string, string> => new Map([...textsOf(theirs), ...textsOf(ours)]);

const english = shown(en.translations, adminTranslations.en);
const azerbaijani = shown(az.translations, adminTranslations.az);
const russian = shown(ru.translations, adminTranslations.ru);

it('says filter in Azerbaijani in an Azerbaijani word', () => {
  expect(azerbaijani.get('general.filters')).toBe('Süzgəclər');
  expect([...azerbaijani].filter(([, text]) => /filt[eə]?r/i.test(text))).toEqual([]);
});

it.each([
  ['Azerbaijani', azerbaijani],
  ['Russian', russian],
])('says nothing in %s that is several times as long as the English', (_, texts) => {
  const tooLong = [...texts].filter(([path, text]) => text.length > 40 + 3 * (english.get(path)?.length ?? 1_000));
  expect(tooLong).toEqual([]);
});
