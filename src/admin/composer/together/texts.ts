import { words, type Labels } from '../../../domain/labels.ts';

/** What is said where two write one story. */
export const togetherTexts = {
  mergedWith: words(
    '{names} changed meanwhile: {what}. Theirs and yours are both in the story.',
    '{names} bu arada dəyişib: {what}. Hər iki mətn xəbərdədir.',
    'Тем временем изменено ({names}): {what}. В материале и их текст, и ваш.',
  ),
  blocksOfText: words('blocks of the text: {n}', 'mətnin blokları: {n}', 'блоки текста: {n}'),
  youElsewhere: words('You, elsewhere', 'Siz, başqa yerdə', 'Вы в другом месте'),
} as const satisfies Record<string, Labels>;
