import { isCapitals } from '../../dateline/datelineNames.ts';
import { foldLetters } from '../../letters.ts';

/** What a line is marked with as another kind than news, above its headline. */
const kickers = new Set(
  'exclusive|analysis|opinion|comment|commentary|interview|feature|profile|explainer|factbox|fact box|timeline|breaking|breaking news|live|live updates|news analysis|investigation|review|editorial|q a|eksklüziv|təhlil|şərh|müsahibə|reportaj|araşdırma|son dəqiqə|təcili xəbər|rəy|xronika|эксклюзив|анализ|аналитика|мнение|комментарий|интервью|репортаж|расследование|обзор|хроника|молния|срочная новость|главное|справка|колонка'
    .split('|')
    .map(foldLetters),
);
const rubrics = new Set(
  'culture|sport|sports|business|economy|politics|society|world|weather|energy|incident|incidents|news|region|regions|opinion|science|health|education|technology|mədəniyyət|idman|biznes|iqtisadiyyat|siyasət|cəmiyyət|dünya|hadisə|hadisələr|region|regionlar|hava|energetika|elm|səhiyyə|təhsil|infrastruktur|xəbərlər|культура|спорт|бизнес|экономика|политика|общество|мир|происшествия|происшествие|новости|регион|регионы|погода|энергетика|наука|здоровье|образование|история|истории|сегодня'
    .split('|')
    .map(foldLetters),
);
/** Whether a line is the name of a page's part. */
export const isRubricWord = (line: string): boolean => line.length <= 30 && rubrics.has(foldLetters(line));

/** Whether a line says what kind of text follows, and nothing else. */
export const isKickerWord = (line: string): boolean => line.length <= 40 && kickers.has(foldLetters(line));

/** “OPINION | The price of silence” → the kind and the headline, or undefined. */
export function kickerBefore(headline: string): { kicker: string; headline: string } | undefined {
  const found = /^([^|]{3,20}?) ?(?:\||\/\/) ?(\S.*)$/.exec(headline);
  const [, kicker = '', rest = ''] = found ?? [];
  return kickers.has(foldLetters(kicker)) ? { kicker, headline: rest } : undefined;
}

const wordCount = (line: string): number => line.split(' ').length;

/** Whether a line that may head a story only stands above the headline: a kind of text, a word or two in capitals, a theme. */
export function isKicker(line: string, next: string): boolean {
  if (line.length > 80 || wordCount(next) < 3) return false;
  if (/^\p{Lu}\p{L}+(?:, \p{Lu}\p{L}+){1,3}$/u.test(line) && wordCount(next) > 3) return true;
  if (kickers.has(foldLetters(line)) || (/:$/.test(line) && wordCount(line) < 5) || wordCount(line) === 1) return true;
  return wordCount(line) <= 3 && isCapitals(line) && !isCapitals(next) && wordCount(next) > wordCount(line);
}
