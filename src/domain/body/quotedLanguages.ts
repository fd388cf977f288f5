import { languages, type Language } from '../languages.ts';

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

const namesIn = new Map(languages.map((each) => [each, new Intl.DisplayNames([each], { type: 'language' })]));

/** What a language is called in another one. */
export const languageName = (language: QuotedLanguage, inLanguage: Language): string =>
  namesIn.get(inLanguage)?.of(language) ?? language;
