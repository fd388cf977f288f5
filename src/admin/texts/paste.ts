import { words, type Labels } from '../../domain/labels.ts';

/** What the admin says of pasted text that could not be taken as it was. */
export const pasteTexts = {
  pasted: words('From what you pasted', 'Yapışdırdığınızdan', 'Из вставленного'),
  pasteImage: words(
    'Images left out: {count}. Insert them as photos.',
    'Daxil edilməyən şəkillər: {count}. Onları foto kimi əlavə edin.',
    'Изображения не вставлены: {count}. Добавьте их как фото.',
  ),
  pasteTable: words(
    'Tables turned into lines with tabs: {count}.',
    'Tabulyasiyalı sətirlərə çevrilən cədvəllər: {count}.',
    'Таблицы превращены в строки с табуляцией: {count}.',
  ),
  pasteTableRest: words(
    'Tables larger than 100 rows of 12 cells: {count}. What did not fit stands below as lines with tabs.',
    '100 sətir və 12 sütundan böyük cədvəllər: {count}. Sığmayan hissə aşağıda tabulyasiyalı sətirlərdədir.',
    'Таблицы больше 100 строк по 12 ячеек: {count}. Что не поместилось, стоит ниже строками с табуляцией.',
  ),
  pasteLink: words(
    'Links that cannot be taken, left as plain text: {count} ({examples}).',
    'Qəbul edilməyən və adi mətn kimi qalan keçidlər: {count} ({examples}).',
    'Ссылки, которые нельзя принять, оставлены обычным текстом: {count} ({examples}).',
  ),
  pasteEmbed: words(
    'Videos and other embedded media left out: {count}. Insert them as embeds.',
    'Daxil edilməyən video və digər yerləşdirmələr: {count}. Onları yerləşdirmə kimi əlavə edin.',
    'Видео и другие встройки не вставлены: {count}. Добавьте их как встройки.',
  ),
  pasteComment: words(
    'Comments left out: {count}.',
    'Daxil edilməyən şərhlər: {count}.',
    'Комментарии не вставлены: {count}.',
  ),
  pasteDeleted: words(
    'Text marked as deleted left out: {count}.',
    'Silinmiş kimi işarələnmiş və daxil edilməyən mətn: {count}.',
    'Текст, отмеченный как удалённый, не вставлен: {count}.',
  ),
} as const satisfies Record<string, Labels>;
