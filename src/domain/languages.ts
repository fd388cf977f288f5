export const languages = ['en', 'az', 'ru'] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language);

/** Languages in which somebody may be quoted in a story of another one, as BCP 47 names them. */
// prettier-ignore
export const quotedLanguages = [
  'en', 'az', 'ru', 'ar', 'be', 'bg', 'cs', 'da', 'de', 'el', 'es', 'et', 'fa', 'fi', 'fr', 'he',
  'hi', 'hu', 'hy', 'id', 'it', 'ja', 'ka', 'kk', 'ko', 'ky', 'lt', 'lv', 'nl', 'no', 'pl', 'pt',
  'ro', 'sk', 'sl', 'sq', 'sr', 'sv', 'tg', 'tk', 'tr', 'uk', 'ur', 'uz', 'vi', 'zh',
] as const;
export type QuotedLanguage = (typeof quotedLanguages)[number];

export const isQuotedLanguage = (value: unknown): value is QuotedLanguage =>
  quotedLanguages.includes(value as QuotedLanguage);

const rightToLeft: readonly QuotedLanguage[] = ['ar', 'fa', 'he', 'ur'];

export const directionOf = (language: QuotedLanguage): 'rtl' | 'ltr' =>
  rightToLeft.includes(language) ? 'rtl' : 'ltr';

const namesIn = new Map<Language, Intl.DisplayNames>();

/** What a language is called in another one. The tables are read on first use: on a phone that takes a tenth of a second. */
export function languageName(language: QuotedLanguage, inLanguage: Language): string {
  const names = namesIn.get(inLanguage) ?? new Intl.DisplayNames([inLanguage], { type: 'language' });
  namesIn.set(inLanguage, names);
  return names.of(language) ?? language;
}
