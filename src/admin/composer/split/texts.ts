import { words, type Labels } from '../../../domain/labels.ts';

/** What stands in the other half of a story's page says itself. */
export const splitTexts = {
  previewBeside: words('Preview beside the page', 'Səhifənin yanında ilkin baxış', 'Предпросмотр рядом'),
  closeSplit: words('Close', 'Bağla', 'Закрыть'),
  ownWindow: words('In a window of its own', 'Ayrı pəncərədə', 'В отдельном окне'),
  previewAs: words('Show as', 'Necə göstərilsin', 'Показать как'),
  asPage: words('Page', 'Səhifə', 'Страница'),
  asCards: words('Front page', 'Ana səhifə', 'Главная'),
  asShare: words('Shared', 'Paylaşım', 'В соцсетях'),
  asFeed: words('Feed', 'Lent', 'Лента'),
  asNinjs: words('Wire (ninjs)', 'Lent (ninjs)', 'Лента (ninjs)'),
  asText: words('Wire (text)', 'Lent (mətn)', 'Лента (текст)'),
  onPhone: words('Phone', 'Telefon', 'Телефон'),
  onDesktop: words('Desktop', 'Kompüter', 'Компьютер'),
  previewOfStory: words('The story as readers will get it', 'Oxucunun görəcəyi xəbər', 'Материал, каким его увидят'),
  previewStale: words(
    'Shown as it was a moment ago: what stands on the page does not fit yet, or the newsroom does not answer.',
    'Bir az əvvəlki hali göstərilir: səhifədəki mətn hələ uyğun deyil və ya server cavab vermir.',
    'Показано прежнее: текст на странице пока не подходит или сервер не отвечает.',
  ),
} as const satisfies Record<string, Labels>;
