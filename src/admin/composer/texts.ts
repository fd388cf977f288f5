import { words, type Labels } from '../../domain/labels.ts';

/** What the page of a story says itself. */
export const composerTexts = {
  placing: words('Placing', 'Yeri', 'Размещение'),
  around: words('Around it', 'Ətrafında', 'Вокруг'),
  times: words('Times', 'Vaxtlar', 'Время'),
  notes: words('Notes', 'Qeydlər', 'Заметки'),
  history: words('History', 'Tarixçə', 'История'),
  beside: words('Beside the story', 'Xəbərin yanında', 'Рядом с материалом'),
  byLine: words('By', 'Müəllif:', 'Автор:'),
  yes: words('Yes', 'Bəli', 'Да'),
  nothingHere: words('Nothing here.', 'Burada heç nə yoxdur.', 'Здесь ничего нет.'),
  noLongerThere: words('no longer there', 'artıq yoxdur', 'больше нет'),
  begunAt: words('Begun', 'Başlanıb', 'Начато'),
  changedAt: words('Last changed', 'Son dəyişiklik', 'Последнее изменение'),
  versionNumber: words('Version', 'Versiya', 'Версия'),
  allVersions: words('All versions', 'Bütün versiyalar', 'Все версии'),
  storyId: words('Its id for machines', 'Maşınlar üçün id', 'Идентификатор для машин'),
  sourcesOf: words('Sources', 'Mənbələr', 'Источники'),
  correctionsOf: words('Corrections', 'Düzəlişlər', 'Исправления'),
  noText: words('No text yet.', 'Hələ mətn yoxdur.', 'Текста пока нет.'),
  inTrash: words('This story is in the trash.', 'Bu xəbər zibil qutusundadır.', 'Материал в корзине.'),
  restoreIt: words('Take it out of the trash', 'Zibil qutusundan çıxar', 'Вернуть из корзины'),
  deleteIt: words('Delete for good', 'Birdəfəlik sil', 'Удалить навсегда'),
  deleteItSure: words(
    'The story and all its versions are deleted. It cannot be undone.',
    'Xəbər bütün versiyaları ilə silinəcək. Geri qaytarmaq olmaz.',
    'Материал и все его версии будут удалены. Отменить нельзя.',
  ),
  trashIt: words('Move to trash', 'Zibil qutusuna at', 'В корзину'),
  trashItSure: words(
    'The story leaves every list. It can be taken out of the trash again.',
    'Xəbər bütün siyahılardan çıxacaq. Onu zibil qutusundan geri götürmək olar.',
    'Материал уйдёт из всех списков. Его можно вернуть из корзины.',
  ),
} as const satisfies Record<string, Labels>;
