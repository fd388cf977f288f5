import { words, type Labels } from '../../domain/labels.ts';

/** What the reader's page says itself. */
export const pageLabels = {
  skip: words('Skip to the story', 'Xəbərə keç', 'Перейти к тексту'),
  preview: words('Preview — not published', 'İlkin baxış — dərc olunmayıb', 'Предпросмотр — не опубликовано'),
  sections: words('Section', 'Bölmə', 'Раздел'),
  published: words('Published', 'Dərc olunub', 'Опубликовано'),
  updated: words('Updated', 'Yenilənib', 'Обновлено'),
  byline: words('By', 'Müəllif', 'Автор'),
  sources: words('Sources', 'Mənbələr', 'Источники'),
  corrections: words('Corrections', 'Düzəlişlər', 'Исправления'),
  review: words('Leave a review', 'Rəy bildirin', 'Оставить отзыв'),
  reviewClosed: words(
    'Readers can leave a review once the story is published.',
    'Oxucular xəbər dərc olunandan sonra rəy bildirə bilərlər.',
    'Читатели смогут оставить отзыв после публикации.',
  ),
  reviewInvite: words(
    'Tell the newsroom what you think of this story.',
    'Bu xəbər barədə fikrinizi redaksiyaya bildirin.',
    'Сообщите редакции, что вы думаете об этом материале.',
  ),
  social: words(
    'Follow us on social networks',
    'Bizi sosial şəbəkələrdə izləyin',
    'Следите за нами в социальных сетях',
  ),
  newsLine: words('News Line', 'Xəbər lenti', 'Лента новостей'),
  translations: words('This story in other languages', 'Bu xəbər başqa dillərdə', 'Этот материал на других языках'),
} as const satisfies Record<string, Labels>;

/** Each language in its own name. */
export const ownNames = { en: 'English', az: 'Azərbaycanca', ru: 'Русский' } as const;
