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
  changes: words('What changed', 'Nə dəyişib', 'Что изменилось'),
  compareVersions: words('Compare versions', 'Versiyaları müqayisə et', 'Сравнить версии'),
  changedFrom: words('From', 'Nədən', 'С чем сравнить'),
  changedTo: words('To', 'Nəyə', 'Что сравнить'),
  thisPage: words('This page as it stands', 'Bu səhifə, indiki halı', 'Эта страница сейчас'),
  whatReadersHave: words('What readers have', 'Oxucuların gördüyü', 'То, что видят читатели'),
  readersHaveNone: words(
    'Readers have not seen this story yet: this compares with its last step.',
    'Oxucular bu xəbəri hələ görməyib: son addımla müqayisə olunur.',
    'Читатели материала ещё не видели: сравнение с последним шагом.',
  ),
  onlyChanged: words('Only what changed', 'Yalnız dəyişənlər', 'Только изменения'),
  movedPiece: words('moved', 'yeri dəyişib', 'перемещено'),
  textIsSame: words('The text is the same.', 'Mətn eynidir.', 'Текст тот же.'),
} as const satisfies Record<string, Labels>;
