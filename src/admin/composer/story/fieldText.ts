import { choiceOf } from '../../../domain/fields/choices.ts';
import type { WrittenName } from '../../../domain/fields/articleFields.ts';
import { languageLabels } from '../../../domain/labels.ts';
import { isLanguage, type Language } from '../../../domain/languages.ts';
import { storyMomentText } from '../../times/moments.ts';
import type { Say } from '../../texts.ts';
import { idsOf, keyOf, type Names } from '../../../domain/storyNames.ts';

export type Values = Readonly<Record<string, unknown>>;
export type TextContext = { language: Language; say: Say; names: Names; newsroomZone: string };

const plain = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

const parts = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).map(plain).filter(Boolean) : [];

/** A part of a story that is told beside it, as a line of words; nothing where there is nothing. */
export function fieldText(
  name: WrittenName,
  values: Values,
  { language, say, names, newsroomZone }: TextContext,
): string[] {
  const value = values[name];
  const namesOf = (collection: string, ids: readonly string[]): string[] =>
    ids.map((id) => names[keyOf(collection, id)] || say('noLongerThere'));
  switch (name) {
    case 'section':
    case 'secondarySections':
      return namesOf('sections', idsOf([value].flat()));
    case 'relatedStories':
    case 'translationOf':
      return namesOf('articles', idsOf([value].flat()));
    case 'language':
      return isLanguage(value) ? [languageLabels[value][language]] : [];
    case 'genre':
    case 'partnerLabel':
      return [choiceOf(name).values[plain(value)]?.label[language] ?? ''].filter(Boolean);
    case 'deadline':
    case 'embargoUntil':
      return value
        ? [storyMomentText(plain(value), { language, newsroomZone, storyZone: plain(values.timeZone) })]
        : [];
    case 'reviewsClosed':
      return value === true ? [say('yes')] : [];
    case 'topics':
      return Array.isArray(value) ? value.map(plain) : [];
    case 'seo':
      return parts(value);
    default:
      return [plain(value)].filter(Boolean);
  }
}
