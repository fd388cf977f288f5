import { lowerCase } from '../letters.ts';
import type { Language } from '../languages.ts';

/** Month names as a dateline writes them: after the number in Azerbaijani, in the genitive in Russian. */
const months: Record<Language, readonly string[]> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  az: 'yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr'.split(' '),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
};

const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Months that are not cut to their first three letters like the others. */
const shortForms = new Map([
  ...Object.entries({ sept: 9, май: 5, февр: 2, сент: 9, нояб: 11 }),
  ...Object.entries({ yan: 1, fev: 2, iyn: 6, iyl: 7, avq: 8, sen: 9, sent: 9, okt: 10, noy: 11, dek: 12 }),
]);

const weekdays: Record<Language, readonly string[]> = {
  en: 'monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun'.split(' '),
  az: 'bazar ertəsi|çərşənbə axşamı|çərşənbə|cümə axşamı|cümə|şənbə|bazar'.split('|'),
  ru: 'понедельник вторник среда четверг пятница суббота воскресенье'.split(' '),
};
/** The day of the week before a day, which says nothing more. */
const weekday = new RegExp(`^(?:${Object.values(weekdays).flat().join('|')})[. ,]+(?=.*\\d)`);

/** Months by their names and by the first three letters of these; the first of two alike counts. */
const numbers = new Map(
  [
    ...Object.values(months).map((names) => names.map((name) => name.toLowerCase())),
    ...[months.en, months.ru].map((names) => names.map((name) => name.toLowerCase().slice(0, 3))),
  ]
    .flatMap((names) => names.map((name, index) => [name, index + 1] as const))
    .reverse(),
);

function monthNumber(word: string): number {
  const name = lowerCase(word).normalize('NFC').replace(/\.$/, '');
  return numbers.get(name) ?? shortForms.get(name) ?? 0;
}

/** Whether a word is a month's name, full or short, in one of the three languages. */
export const isMonth = (word: string): boolean => word.length < 12 && monthNumber(word) > 0;

const two = (number: number): string => String(number).padStart(2, '0');

function dayOf(year: string | undefined, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > (daysIn[month - 1] ?? 0)) return undefined;
  const fullYear = year && (year.length === 2 ? `20${year}` : year);
  if (fullYear && month === 2 && day === 29 && !isLeap(Number(fullYear))) return undefined;
  return `${fullYear ?? '-'}-${two(month)}-${two(day)}`;
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** “Thursday, November 26” → “November 26”. */
function withoutWeekday(text: string): string {
  const named = weekday.exec(lowerCase(text))?.[0];
  return named === undefined ? text : text.slice(named.length);
}

/**
 * “March 3”, “3 mart 2023”, “3 марта 2023 г.”, “Mar. 3”, “03.03.23”, “2023-03-03” → `YYYY-MM-DD`, or `--MM-DD`
 * (ISO 8601 without its year) when no year is given. Undefined if it is not a day of the calendar.
 */
export function parseDay(text: string): string | undefined {
  const words = withoutWeekday(text.slice(0, 60)).slice(0, 40).replaceAll(',', ' ').trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words);
  if (iso) return dayOf(iso[1], Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?$/.exec(words);
  if (dotted) return dayOf(dotted[3], Number(dotted[2]), Number(dotted[1]));
  const american = /^(\p{L}+\.?) (\d{1,2})(?:st|nd|rd|th)?(?: +(\d{4}))?$/u.exec(words);
  if (american) return dayOf(american[3], monthNumber(american[1] ?? ''), Number(american[2]));
  const european = /^(\d{1,2})(?:st|nd|rd|th)? (\p{L}+\.?)(?: +(\d{4})(?: ?(?:г\.?|года|il|-?c[ıi] il))?)?$/u.exec(
    words,
  );
  if (european) return dayOf(european[3], monthNumber(european[2] ?? ''), Number(european[1]));
  return undefined;
}

/** A day as a dateline prints it, without the year: March 20, 20 mart, 20 марта. What is not a day is printed as it is. */
export function renderDay(day: string, language: Language): string {
  const match = /^(?:\d{4}|-)-(\d{2})-(\d{2})(?:$|T)/.exec(day);
  const month = match && months[language][Number(match[1]) - 1];
  if (!match || !month) return day;
  return language === 'en' ? `${month} ${Number(match[2])}` : `${Number(match[2])} ${month}`;
}

/** Gives a day without a year the year that brings it nearest to `today` (`YYYY-MM-DD`): copy is filed within months. */
export function dayNear(day: string, today: string): string {
  if (!day.startsWith('--')) return day;
  const year = Number(today.slice(0, 4));
  const distance = (candidate: string) => Math.abs(Date.parse(candidate) - Date.parse(today));
  const candidates = [year - 1, year, year + 1]
    .map((each) => `${each}${day.slice(1)}`)
    .filter((each) => !each.endsWith('02-29') || isLeap(Number(each.slice(0, 4))));
  return candidates.reduce((best, each) => (distance(each) < distance(best) ? each : best), candidates[0] ?? day);
}
