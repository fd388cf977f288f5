import { lowerCase } from '../letters.ts';
import type { Language } from '../languages.ts';

/** Small words that one language uses all the time and the others never. */
const smallWords: Record<Language, ReadonlySet<string>> = {
  en: new Set(
    'the of and to in that is was for on with as by at from has have had said it be are were which not'.split(' '),
  ),
  az: new Set(
    'və bir bu ilə üçün ki da də olan edib olub deyib bildirib onun olaraq kimi daha isə sonra qeyd ve ile ucun edir olunub həm nə'.split(
      ' ',
    ),
  ),
  ru: new Set(
    'и в на не что с по из за о от к для как это его также был была были который заявил сообщает при до'.split(' '),
  ),
};

/** Letters only one of the three has, and scripts. */
const letters: Record<Language, RegExp> = { en: /[wW]/g, az: /[əƏğĞıİşŞ]/g, ru: /[а-яА-ЯёЁ]/g };
/** Letters of neither: Azerbaijani in its old Cyrillic, Ukrainian, Georgian, Arabic … */
const otherLetters =
  /[әҹғҝөүһӘҸҒҜӨҮҺіїєґІЇЄҐ\p{Script=Georgian}\p{Script=Armenian}\p{Script=Arabic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Han}]/gu;

const sampleSize = 20_000;
const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The language of a text, by its letters and its small words. Unsure when little speaks for it or another comes close. */
export function languageOf(text: string): { language: Language; isSure: boolean } {
  const sample = text.slice(0, sampleSize);
  const words = lowerCase(sample).match(/\p{L}+/gu) ?? [];
  const all = countOf(sample, /\p{L}/gu) || 1;
  const cyrillic = countOf(sample, letters.ru);
  const scores = (['en', 'az', 'ru'] as const).map((language) => {
    const small = words.filter((word) => smallWords[language].has(word)).length / (words.length || 1);
    const alphabet = language === 'ru' ? cyrillic / all : language === 'az' ? countOf(sample, letters.az) / all : 0;
    // Azerbaijani letters are one in eight of its text, Cyrillic all of Russian: weighed to be alike.
    return { language, score: small * 4 + alphabet * (language === 'az' ? 8 : 1) };
  });
  const [best, second] = scores.sort((a, b) => b.score - a.score);
  const isForeign = countOf(sample, otherLetters) > all * 0.03;
  // Turkish has all of Azerbaijani's letters but this one.
  const isTurkish = best?.language === 'az' && !/ə/i.test(sample);
  const isSure =
    !isForeign && !isTurkish && best !== undefined && best.score > 0.3 && best.score > 2 * (second?.score ?? 0);
  return { language: best && best.score > 0 ? best.language : 'en', isSure };
}
