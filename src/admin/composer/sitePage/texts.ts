import { words, type Labels } from '../../../domain/labels.ts';

/** What the screen on which a page of the site is written says itself. */
export const sitePageTexts = {
  pagesBack: words('Pages', 'Səhifələr', 'Страницы'),
  withdrawnHint: words(
    'Readers find nothing at its address.',
    'Oxucular bu ünvanda heç nə tapmır.',
    'По этому адресу читатели ничего не найдут.',
  ),
} as const satisfies Record<string, Labels>;
