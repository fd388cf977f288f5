import { renderDay } from '../times/calendarDay.ts';
import type { Dateline } from './datelineForms.ts';
import type { Problem } from '../refusal.ts';
import type { Language } from '../languages.ts';

export { parseDateline, type Dateline, type ParsedDateline } from './datelineForms.ts';

/** The house style: text with `{place}`, and `{source}` and `{date}` if wanted, such as `{place}/{source}:`. */
export type DatelineFormat = { pattern: string };
/** That of a newsroom that has set none. */
export const usualDatelinePattern = '{place}/{source}:';

const closing: Record<string, string> = { '(': ')', '[': ']', '«': '»', '“': '”' };

/** What is wrong with a house style, or undefined. */
export function problemOfDatelineFormat({ pattern }: DatelineFormat): Problem | undefined {
  const fields: readonly string[] = pattern.match(/\{[^{}]*\}/g) ?? [];
  const unknown = fields.find((field) => !/^\{(?:place|source|date)\}$/.test(field));
  if (unknown)
    return {
      path: 'pattern',
      rule: 'unknown-field',
      message: `A dateline has no ${unknown}.`,
      params: { name: unknown },
    };
  if (!fields.includes('{place}')) return { path: 'pattern', rule: 'required', message: 'A dateline needs {place}.' };
  return undefined;
}

/**
 * The dateline in house style: “Washington D.C./Turan:”. What the story lacks is left out together with the punctuation
 * that led to it: without a source, “Washington D.C.:”. The day is written as the language does: March 20, 20 mart, 20 марта.
 */
export function renderDateline(dateline: Dateline, format: DatelineFormat, language: Language): string {
  const values: Record<string, string | undefined> = {
    ...dateline,
    date: dateline.date && renderDay(dateline.date, language),
  };
  const pieces = format.pattern.split(/\{(place|source|date)\}/);
  let line = pieces[0] ?? '';
  let leading = '';
  let isStarted = false;
  for (let index = 1; index < pieces.length; index += 2) {
    const value = values[pieces[index] ?? ''];
    const following = pieces[index + 1] ?? '';
    if (value) {
      line += (isStarted ? leading : '') + value;
      isStarted = true;
      leading = following;
    } else {
      // The bracket opened before a missing field goes with it, and so does the one that closes it.
      const close = closing[leading.at(-1) ?? ''];
      leading = close && following.startsWith(close) ? following.slice(1) : following;
    }
  }
  return line + leading;
}

/** The parts as a story stores them. */
export type StoredDateline = { [part in keyof Dateline]?: string | null } | null | undefined;

/** A story's dateline in house style; undefined without a place. */
export function storyDateline(stored: StoredDateline, format: DatelineFormat, language: Language): string | undefined {
  const { place, source, date } = stored ?? {};
  if (!place?.trim()) return undefined;
  return renderDateline({ place, ...(source && { source }), ...(date && { date }) }, format, language);
}
