import { publicationStepLabels, words, type Labels } from '../../domain/labels.ts';
import type { PublicationStep } from '../../domain/publication.ts';
import type { Problem } from '../../domain/refusal.ts';
import type { Language } from '../../domain/languages.ts';
import { problemText, refusalText } from '../problemText.ts';

const texts = {
  bar: words('Where it stands', 'Vəziyyəti', 'Где это'),
  isNew: words(
    'Save it first; then it can be published.',
    'Əvvəlcə yadda saxlayın, sonra dərc etmək olar.',
    'Сначала сохраните, потом можно опубликовать.',
  ),
  isModified: words(
    'Save your edits first: what is saved goes out.',
    'Əvvəlcə redaktənizi yadda saxlayın: dərc olunan saxlanılandır.',
    'Сначала сохраните правки: выйдет то, что сохранено.',
  ),
  hasPendingEdits: words(
    'Readers have an earlier version. “Update” sends out the edits.',
    'Oxucularda əvvəlki versiyadır. «Yenilə» redaktəni dərc edir.',
    'У читателей прежняя версия. «Обновить» выпустит правки.',
  ),
  failed: words(
    'The newsroom did not answer. Try again.',
    'Redaksiya cavab vermədi. Yenidən cəhd edin.',
    'Редакция не ответила. Попробуйте ещё раз.',
  ),
  withdrawn: words(
    'Readers find nothing at its address.',
    'Oxucular bu ünvanda heç nə tapmır.',
    'По этому адресу читатели ничего не найдут.',
  ),
} as const satisfies Record<string, Labels>;

export type PublicationText = keyof typeof texts;
export const sayOf = (text: PublicationText, language: Language): string => texts[text][language];

export type Obstacle = { code?: string; message: string; problems: readonly Problem[] };

/** What is in the way, sentence by sentence. */
export const whyNot = ({ code, message, problems }: Obstacle, language: Language): string[] =>
  problems.length > 0
    ? problems.map((each) => problemText(each, language))
    : [refusalText({ code, message }, language)];

export const stepLabel = (name: PublicationStep, language: Language): string => publicationStepLabels[name][language];
