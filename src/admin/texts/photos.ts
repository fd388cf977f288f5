import { words } from '../../domain/labels.ts';

/** What a photo's page says while the pictures that readers get are missing. */
export const photoTexts = {
  photoNotShown: words('Readers do not see this photo', 'Oxucular bu fotonu görmür', 'Читатели не видят это фото'),
  photoShownAsBefore: words(
    'Readers see this photo as it was before',
    'Oxucular bu fotonun əvvəlki halını görür',
    'Читатели видят прежний вид этого фото',
  ),
  sizesBeingMade: words(
    'Its sizes for readers are being made. Open this page again in a minute.',
    'Oxucular üçün ölçüləri hazırlanır. Səhifəni bir dəqiqədən sonra yenidən açın.',
    'Размеры для читателей готовятся. Откройте страницу ещё раз через минуту.',
  ),
  sizesTriedAgain: words(
    'Its sizes for readers could not be made (tries: {n}). Next try: {time}.',
    'Oxucular üçün ölçüləri hazırlanmadı (cəhdlər: {n}). Növbəti cəhd: {time}.',
    'Размеры для читателей не удалось сделать (попыток: {n}). Следующая попытка: {time}.',
  ),
  sizesGivenUp: words(
    'Its sizes for readers could not be made in days, and are not tried again.',
    'Oxucular üçün ölçüləri günlərlə hazırlanmadı, daha cəhd edilmir.',
    'Размеры для читателей не удалось сделать за несколько дней, новых попыток не будет.',
  ),
  sizesMissing: words(
    'Its sizes for readers are missing, and nothing is under way to make them.',
    'Oxucular üçün ölçüləri yoxdur və hazırlanmır.',
    'Размеров для читателей нет, и они не готовятся.',
  ),
  sizesOperator: words(
    'An operator finds the reason in the log (alarm “renditions”), such as a full disk. Once it is mended, this makes what is missing:',
    'Operator səbəbi jurnalda tapır («renditions» siqnalı), məsələn, disk doludur. Aradan qaldırılandan sonra çatışmayanı bu əmr hazırlayır:',
    'Причину оператор найдёт в журнале (сигнал «renditions»), например, переполнен диск. Когда она устранена, недостающее сделает команда:',
  ),
};
