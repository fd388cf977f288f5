import type { Language } from '../domain/languages.ts';

const styles = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  clock: { hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** `long` is "25 November 2026, 14:05", `short` "25 Nov, 14:05", `day` "25 November". */
export type MomentStyle = keyof typeof styles | 'long';

/** Making one takes longer than rendering a page. A newsroom has few time zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(style: keyof typeof styles, language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${style} ${language} ${timeZone}`;
  const locale = language === 'en' ? 'en-GB' : language;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...styles[style], timeZone, hourCycle: 'h23' } as const);
  formats.set(key, format);
  return format;
}

/** An instant as it reads in a language and time zone (IANA). */
export function momentOf(iso: string, style: MomentStyle, language: Language, timeZone: string): string {
  // ICU puts a slash between an Azerbaijani date and its time.
  if (style === 'long')
    return `${momentOf(iso, 'date', language, timeZone)}, ${momentOf(iso, 'clock', language, timeZone)}`;
  return formatOf(style, language, timeZone).format(new Date(iso));
}
