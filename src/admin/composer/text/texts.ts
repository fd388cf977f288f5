import { blockLabels, words, type Labels } from '../../../domain/labels.ts';
import { isLanguage, type Language } from '../../../domain/languages.ts';

/** What the text of a story says around itself. */
const textTexts = {
  tools: words('Text', 'Mətn', 'Текст'),
  bold: words('Bold', 'Qalın', 'Полужирный'),
  italic: words('Italic', 'Kursiv', 'Курсив'),
  link: blockLabels.link,
  quote: words('Quote', 'Sitat gətir', 'Цитировать'),
  h2: words('Heading', 'Arabaşlıq', 'Подзаголовок'),
  h3: words('Small heading', 'Kiçik arabaşlıq', 'Малый подзаголовок'),
  bullet: words('List', 'Siyahı', 'Список'),
  number: words('Numbered list', 'Nömrəli siyahı', 'Нумерованный список'),
  paragraph: words('Plain text', 'Adi mətn', 'Обычный текст'),
  quotation: words('Quotation with speaker', 'Sitat və müəllifi', 'Цитата с автором'),
  photo: blockLabels.photo,
  embed: words('Embed a post or video', 'Paylaşım və ya video', 'Вставить пост или видео'),
  relatedStories: blockLabels.relatedStories,
  insert: words('Insert', 'Əlavə et', 'Вставить'),
  nothingFound: words('Nothing of that name', 'Belə bir şey yoxdur', 'Такого нет'),
  hint: words(
    'Go on, or type / for a photo, a quotation, an address…',
    'Davam edin, yaxud foto, sitat, ünvan üçün / yazın…',
    'Пишите дальше или нажмите / — фото, цитата, адрес…',
  ),
  begin: words('The story…', 'Mətn…', 'Текст…'),
  linkTo: words('Link', 'Keçid', 'Ссылка'),
  linkTarget: words('Address, or words of a headline', 'Ünvan və ya başlıqdan sözlər', 'Адрес или слова из заголовка'),
  storiesFound: words('Our stories', 'Öz xəbərlərimiz', 'Наши материалы'),
  set: words('Set', 'Qoy', 'Поставить'),
  unlink: words('Remove link', 'Keçidi sil', 'Убрать ссылку'),
  openLink: words('Open', 'Aç', 'Открыть'),
  badLink: words(
    'This is no address (https://, mailto:, tel:) and no headline of ours.',
    'Bu nə ünvandır (https://, mailto:, tel:), nə də xəbərimizin başlığı.',
    'Это не адрес (https://, mailto:, tel:) и не заголовок нашего материала.',
  ),
  ourStory: words('One of our stories', 'Öz xəbərimiz', 'Наш материал'),
  find: words('Find', 'Tap', 'Найти'),
  replaceWith: words('Replace with', 'Bununla əvəz et', 'Заменить на'),
  replace: words('Replace', 'Əvəz et', 'Заменить'),
  replaceAll: words('Replace all', 'Hamısını əvəz et', 'Заменить все'),
  nextMatch: words('Next', 'Növbəti', 'Следующее'),
  previousMatch: words('Previous', 'Əvvəlki', 'Предыдущее'),
  matches: words('{at} of {all}', '{at} / {all}', '{at} из {all}'),
  close: words('Close', 'Bağla', 'Закрыть'),
  keys: words('Keys', 'Düymələr', 'Клавиши'),
  keyUndo: words('Undo, redo', 'Geri qaytar, təkrarla', 'Отменить, вернуть'),
  keyMove: words('Move the paragraph up or down', 'Abzası yuxarı, aşağı köçür', 'Переместить абзац вверх, вниз'),
  keyTools: words('To the tools of the text', 'Mətn alətlərinə', 'К инструментам текста'),
  keyFind: words('Find', 'Tap', 'Найти'),
  keyReplace: words('Find and replace', 'Tap və əvəz et', 'Найти и заменить'),
  keyInsert: words('Insert, in an empty paragraph', 'Boş abzasda əlavə et', 'Вставить, в пустом абзаце'),
  keyTakeBack: words('Takes back what typing made by itself', 'Yazıda özü dəyişəni geri alır', 'Отменяет автозамену'),
  keyPreview: words('Preview beside the page', 'Yanaşı ilkin baxış', 'Предпросмотр рядом'),
  keyChanges: words('What changed', 'Nə dəyişib', 'Что изменилось'),
  keySource: words('The source of a translation', 'Tərcümənin mənbəyi', 'Оригинал перевода'),
  keyComment: words('Comment on the selected words', 'Seçilmiş sözlərə şərh', 'Комментарий к выделенному'),
  keyThreads: words('Next and previous comment', 'Növbəti və əvvəlki şərh', 'Следующий и предыдущий комментарий'),
  keyHelp: words('This list', 'Bu siyahı', 'Этот список'),
  keyLeaveBlock: words('From a block back to the text', 'Blokdan mətnə qayıt', 'Из блока обратно в текст'),
  moveBlock: words('Move or insert', 'Köçür və ya əlavə et', 'Переместить или вставить'),
  movedUp: words('Moved up', 'Yuxarı köçürüldü', 'Перемещено вверх'),
  movedDown: words('Moved down', 'Aşağı köçürüldü', 'Перемещено вниз'),
  remove: words('Remove', 'Sil', 'Убрать'),
  quoteText: words('What was said', 'Nə deyilib', 'Что сказано'),
  attribution: words('Who said it', 'Kim deyib', 'Кто сказал'),
  quotedLanguage: words('Language of the words', 'Sözlərin dili', 'Язык слов'),
  languageOfStory: words('As the story', 'Məqalənin dilində', 'Как в тексте'),
  embedAddress: words(
    'Address of a post, video or sound',
    'Paylaşım, video və ya səsin ünvanı',
    'Адрес поста, видео или звука',
  ),
  embedTitle: words('Title', 'Başlıq', 'Название'),
  embedUnknown: words(
    'This address cannot be embedded.',
    'Bu ünvan yerləşdirilə bilməz.',
    'Этот адрес нельзя встроить.',
  ),
  embedLater: words('Readers load it by a click', 'Oxucu kliklə yükləyir', 'Читатель загрузит по нажатию'),
  findStories: words('Find a story by its headline', 'Xəbəri başlığı ilə tap', 'Найти материал по заголовку'),
  table: blockLabels.table,
  tableCaption: words('Caption of the table', 'Cədvəlin başlığı', 'Заголовок таблицы'),
  tableTools: words('Table', 'Cədvəl', 'Таблица'),
  cellAt: words('Row {row}, column {column}', 'Sətir {row}, sütun {column}', 'Строка {row}, столбец {column}'),
  cellKeys: words(
    'Tab goes to the next cell, behind the last one it adds a row. Alt+F10: rows and columns. Escape: back to the text.',
    'Tab növbəti xanaya keçir, sonuncudan sonra sətir əlavə edir. Alt+F10: sətir və sütunlar. Escape: mətnə qayıt.',
    'Tab — к следующей ячейке, после последней добавляет строку. Alt+F10 — строки и столбцы. Escape — обратно в текст.',
  ),
  addRow: words('Add a row', 'Sətir əlavə et', 'Добавить строку'),
  removeRow: words('Remove the row', 'Sətri sil', 'Удалить строку'),
  addColumn: words('Add a column', 'Sütun əlavə et', 'Добавить столбец'),
  removeColumn: words('Remove the column', 'Sütunu sil', 'Удалить столбец'),
  headerRow: words('First row is a header', 'Birinci sətir başlıqdır', 'Первая строка — шапка'),
  rowAdded: words('Row added: {rows} in all', 'Sətir əlavə olundu: cəmi {rows}', 'Строка добавлена, всего: {rows}'),
  rowRemoved: words('Row removed: {rows} left', 'Sətir silindi: {rows} qalıb', 'Строка удалена, осталось: {rows}'),
  columnAdded: words(
    'Column added: {columns} in all',
    'Sütun əlavə olundu: cəmi {columns}',
    'Столбец добавлен, всего: {columns}',
  ),
  columnRemoved: words(
    'Column removed: {columns} left',
    'Sütun silindi: {columns} qalıb',
    'Столбец удалён, осталось: {columns}',
  ),
  pastedCells: words('Cells pasted', 'Xanalar yapışdırıldı', 'Ячейки вставлены'),
  pastedCut: words(
    'Cells pasted; what is beyond 100 rows or 12 columns was left out',
    'Xanalar yapışdırıldı; 100 sətir və 12 sütundan artığı daxil edilmədi',
    'Ячейки вставлены; лишнее сверх 100 строк или 12 столбцов не вошло',
  ),
  keyCell: words(
    'In a table: next cell, previous cell',
    'Cədvəldə: növbəti, əvvəlki xana',
    'В таблице: следующая, предыдущая ячейка',
  ),
  noStories: words('No story yet', 'Hələ xəbər yoxdur', 'Пока нет материалов'),
} as const satisfies Record<string, Labels>;

export type TextKey = keyof typeof textTexts;
export type SayText = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

export const sayingIn =
  (language: Language): SayText =>
  (key, values = {}) =>
    textTexts[key][language].replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));

/** The language of the page around the text. */
export const languageOfPage = (): Language => {
  const language = typeof document === 'undefined' ? 'en' : document.documentElement.lang.slice(0, 2);
  return isLanguage(language) ? language : 'en';
};
