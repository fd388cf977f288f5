import { publicationStepLabels, words, type Labels } from '../../domain/labels.ts';
import type { PublicationStep } from '../../domain/publication.ts';
import type { Problem } from '../../domain/refusal.ts';
import type { Language } from '../../domain/languages.ts';

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

const why: Readonly<Record<string, Labels>> = {
  'not-allowed': words(
    'A managing editor or above does this.',
    'Bunu məsul redaktor və ya ondan yuxarı vəzifəli edir.',
    'Это делает ответственный редактор или старше.',
  ),
  'nothing-changed': words(
    'Readers have exactly this already.',
    'Oxucularda elə bu mətndir.',
    'У читателей именно это.',
  ),
  'not-in-a-page': words(
    'A page holds no photos and no links to stories by id.',
    'Səhifədə foto və xəbərə daxili keçid olmur.',
    'На странице нет фотографий и внутренних ссылок на материалы.',
  ),
  'title:required': words('It needs a title.', 'Başlıq lazımdır.', 'Нужен заголовок.'),
  'slug:required': words('It needs a slug.', 'Slaq lazımdır.', 'Нужен слаг.'),
  'language:required': words('It needs a language.', 'Dil lazımdır.', 'Нужен язык.'),
  'body:required': words('It needs a text.', 'Mətn lazımdır.', 'Нужен текст.'),
  'slug:unique': words('Another one has this slug.', 'Bu slaq tutulub.', 'Такой слаг занят.'),
  'baseVersion:stale': words(
    'A colleague has saved it since. Load it again.',
    'Həmkarınız onu dəyişib. Səhifəni yenidən açın.',
    'Коллега сохранил его после вас. Откройте заново.',
  ),
};

export type Obstacle = { code?: string; message: string; problems: readonly Problem[] };

/** What is in the way, sentence by sentence. */
export function whyNot({ code, message, problems }: Obstacle, language: Language): string[] {
  if (problems.length === 0) return [why[code ?? '']?.[language] ?? message];
  return problems.map((each) => (why[`${each.path}:${each.rule}`] ?? why[each.rule])?.[language] ?? each.message);
}

export const stepLabel = (name: PublicationStep, language: Language): string => publicationStepLabels[name][language];
